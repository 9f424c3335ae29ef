"""Agenda items: their numbers, their order, their titles, their session."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drafter.languages.protocol import Language
from drafter.letter import AgendaItem, Letter
from drafter.source.collector import FindingCollector
from drafter.un.sessions import Session


def items_of(letter: Letter, sessions: Sequence[Session], session: Session) -> tuple[AgendaItem, ...]:
    """The items of one session: those that name it, and with the last session those that name none."""
    own = str(session)
    return tuple(
        item
        for item in letter.agenda_items
        if (item.session.strip().upper() == own if item.session else session == sessions[-1])
    )


def in_order(items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """The items in the order of the agenda: 3 (b), 36, 37."""
    return tuple(sorted(items, key=_place))


def heading_number(item: AgendaItem) -> str:
    """The number of an item with its spaces: 3 (b), 96 (u)."""
    return " (".join(part.strip() for part in item.number.split("("))


def title_of(item: AgendaItem, language: Language) -> str:
    """The title of an item, with that of its sub-item after a colon."""
    title = f"{item.title}: {item.sub_title}" if item.sub_title else item.title
    return language.typographic(" ".join(title.split()))


def check_sessions(letter: Letter, sessions: Iterable[Session], collector: FindingCollector) -> None:
    """Note items of a session that the letter is not of."""
    known = {str(session) for session in sessions}
    for index, item in enumerate(letter.agenda_items):
        if item.session and item.session.strip().upper() not in known:
            own = " and ".join(sorted(known)) or "none"
            said = f"This item is of session {item.session}, but the letter is of {own}."
            collector.error("item-session", said, ("agenda_items", index, "session"))


def _place(item: AgendaItem) -> tuple[int, int, str]:
    digits, _, sub = heading_number(item).partition(" ")
    letters = sub.strip("()").split(")")[0]
    return int(digits), len(letters), sub
