"""From a letter to its facts: pure, and every fault at once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from drafter.errors import raise_if_errors
from drafter.facts import masthead
from drafter.facts.agenda_items import check_sessions
from drafter.facts.annexes import annexes
from drafter.facts.circulation import CirculationFacts, derive_circulation
from drafter.facts.context import Context
from drafter.facts.model import AddresseeFacts, Facts, StateList
from drafter.facts.offices import addressee
from drafter.facts.parties import Parties, SignatoryInput, in_order, signatory_facts
from drafter.facts.session_block import SessionBlockBuilder
from drafter.facts.states import StateResolver
from drafter.languages.inputs import Circulation, Party, Receiver, Request, Title, TitleKind, Voice
from drafter.languages.protocol import Language
from drafter.languages.registry import load_language
from drafter.letter import Addressee, Letter
from drafter.source import KeyPath, Source
from drafter.source.collector import FindingCollector
from drafter.un import offices

# A title stands in 14 points, and in 12 where it would fill more than five lines of some 51 characters at 14 points.
LARGE, SMALL, LONGEST_LARGE_TITLE = 14, 12, 255


class _Addressed(Struct, frozen=True):
    """An addressee, and their place (from 0) in the letter."""

    index: int
    receiver: Receiver


class _PartiesOfLetter(Struct, frozen=True):
    """What was found before anything is worded: who writes, signs and receives, where, and on whose behalf."""

    parties: Parties
    senders: tuple[Party, ...]
    signings: tuple[SignatoryInput, ...]
    addressed: tuple[_Addressed, ...]
    where: CirculationFacts
    on_behalf_of: StateList | None

    @property
    def addressees(self) -> tuple[Receiver, ...]:
        """The addressees in the order of print."""
        return tuple(one.receiver for one in self.addressed)


def derive(letter: Letter, source: Source, kind: TitleKind | str) -> Facts:
    """The facts of a letter whose template makes titles of that kind; raises InvalidLetterError with all that is wrong."""
    collector = FindingCollector(source)
    language = _language(letter, collector)
    context = Context(letter, TitleKind(kind), language, StateResolver(language, letter.date, collector), collector)
    found = _derive_parties(context)
    raise_if_errors(collector.findings)
    facts = _facts(context, found)
    raise_if_errors(collector.findings)
    return facts


def _language(letter: Letter, collector: FindingCollector) -> Language:
    try:
        return load_language(letter.language)
    except LookupError as error:
        collector.error("unknown-language", str(error.args[0]), ("language",))
        raise_if_errors(collector.findings)
        raise


def _derive_parties(context: Context) -> _PartiesOfLetter:
    letter, parties = context.letter, Parties(context)
    signings = parties.signings(letter.signatories, ("signatories",))
    senders = parties.senders(signings)
    signings = signings if context.is_note else parties.completed(signings, senders)
    addressed = _addressees(context)
    where = derive_circulation(letter, [one.receiver.office for one in addressed], context.collector)
    check_sessions(letter, where.sessions, context.collector)
    on_behalf_of = context.states.listed(letter.on_behalf_of, ("on_behalf_of",))
    return _PartiesOfLetter(parties, senders, signings, addressed, where, on_behalf_of)


def _addressees(context: Context) -> tuple[_Addressed, ...]:
    """The addressees in the fixed order (Editorial Manual, Communications, "Addressees"), each once."""
    collector, found = context.collector, dict[str, _Addressed]()
    for index, one in enumerate(context.letter.addressees):
        given = Addressee(one) if isinstance(one, str) else one
        path: KeyPath = ("addressees", index) if isinstance(one, str) else ("addressees", index, "office")
        office = addressee(given.office, context.language, collector, path)
        if office in found:
            collector.warn("duplicate-addressee", "This addressee is named twice and printed once.", path)
        found.setdefault(office, _Addressed(index, Receiver(office, given.gender)))
    if not found:
        collector.error(
            "missing-addressees", "Nobody is addressed; write `addressees: [secretary-general]`.", ("addressees",)
        )
    elif said := _wrong_count(len(found), context.kind):
        collector.warn("title-addressees", said, ("addressees",))
    return tuple(sorted(found.values(), key=lambda one: offices.rank(one.receiver.office)))


def _wrong_count(count: int, kind: TitleKind) -> str | None:
    if kind is TitleKind.IDENTICAL_LETTERS and count == 1:
        return "Identical letters go to two or more addressees; for one, take the template `letter`."
    if kind is TitleKind.LETTER and count > 1:
        return f"A letter goes to one addressee; for {count}, take the template `identical-letters`."
    return None


def _facts(context: Context, found: _PartiesOfLetter) -> Facts:
    letter, language, where = context.letter, context.language, found.where
    noted = masthead.notes(letter, where, language, context.collector)
    composed = language.title(
        Title(context.kind, (letter.date, *letter.further_dates), found.senders, found.addressees)
    )
    title = language.typographic(_on_one_line(letter.title)) if letter.title else composed
    if title != composed:
        context.collector.warn("title-differs", f"Drafter composes another title: {composed}", ("title",), composed)
    block = SessionBlockBuilder(letter, where, language, noted.agenda_mark)
    asked = _request(context, found, block.circulations)
    signings = in_order(found.signings, letter.signatory_order)
    return Facts(
        template=letter.template,
        kind=context.kind,
        language=language.code,
        date=letter.date,
        draft=letter.is_draft,
        title=language.unbroken(title),
        composed_title=composed,
        title_size=letter.title_size or (LARGE if len(title) <= LONGEST_LARGE_TITLE else SMALL),
        **masthead.facts(letter, where, language, noted),
        organs=where.organs,
        sessions=block.sessions,
        year=block.year,
        blocks=block.blocks,
        senders=tuple(map(language.sender, found.senders)),
        addressees=tuple(map(language.addressee, found.addressees)),
        receivers=tuple(_receiver(one, language) for one in found.addressed),
        on_behalf_of=found.on_behalf_of,
        request=asked,
        circulation_request=language.request(asked) if asked else None,
        signatories=signatory_facts(signings, language),
        signed=language.words.signed,
        annexes=annexes(title, found.senders, found.parties),
        findings=tuple(context.collector.findings),
    )


def _receiver(one: _Addressed, language: Language) -> AddresseeFacts:
    office = one.receiver.office
    return AddresseeFacts(one.index, office, language.words.addressees.get(office, office))


def _on_one_line(text: str) -> str:
    """The text on one line; its no-break spaces stay."""
    return " ".join(re.split(r"[ \t\n]+", text.strip(" \t\n")))


def _request(context: Context, found: _PartiesOfLetter, circulations: tuple[Circulation, ...]) -> Request | None:
    """The request for circulation, None where no organ is known."""
    if not circulations:
        return None
    voice = _voice(context, found.senders, len(found.signings) or len(found.senders))
    return Request(voice, circulations, context.is_note, len(context.letter.annexes))


def _voice(context: Context, senders: Sequence[Party], people: int) -> Voice:
    """A note verbale speaks of the mission; a letter says I or we by the number of those who sign."""
    if context.is_note:
        return "mission" if len(senders) == 1 else "missions"
    return "one" if people == 1 else "several"
