"""Mail-merge tables: one letter per row. A column sets a key of the letter, or is a merge field."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from drafter.diagnostics import Finding, Place
from drafter.errors import InvalidLetterError, raise_if_errors
from drafter.letter import Letter
from drafter.limits import MAX_TABLE_ROWS
from drafter.source import find_unprintable, parse_path
from drafter.source.merge_fields import field_name
from drafter.suggest import suggest
from drafter.tables import Row as CsvRow
from drafter.tables import Table as CsvTable
from drafter.tables import read_table

_NOT_A_WORD = re.compile(r"\W+")
# A cell that starts with one of these is a YAML list or mapping in one line; any other cell is text.
_COLLECTIONS = ("[", "{")
_BLANKS = " \t"


class Row(Struct, frozen=True):
    """One row: its line, the keys that it sets, its merge fields, its output name, and the places of its cells."""

    line: int
    overrides: tuple[tuple[str, str], ...]
    merge_fields: tuple[tuple[str, str], ...]
    output_stem: str
    cells: tuple[tuple[str, Place], ...] = ()
    naming_place: Place | None = None
    problem: Finding | None = None


class LetterTable(Struct, frozen=True):
    """A table of letters, and the index of the column that names the files.

    Only rows with the values of `conditions` count: pairs of the index of a column and a value without case.
    """

    cells: CsvTable
    naming: int
    conditions: tuple[tuple[int, str], ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return self.cells.columns

    @property
    def path(self) -> Path:
        """The file of the table."""
        return self.cells.path

    def rows(self) -> Iterator[Row]:
        """Yield the rows that are not empty; `problem` is that of a row with missing or extra cells."""
        for row in self.cells.rows(MAX_TABLE_ROWS, f"A table has at most {MAX_TABLE_ROWS:,} rows; split it."):
            if self._meets_conditions(row):
                yield self._row(row)

    def _meets_conditions(self, row: CsvRow) -> bool:
        """True if the cells have the values of all conditions; True for a row with too few cells, which is an error."""
        return all(at >= len(row.cells) or row.cells[at].strip().casefold() == value for at, value in self.conditions)

    def _row(self, row: CsvRow) -> Row:
        if len(row.cells) != len(self.columns):
            return Row(row.line, (), (), "", problem=self._ragged(row))
        for index, cell in enumerate(row.cells):
            if message := find_unprintable(cell):
                problem = self.cells.cell_finding("control-character", message, row, index)._replace(excerpt="")
                return Row(row.line, (), (), as_file_name(row.cells[self.naming]), problem=problem)
        texts = [_with_lines(cell) for cell in row.cells]
        pairs = list(zip(self.columns, texts, strict=True))
        overrides = tuple((column, _as_yaml(text)) for column, text in pairs if is_key(column) and text)
        merge_fields = tuple((name, text) for column, text in pairs for name in _field_names(column))
        cells = tuple(
            (name, self.cells.place(row, index))
            for index, column in enumerate(self.columns)
            for name in (_field_names(column) or (column,))
        )
        naming_place = self.cells.place(row, self.naming)
        return Row(row.line, overrides, merge_fields, as_file_name(texts[self.naming]), cells, naming_place)

    def _ragged(self, row: CsvRow) -> Finding:
        """Return the finding for a row with too many or too few cells."""
        count, columns = len(row.cells), len(self.columns)
        message = f"The row has {count} cell{'s' if count != 1 else ''}, but the table has {columns} columns."
        if count < columns:
            return self.cells.finding("ragged-row", message, row.line)
        message += " Name every column, and put quotation marks around a cell that contains the separator."
        return self.cells.cell_finding("ragged-row", message, row, columns)


def read_letter_table(path: Path, naming: str | None = None) -> LetterTable:
    """Read the CSV file; the column `naming`, by default the first, names the outputs.

    Raises FileError if it cannot be read, InvalidLetterError if its first row does not name the columns.
    """
    table = read_table(path)
    columns = table.columns
    raise_if_errors(tuple(_column_errors(table)))
    if naming is not None and naming not in columns:
        near = next((column for column in columns if as_field_name(column) == as_field_name(naming)), None)
        if near is None:
            message = f"The table has no column `{naming}`; {suggest(naming, columns)[1]}"
            raise InvalidLetterError(table.finding("unknown-column", message))
        naming = near
    return LetterTable(table, columns.index(naming) if naming else 0)


def _column_errors(table: CsvTable) -> Iterator[Finding]:
    """Yield an error for each column name that is missing, repeated, or means something else."""
    from drafter.facts.to_json import FACTS

    facts = {fact.name for fact in FACTS}
    seen: dict[str, str] = {}
    if not table.columns:
        message = "The first row of a table must give each column a different name, such as state,family."
        yield table.finding("bad-table", message)
    for index, column in enumerate(table.columns):
        problem = _column_error(column, index, seen, facts)
        if problem:
            yield table.cell_finding("bad-table", problem, table.header, index)
        seen.setdefault(as_field_name(column), column)


def _column_error(column: str, index: int, seen: Mapping[str, str], facts: Collection[str]) -> str | None:
    name = as_field_name(column)
    if not name:
        return f"The first row of a table must give each column a different name; column {index + 1} has none."
    if name in seen:
        return f"The first row of a table must give each column a different name; `{column}` appears twice."
    if is_key(column):
        try:
            parse_path(column)
        except ValueError as error:
            return f"`{column}`: {error}"
        return None
    if is_key(name):
        return f"`{column}` is not a key of the letter, but `{name}` is; write `{name}`, or another name to print it."
    if name in facts:
        return f"`{{{{ {name} }}}}` prints a fact of the letter, not this column; give the column another name."
    return None


def _field_names(column: str) -> tuple[str, ...]:
    """Return the names by which a text prints a column: `Country` is {{ country }}, {{ Country }} and {{ COUNTRY }}."""
    if is_key(column):
        return ()
    name = field_name(column)
    return tuple(dict.fromkeys((name, name.capitalize(), name.upper(), *([column] if column.isidentifier() else []))))


def _with_lines(cell: str) -> str:
    """Return a cell without spaces and empty lines around it; its lines and no-break spaces stay."""
    lines = cell.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.strip(_BLANKS) for line in lines).strip("\n")


def is_key(column: str) -> bool:
    """True if a column is a key of the letter as for `--set`, such as `date` or `signatories.1.family`."""
    return column.partition(".")[0] in Letter.__struct_fields__


def as_field_name(column: str) -> str:
    """Return the name of a column in texts: `Family name` becomes {{ family_name }}."""
    return column if is_key(column) else field_name(column)


def as_file_name(text: str) -> str:
    """Return a text as a file name: Côte d'Ivoire becomes côte-d-ivoire."""
    return "-".join(_NOT_A_WORD.sub(" ", text.lower()).replace("_", " ").split())[:80]


def _as_yaml(text: str) -> str:
    return text if text.startswith(_COLLECTIONS) and not text.startswith("{{") else json.dumps(text, ensure_ascii=False)
