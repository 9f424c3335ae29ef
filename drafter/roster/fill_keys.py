"""The keys of a letter that its roster fills: signatories, and the States on whose behalf they write.

Only States that have confirmed or signed are used. A key that the letter has itself is not filled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from drafter.diagnostics import Finding, Place, Severity
from drafter.languages.names import StateNames
from drafter.roster.read_roster import PERSON, Roster, RosterRow
from drafter.source import KeyPath, Source

SIGNATORIES, ON_BEHALF_OF, SENDERS = "signatories", "on_behalf_of", "senders"


def fill_keys(source: Source, roster: Roster) -> Source:
    """Return the source with the signatories and the States of its roster; each value keeps its place in the table."""
    ready = [row for row in roster.rows if row.is_ready]
    signing = [row for row in ready if row.role == "signatory"]
    data, origins = dict(source.data), dict(source.origins)
    if signing and not _says(source, SIGNATORIES):
        data[SIGNATORIES] = [_signatory(row) for row in signing]
        for at, row in enumerate(signing):
            origins |= _origins(roster, row, (SIGNATORIES, at))
        origins[(SIGNATORIES,)] = _place(roster, signing[0], "state")
    if len(signing) < len(ready) and not _says(source, ON_BEHALF_OF):
        data[ON_BEHALF_OF] = [row.state for row in ready]
        origins |= {(ON_BEHALF_OF, at): _place(roster, row, "state") for at, row in enumerate(ready)}
        origins[(ON_BEHALF_OF,)] = _place(roster, ready[0], "state")
    return replace(source, data=data, origins=origins)


def states_not_ready(source: Source, roster: Roster, names: StateNames) -> Iterator[Finding]:
    """Yield a warning for each State that the letter names itself although the roster says that it has not agreed."""
    rows = {row.code: row for row in roster.rows if not row.is_ready}
    for path, state in _named_states(source.written_data):
        found = names.find(state)
        if found and found.code in rows:
            row = rows[found.code]
            place = _place(roster, row, "status")
            message = f"The roster says that {state} is {row.status} ({place.file}:{place.line})."
            yield source.finding("roster-differs", message, path, severity=Severity.WARNING)


def _says(source: Source, key: str) -> bool:
    return key in source.data or source.is_removed((key,))


def _signatory(row: RosterRow) -> dict[str, str]:
    return {**row.person, "state": row.state}


def _origins(roster: Roster, row: RosterRow, path: KeyPath) -> dict[KeyPath, Place]:
    """Return the places of a signatory and of its values."""
    cells = {(*path, name): _place(roster, row, name) for name in PERSON if name in row.person}
    return {path: _place(roster, row, "state"), (*path, "state"): _place(roster, row, "state"), **cells}


def _place(roster: Roster, row: RosterRow, column: str) -> Place:
    return roster.table.place(row.row, roster.columns[column])


def _named_states(data: Mapping[str, Any]) -> Iterator[tuple[KeyPath, str]]:
    """Yield the States in the keys of a letter, with their paths."""
    for key in (SENDERS, SIGNATORIES, ON_BEHALF_OF):
        entries = data.get(key)
        for at, entry in enumerate(entries if isinstance(entries, Sequence) and not isinstance(entries, str) else ()):
            if isinstance(entry, str):
                yield (key, at), entry
            elif isinstance(entry, dict) and isinstance(entry.get("state"), str):
                yield (key, at, "state"), entry["state"]
