"""Titles of letters: candidates are composed by the grammar of the language, and compared with what was read.

No grammar is written twice. A title is split where its frame is, and each candidate for the senders and the addressees
is composed again; free text, such as an office, is found by composing a title with a hole in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import takewhile

from msgspec import Struct

from drafter.importer.normalize import comparable, one_line
from drafter.importer.read_dates import dates_in
from drafter.importer.title_parties import Frame, candidate_senders, read_receivers, senders_by_state
from drafter.languages import available_languages, load_language
from drafter.languages.protocol import Language, Party, Receiver, Title, TitleKind

_KINDS = (TitleKind.IDENTICAL_LETTERS, TitleKind.NOTE_VERBALE, TitleKind.LETTERS, TitleKind.LETTER)
_SHORT_WORD = 3
_FIRST_WITHOUT_SPACES = "\u2e80"
LONGEST_TITLE = 6000
# A longer text after the word for the addressees is that of the letter.
_LONGEST_ADDRESSEES = 500
# Marks of notes behind a title; the notes themselves are listed as left over.
_NOTE_MARKS = re.compile(r"(?<![\s*†‡§¹²³⁴-⁹])[\s*†‡§¹²³⁴-⁹]++$")
# Spaces next to Chinese characters, such as 2007 年8 月13 日, do not belong to the text.
_SPACES_OF_CHINESE = re.compile("(?<=[\u3400-\u9fff、，]) +|(?<! ) ++(?=[\u3400-\u9fff、，])")
# The date of a title is in its first characters, in Russian after the senders.
_DATE_WITHIN = 4000
# Titles of the 1980s: "to the Secretary-General" without "addressed".
_WITHOUT_ADDRESSED = re.compile(r"(?<!\s)\s++(?:addressed\s+)?to\s+(?=the\s+(?:Secretary|President))", re.IGNORECASE)


class ReadTitle(Struct, frozen=True):
    """A title: its text as read, its language, and its content.

    `proved` if Drafter composes the same text from the content; `case` is false if only capitals differ.
    """

    text: str
    language: str
    kind: TitleKind
    dates: tuple[date, ...]
    senders: tuple[Party, ...]
    receivers: tuple[Receiver, ...]
    proved: bool
    case: bool = True

    @property
    def content(self) -> Title:
        """The content of the title, as the grammar composes it."""
        return Title(self.kind, self.dates, self.senders, self.receivers)


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return the codes of the languages in which titles are read, English first."""
    return tuple(sorted(available_languages(), key=lambda code: (code != "en", code)))


def find_language(text: str) -> str | None:
    """Return the language in which a text is split like a title, with a date in it; None for other texts."""
    return next((code for code in languages() if next(_frames(text, load_language(code)), None)), None)


def title_starts(text: str) -> Iterator[int]:
    """Yield the characters at which a title may begin in a running text."""
    for match in _starts().finditer(text):
        if text[match.start()].isupper() or not text[match.start()].isascii() or text[match.start()].isdigit():
            yield match.start()


@lru_cache(maxsize=1)
def _starts() -> re.Pattern[str]:
    """Return the pattern of the first words of titles, and of the year with which a Chinese one begins."""
    days = (date(2001, 2, 3), date(2001, 2, 4))
    forms = [(kind, days[:dates], count) for kind in _KINDS for dates, count in ((1, 1), (1, 2), (2, 2))]
    firsts = {_skeleton(load_language(code), *form).split()[0] for code in languages() for form in forms}
    words = sorted((word for word in firsts if word.isalpha() and "Qxq" not in word), key=len, reverse=True)
    return re.compile("|".join([*(rf"\b{word}\b" for word in words), r"(?<!\d)\d{4}年\d{1,2}月\d"]), re.IGNORECASE)


def _skeleton(language: Language, kind: TitleKind, days: tuple[date, ...], addressees: int) -> str:
    """Return a title with holes; several addressees, whose number some languages show, are one hole."""
    receiver = Receiver("Qxqaddressee", office_in_title="Qxqaddressee")
    sender = Party("Qxqsender", office_in_title="Qxqsender")
    composed = comparable(language.title(Title(kind, days, (sender,), (receiver,) * addressees)))
    return re.sub("Qxqaddressee.*Qxqaddressee", "Qxqaddressee", composed)


def _of_officer(language: Language, kind: TitleKind, days: tuple[date, ...], addressees: int) -> str:
    """Return the title with holes of an officer of the United Nations, if he or she comes before the addressees.

    In Arabic, that is another order than that of a State (S/2013/295).
    """
    usual = _skeleton(language, kind, days, addressees)
    receivers = (Receiver("Qxqaddressee", office_in_title="Qxqaddressee"),) * addressees
    one, other = (
        comparable(language.title(Title(kind, days, (Party(office),), receivers))).split()
        for office in ("secretary-general", "president-of-the-security-council")
    )
    before, after = _same_words(one, other), _same_words(one[::-1], other[::-1])[::-1]
    text = " ".join([*before, "Qxqsender", *after])
    composed = re.sub("Qxqaddressee.*Qxqaddressee", "Qxqaddressee", text)
    holes = [re.findall("Qxq[a-z]+", text) for text in (usual, composed)]
    return composed if holes[0] == holes[1][::-1] else usual


def _same_words(one: list[str], other: list[str]) -> list[str]:
    """Return the words with which both texts begin."""
    return [word for word, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))]


@lru_cache(maxsize=256)
def read_title(text: str) -> ReadTitle | None:
    """Return the title that a text is, proved if the language composes it again; None for other texts."""
    text = _SPACES_OF_CHINESE.sub("", _NOTE_MARKS.sub("", one_line(text)))
    code = find_language(text) if len(text) <= LONGEST_TITLE else None
    if code is None:
        return None
    best: ReadTitle | None = None
    for frame in _frames(text, load_language(code)):
        for title in _candidates(text, frame, load_language(code)):
            if title.proved and title.case:
                return title
            if best is None or (title.proved, bool(title.senders)) > (best.proved, bool(best.senders)):
                best = title
    return best


def _frames(text: str, language: Language) -> Iterator[Frame]:
    """Yield the splits of a title into senders and addressees, by composing titles with holes in these places."""
    for found in dates_in(text[:_DATE_WITHIN], language.code):
        for kind in _KINDS if len(found.days) > 1 else (*_KINDS[:2], *_KINDS[:1:-1]):
            skeletons = {
                form(language, kind, found.days, count) for count in (1, 2, 3) for form in (_skeleton, _of_officer)
            }
            for match in (re.fullmatch(_pattern_of(one), text, re.IGNORECASE | re.DOTALL) for one in skeletons):
                if match and len(match["addressee"]) <= _LONGEST_ADDRESSEES:
                    yield Frame(kind, found.days, match["sender"].strip(" ,"), match["addressee"].strip(" ,"))
            if language.code == "en":
                yield from _unaddressed(text, kind, found.days, found.end, language)
        return


def _unaddressed(text: str, kind: TitleKind, days: tuple[date, ...], end: int, language: Language) -> Iterator[Frame]:
    beginning = language.words.kinds[kind.value]
    parts = _WITHOUT_ADDRESSED.split(text[end:].strip(), maxsplit=1)
    if text.casefold().startswith(f"{beginning.casefold()} ") and len(parts) == 2:  # noqa: PLR2004
        yield Frame(kind, days, re.sub(r"^from\s+", "", parts[0], flags=re.I).strip(" ,"), parts[1].strip(" ,."))


def _pattern_of(skeleton: str) -> str:
    """Return the pattern of a title with holes; words of up to three letters before a hole may be others (al, à la)."""
    pieces = re.split(r"(Qxqsender|Qxqaddressee)", skeleton)
    pattern = ""
    for piece in pieces:
        if piece in ("Qxqsender", "Qxqaddressee"):
            pattern += f"(?P<{piece[3:]}>.+?)"
        else:
            words = piece.split()
            before_hole = piece is not pieces[-1]
            if (
                before_hole
                and words
                and len(words[-1]) <= _SHORT_WORD
                and len(words) > 1
                and words[-1] not in ("par", "por", "имя")
            ):
                words.pop()
            begins = r"\s*\b" if words and _is_word_of_spaces(words[0][0]) else r"\s*"
            ends = r"\b\s*" if words and _is_word_of_spaces(words[-1][-1]) else r"\s*"
            pattern += begins + r"\s+".join(map(_loose, words)) + ends
    return pattern


def _is_word_of_spaces(character: str) -> bool:
    """True for a letter or digit next to which words end: not in a script without spaces."""
    return character.isalnum() and character < _FIRST_WITHOUT_SPACES


def _loose(word: str) -> str:
    """Return the pattern of a word of the frame, in which a comma or the mark of the plural may be missing."""
    bare = word.removesuffix(",")
    pattern = re.escape(bare[:-1]) + "s?" if bare.endswith("s") and len(bare) > _SHORT_WORD else re.escape(bare)
    return pattern + ",?" * (bare != word)


def _candidates(text: str, frame: Frame, language: Language) -> Iterator[ReadTitle]:
    """Yield the readings of a title, the most specific first; the last one is not proved."""
    receivers = tuple(read_receivers(frame.addressees, language, frame.dates[0]))
    parties: tuple[Party, ...] = ()
    for parties in candidate_senders(frame, receivers, text, language):
        composed = language.title(Title(frame.kind, frame.dates, parties, receivers))
        same = comparable(composed) == comparable(text)
        if same or comparable(composed).casefold() == comparable(text).casefold():
            yield ReadTitle(text, language.code, frame.kind, frame.dates, parties, receivers, True, same)
    fallback = next(senders_by_state(frame, language), ())
    yield ReadTitle(text, language.code, frame.kind, frame.dates, fallback, receivers, False)
