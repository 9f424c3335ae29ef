"""The summary of a roster: a line for each State, by answer, then the numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from drafter.roster.read_roster import STATUSES, Roster, RosterRow


def summary_lines(roster: Roster, day: date | None) -> Iterator[str]:
    """Yield the States that are late, then those with each other answer, then the totals; `day` ends deadlines."""
    late = [row for row in roster.rows if day and row.is_late(day)]
    yield from _section("late", late, roster)
    for status in STATUSES:
        rows = [row for row in roster.rows if row.status == status and row not in late]
        yield from _section(status, rows, roster)
    yield _totals(roster, len(late))


def _section(title: str, rows: list[RosterRow], roster: Roster) -> Iterator[str]:
    if rows:
        yield f"{title}:"
        yield from (f"  {_row(row, roster)}" for row in rows)


def _row(row: RosterRow, roster: Roster) -> str:
    """Return the line of a State: its place in the table, its role, who signs, and the deadline if it is open."""
    name = " ".join(filter(None, (row.person.get("given"), row.person.get("family"))))
    signs = f", {name or 'no name yet'}" if row.role == "signatory" else ""
    until = f", until {row.deadline.isoformat()}" if row.deadline and row.status == "invited" else ""
    return f"{roster.table.path}:{row.row.line}: {row.state} ({row.role}{signs}{until})"


def _totals(roster: Roster, late: int) -> str:
    counts = Counter(row.status for row in roster.rows)
    parts = [f"{counts[status]} {status}" for status in STATUSES if counts[status]]
    open_names = sum(row.role == "signatory" and "family" not in row.person for row in roster.rows)
    parts += [f"{late} late"] * bool(late) + [f"{open_names} without a name"] * bool(open_names)
    number = len(roster.rows)
    return f"{number} State{'' if number == 1 else 's'}: {', '.join(parts) or 'none'}."
