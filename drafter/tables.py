"""Tables: CSV files of the user, and the tables that come with Drafter.

A user's table is UTF-8 text. Its first row names the columns. A comma, a semicolon or a tab separates the cells.
Drafter does not guess other encodings: a wrong guess would print wrong names.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from msgspec import Struct

from drafter.diagnostics import Finding, Place
from drafter.errors import FileError, InvalidLetterError
from drafter.files import UnreadableError, read_user_file
from drafter.limits import MAX_HEADER_CHARACTERS, MAX_TABLE_BYTES

_DELIMITERS = ",;\t"


class Table(Struct, frozen=True):
    """A user's table: its file, its text, its column names as written, and the delimiter of its cells."""

    path: Path
    text: str
    columns: tuple[str, ...]
    delimiter: str

    def rows(self, limit: int, message: str) -> Iterator[tuple[int, Sequence[str]]]:
        """Yield line number and cells of each non-empty row; raise InvalidLetterError for rows over the limit."""
        for number, (line, cells) in enumerate(islice(self._cells(), 1, None)):
            if number == limit:
                raise InvalidLetterError(self.finding("too-much", message, line))
            if any(cell.strip() for cell in cells):
                yield line, cells

    def finding(self, rule: str, message: str, line: int = 1) -> Finding:
        """Return a finding at the start of a line."""
        return Finding(rule, message, Place(str(self.path), line, 1, line, 1))

    def _cells(self) -> Iterator[tuple[int, Sequence[str]]]:
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter)
        try:
            for cells in reader:
                yield reader.line_num, cells
        except csv.Error as error:
            message = f"The table cannot be read: {error}."
            raise InvalidLetterError(self.finding("bad-table", message, reader.line_num)) from None


def read_table(path: Path) -> Table:
    """Read a table; raise FileError if it cannot be read, InvalidLetterError if its first row cannot."""
    text = _read(path)
    header = io.StringIO(text, newline="").readline()
    table = Table(path, text, (), max(_DELIMITERS, key=header.count))
    if len(header) > MAX_HEADER_CHARACTERS:
        message = f"The first row names the columns; it is limited to {MAX_HEADER_CHARACTERS:,} characters."
        raise InvalidLetterError(table.finding("too-much", message))
    columns = tuple(cell.strip() for cell in next(table._cells(), (1, ()))[1])
    return Table(path, text, columns, table.delimiter)


def packaged(path: Path) -> list[dict[str, str]]:
    """Read a table that comes with Drafter; return a mapping from column to cell for each row."""
    with path.open(encoding="utf-8", newline="") as lines:
        return records(lines)


def records(lines: Iterable[str]) -> list[dict[str, str]]:
    """Parse the lines of a table; return a mapping from column to cell for each row."""
    return list(csv.DictReader(lines))


def _read(path: Path) -> str:
    try:
        return read_user_file(path, MAX_TABLE_BYTES).decode("utf-8-sig")
    except FileNotFoundError:
        raise FileError(Finding("no-such-file", f"{path} does not exist.")) from None
    except OSError as error:
        raise FileError(Finding("unreadable", f"{path} cannot be read: {error.strerror or error}.")) from None
    except UnreadableError:
        message = f"{path} has more than {MAX_TABLE_BYTES:,} bytes, the limit for a table; split it."
        raise FileError(Finding("too-much", message)) from None
    except UnicodeDecodeError:
        message = f"{path} is not UTF-8 text; save it as CSV UTF-8."
        raise FileError(Finding("not-text", message)) from None
