"""A table of letters, one a row: its columns set values of the letter, or are words for its texts."""

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

_FIELD_NAME = re.compile(r"\W+")
# A cell that begins so is a list or a mapping, as YAML writes it in one line; any other cell is its text.
_COLLECTIONS = ("[", "{")


class Row(Struct, frozen=True):
    """One row: its line in the table, the values that it sets, and its words by the names of their columns."""

    line: int
    overrides: tuple[tuple[str, str], ...]
    merge_fields: tuple[tuple[str, str], ...]
    output_stem: str


class LetterTable(Struct, frozen=True):
    """A table of letters: the cells of each, and which column names the files."""

    cells: CsvTable
    naming: int

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in their order."""
        return self.cells.columns

    @property
    def path(self) -> Path:
        """The file of the table."""
        return self.cells.path

    def rows(self) -> Iterator[Row]:
        """Yield the rows that are not empty, one by one; raise InvalidLetterError for a ragged one."""
        for line, cells in self.cells.rows(MAX_TABLE_ROWS, f"A table has at most {MAX_TABLE_ROWS} rows."):
            yield self._row(cells, line)

    def _row(self, cells: Sequence[str], line: int) -> Row:
        if len(cells) != len(self.columns):
            message = f"This row has {len(cells)} cells, but there are {len(self.columns)} columns."
            raise InvalidLetterError(self.cells.finding("ragged-row", message, line))
        texts = [" ".join(cell.split()) for cell in cells]
        pairs = list(zip(self.columns, texts, strict=True))
        settings = tuple((column, _as_yaml(text)) for column, text in pairs if is_key(column) and text)
        words = tuple((as_field_name(column), text) for column, text in pairs if not is_key(column))
        return Row(line, settings, words, as_file_name(texts[self.naming]))


def read_letter_table(path: Path, naming: str | None = None) -> LetterTable:
    """The table of a CSV file, whose files are named by the column `naming`, else by the first.

    Raises FileError if it cannot be read, InvalidLetterError if its first row does not name its columns.
    """
    read = read_table(path)
    columns = read.columns
    if not columns or not all(columns) or len(set(map(as_field_name, columns))) < len(columns):
        message = "The first row of a table names its columns, each by a name of its own, such as state,family."
        raise InvalidLetterError(read.finding("bad-table", message))
    if naming is not None and naming not in columns:
        message = f"The table has no column `{naming}`; {suggest(naming, columns)[1]}"
        raise InvalidLetterError(read.finding("unknown-column", message))
    return LetterTable(read, columns.index(naming) if naming else 0)


def is_key(column: str) -> bool:
    """Whether a column is a key of the letter, as `--set` takes it: date, signatories.0.family."""
    return column.partition(".")[0] in Letter.__struct_fields__


def as_field_name(column: str) -> str:
    """The name of a column as texts write it: `Family name` is {{ family_name }}."""
    return column if is_key(column) else _FIELD_NAME.sub("_", column.strip().lower()).strip("_")


def as_file_name(text: str) -> str:
    """A text as the name of a file: Côte d'Ivoire is côte-d-ivoire."""
    return "-".join(_FIELD_NAME.sub(" ", text.lower()).replace("_", " ").split())[:80]


def _as_yaml(text: str) -> str:
    return text if text.startswith(_COLLECTIONS) and not text.startswith("{{") else json.dumps(text, ensure_ascii=False)
