"""The model of the facts: everything that Drafter derives from a letter, with every text as printed."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from drafter.diagnostics import Finding
from drafter.languages.protocol import Gender, Request, TitleKind
from drafter.un.symbols import Symbol

# More signatories are in two columns, which saves a page: one column has room for some ten on a page.
MOST_IN_ONE_COLUMN = 25


class Numbered(Struct, frozen=True):
    """A session or a year: its number (71, "ES-10") and its text as printed."""

    number: int | str
    text: str


class Block(Struct, frozen=True):
    """A part of the session block: its column from the left, the organ's name if printed, and its lines.

    `body` is the committee or other body whose document it is, and `period` the days of the session.
    """

    column: int
    organ: str
    name: str | None
    session: str
    agenda_heading: str | None = None
    agenda_titles: tuple[str, ...] = ()
    body: str | None = None
    period: str | None = None


class SymbolParts(Struct, frozen=True):
    """A symbol for the masthead: the organ letter, printed large, and the rest."""

    letter: str
    rest: str


class StateList(Struct, frozen=True):
    """The States on whose behalf the letter is written; `short_names` are as in lists: Iran (Islamic Republic of)."""

    count: int
    text: str
    states: tuple[str, ...]
    short_names: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.text


class SignatoryFacts(Struct, frozen=True):
    """A signatory as printed, with the index (from 0) in the letter or annex; `separator` is between the two names."""

    index: int
    given: str
    family: str
    family_first: bool
    lines: tuple[str, ...]
    separator: str = " "

    @property
    def name(self) -> str:
        """The full name, in the order of print."""
        parts = (self.family, self.given) if self.family_first else (self.given, self.family)
        return self.separator.join(part for part in parts if part)


class AddresseeFacts(Struct, frozen=True):
    """An addressee: the index (from 0) in the letter, the id or free text, and the office as on an envelope."""

    index: int
    id: str
    office: str
    gender: Gender | None = None


class AnnexFacts(Struct, frozen=True):
    """An annex, enclosure or appendix: its headings, its signatories, and its own enclosures and appendices."""

    heading: str
    original: str | None
    title: str | None
    signatories: tuple[SignatoryFacts, ...]
    enclosures: tuple[AnnexFacts, ...]
    appendices: tuple[AnnexFacts, ...]
    notes: tuple[str, ...] = ()

    @property
    def headings(self) -> tuple[str, ...]:
        """The heading and those of all enclosures and appendices inside, in the order of print."""
        inner = (heading for part in (*self.enclosures, *self.appendices) for heading in part.headings)
        return (self.heading, *inner)


class Facts(Struct, frozen=True):
    """The facts of a letter; in English, only `title` contains no-break spaces."""

    template: str
    kind: TitleKind
    language: str
    date: date
    draft: bool
    title: str
    composed_title: str
    title_size: int
    symbols: tuple[Symbol, ...]
    symbol_line: str | None
    symbol_parts: tuple[SymbolParts, ...]
    running_symbols: tuple[str, ...]
    organs: tuple[str, ...]
    body: str | None
    seat: str
    masthead_organs: tuple[str, ...]
    sessions: tuple[Numbered, ...]
    year: Numbered | None
    blocks: tuple[Block, ...]
    distribution_lines: tuple[str, ...]
    senders: tuple[str, ...]
    sender_offices: tuple[str, ...]
    addressees: tuple[str, ...]
    receivers: tuple[AddresseeFacts, ...]
    on_behalf_of: StateList | None
    request: Request | None
    circulation_request: str | None
    signatories: tuple[SignatoryFacts, ...]
    annexes: tuple[AnnexFacts, ...]
    page_1_notes: tuple[str, ...]
    job_line: str | None
    job_number: str | None
    draft_mark: str | None
    united_nations: str
    signed: str
    findings: tuple[Finding, ...] = ()
    # The digits of dates, as in the letter.
    digits: str = "western"
    is_document: bool = False
    subject: str | None = None
    sponsors: str | None = None

    @property
    def columns(self) -> tuple[tuple[Block, ...], ...]:
        """The blocks by column, from the left; empty for a document of the Security Council only."""
        numbers = sorted({block.column for block in self.blocks})
        return tuple(tuple(block for block in self.blocks if block.column == number) for number in numbers)

    @property
    def in_columns(self) -> bool:
        """True if the signatories are in two columns."""
        return len(self.signatories) > MOST_IN_ONE_COLUMN

    @property
    def look_variants(self) -> tuple[str, ...]:
        """The variants of the look: the seat of the organ, and two columns of signatories."""
        return (self.seat, *(("many-signatories",) if self.in_columns else ()))

    @property
    def agenda_headings(self) -> tuple[str, ...]:
        """The lines with the numbers of agenda items, one for each session."""
        return tuple(block.agenda_heading for block in self.blocks if block.agenda_heading)

    @property
    def agenda_titles(self) -> tuple[str, ...]:
        """The titles of all agenda items."""
        return tuple(title for block in self.blocks for title in block.agenda_titles)

    @property
    def annex_headings(self) -> tuple[str, ...]:
        """The headings of annexes, enclosures and appendices, in the order of print."""
        return tuple(heading for annex in self.annexes for heading in annex.headings)
