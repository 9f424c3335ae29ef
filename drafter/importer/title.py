"""Titles of letters: candidates are composed by the grammar of the language, and compared with what was read.

No grammar is written twice. A title is split where its frame is, and each candidate for the senders and the addressees
is composed again; free text, such as an office, is found by composing a title with a hole in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise, product
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from drafter.importer.normalize import comparable, one_line
from drafter.importer.read_dates import dates_in
from drafter.importer.state_names import NamedState, name_on, states_in
from drafter.languages import load_language
from drafter.languages.protocol import Gender, Language, Party, Receiver, Title, TitleKind
from drafter.un import members, offices

LANGUAGES = ("en", "fr", "es", "ru")
# Two texts that no title contains; the second begins with a vowel.
_HOLES = ("Qxqsender", "Aqxsender")
_GENDERS: tuple[Gender | None, ...] = (None, "m", "f")
_KINDS = (TitleKind.IDENTICAL_LETTERS, TitleKind.NOTE_VERBALE, TitleKind.LETTERS, TitleKind.LETTER)
_SHORT_WORD = 3
_ARTICLE = re.compile(r"^(?:the|le|la|el)\s+", re.IGNORECASE)
_OF_AT_END = re.compile(r"\s+(?:of|de|du|del|des|d['’])(?:\s+(?:the|la|el|l['’]))?\s*$", re.IGNORECASE)
# What joins the senders of a title.
_CONNECTOR = re.compile(r",?\s+(?:and|et|y|e|и)\s+|,\s+")
_CONNECTOR_AT_END = re.compile(r"(?:,?\s+(?:and|et|y|e|и)|,)\s*$")
LONGEST_TITLE = 6000
# The date of a title stands in its first characters, in Russian after the senders.
_DATE_WITHIN = 4000
# Pages that lost the words of a link: "the Permanent Representative of to the United Nations", "capacity as , ".
_LOST_WORDS = re.compile(r"\b(?:of|as|de|du) (?:to|ante|auprès|,|$)|, ,| ,", re.IGNORECASE)
# Titles of the 1980s: "to the Secretary-General" without "addressed".
_WITHOUT_ADDRESSED = re.compile(r"\s+(?:addressed\s+)?to\s+(?=the\s+(?:Secretary|President))", re.IGNORECASE)


class ReadTitle(Struct, frozen=True):
    """A title: its text as read, its language, and its content.

    `proved` if Drafter composes the same text from the content; `case` is false if only capitals differ. `end` is the
    number of characters of the text that belong to it.
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


class _Frame(NamedTuple):
    """A title split at its frame: the parts with the senders and with the addressees."""

    kind: TitleKind
    dates: tuple[date, ...]
    senders: str
    addressees: str


@lru_cache(maxsize=64)
def _beginnings(code: str) -> tuple[tuple[TitleKind, str], ...]:
    words = load_language(code).words
    plural = words.forms.get("several", {})
    names = [(kind, words.kinds[kind.value]) for kind in _KINDS]
    names += [(kind, str(plural[kind.value])) for kind in _KINDS if isinstance(plural, dict) and kind.value in plural]
    return tuple(sorted(names, key=lambda entry: -len(entry[1])))


def find_language(text: str) -> str | None:
    """Return the language in which a text begins like a title, with a date near; None if it is no title."""
    for code in LANGUAGES:
        for _, name in _beginnings(code):
            if re.match(rf"{_spaced(name)}\b", text, re.IGNORECASE) and next(dates_in(text[:_DATE_WITHIN], code), None):
                return code
    return None


def title_starts(text: str) -> Iterator[int]:
    """Yield the characters at which a title may begin in a running text."""
    names = {name for code in LANGUAGES for _, name in _beginnings(code)}
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


def _frames(text: str, language: Language) -> Iterator[_Frame]:
    """Yield the splits of a title into senders and addressees, by composing titles with holes in these places."""
    for found in dates_in(text[:_DATE_WITHIN], language.code):
        for kind in dict.fromkeys(kind for kind, name in _beginnings(language.code) if _begins(text, name)):
            blank = Title(kind, found.days, (Party("Qxqsender"),), (Receiver("Qxqaddressee"),))
            pattern = _pattern_of(language.title(blank))
            if match := re.fullmatch(pattern, text, re.IGNORECASE | re.DOTALL):
                yield _Frame(kind, found.days, match["sender"].strip(" ,"), match["addressee"].strip(" ,"))
            elif language.code == "en":
                yield from _unaddressed(text, kind, found.days, found.end, language)
        return


def _begins(text: str, name: str) -> bool:
    return text.casefold().startswith(f"{name.casefold()} ")


def _unaddressed(text: str, kind: TitleKind, days: tuple[date, ...], end: int, language: Language) -> Iterator[_Frame]:
    beginning = language.words.kinds[kind.value]
    parts = _WITHOUT_ADDRESSED.split(text[end:].strip(), maxsplit=1)
    if text.casefold().startswith(beginning.casefold()) and len(parts) == 2:  # noqa: PLR2004
        yield _Frame(kind, days, re.sub(r"^from\s+", "", parts[0], flags=re.I).strip(" ,"), parts[1].strip(" ,."))


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


def _candidates(text: str, frame: _Frame, language: Language) -> Iterator[ReadTitle]:
    """Yield the readings of a title, the most specific first; the last one is not proved."""
    receivers = tuple(_receivers(frame.addressees, language, frame.dates[0]))
    parties: tuple[Party, ...] = ()
    for parties in _senders(frame, receivers, text, language):
        composed = language.title(Title(frame.kind, frame.dates, parties, receivers))
        same = comparable(composed) == comparable(text)
        if same or comparable(composed).casefold() == comparable(text).casefold():
            yield ReadTitle(text, language.code, frame.kind, frame.dates, parties, receivers, True, same)
    fallback = next(_by_state(frame, language), ())
    yield ReadTitle(text, language.code, frame.kind, frame.dates, fallback, receivers, False)


def _receivers(text: str, language: Language, day: date) -> Iterator[Receiver]:
    """Yield the addressees that a part of a title names; words that name none are free text."""
    rest = re.sub(r"^(?:,|and\b|et\b|y\b|e\b|и\b|\s)+", "", text)
    while rest:
        found = _first_receiver(rest, language, day)
        if found is None:
            yield _free_receiver(rest, language)
            return
        receiver, length = found
        yield receiver
        rest = re.sub(r"^(?:,|and\b|et\b|y\b|e\b|и\b|\s)+", "", rest[length:])


# The article and the preposition in front of an addressee in free text, and its article alone.
_ARTICLES = {
    "fr": (("au ", "le "), ("à la ", "la "), ("à l'", "l'"), ("aux ", "les ")),
    "es": (("al ", "el "), ("a ", "")),
}


def _free_receiver(text: str, language: Language) -> Receiver:
    """Return an addressee in free text; languages with inflection need its form in the title, too."""
    if language.code == "en":
        return Receiver(re.sub(r"^the\s+", "", text, flags=re.I))
    for before, article in _ARTICLES.get(language.code, ()):
        if comparable(text).casefold().startswith(before):
            return Receiver(text[len(before) :], office_in_title=article + text[len(before) :])
    return Receiver(text, office_in_title=text)


def _first_receiver(text: str, language: Language, day: date) -> tuple[Receiver, int] | None:
    found: list[tuple[int, Receiver]] = []
    for office, gender in product(offices.ADDRESSEES, _GENDERS):
        form = language.addressees_in_title((Receiver(office, gender),), day)
        if comparable(text).casefold().startswith(comparable(form).casefold()):
            found.append((len(form), Receiver(office, gender)))
    if not found:
        return None
    length, receiver = max(found, key=lambda entry: entry[0])
    return receiver, length


def _by_state(frame: _Frame, language: Language) -> Iterator[tuple[Party, ...]]:
    states = list(states_in(frame.senders, language.code, frame.dates[0]))
    if states:
        yield tuple(_party("representative", state, frame, language) for state in states)


def _senders(
    frame: _Frame, receivers: tuple[Receiver, ...], text: str, language: Language
) -> Iterator[tuple[Party, ...]]:
    """Yield the candidates for the senders: States with an office, offices without a State, and with free text."""
    states = list(states_in(frame.senders, language.code, frame.dates[0]))
    own_offices = [office for office in offices.SENDERS.values() if office.of_state]
    for gender in _GENDERS:
        for office in own_offices if states else ():
            yield tuple(_party(office.id, state, frame, language, gender) for state in states)
        for office in offices.SENDERS.values():
            if not office.of_state:
                yield (Party(office.id, gender=gender),)
    if len(states) > 1:
        yield from _one_by_one(frame, receivers, language, states)
    yield from _with_holes(frame, receivers, text, language, states)


def _one_by_one(
    frame: _Frame, receivers: tuple[Receiver, ...], language: Language, states: Sequence[NamedState]
) -> Iterator[tuple[Party, ...]]:
    """Yield the senders of a title that names each with an office of its own, if each part is read by itself."""
    text = frame.senders
    suffix = text[states[-1].end :]
    starts = [0]
    for state, following in pairwise(states):
        match = _CONNECTOR.search(text, state.end, following.start)
        if match is None:
            return
        starts.append(match.end())
    parts = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    parties: list[Party] = []
    for part in parts:
        bare = _CONNECTOR_AT_END.sub("", part).strip(" ,")
        tries = (_single_sender(form, frame, receivers, language) for form in (bare, f"{bare},", bare + suffix))
        one = next((party for party in tries if party), None)
        if one is None:
            return
        parties.append(one)
    yield tuple(parties)


def _single_sender(part: str, frame: _Frame, receivers: tuple[Receiver, ...], language: Language) -> Party | None:
    """Return the only sender that composes to a part of a title; None if there is none."""
    blank = language.title(
        Title(frame.kind, frame.dates, (Party("Qxqsender", office_in_title="Qxqsender"),), receivers)
    )
    own = _Frame(frame.kind, frame.dates, part, frame.addressees)
    hole = re.search(r"(?:the )?Qxqsender", blank)
    wanted = blank[: hole.start()] + part + blank[hole.end() :] if hole else ""
    for parties in _senders(own, receivers, wanted, language):
        composed = language.title(Title(frame.kind, frame.dates, parties, receivers))
        if len(parties) == 1 and comparable(composed) == comparable(wanted):
            return parties[0]
    return None


def _party(office: str, state: NamedState, frame: _Frame, language: Language, gender: Gender | None = None) -> Party:
    day = frame.dates[0]
    observer = members.is_observer(state.code, day)
    return Party(office, name_on(state.code, language.code, day), gender=gender, observer=observer)


def _with_holes(
    frame: _Frame, receivers: tuple[Receiver, ...], text: str, language: Language, states: Sequence[NamedState]
) -> Iterator[tuple[Party, ...]]:
    """Yield senders of which a capacity, an office or an organization is free text; none where words were lost."""
    if _LOST_WORDS.search(f" {frame.senders} "):
        return

    def fill(party: Party, field: str) -> Iterator[tuple[Party, ...]]:
        for hole in _HOLES:
            blank = replace(party, **{field: hole})
            skeleton = language.title(Title(frame.kind, frame.dates, (blank,), receivers))
            if filled := _fill(skeleton, hole, text):
                yield (replace(party, **{field: filled}),)

    for party, field in _blanks(frame, language, states):
        yield from fill(party, field) if field else [(party,)]


def _blanks(frame: _Frame, language: Language, states: Sequence[NamedState]) -> Iterator[tuple[Party, str]]:
    """Yield parties with the field in which free text is to be filled in, "" if all is known."""
    inflects = language.code != "en"
    office_field = "office_in_title" if inflects else "office"
    known = [office.id for office in offices.SENDERS.values() if office.of_state]
    for gender in _GENDERS:
        for state in states[:1]:
            yield from ((_party(office, state, frame, language, gender), "capacity") for office in known)
            before = _OF_AT_END.sub("", _ARTICLE.sub("", frame.senders[: state.start])).strip(" ,")
            if before and language.office_in(before) is None:
                written = _party(before, state, frame, language, gender)
                yield replace(written, office_in_title=before) if inflects else written, ""
            yield _party("office", state, frame, language, gender), office_field
        for office in known if not states else ():
            party = Party(office, organization="organization", gender=gender, observer=True)
            yield party, "organization_in_title" if inflects else "organization"
        for office in offices.SENDERS if not states else ():
            if office not in known:
                yield Party(office, gender=gender), "capacity"
    bare = _ARTICLE.sub("", frame.senders)
    begins_with_state = bool(states and states[0].start <= len(frame.senders) - len(bare))
    if not begins_with_state and len(states) < 2:  # noqa: PLR2004
        yield Party("office"), office_field


def _fill(skeleton: str, hole: str, text: str) -> str | None:
    """Return the text that stands where the hole is, or None."""
    before, found, after = comparable(skeleton).partition(hole)
    folded = comparable(text).casefold()
    fits = folded.startswith(before.casefold()) and folded.endswith(after.casefold())
    if not found or not fits or len(folded) <= len(before) + len(after):
        return None
    filled = text[len(before) : len(text) - len(after)].strip(" ,")
    return None if _LOST_WORDS.search(f" {filled} ") else filled
