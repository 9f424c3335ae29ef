"""The session block: a column for each organ, with its session or year and its agenda items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from drafter.facts.agenda_items import heading_number, in_order, items_of, title_of
from drafter.facts.circulation import CirculationFacts
from drafter.facts.model import Block, Numbered
from drafter.languages.inputs import Circulation
from drafter.languages.protocol import Language
from drafter.letter import AgendaItem, Letter
from drafter.un.sessions import Session

_ASSEMBLY, _COUNCIL, _ECOSOC, _HRC = (
    "general-assembly",
    "security-council",
    "economic-and-social-council",
    "human-rights-council",
)


class SessionBlockBuilder(Struct, frozen=True):
    """The session block of a letter that circulates there; `mark` is the asterisk of the agenda's note."""

    letter: Letter
    where: CirculationFacts
    language: Language
    mark: str = ""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The parts by column; a document of the Security Council alone has none (S/2016/294)."""
        if self.where.organs == (_COUNCIL,):
            return ()
        return tuple(block for column, organ in enumerate(self.where.organs) for block in self._column(column, organ))

    @property
    def sessions(self) -> tuple[Numbered, ...]:
        """The sessions with their words; that of the Economic and Social Council alone is its calendar year."""
        if not self.where.sessions and _ECOSOC in self.where.organs:
            year = self.where.calendar_year
            return (Numbered(year, self.language.council_session(year)),)
        return tuple(Numbered(one.written, self.language.session(one)) for one in self.where.sessions)

    @property
    def year(self) -> Numbered | None:
        """The year of the Security Council with its words, None where it is not concerned."""
        number = self.where.year
        return Numbered(number, self.language.year(number)) if number else None

    @property
    def circulations(self) -> tuple[Circulation, ...]:
        """The organs that a request names, each with the items of its agenda."""
        return tuple(one for organ in self.where.organs for one in self._circulations(organ))

    def _column(self, column: int, organ: str) -> Iterator[Block]:
        name = self.language.words.organs[organ] if len(self.where.organs) > 1 or organ == _HRC else None
        for place, (session, text) in enumerate(self._sessions_of(organ)):
            items = in_order(self._items(organ, session))
            numbers = tuple(map(heading_number, items))
            heading = self.language.agenda_heading(numbers, self.letter.agenda, self.mark) if numbers else None
            titles = tuple(title_of(item, self.language) for item in items)
            if text or heading:
                yield Block(column, organ, name if place == 0 else None, text, heading, titles)

    def _circulations(self, organ: str) -> Iterator[Circulation]:
        for session, _ in self._sessions_of(organ):
            numbers = tuple(map(heading_number, in_order(self._items(organ, session))))
            own = session if session and session.kind != "regular" else None
            yield Circulation(organ, numbers, own, self.letter.agenda)

    def _sessions_of(self, organ: str) -> tuple[tuple[Session | None, str], ...]:
        """The sessions of an organ with their words; the others have one part without a session of its own."""
        if organ == _COUNCIL:
            return ((None, self.language.year(self.where.year or 1)),)
        if organ == _ECOSOC:
            return ((None, self.language.council_session(self.where.calendar_year)),)
        found = tuple((one, self.language.session(one)) for one in self.where.sessions)
        return found or ((None, ""),)

    def _items(self, organ: str, session: Session | None) -> Sequence[AgendaItem]:
        """The items are of the first organ that has an agenda; none are shown with the Security Council."""
        owner = next((one for one in self.where.organs if one != _COUNCIL), "")
        if organ != owner:
            return ()
        return self.letter.agenda_items if session is None else items_of(self.letter, self.where.sessions, session)
