"""Titles of letters: candidates are composed by the grammar of the language, and compared with what was read.

No grammar is written twice. A title is split where its frame is, and each candidate for the senders and the addressees
is composed again; free text, such as an office, is found by composing a title with a hole in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from msgspec import Struct

from drafter.importer.normalize import comparable, one_line
from drafter.importer.read_dates import dates_in
from drafter.importer.title_parties import Frame, candidate_senders, read_receivers, senders_by_state
from drafter.languages import available_languages, load_language
from drafter.languages.protocol import Language, Party, Receiver, Title, TitleKind

_KINDS = (TitleKind.IDENTICAL_LETTERS, TitleKind.NOTE_VERBALE, TitleKind.LETTERS, TitleKind.LETTER)
_SHORT_WORD = 3
LONGEST_TITLE = 6000
# The date of a title stands in its first characters, in Russian after the senders.
_DATE_WITHIN = 4000
# Titles of the 1980s: "to the Secretary-General" without "addressed".
_WITHOUT_ADDRESSED = re.compile(r"\s+(?:addressed\s+)?to\s+(?=the\s+(?:Secretary|President))", re.IGNORECASE)


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


@lru_cache(maxsize=64)
def _beginnings(code: str) -> tuple[tuple[TitleKind, str], ...]:
    words = load_language(code).words
    plural = words.forms.get("several", {})
    names = [(kind, words.kinds[kind.value]) for kind in _KINDS]
    names += [(kind, str(plural[kind.value])) for kind in _KINDS if isinstance(plural, dict) and kind.value in plural]
    return tuple(sorted(names, key=lambda entry: -len(entry[1])))


def find_language(text: str) -> str | None:
    """Return the language in which a text begins like a title, with a date near; None if it is no title."""
    for code in languages():
        for _, name in _beginnings(code):
            if re.match(rf"{_spaced(name)}\b", text, re.IGNORECASE) and next(dates_in(text[:_DATE_WITHIN], code), None):
                return code
    return None


def title_starts(text: str) -> Iterator[int]:
    """Yield the characters at which a title may begin in a running text."""
    names = {name for code in languages() for _, name in _beginnings(code)}
    for match in re.finditer(
        "|".join(rf"\b{_spaced(name)}\b" for name in sorted(names, key=len, reverse=True)), text, re.I
    ):
        if text[match.start()].isupper():
            yield match.start()


def _spaced(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))


@lru_cache(maxsize=256)
def read_title(text: str) -> ReadTitle | None:
    """Return the title that a text is, proved if the language composes it again; None if it is none."""
    text = one_line(text)
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
        for kind in dict.fromkeys(kind for kind, name in _beginnings(language.code) if _begins(text, name)):
            blank = Title(kind, found.days, (Party("Qxqsender"),), (Receiver("Qxqaddressee"),))
            pattern = _pattern_of(language.title(blank))
            if match := re.fullmatch(pattern, text, re.IGNORECASE | re.DOTALL):
                yield Frame(kind, found.days, match["sender"].strip(" ,"), match["addressee"].strip(" ,"))
            elif language.code == "en":
                yield from _unaddressed(text, kind, found.days, found.end, language)
        return


def _begins(text: str, name: str) -> bool:
    return text.casefold().startswith(f"{name.casefold()} ")


def _unaddressed(text: str, kind: TitleKind, days: tuple[date, ...], end: int, language: Language) -> Iterator[Frame]:
    beginning = language.words.kinds[kind.value]
    parts = _WITHOUT_ADDRESSED.split(text[end:].strip(), maxsplit=1)
    if text.casefold().startswith(beginning.casefold()) and len(parts) == 2:  # noqa: PLR2004
        yield Frame(kind, days, re.sub(r"^from\s+", "", parts[0], flags=re.I).strip(" ,"), parts[1].strip(" ,."))


def _pattern_of(skeleton: str) -> str:
    """Return the pattern of a title with holes; words of up to three letters before a hole may be others (al, à la)."""
    pieces = re.split(r"(Qxqsender|Qxqaddressee)", comparable(skeleton))
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
            pattern += (
                r"\s*" + r"\s+".join(map(_loose, words)) + (r"\b\s*" if words and words[-1][-1].isalnum() else r"\s*")
            )
    return pattern


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
