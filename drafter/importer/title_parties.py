"""Senders and addressees of a title: candidates whose composed words are then compared with those that were read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise, product
from typing import NamedTuple

from msgspec.structs import replace

from drafter.importer.normalize import comparable
from drafter.importer.state_names import NamedState, name_on, states_in
from drafter.languages.protocol import Gender, Language, Party, Receiver, Title, TitleKind
from drafter.languages.seats import accreditations
from drafter.un import members, offices
from drafter.un.bodies import NEW_YORK

# Two texts that no title contains; the second begins with a vowel.
_HOLES = ("Qxqsender", "Aqxsender")
_GENDERS: tuple[Gender | None, ...] = (None, "m", "f")
# Pages that lost the words of a link: "the Permanent Representative of to the United Nations", "capacity as , ".
_LOST_WORDS = re.compile(r"\b(?:of|as|de|du) (?:to|ante|auprès|,|$)|, ,| ,", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|le|la|el)\s+", re.IGNORECASE)
_OF_AT_END = re.compile(r"(?<!\s)\s++(?:of|de|du|del|des|d['’])(?:\s+(?:the|la|el|l['’]))?\s*$", re.IGNORECASE)
# What joins the senders of a title.
_CONNECTOR = re.compile(r"(?:,|(?<!\s))\s++(?:and|et|y|e|и)\s+|[,،]\s+|(?<!\s)\s++و|[、和]")
_LIST_MARK = re.compile(r"^(?:[,،、和]|إلى\s|and\b|et\b|y\b|e\b|и\b|و(?=\w)|\s)+")
# What follows an addressee: nothing, or what joins it to the next one.
_RECEIVER_ENDS = re.compile(r"\s*(?:$|[.,،、和(]|и\s|(?:and|et|y|e)\b|و(?=\w)|إلى\s)")
_CONNECTOR_AT_END = re.compile(r"(?:(?:,|(?<!\s))\s++(?:and|et|y|e|и)|,)\s*+$")


class Frame(NamedTuple):
    """A title split at its frame: the parts with the senders and with the addressees."""

    kind: TitleKind
    dates: tuple[date, ...]
    senders: str
    addressees: str


def read_receivers(text: str, language: Language, day: date) -> Iterator[Receiver]:
    """Yield the addressees that a part of a title names; words that name none are free text."""
    rest = _LIST_MARK.sub("", text)
    while rest:
        found = _first_receiver(rest, language, day)
        if found is None:
            yield _free_receiver(rest, language)
            return
        receiver, length = found
        yield receiver
        rest = _LIST_MARK.sub("", rest[length:])


# The preposition in front of an addressee in free text, with its article.
_ARTICLES = {"fr": ("au ", "à la ", "à l'", "aux "), "es": ("al ", "a la ", "a ")}


def _free_receiver(text: str, language: Language) -> Receiver:
    """Return an addressee in free text; languages with inflection need its form in the title, too."""
    if language.code == "en":
        return Receiver(re.sub(r"^the\s+", "", text, flags=re.I))
    for before in _ARTICLES.get(language.code, ()):
        if comparable(text).casefold().startswith(before):
            return Receiver(text[len(before) :], office_in_title=text)
    return Receiver(text, office_in_title=text)


def _first_receiver(text: str, language: Language, day: date) -> tuple[Receiver, int] | None:
    """Return the addressee that a text begins with, and its length; the Secretary-General of a conference is none."""
    found: list[tuple[int, Receiver]] = []
    for office, gender in product(offices.ADDRESSEES, _GENDERS):
        form = language.addressees_in_title((Receiver(office, gender),), day)
        ends = _RECEIVER_ENDS.match(text, len(form))
        if ends and comparable(text).casefold().startswith(comparable(form).casefold()):
            found.append((len(form), Receiver(office, gender)))
    if not found:
        return None
    length, receiver = max(found, key=lambda entry: entry[0])
    return receiver, length


def senders_by_state(frame: Frame, language: Language) -> Iterator[tuple[Party, ...]]:
    """Yield the States that the part with the senders names, if there are any."""
    states = list(states_in(frame.senders, language.code, frame.dates[0]))
    if states:
        yield tuple(_party("representative", state, frame, language) for state in states)


def candidate_senders(
    frame: Frame, receivers: tuple[Receiver, ...], text: str, language: Language
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
    frame: Frame, receivers: tuple[Receiver, ...], language: Language, states: Sequence[NamedState]
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


def _single_sender(part: str, frame: Frame, receivers: tuple[Receiver, ...], language: Language) -> Party | None:
    """Return the only sender that composes to a part of a title, or None."""
    blank = language.title(
        Title(frame.kind, frame.dates, (Party("Qxqsender", office_in_title="Qxqsender"),), receivers)
    )
    own = Frame(frame.kind, frame.dates, part, frame.addressees)
    hole = re.search(r"(?:the )?Qxqsender", blank)
    wanted = blank[: hole.start()] + part + blank[hole.end() :] if hole else ""
    for parties in candidate_senders(own, receivers, wanted, language):
        composed = language.title(Title(frame.kind, frame.dates, parties, receivers))
        if len(parties) == 1 and comparable(composed) == comparable(wanted):
            return parties[0]
    return None


def _party(office: str, state: NamedState, frame: Frame, language: Language, gender: Gender | None = None) -> Party:
    day = frame.dates[0]
    observer = members.is_observer(state.code, day)
    seat = _accreditation(frame.senders, language)
    return Party(office, name_on(state.code, language.code, day), gender=gender, observer=observer, accreditation=seat)


def _accreditation(senders: str, language: Language) -> str:
    """Return the phrase for a seat other than New York that the senders of a title have; "" without one."""
    phrases = (phrase for seat, phrase in accreditations(language.code).items() if seat != NEW_YORK)
    return max((phrase for phrase in phrases if comparable(phrase) in comparable(senders)), key=len, default="")


def _with_holes(
    frame: Frame, receivers: tuple[Receiver, ...], text: str, language: Language, states: Sequence[NamedState]
) -> Iterator[tuple[Party, ...]]:
    """Yield senders of which a capacity, an office or an organization is free text; none where words were lost."""
    if _LOST_WORDS.search(f" {frame.senders} "):
        return

    def fill(party: Party, field: str) -> Iterator[tuple[Party, ...]]:
        for hole in _HOLES:
            blank = replace(party, **{field: hole})
            skeleton = language.title(Title(frame.kind, frame.dates, (blank,), receivers))
            if filled := _fill(skeleton, hole, text):
                # The only words for an office that are known are those of the title.
                named = {"office": filled} if field == "office_in_title" else {}
                yield (replace(party, **{field: filled}, **named),)

    for party, field in _blanks(frame, language, states):
        yield from fill(party, field) if field else [(party,)]


def _blanks(frame: Frame, language: Language, states: Sequence[NamedState]) -> Iterator[tuple[Party, str]]:
    """Yield parties with the field in which free text is to be filled in, "" if all is known."""
    inflects = language.code != "en"
    # An office has no other form in a title of a language without cases and articles.
    office_field = "office_in_title" if inflects and language.code != "zh" else "office"
    known = [office.id for office in offices.SENDERS.values() if office.of_state]
    for gender in _GENDERS:
        for state in states[:1]:
            yield from ((_party(office, state, frame, language, gender), "capacity") for office in known)
            before = _OF_AT_END.sub("", _ARTICLE.sub("", frame.senders[: state.start])).strip(" ,")
            if before and language.office_in(before) is None:
                written = _party(before, state, frame, language, gender)
                yield replace(written, **{office_field: before}), ""
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
    """Return the text at the hole, or None."""
    before, found, after = comparable(skeleton).partition(hole)
    folded = comparable(text).casefold()
    fits = folded.startswith(before.casefold()) and folded.endswith(after.casefold())
    if not found or not fits or len(folded) <= len(before) + len(after):
        return None
    filled = text[len(before) : len(text) - len(after)].strip(" ,")
    return None if _LOST_WORDS.search(f" {filled} ") else filled
