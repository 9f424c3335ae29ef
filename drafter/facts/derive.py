"""Derive the facts of a letter; all errors are reported in one run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from drafter.errors import raise_if_errors
from drafter.facts.circulation import CirculationFacts, derive_circulation
from drafter.facts.context import Context, StateResolver
from drafter.facts.inflection import check_gender_of_request, check_inflection, common_gender
from drafter.facts.masthead import derive_notes, masthead_facts
from drafter.facts.model import AddresseeFacts, AnnexFacts, Facts, StateList
from drafter.facts.parties import Parties, SignatoryInput, addressee, in_order, signatory_facts
from drafter.facts.session_block import SessionBlockBuilder, check_item_sessions
from drafter.languages import load_language
from drafter.languages.protocol import (
    Attached,
    Circulation,
    Language,
    Party,
    Receiver,
    Request,
    Title,
    TitleKind,
    Voice,
)
from drafter.letter import Addressee, Annex, Letter
from drafter.source import FindingCollector, KeyPath, Source
from drafter.un import offices

# Sizes of a title in points: 12 if it would fill more than five lines, of some 51 characters each, at 14 points.
LARGE, SMALL, LONGEST_LARGE_TITLE = 14, 12, 255
_INNER_KINDS: tuple[tuple[Attached, str], ...] = (("enclosure", "enclosures"), ("appendix", "appendices"))

# The printed title of a communication and its content; None for an annex that does not repeat it.
_Titles: TypeAlias = "tuple[str | None, Title | None]"
# From this year on, headings of annexes repeat the title. In the letters of 1994 and 1997 they are only `Annex`.
FIRST_YEAR_OF_TITLES = 2000


class _IndexedReceiver(Struct, frozen=True):
    """An addressee, with the index (from 0) in the letter."""

    index: int
    receiver: Receiver


class _Communication(Struct, frozen=True):
    """The resolved values of a letter, before any text is composed."""

    parties: Parties
    senders: tuple[Party, ...]
    signatories: tuple[SignatoryInput, ...]
    receivers: tuple[_IndexedReceiver, ...]
    circulation: CirculationFacts
    on_behalf_of: StateList | None

    @property
    def addressees(self) -> tuple[Receiver, ...]:
        """The addressees in the order of print."""
        return tuple(entry.receiver for entry in self.receivers)


def derive(letter: Letter, source: Source, kind: TitleKind | str) -> Facts:
    """Return the facts of a letter whose title is of that kind; raises InvalidLetterError with all findings."""
    collector = FindingCollector(source)
    language = _language(letter, collector)
    context = Context(letter, TitleKind(kind), language, StateResolver(language, letter.date, collector), collector)
    communication = _resolve(context)
    raise_if_errors(collector.findings)
    receivers = [(("addressees", entry.index), entry.receiver) for entry in communication.receivers]
    check_inflection(context, communication.signatories, communication.senders, receivers)
    facts = _compose_facts(context, communication)
    raise_if_errors(collector.findings)
    return facts


def _language(letter: Letter, collector: FindingCollector) -> Language:
    try:
        return load_language(letter.language)
    except LookupError as error:
        collector.error("unknown-language", str(error.args[0]), ("language",))
        raise_if_errors(collector.findings)
        raise


def _resolve(context: Context) -> _Communication:
    letter, parties = context.letter, Parties(context)
    signatories = parties.signatories(letter.signatories, ("signatories",))
    senders = parties.senders(signatories)
    signatories = signatories if context.is_note else parties.with_offices_of_senders(signatories, senders)
    receivers = _receivers(context)
    circulation = derive_circulation(letter, [entry.receiver.office for entry in receivers], context.collector)
    check_item_sessions(letter, circulation.sessions, context.collector)
    on_behalf_of = context.states.resolve_list(letter.on_behalf_of, ("on_behalf_of",))
    return _Communication(parties, senders, signatories, receivers, circulation, on_behalf_of)


def _receivers(context: Context) -> tuple[_IndexedReceiver, ...]:
    """Return the addressees in the fixed order (Editorial Manual, Communications, "Addressees"), each once."""
    collector, receivers = context.collector, dict[str, _IndexedReceiver]()
    for index, entry in enumerate(context.letter.addressees):
        given = Addressee(entry) if isinstance(entry, str) else entry
        path: KeyPath = ("addressees", index) if isinstance(entry, str) else ("addressees", index, "office")
        office = addressee(given.office, context.language, collector, path)
        if office in receivers:
            collector.warn("duplicate-addressee", "The addressee is listed twice; Drafter prints it once.", path)
        form = context.language.smart_quotes(given.office_in_title) if given.office_in_title else None
        receivers.setdefault(office, _IndexedReceiver(index, Receiver(office, given.gender, form)))
    if not receivers:
        message = "The letter has no addressee; add `addressees: [secretary-general]`."
        collector.error("missing-addressees", message, ("addressees",))
    elif wrong_count := _wrong_count(len(receivers), context.kind):
        # The Secretariat has published letters to several addressees under this title.
        if context.kind is TitleKind.LETTER:
            collector.note("title-addressees", wrong_count, ("addressees",))
        else:
            collector.warn("title-addressees", wrong_count, ("addressees",))
    return tuple(sorted(receivers.values(), key=lambda entry: offices.rank(entry.receiver.office)))


def _wrong_count(count: int, kind: TitleKind) -> str | None:
    """Return the message for a number of addressees that does not fit the kind of title."""
    if kind is TitleKind.IDENTICAL_LETTERS and count == 1:
        return "Identical letters have two or more addressees; for one addressee, use `template: letter`."
    if kind is TitleKind.LETTER and count > 1:
        return f"A letter has one addressee; for {count} addressees, use `template: identical-letters`."
    return None


def _compose_facts(context: Context, communication: _Communication) -> Facts:
    letter, language, circulation = context.letter, context.language, communication.circulation
    notes = derive_notes(letter, circulation, language, context.collector)
    composed = _composed_title(context, communication)
    title = _title(context, composed)
    block = SessionBlockBuilder(letter, circulation, language, notes.agenda_mark)
    request = _request(context, communication, block.circulations)
    check_gender_of_request(context, request, communication.signatories)
    return Facts(
        template=letter.template,
        kind=context.kind,
        language=language.code,
        date=letter.date,
        draft=letter.is_draft,
        title=language.with_no_break_spaces(title),
        composed_title=composed,
        title_size=letter.title_size or (LARGE if len(title) <= LONGEST_LARGE_TITLE else SMALL),
        **masthead_facts(letter, circulation, language, notes),
        organs=circulation.organs,
        sessions=block.sessions,
        year=block.year,
        blocks=block.blocks,
        senders=tuple(language.sender(party, letter.date) for party in communication.senders),
        addressees=tuple(language.addressee(one, letter.date) for one in communication.addressees),
        receivers=tuple(_addressee_facts(entry, language) for entry in communication.receivers),
        on_behalf_of=communication.on_behalf_of,
        request=request,
        circulation_request=language.request(request) if request else None,
        signatories=signatory_facts(in_order(communication.signatories, letter, language), language),
        signed=language.words.signed,
        annexes=derive_annexes(title, _content_of_title(context, communication), communication.parties),
        findings=tuple(context.collector.findings),
    )


def _composed_title(context: Context, communication: _Communication) -> str:
    """Return the title that Drafter composes, with ordinary spaces."""
    return context.language.title(_content_of_title(context, communication))


def _content_of_title(context: Context, communication: _Communication) -> Title:
    dates = (context.letter.date, *context.letter.further_dates)
    return Title(context.kind, dates, communication.senders, communication.addressees)


def _title(context: Context, composed: str) -> str:
    """Return the title that the author set, or the composed one; reports a difference."""
    if not context.letter.title:
        return composed
    title = context.language.smart_quotes(_on_one_line(context.letter.title))
    if title != composed:
        message = f"The title differs from the one that Drafter composes: {composed}"
        context.collector.warn("title-differs", message, ("title",), composed)
    return title


def _addressee_facts(entry: _IndexedReceiver, language: Language) -> AddresseeFacts:
    office, gender = entry.receiver.office, entry.receiver.gender
    return AddresseeFacts(entry.index, office, language.office_word(office, gender), gender)


def _on_one_line(text: str) -> str:
    """Return the text on one line, with its no-break spaces."""
    return " ".join(re.split(r"[ \t\n]+", text.strip(" \t\n")))


def _request(context: Context, communication: _Communication, circulations: tuple[Circulation, ...]) -> Request | None:
    """Return the request for circulation; None if no organ is known."""
    if not circulations:
        return None
    people = [entry.party for entry in communication.signatories] or list(communication.senders)
    voice = _voice(context, communication.senders, len(people))
    request = Request(voice, circulations, context.is_note, len(context.letter.annexes))
    if context.is_note:
        addressee = communication.addressees[0] if len(communication.addressees) == 1 else None
        return replace(request, missions=communication.senders, addressee=addressee)
    return replace(request, gender=common_gender(people))


def _voice(context: Context, senders: Sequence[Party], people: int) -> Voice:
    """Return the voice of the request: a note verbale speaks of the mission, a letter says I or we."""
    if context.is_note:
        return "mission" if len(senders) == 1 else "missions"
    return "one" if people == 1 else "several"


def derive_annexes(title: str, communication: Title, parties: Parties) -> tuple[AnnexFacts, ...]:
    """Return the annexes of a communication with that title, each with its enclosures and appendices.

    Annexes of the Secretary-General's own letters do not repeat the title (S/2017/272).
    """
    is_own = communication.senders[0].office == "secretary-general"
    repeats_title = parties.letter.date.year >= FIRST_YEAR_OF_TITLES and not is_own
    repeated = (title, communication) if repeats_title else (None, None)
    return tuple(_annex_facts(parties.letter.annexes, "annex", repeated, parties, ("annexes",)))


def _annex_facts(
    annexes: tuple[Annex, ...], kind: Attached, titles: _Titles, parties: Parties, path: KeyPath
) -> Iterator[AnnexFacts]:
    language = parties.language
    for index, annex in enumerate(annexes):
        annex_path = (*path, index)
        signatories = parties.signatories(annex.signatories, (*annex_path, "signatories"))
        inner = {
            key: tuple(_annex_facts(getattr(annex, key), inner_kind, (None, None), parties, (*annex_path, key)))
            for inner_kind, key in _INNER_KINDS
        }
        yield AnnexFacts(
            heading=language.annex_heading(kind, index + 1 if len(annexes) > 1 else None, *titles),
            original=language.original_language(annex.originals) if annex.originals else None,
            title=language.smart_quotes(annex.title) if annex.title else None,
            signatories=signatory_facts(signatories, language, attached=True),
            **inner,
        )
