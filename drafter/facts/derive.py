"""Derive the facts of a letter; all errors are reported in one run."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from drafter.errors import raise_if_errors
from drafter.facts.bodies import printed_body
from drafter.facts.circulation import OPEN_NUMBER, CirculationFacts, derive_circulation
from drafter.facts.context import Context, StateResolver
from drafter.facts.inflection import check_gender_of_request, check_inflection, common_gender
from drafter.facts.masthead import derive_notes, masthead_facts
from drafter.facts.model import AddresseeFacts, AnnexFacts, Facts, StateList
from drafter.facts.parties import Parties, SignatoryInput, in_order, signatory_facts
from drafter.facts.receivers import IndexedReceiver, body_of_addressees, of_own_body, resolve_receivers
from drafter.facts.seats import accredited_senders, accredited_signatories
from drafter.facts.session_block import SessionBlockBuilder, check_item_sessions, session_in_text
from drafter.languages import WESTERN, load_language
from drafter.languages.protocol import Circulation, Language, Party, Receiver, Request, Title, TitleKind, Voice
from drafter.letter import Letter
from drafter.source import FindingCollector, Source
from drafter.un import offices
from drafter.un.bodies import GENEVA

# Sizes of a title in points: 12 if it would fill more than five lines, of some 51 characters each, at 14 points.
LARGE, SMALL, LONGEST_LARGE_TITLE = 14, 12, 255

# The kind of a document that is not a letter.
DOCUMENT = "document"
NO_TITLES: Mapping[str, str] = MappingProxyType({})


class DocumentForm(Struct, frozen=True):
    """Settings of a template for its documents: the forms of their title by language, and the number of an open symbol.

    `has_title` is false if its page prints no title.
    """

    titles: Mapping[str, str] = NO_TITLES
    open_number: str = OPEN_NUMBER
    has_title: bool = True


class _Communication(Struct, frozen=True):
    """The resolved values of a letter, before any text is composed."""

    parties: Parties
    senders: tuple[Party, ...]
    signatories: tuple[SignatoryInput, ...]
    receivers: tuple[IndexedReceiver, ...]
    circulation: CirculationFacts
    on_behalf_of: StateList | None

    @property
    def addressees(self) -> tuple[Receiver, ...]:
        """The addressees in the order of print."""
        return tuple(entry.receiver for entry in self.receivers)


def derive(letter: Letter, source: Source, kind: TitleKind | str, form: DocumentForm | None = None) -> Facts:
    """Return the facts of a letter whose title is of that kind; raises InvalidLetterError with all findings.

    A `document` that is not a letter has the title of its `form`.
    """
    collector = FindingCollector(source)
    language = _language(letter, collector)
    is_document, states = kind == DOCUMENT, StateResolver(language, letter.date, collector)
    title_kind = TitleKind.LETTER if is_document else TitleKind(kind)
    form = form or DocumentForm()
    has_title = not is_document and (form.has_title or bool(letter.annexes))
    context = Context(letter, title_kind, language, states, collector, is_document, has_title)
    communication = _resolve(context)
    raise_if_errors(collector.findings)
    receivers = [(("addressees", entry.index), entry.receiver) for entry in communication.receivers]
    senders = () if is_document else communication.senders
    check_inflection(context, communication.signatories, senders, receivers)
    facts = _compose_facts(context, communication, form)
    raise_if_errors(collector.findings)
    return facts


def _language(letter: Letter, collector: FindingCollector) -> Language:
    try:
        return load_language(letter.language, letter.digits)
    except LookupError as error:
        key = "language" if letter.digits == WESTERN else "digits"
        collector.error("unknown-language", str(error.args[0]), (key,))
        raise_if_errors(collector.findings)
        raise


def _resolve(context: Context) -> _Communication:
    letter, parties = context.letter, Parties(context)
    signatories = parties.signatories(letter.signatories, ("signatories",))
    senders = parties.senders(signatories) if letter.senders or not context.is_document else ()
    signatories = signatories if context.is_note else parties.with_offices_of_senders(signatories, senders)
    receivers = resolve_receivers(context) if letter.addressees or not context.is_document else ()
    body = body_of_addressees(receivers, letter.language, letter.date)
    circulation = derive_circulation(letter, _offices_of_organs(receivers, senders), body, context.collector)
    receivers = tuple(of_own_body(entry, circulation.body, context) for entry in receivers)
    check_item_sessions(letter, circulation.sessions, context.collector)
    on_behalf_of = context.states.resolve_list(letter.on_behalf_of, ("on_behalf_of",))
    # Documents of Geneva keep the order of the author; the Editorial Manual of New York has the alphabetical one.
    senders = senders if circulation.seat == GENEVA else parties.sorted(senders)
    senders = accredited_senders(senders, circulation, context)
    signatories = accredited_signatories(signatories, circulation, context)
    return _Communication(parties, senders, signatories, receivers, circulation, on_behalf_of)


def _offices_of_organs(receivers: Sequence[IndexedReceiver], senders: Sequence[Party]) -> list[str]:
    """Return the offices that show where a letter circulates: the addressees, else the sender (S/2020/736)."""
    addressees = [entry.receiver.office for entry in receivers]
    return addressees if any(office in offices.ORGAN_OF for office in addressees) else [one.office for one in senders]


def _compose_facts(context: Context, communication: _Communication, form: DocumentForm) -> Facts:
    letter, language = context.letter, context.language
    circulation = replace(communication.circulation, open_number=form.open_number)
    notes = derive_notes(letter, circulation, language, context.collector)
    body = printed_body(context, circulation)
    block = SessionBlockBuilder(letter, circulation, language, notes.agenda_mark, body)
    of_document = _document_title(context, communication, block, form.titles.get(letter.language, ""))
    composed = _composed_title(context, communication) if of_document is None else of_document
    title, request = _title(context, composed), _request(context, communication, block.circulations)
    check_gender_of_request(context, request, communication.signatories)
    return Facts(
        template=letter.template,
        kind=context.kind,
        language=language.code,
        digits=letter.digits,
        date=letter.date,
        draft=letter.is_draft,
        title=language.with_no_break_spaces(title),
        composed_title=composed,
        title_size=letter.title_size or (LARGE if len(title) <= LONGEST_LARGE_TITLE else SMALL),
        **masthead_facts(letter, circulation, language, notes, body),
        body=circulation.body,
        organs=circulation.organs,
        seat=_seat(letter, circulation),
        sessions=block.sessions,
        year=block.year,
        blocks=block.blocks,
        **_party_facts(communication, language, letter.date),
        on_behalf_of=communication.on_behalf_of,
        request=request,
        circulation_request=language.request(request) if request else None,
        signatories=signatory_facts(in_order(communication.signatories, letter, language, circulation.seat), context),
        signed=language.words.signed,
        annexes=_annexes(context, communication, title),
        findings=tuple(context.collector.findings),
        is_document=context.is_document,
        subject=language.smart_quotes(_on_one_line(letter.subject)) if letter.subject else None,
        sponsors=_sponsors(communication, language),
    )


def _party_facts(communication: _Communication, language: Language, day: date) -> dict[str, Any]:
    """Return the facts about senders and addressees, by their names."""
    return {
        "senders": tuple(language.sender(party, day) for party in communication.senders),
        "sender_offices": tuple(party.office for party in communication.senders),
        "addressees": tuple(language.addressee(one, day) for one in communication.addressees),
        "receivers": tuple(_addressee_facts(entry, language) for entry in communication.receivers),
    }


def _sponsors(communication: _Communication, language: Language) -> str | None:
    """Return the sponsors by the names of the list of Member States (A/ES-11/L.1); None without any."""
    states = communication.on_behalf_of
    return language.join_list(states.short_names) if states else None


def _document_title(
    context: Context, communication: _Communication, block: SessionBlockBuilder, form: str
) -> str | None:
    """Return the title of a document by the form of its template; None for a letter."""
    if not context.is_document:
        return None
    language, day = context.language, context.letter.date
    values = {
        "sponsors": _sponsors(communication, language) or "…",
        "states": language.join_list([language.sender(party, day) for party in communication.senders]) or "…",
        "subject": language.smart_quotes(_on_one_line(context.letter.subject or "…")),
        "session": session_in_text(block.sessions, language),
    }
    # The form comes with the template: only these names are filled in.
    return re.sub(r"\{(\w+)\}", lambda match: values.get(match[1], match[0]), form)


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


def _annexes(context: Context, communication: _Communication, title: str) -> tuple[AnnexFacts, ...]:
    """Return the annexes; most letters have none, and do not load what derives them."""
    if not context.letter.annexes:
        return ()
    from drafter.facts.attached import derive_annexes

    return derive_annexes(title, _content_of_title(context, communication), communication.parties)


def _seat(letter: Letter, circulation: CirculationFacts) -> str:
    """Return the seat whose layout a document has: that of its organ, or of its job number."""
    return GENEVA if (letter.job_number or "").startswith("GE.") else circulation.seat


def _addressee_facts(entry: IndexedReceiver, language: Language) -> AddresseeFacts:
    office, gender = entry.receiver.office, entry.receiver.gender
    return AddresseeFacts(entry.index, office, language.office_word(office, gender), gender)


def _on_one_line(text: str) -> str:
    """Return the text on one line, with its no-break spaces."""
    return " ".join(re.split(r"[ \t\n]+", text.strip(" \t\n")))


def _request(context: Context, communication: _Communication, circulations: tuple[Circulation, ...]) -> Request | None:
    """Return the request for circulation; None if no organ is known, and for documents that are not letters."""
    if not circulations or context.is_document:
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
