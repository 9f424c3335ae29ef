"""Lists of States and signatories from a table: a CSV file as spreadsheets write it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from drafter.diagnostics import Finding
from drafter.errors import InvalidLetterError
from drafter.languages.registry import load_language
from drafter.letter import Signatory
from drafter.limits import MAX_ENTRIES
from drafter.scaffold.new_letter import Prefill
from drafter.suggest import suggest
from drafter.tables import Table, read_table

COLUMNS = ("given", "family", "state", "organization", "office", "title", "gender", "capacity")


def prefill_from_csv(path: Path) -> Prefill:
    """The signatories of a table, one a row with a family name; States of rows without one are written for.

    Raises FileError if the file cannot be read, InvalidLetterError with every column and State that is not known.
    """
    table = read_table(path)
    columns = [name.lower() for name in table.columns]
    findings = list(_columns(table, columns))
    rows = list(_rows(table, columns)) if not findings else []
    findings += [finding for line, row in rows if (finding := _state(row, line, table))]
    if findings:
        raise InvalidLetterError(*findings)
    return Prefill(
        signatories=tuple(Signatory(**row) for _, row in rows if row.get("family")),  # type: ignore[arg-type]
        on_behalf_of=tuple(row["state"] for _, row in rows if not row.get("family") and row.get("state")),
    )


def _rows(table: Table, columns: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The line and the filled cells of each row; a row may end before its last columns."""
    for line, cells in table.rows(MAX_ENTRIES, f"A letter lists at most {MAX_ENTRIES} signatories and States."):
        pairs = zip(columns, cells, strict=False)
        yield line, {name: cell.strip() for name, cell in pairs if name and cell.strip()}


def _columns(table: Table, columns: list[str]) -> Iterator[Finding]:
    for name in columns:
        if name and name not in COLUMNS:
            yield table.finding("unknown-column", f"There is no column `{name}`; {suggest(name, COLUMNS)[1]}")
    if "state" not in columns and "family" not in columns:
        say = f"The first row names the columns: {', '.join(COLUMNS)}; at least `state`."
        yield table.finding("unknown-column", say)


def _state(row: Mapping[str, str], line: int, table: Table) -> Finding | None:
    names = load_language("en").names
    state = row.get("state")
    if state is None or names.find(state):
        return None
    return table.finding("unknown-state", names.explain_unknown(state)[1], line)
