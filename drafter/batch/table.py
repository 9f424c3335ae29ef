"""Mail-merge tables: one letter per row. A column sets a key of the letter, or is a merge field."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from drafter.errors import InvalidLetterError
from drafter.letter import Letter
from drafter.limits import MAX_TABLE_ROWS
from drafter.suggest import suggest
from drafter.tables import Table as CsvTable
from drafter.tables import read_table

_NOT_A_WORD = re.compile(r"\W+")
# A cell that starts with one of these is a YAML list or mapping in one line; any other cell is text.
_COLLECTIONS = ("[", "{")


class Row(Struct, frozen=True):
    """One row: its line in the table, the keys that it sets, its merge fields, and its output name."""

    line: int
    overrides: tuple[tuple[str, str], ...]
    merge_fields: tuple[tuple[str, str], ...]
    output_stem: str


class LetterTable(Struct, frozen=True):
    """A table of letters, and the index of the column that names the files."""

    cells: CsvTable
    naming: int

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return self.cells.columns

    @property
    def path(self) -> Path:
        """The file of the table."""
        return self.cells.path

    def rows(self) -> Iterator[Row]:
        """Yield the rows that are not empty; raise InvalidLetterError for a row with missing or extra cells."""
        for line, cells in self.cells.rows(MAX_TABLE_ROWS, f"A table has at most {MAX_TABLE_ROWS:,} rows; split it."):
            yield self._row(cells, line)

    def _row(self, cells: Sequence[str], line: int) -> Row:
        if len(cells) != len(self.columns):
            message = f"The row has {len(cells)} cells, but the table has {len(self.columns)} columns."
            raise InvalidLetterError(self.cells.finding("ragged-row", message, line))
        texts = [" ".join(cell.split()) for cell in cells]
        pairs = list(zip(self.columns, texts, strict=True))
        overrides = tuple((column, _as_yaml(text)) for column, text in pairs if is_key(column) and text)
        merge_fields = tuple((as_field_name(column), text) for column, text in pairs if not is_key(column))
        return Row(line, overrides, merge_fields, as_file_name(texts[self.naming]))


def read_letter_table(path: Path, naming: str | None = None) -> LetterTable:
    """Read the CSV file; the column `naming`, by default the first, names the outputs.

    Raises FileError if it cannot be read, InvalidLetterError if its first row does not name the columns.
    """
    table = read_table(path)
    columns = table.columns
    if not columns or not all(columns) or len(set(map(as_field_name, columns))) < len(columns):
        message = "The first row of a table must give each column a different name, such as state,family."
        raise InvalidLetterError(table.finding("bad-table", message))
    if naming is not None and naming not in columns:
        message = f"The table has no column `{naming}`; {suggest(naming, columns)[1]}"
        raise InvalidLetterError(table.finding("unknown-column", message))
    return LetterTable(table, columns.index(naming) if naming else 0)


def is_key(column: str) -> bool:
    """True if a column is a key of the letter as for `--set`, such as `date` or `signatories.0.family`."""
    return column.partition(".")[0] in Letter.__struct_fields__


def as_field_name(column: str) -> str:
    """Return the name of a column in texts: `Family name` becomes {{ family_name }}."""
    return column if is_key(column) else _NOT_A_WORD.sub("_", column.strip().lower()).strip("_")


def as_file_name(text: str) -> str:
    """Return a text as a file name: Côte d'Ivoire becomes côte-d-ivoire."""
    return "-".join(_NOT_A_WORD.sub(" ", text.lower()).replace("_", " ").split())[:80]


def _as_yaml(text: str) -> str:
    return text if text.startswith(_COLLECTIONS) and not text.startswith("{{") else json.dumps(text, ensure_ascii=False)
