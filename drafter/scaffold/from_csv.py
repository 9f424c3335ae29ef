"""States and signatories of a new letter from a CSV file, as spreadsheets write it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from drafter.diagnostics import Finding
from drafter.errors import InvalidLetterError
from drafter.languages import load_language
from drafter.letter import Signatory
from drafter.limits import MAX_ENTRIES
from drafter.scaffold.new_letter import Prefill
from drafter.suggest import suggest
from drafter.tables import Table, read_table

COLUMNS = ("given", "family", "state", "organization", "office", "title", "gender", "capacity")


def prefill_from_csv(path: Path) -> Prefill:
    """Read a table: a row with a family name is a signatory; another row adds a State to `on_behalf_of`.

    Raises FileError if the file cannot be read, InvalidLetterError with all unknown columns and States.
    """
    table = read_table(path)
    columns = [name.lower() for name in table.columns]
    findings = list(_column_errors(table, columns))
    rows = list(_rows(table, columns)) if not findings else []
    findings += [finding for line, row in rows if (finding := _state_error(row, line, table))]
    if findings:
        raise InvalidLetterError(*findings)
    return Prefill(
        signatories=tuple(Signatory(**row) for _, row in rows if row.get("family")),  # type: ignore[arg-type]
        on_behalf_of=tuple(row["state"] for _, row in rows if not row.get("family") and row.get("state")),
    )


def _rows(table: Table, columns: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line and non-empty cells of each row; a row may have fewer cells than columns."""
    for line, cells in table.rows(MAX_ENTRIES, f"A letter lists at most {MAX_ENTRIES:,} signatories and States."):
        pairs = zip(columns, cells, strict=False)
        yield line, {name: cell.strip() for name, cell in pairs if name and cell.strip()}


def _column_errors(table: Table, columns: list[str]) -> Iterator[Finding]:
    for name in columns:
        if name and name not in COLUMNS:
            yield table.finding("unknown-column", f"`{name}` is not a column; {suggest(name, COLUMNS)[1]}")
    if "state" not in columns and "family" not in columns:
        message = f"The first row names the columns; add `state` or `family` (known: {', '.join(COLUMNS)})."
        yield table.finding("unknown-column", message)


def _state_error(row: Mapping[str, str], line: int, table: Table) -> Finding | None:
    names = load_language("en").names
    state = row.get("state")
    if state is None or names.find(state):
        return None
    return table.finding("unknown-state", names.explain_unknown(state)[1], line)
