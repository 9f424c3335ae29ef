"""The session block: a column for each organ, with its session or year and its agenda items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from drafter.facts.circulation import CirculationFacts
from drafter.facts.model import Block, Numbered
from drafter.languages.bodies import BodyName
from drafter.languages.common_grammar import uncapitalized
from drafter.languages.protocol import Circulation, Language
from drafter.letter import AgendaItem, Letter
from drafter.source import FindingCollector
from drafter.un.sessions import LAST_SESSION, Session, human_rights_council_periods, parse_session

_COUNCIL, _ECOSOC, _HRC = "security-council", "economic-and-social-council", "human-rights-council"


def session_in_text(sessions: Sequence[Numbered], language: Language) -> str:
    """Return the first of the sessions as a text of the language says it after `of`; "" without one."""
    for one in sessions:
        is_calendar_year = isinstance(one.number, int) and one.number > LAST_SESSION
        return uncapitalized(one.text) if is_calendar_year else language.session_in_text(parse_session(one.number))
    return ""


class SessionBlockBuilder(Struct, frozen=True):
    """Builds the session block of a letter; `mark` is the asterisk of the note on the agenda.

    `body` is the committee or other body whose document it is.
    """

    letter: Letter
    circulation: CirculationFacts
    language: Language
    mark: str = ""
    body: BodyName | None = None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The parts of the block by column; none for a document of the Security Council only (S/2016/294)."""
        organs, body = self.circulation.organs, self.body.name if self.body else ""
        if organs == (_COUNCIL,):
            return (Block(0, _COUNCIL, None, "", body=body),) if body else ()
        if not organs:
            return tuple(self._column(0, self.body.id)) if self.body else ()
        return tuple(block for column, organ in enumerate(organs) for block in self._column(column, organ))

    @property
    def sessions(self) -> tuple[Numbered, ...]:
        """The sessions as printed; for the Economic and Social Council without the Assembly, its calendar year."""
        if not self.circulation.sessions and _ECOSOC in self.circulation.organs:
            year = self.circulation.calendar_year
            return (Numbered(year, self.language.council_session(year)),)
        return tuple(Numbered(session.written, self.language.session(session)) for session in self.circulation.sessions)

    @property
    def year(self) -> Numbered | None:
        """The year of the Security Council as printed; None if the letter is not for the Council."""
        number = self.circulation.year
        return Numbered(number, self.language.year(number)) if number else None

    @property
    def circulations(self) -> tuple[Circulation, ...]:
        """The organs that the request for circulation names, each with its agenda items."""
        organs = self.circulation.organs or ((self.body.id,) if self.body and self.body.short_of else ())
        return tuple(circulation for organ in organs for circulation in self._circulations(organ))

    def _column(self, column: int, organ: str) -> Iterator[Block]:
        has_name = len(self.circulation.organs) > 1 or organ == _HRC
        name = self.language.words.organs[organ] if has_name else None
        body = self.body.name if self.body and self._is_of_body(organ) else None
        for index, (session, text) in enumerate(self._sessions_of(organ)):
            items = _sorted(self._items(organ, session))
            numbers = tuple(map(_spaced_number, items))
            heading = self.language.agenda_heading(numbers, self.letter.agenda, self.mark) if numbers else None
            titles = tuple(_full_title(item, self.language) for item in items)
            if text or heading or body:
                period = self._period(session) if organ == _HRC and session else None
                yield Block(column, organ, name if index == 0 else None, text, heading, titles, body, period)

    def _period(self, session: Session) -> str | None:
        """Return the days of a regular session of the Human Rights Council; None for one that is not in the table."""
        days = human_rights_council_periods().get(session.number) if session.kind == "regular" else None
        return (self.language.period(*days) or None) if days else None

    def _is_of_body(self, organ: str) -> bool:
        """True for the organ whose masthead the document of the body has, and for a body without such an organ."""
        organs = self.circulation.organs
        return bool(self.body) and organ == next((one for one in organs if one == self._parent), (*organs, organ)[0])

    @property
    def _parent(self) -> str:
        return self.body.masthead if self.body else ""

    def _circulations(self, organ: str) -> Iterator[Circulation]:
        for session, _ in self._sessions_of(organ):
            numbers = tuple(map(_spaced_number, _sorted(self._items(organ, session))))
            special = session if session and session.kind != "regular" else None
            phrase = self.body.short_of if self.body and self._is_of_body(organ) else ""
            yield Circulation(organ, numbers, special, self.letter.agenda, phrase)

    def _sessions_of(self, organ: str) -> tuple[tuple[Session | None, str], ...]:
        """Return the sessions of an organ as printed; organs without sessions have one part, without a session."""
        if organ == _COUNCIL:
            return ((None, self.language.year(self.circulation.year or 1)),)
        if organ == _ECOSOC and not self.body:
            return ((None, self.language.council_session(self.circulation.calendar_year)),)
        sessions = tuple((session, self.language.session(session)) for session in self.circulation.sessions)
        return sessions or ((None, ""),)

    def _items(self, organ: str, session: Session | None) -> Sequence[AgendaItem]:
        """Return the items of the first organ that has an agenda; the Security Council shows none."""
        sessions = self.circulation.sessions
        owner = next((candidate for candidate in self.circulation.organs if candidate != _COUNCIL), "")
        if organ == _COUNCIL or (owner and organ != owner):
            return ()
        return self.letter.agenda_items if session is None else _items_of(self.letter, sessions, session)


def check_item_sessions(letter: Letter, sessions: Iterable[Session], collector: FindingCollector) -> None:
    """Report agenda items of a session that is not a session of the letter."""
    known = {str(session) for session in sessions}
    for index, item in enumerate(letter.agenda_items):
        if item.session and item.session.strip().upper() not in known:
            own = f"session {' and '.join(sorted(known))}" if known else "no session"
            message = f"Agenda item {item.number} is of session {item.session}, but the letter is of {own}."
            collector.error("item-session", message, ("agenda_items", index, "session"))


def _items_of(letter: Letter, sessions: Sequence[Session], session: Session) -> tuple[AgendaItem, ...]:
    """Return the items that name the session; items that name none belong to the last session."""
    name = str(session)
    return tuple(
        item
        for item in letter.agenda_items
        if (item.session.strip().upper() == name if item.session else session == sessions[-1])
    )


def _sorted(items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Return the items in the order of the agenda: 3 (b), 36, 37."""
    return tuple(sorted(items, key=_sort_key))


def _spaced_number(item: AgendaItem) -> str:
    """Return the number of an item with its spaces: 3 (b), 96 (u)."""
    return " (".join(part.strip() for part in item.number.split("("))


def _full_title(item: AgendaItem, language: Language) -> str:
    """Return the title of an item, with the title of its sub-item after a colon."""
    title = f"{item.title}{language.words.colon}{item.sub_title}" if item.sub_title else item.title
    return language.smart_quotes(" ".join(title.split()))


def _sort_key(item: AgendaItem) -> tuple[int, int, str]:
    digits, _, sub_item = _spaced_number(item).partition(" ")
    letters = sub_item.strip("()").split(")")[0]
    return int(digits), len(letters), sub_item
