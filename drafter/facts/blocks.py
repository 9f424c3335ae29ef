"""The session block: a column for each organ, with its session or year and its agenda items."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.facts.circulation import Circulating
from drafter.facts.model import Block, Numbered
from drafter.facts.remarks import Remarks
from drafter.languages import Language
from drafter.languages.terms import Circulation
from drafter.letter import AgendaItem, Letter
from drafter.un.sessions import Session

_ASSEMBLY, _COUNCIL, _ECOSOC = "general-assembly", "security-council", "economic-and-social-council"


def numbered(session: Session, language: Language) -> Numbered:
    """The session with its words."""
    return Numbered(session.written, language.session(session))


def year(where: Circulating, language: Language) -> Numbered | None:
    """The year of the Security Council with its words, None where it is not concerned."""
    return Numbered(where.year, language.year(where.year)) if where.year else None


def calendar_year(where: Circulating) -> int:
    """The calendar year of the Economic and Social Council's session."""
    shown = (symbol.year for symbol in where.symbols if symbol.organ == _ECOSOC)
    return next((one for one in shown if one), where.day.year)


def sessions(where: Circulating, language: Language) -> tuple[Numbered, ...]:
    """The sessions with their words; that of the Economic and Social Council is its calendar year."""
    if not where.sessions and _ECOSOC in where.organs:
        return (Numbered(calendar_year(where), language.council_session(calendar_year(where))),)
    return tuple(numbered(session, language) for session in where.sessions)


def blocks(letter: Letter, where: Circulating, language: Language, mark: str) -> tuple[Block, ...]:
    """The parts of the session block; a document of the Security Council alone has none (S/2016/294)."""
    if where.organs == (_COUNCIL,):
        return ()
    return tuple(
        block
        for column, organ in enumerate(where.organs)
        for block in _column(letter, where, language, mark, column, organ)
    )


def _column(
    letter: Letter, where: Circulating, language: Language, mark: str, column: int, organ: str
) -> tuple[Block, ...]:
    name = language.words.organs[organ] if len(where.organs) > 1 or organ == "human-rights-council" else None
    if organ == _COUNCIL:
        return (Block(column, organ, name, language.year(where.year or 1)),)
    has_items = organ == _with_items(where)
    if organ == _ECOSOC:
        items = letter.agenda_items if has_items else ()
        return (
            _block(column, organ, name, language.council_session(calendar_year(where)), items, letter, language, mark),
        )
    found = []
    for place, session in enumerate(where.sessions):
        items = items_of(letter, where, session) if has_items else ()
        shown = name if place == 0 else None
        found.append(_block(column, organ, shown, language.session(session), items, letter, language, mark))
    return tuple(found)


def _with_items(where: Circulating) -> str:
    """The organ whose agenda the items are of: the first that has one."""
    return next((organ for organ in where.organs if organ != _COUNCIL), "")


def _block(
    column: int,
    organ: str,
    name: str | None,
    session: str,
    items: Sequence[AgendaItem],
    letter: Letter,
    language: Language,
    mark: str,
) -> Block:
    ordered = in_order(items)
    numbers = tuple(number(item) for item in ordered)
    heading = language.agenda_heading(numbers, letter.agenda, mark) if numbers else None
    return Block(column, organ, name, session, heading, tuple(_title(item, language) for item in ordered))


def items_of(letter: Letter, where: Circulating, session: Session) -> tuple[AgendaItem, ...]:
    """The items of one session: those that name it; those that name none are of the last one."""
    last = where.sessions[-1]
    return tuple(
        item
        for item in letter.agenda_items
        if (str(session) == item.session.strip().upper() if item.session else session == last)
    )


def in_order(items: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """The items in the order of the agenda: 3 (b), 36, 37."""
    return tuple(sorted(items, key=_place))


def _place(item: AgendaItem) -> tuple[int, int, str]:
    digits, _, sub = number(item).partition(" ")
    letters = sub.strip("()").split(")")[0]
    return int(digits), len(letters), sub


def number(item: AgendaItem) -> str:
    """The number of an item with its spaces: 3 (b), 96 (u)."""
    return " (".join(part.strip() for part in item.number.split("("))


def _title(item: AgendaItem, language: Language) -> str:
    """The title of an item, with that of its sub-item after a colon."""
    title = f"{item.title.strip()}: {item.sub_title.strip()}" if item.sub_title else item.title.strip()
    return language.typographic(" ".join(title.split()))


def circulations(letter: Letter, where: Circulating) -> tuple[Circulation, ...]:
    """The organs that a request names, each with the items of its agenda."""
    found: list[Circulation] = []
    for organ in where.organs:
        own = where.sessions if organ in (_ASSEMBLY, "human-rights-council") else ()
        if organ != _with_items(where) or not own:
            items = letter.agenda_items if organ == _with_items(where) else ()
            found.append(Circulation(organ, tuple(map(number, in_order(items))), None, letter.agenda))
            continue
        for session in own:
            numbers = tuple(map(number, in_order(items_of(letter, where, session))))
            found.append(Circulation(organ, numbers, session, letter.agenda))
    return tuple(found)


def check_items(letter: Letter, where: Circulating, remarks: Remarks) -> None:
    """Note items of a session that the letter does not have."""
    known = {str(session) for session in where.sessions}
    for index, item in enumerate(letter.agenda_items):
        if item.session and item.session.strip().upper() not in known:
            said = f"The letter is not of session {item.session}, but of {' and '.join(sorted(known)) or 'none'}."
            remarks.error("item-session", said, ("agenda_items", index, "session"))
