"""A table of letters, one a row: its columns set values of the letter, or are words for its texts."""

from __future__ import annotations

import csv
import json
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TextIO

from msgspec import Struct

from drafter.errors import FileTrouble, Finding, InvalidLetter, Place
from drafter.letter import Letter
from drafter.limits import MAX_HEADER_CHARACTERS, MAX_TABLE_BYTES, MAX_TABLE_ROWS

# Bytes and rows of a table, and letters of its first row.
_DELIMITERS = ",;\t"
_WORD = re.compile(r"\W+")
# A cell that begins so is a list or a mapping, as YAML writes it in one line; any other cell is its text.
_COLLECTIONS = ("[", "{")


class Row(Struct, frozen=True):
    """One row: its line in the table, the values that it sets, and its words by the names of their columns."""

    line: int
    settings: tuple[tuple[str, str], ...]
    words: tuple[tuple[str, str], ...]
    called: str


class Table(Struct, frozen=True):
    """The head of a table: its columns in their order, the one that names the files, and what separates them."""

    path: Path
    columns: tuple[str, ...]
    naming: int
    delimiter: str

    def rows(self) -> Iterator[Row]:
        """The rows, read one by one; those without any word are passed over. Raises InvalidLetter for a ragged one."""
        with _opened(self.path) as file:
            for number, (line, cells) in enumerate(islice(_cells(file, self.path, self.delimiter), 1, None)):
                if number == MAX_TABLE_ROWS:
                    raise InvalidLetter(_at(self.path, line, "too-much", f"A table has at most {MAX_TABLE_ROWS} rows."))
                if any(cell.strip() for cell in cells):
                    yield self._row(cells, line)

    def _row(self, cells: Sequence[str], line: int) -> Row:
        if len(cells) != len(self.columns):
            message = f"This row has {len(cells)} cells, but there are {len(self.columns)} columns."
            raise InvalidLetter(_at(self.path, line, "ragged-row", message))
        texts = [" ".join(cell.split()) for cell in cells]
        pairs = list(zip(self.columns, texts, strict=True))
        settings = tuple((column, _as_yaml(text)) for column, text in pairs if is_key(column) and text)
        words = tuple((as_word(column), text) for column, text in pairs if not is_key(column))
        return Row(line, settings, words, as_file_name(texts[self.naming]))


def table(path: Path, naming: str | None = None) -> Table:
    """The table of a CSV file, whose files are named by the column `naming`, else by the first.

    Raises FileTrouble if it cannot be read, InvalidLetter if its head is none.
    """
    with _opened(path) as file:
        head = file.readline(MAX_HEADER_CHARACTERS + 1)
        if len(head) > MAX_HEADER_CHARACTERS:
            message = f"The first row names the columns; it has at most {MAX_HEADER_CHARACTERS} letters."
            raise InvalidLetter(_at(path, 1, "too-much", message))
        delimiter = max(_DELIMITERS, key=head.count)
        cells = next(_cells([head], path, delimiter), (1, ()))[1]
    columns = tuple(column.strip() for column in cells)
    if not columns or not all(columns) or len(set(map(as_word, columns))) < len(columns):
        message = "The first row of a table names its columns, each by a name of its own, such as state,family."
        raise InvalidLetter(_at(path, 1, "bad-table", message))
    if naming is not None and naming not in columns:
        message = f"The table has no column `{naming}`; there are {', '.join(columns)}."
        raise InvalidLetter(_at(path, 1, "unknown-column", message))
    return Table(path, columns, columns.index(naming) if naming else 0, delimiter)


def is_key(column: str) -> bool:
    """Whether a column is a key of the letter, as `--set` takes it: date, signatories.0.family."""
    return column.partition(".")[0] in Letter.__struct_fields__


def as_word(column: str) -> str:
    """The name of a column as texts write it: `Family name` is {{ family_name }}."""
    return column if is_key(column) else _WORD.sub("_", column.strip().lower()).strip("_")


def as_file_name(text: str) -> str:
    """A text as the name of a file: Côte d'Ivoire is côte-d-ivoire."""
    return "-".join(_WORD.sub(" ", text.lower()).replace("_", " ").split())[:80]


def _as_yaml(text: str) -> str:
    return text if text.startswith(_COLLECTIONS) and not text.startswith("{{") else json.dumps(text, ensure_ascii=False)


def _cells(lines: Iterable[str], path: Path, delimiter: str) -> Iterator[tuple[int, Sequence[str]]]:
    """The cells of each row, and the line that it ends on; raises InvalidLetter for what is no table."""
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise InvalidLetter(_at(path, reader.line_num, "bad-table", f"The table cannot be read: {error}.")) from None


def _check(path: Path) -> None:
    """Raise FileTrouble for a pipe or a device, since a table is read twice, and for one that is too large."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
        raise FileTrouble(Finding("unreadable", f"{path} is no plain file; save the table as one."))
    if status.st_size > MAX_TABLE_BYTES:
        message = f"{path} has {status.st_size} bytes; a table has at most {MAX_TABLE_BYTES}. Make several of it."
        raise FileTrouble(Finding("too-much", message))


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    """The table, open; raises FileTrouble if it cannot be read, also for what is found further down in it."""
    try:
        _check(path)
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield file
    except FileNotFoundError:
        raise FileTrouble(Finding("no-such-file", f"There is no file {path}.")) from None
    except UnicodeDecodeError:
        raise FileTrouble(Finding("not-text", f"{path} is not text in UTF-8; save it as CSV UTF-8.")) from None
    except OSError as error:
        raise FileTrouble(Finding("unreadable", f"{path} cannot be read: {error.strerror or error}.")) from None


def _at(path: Path, line: int, rule: str, message: str) -> Finding:
    return Finding(rule, message, Place(str(path), line, 1, line, 1))
