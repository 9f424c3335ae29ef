"""From a letter to its facts: pure, and every fault at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafter.errors import raise_if_errors
from drafter.facts import blocks as block
from drafter.facts import masthead
from drafter.facts.annexes import annexes
from drafter.facts.circulation import Circulating, circulating
from drafter.facts.model import Facts
from drafter.facts.offices import addressee
from drafter.facts.parties import Parties, Signing, in_order, signatory_facts
from drafter.facts.remarks import Remarks
from drafter.facts.states import States
from drafter.languages import Language, language
from drafter.languages.terms import Party, Receiver, Request, Title, TitleKind, Voice
from drafter.letter import Letter
from drafter.source import Source
from drafter.un import offices

# A title is set in 14 points, and in 12 when it would fill more than five lines: some 51 characters a line at 14 points.
LONGEST_LARGE_TITLE = 255


@dataclass(frozen=True, slots=True)
class _People:
    """Who writes, signs and receives."""

    senders: tuple[Party, ...]
    signings: tuple[Signing, ...]
    addressees: tuple[Receiver, ...]


def derive(letter: Letter, source: Source, kind: TitleKind | str) -> Facts:
    """The facts of a letter whose template makes titles of that kind; raises InvalidLetter with all that is wrong."""
    remarks = Remarks(source)
    tongue = _language(letter, remarks)
    states = States(tongue, letter.date, remarks)
    people, parties = _people(letter, TitleKind(kind), tongue, states, remarks)
    where = circulating(letter, [one.office for one in people.addressees], remarks)
    block.check_items(letter, where, remarks)
    states_listed = states.listed(letter.on_behalf_of, ("on_behalf_of",))
    raise_if_errors(remarks.findings)
    facts = _facts(letter, TitleKind(kind), tongue, where, people, parties, remarks)
    raise_if_errors(remarks.findings)
    return replace(facts, on_behalf_of=states_listed, findings=tuple(remarks.findings))


def _language(letter: Letter, remarks: Remarks) -> Language:
    try:
        return language(letter.language)
    except LookupError as error:
        remarks.error("unknown-language", str(error.args[0]), ("language",))
        raise_if_errors(remarks.findings)
        raise


def _people(
    letter: Letter, kind: TitleKind, tongue: Language, states: States, remarks: Remarks
) -> tuple[_People, Parties]:
    parties = Parties(letter, kind, tongue, states, remarks)
    signings = parties.signings(letter.signatories, ("signatories",))
    senders = parties.senders(signings)
    addressees = _addressees(letter, kind, tongue, remarks)
    return _People(senders, signings, addressees), parties


def _addressees(letter: Letter, kind: TitleKind, tongue: Language, remarks: Remarks) -> tuple[Receiver, ...]:
    """The addressees in the fixed order (Editorial Manual, Communications, "Addressees"), each once."""
    found: dict[str, Receiver] = {}
    for index, one in enumerate(letter.addressees):
        path = ("addressees", index)
        text, gender = (one, None) if isinstance(one, str) else (one.office, one.gender)
        office = addressee(text, tongue, remarks, path if isinstance(one, str) else (*path, "office"))
        if office in found:
            remarks.warn("duplicate-addressee", f"{text} is addressed twice; it counts once.", path)
        found.setdefault(office, Receiver(office, gender))
    if not found:
        said = "Nobody is addressed; write `addressees: [secretary-general]`."
        remarks.error("missing-addressees", said, ("addressees",))
    elif said := _unfitting(len(found), kind):
        remarks.warn("title-addressees", said, ("addressees",))
    return tuple(sorted(found.values(), key=lambda one: offices.rank(one.office)))


def _unfitting(count: int, kind: TitleKind) -> str | None:
    if kind is TitleKind.IDENTICAL_LETTERS and count == 1:
        return "Identical letters go to two or more addressees; for one, take the template `letter`."
    if kind is TitleKind.LETTER and count > 1:
        return f"A letter goes to one addressee; for {count}, take the template `identical-letters`."
    return None


def _facts(
    letter: Letter,
    kind: TitleKind,
    tongue: Language,
    where: Circulating,
    people: _People,
    parties: Parties,
    remarks: Remarks,
) -> Facts:
    noted = masthead.notes(letter, where, tongue, remarks)
    composed = tongue.title(Title(kind, (letter.date,), people.senders, people.addressees))
    title = tongue.typographic(" ".join(letter.title.split())) if letter.title else composed
    parts = masthead.symbol_parts(where, noted.reissue_mark)
    asked = _request(letter, kind, where, people)
    signings = in_order(people.signings, letter.signatory_order)
    return Facts(
        template=letter.template,
        kind=kind,
        language=tongue.code,
        date=letter.date,
        draft=letter.is_draft,
        title=tongue.unbroken(title),
        composed_title=composed,
        title_size=letter.title_size or (14 if len(title) <= LONGEST_LARGE_TITLE else 12),
        symbols=where.symbols,
        symbol_line=masthead.symbol_line(parts),
        symbol_parts=parts,
        running_symbols=masthead.running_symbols(where, parts),
        organs=where.organs,
        masthead_organs=masthead.masthead_organs(where, tongue),
        sessions=block.sessions(where, tongue),
        year=block.year(where, tongue),
        blocks=block.blocks(letter, where, tongue, noted.agenda_mark),
        distribution_lines=tongue.distribution(letter.distribution, where.day, letter.original),
        senders=tuple(tongue.sender(party) for party in people.senders),
        addressees=tuple(tongue.addressee(receiver) for receiver in people.addressees),
        on_behalf_of=None,
        request=asked,
        circulation_request=tongue.request(asked) if asked else None,
        signatories=signatory_facts(signings, tongue, alone=len(signings) == 1),
        annexes=annexes(letter.annexes, title, parties, tongue),
        page_1_notes=noted.texts,
        job_line=masthead.job_line(letter, tongue, noted.reissue_mark),
        job_number=letter.job_number,
        draft_mark=tongue.words.draft_mark if letter.is_draft else None,
        united_nations=tongue.words.united_nations,
        signed=tongue.words.signed,
    )


def _request(letter: Letter, kind: TitleKind, where: Circulating, people: _People) -> Request | None:
    """The request for circulation, None where no organ is known."""
    circulations = block.circulations(letter, where)
    if not circulations:
        return None
    annexed = len(letter.annexes)
    voice = _voice(kind, people.senders, len(people.signings) or len(people.senders))
    return Request(voice, circulations, kind is TitleKind.NOTE_VERBALE, annexed)


def _voice(kind: TitleKind, senders: Sequence[Party], people: int) -> Voice:
    """A note verbale speaks of the mission; a letter says I or we by the number of those who sign."""
    if kind is TitleKind.NOTE_VERBALE:
        return "mission" if len(senders) == 1 else "missions"
    return "one" if people == 1 else "several"
