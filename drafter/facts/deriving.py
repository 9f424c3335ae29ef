"""From a letter to its facts: pure, and every fault at once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from drafter.errors import raise_if_errors
from drafter.facts import masthead
from drafter.facts.annexes import annexes
from drafter.facts.blocks import SessionBlock
from drafter.facts.circulation import Circulating, circulating
from drafter.facts.drafting import Drafting
from drafter.facts.items import check_sessions
from drafter.facts.model import AddresseeFacts, Facts, StateList
from drafter.facts.offices import addressee
from drafter.facts.parties import Parties, Signing, in_order, signatory_facts
from drafter.facts.remarks import Remarks
from drafter.facts.states import States
from drafter.languages import Language, language
from drafter.languages.terms import Circulation, Party, Receiver, Request, Title, TitleKind, Voice
from drafter.letter import Addressee, Letter
from drafter.source import Path, Source
from drafter.un import offices

# A title stands in 14 points, and in 12 where it would fill more than five lines of some 51 characters at 14 points.
LARGE, SMALL, LONGEST_LARGE_TITLE = 14, 12, 255


class _Addressed(Struct, frozen=True):
    """An addressee, and their place (from 0) in the letter."""

    index: int
    receiver: Receiver


class _Found(Struct, frozen=True):
    """What was found before anything is worded: who writes, signs and receives, where, and on whose behalf."""

    parties: Parties
    senders: tuple[Party, ...]
    signings: tuple[Signing, ...]
    addressed: tuple[_Addressed, ...]
    where: Circulating
    on_behalf_of: StateList | None

    @property
    def addressees(self) -> tuple[Receiver, ...]:
        """The addressees in the order of print."""
        return tuple(one.receiver for one in self.addressed)


def derive(letter: Letter, source: Source, kind: TitleKind | str) -> Facts:
    """The facts of a letter whose template makes titles of that kind; raises InvalidLetter with all that is wrong."""
    remarks = Remarks(source)
    tongue = _language(letter, remarks)
    drafting = Drafting(letter, TitleKind(kind), tongue, States(tongue, letter.date, remarks), remarks)
    found = _found(drafting)
    raise_if_errors(remarks.findings)
    facts = _facts(drafting, found)
    raise_if_errors(remarks.findings)
    return facts


def _language(letter: Letter, remarks: Remarks) -> Language:
    try:
        return language(letter.language)
    except LookupError as error:
        remarks.error("unknown-language", str(error.args[0]), ("language",))
        raise_if_errors(remarks.findings)
        raise


def _found(drafting: Drafting) -> _Found:
    letter, parties = drafting.letter, Parties(drafting)
    signings = parties.signings(letter.signatories, ("signatories",))
    senders = parties.senders(signings)
    signings = signings if drafting.is_note else parties.completed(signings, senders)
    addressed = _addressees(drafting)
    where = circulating(letter, [one.receiver.office for one in addressed], drafting.remarks)
    check_sessions(letter, where.sessions, drafting.remarks)
    on_behalf_of = drafting.states.listed(letter.on_behalf_of, ("on_behalf_of",))
    return _Found(parties, senders, signings, addressed, where, on_behalf_of)


def _addressees(drafting: Drafting) -> tuple[_Addressed, ...]:
    """The addressees in the fixed order (Editorial Manual, Communications, "Addressees"), each once."""
    remarks, found = drafting.remarks, dict[str, _Addressed]()
    for index, one in enumerate(drafting.letter.addressees):
        given = Addressee(one) if isinstance(one, str) else one
        path: Path = ("addressees", index) if isinstance(one, str) else ("addressees", index, "office")
        office = addressee(given.office, drafting.language, remarks, path)
        if office in found:
            remarks.warn("duplicate-addressee", "This addressee is named twice and printed once.", path)
        found.setdefault(office, _Addressed(index, Receiver(office, given.gender)))
    if not found:
        remarks.error(
            "missing-addressees", "Nobody is addressed; write `addressees: [secretary-general]`.", ("addressees",)
        )
    elif said := _unfitting(len(found), drafting.kind):
        remarks.warn("title-addressees", said, ("addressees",))
    return tuple(sorted(found.values(), key=lambda one: offices.rank(one.receiver.office)))


def _unfitting(count: int, kind: TitleKind) -> str | None:
    if kind is TitleKind.IDENTICAL_LETTERS and count == 1:
        return "Identical letters go to two or more addressees; for one, take the template `letter`."
    if kind is TitleKind.LETTER and count > 1:
        return f"A letter goes to one addressee; for {count}, take the template `identical-letters`."
    return None


def _facts(drafting: Drafting, found: _Found) -> Facts:
    letter, tongue, where = drafting.letter, drafting.language, found.where
    noted = masthead.notes(letter, where, tongue, drafting.remarks)
    composed = tongue.title(Title(drafting.kind, (letter.date, *letter.further_dates), found.senders, found.addressees))
    title = tongue.typographic(_on_one_line(letter.title)) if letter.title else composed
    if title != composed:
        drafting.remarks.warn("title-differs", f"Drafter composes another title: {composed}", ("title",), composed)
    block = SessionBlock(letter, where, tongue, noted.agenda_mark)
    asked = _request(drafting, found, block.circulations)
    signings = in_order(found.signings, letter.signatory_order)
    return Facts(
        template=letter.template,
        kind=drafting.kind,
        language=tongue.code,
        date=letter.date,
        draft=letter.is_draft,
        title=tongue.unbroken(title),
        composed_title=composed,
        title_size=letter.title_size or (LARGE if len(title) <= LONGEST_LARGE_TITLE else SMALL),
        **masthead.facts(letter, where, tongue, noted),
        organs=where.organs,
        sessions=block.sessions,
        year=block.year,
        blocks=block.blocks,
        senders=tuple(map(tongue.sender, found.senders)),
        addressees=tuple(map(tongue.addressee, found.addressees)),
        receivers=tuple(_receiver(one, tongue) for one in found.addressed),
        on_behalf_of=found.on_behalf_of,
        request=asked,
        circulation_request=tongue.request(asked) if asked else None,
        signatories=signatory_facts(signings, tongue),
        signed=tongue.words.signed,
        annexes=annexes(title, found.senders, found.parties),
        findings=tuple(drafting.remarks.findings),
    )


def _receiver(one: _Addressed, language: Language) -> AddresseeFacts:
    office = one.receiver.office
    return AddresseeFacts(one.index, office, language.words.addressees.get(office, office))


def _on_one_line(text: str) -> str:
    """The text on one line; its no-break spaces stay."""
    return " ".join(re.split(r"[ \t\n]+", text.strip(" \t\n")))


def _request(drafting: Drafting, found: _Found, circulations: tuple[Circulation, ...]) -> Request | None:
    """The request for circulation, None where no organ is known."""
    if not circulations:
        return None
    voice = _voice(drafting, found.senders, len(found.signings) or len(found.senders))
    return Request(voice, circulations, drafting.is_note, len(drafting.letter.annexes))


def _voice(drafting: Drafting, senders: Sequence[Party], people: int) -> Voice:
    """A note verbale speaks of the mission; a letter says I or we by the number of those who sign."""
    if drafting.is_note:
        return "mission" if len(senders) == 1 else "missions"
    return "one" if people == 1 else "several"
