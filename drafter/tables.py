"""Tables: CSV files of the user, and the tables that come with Drafter.

A user's table is UTF-8 text. Its first row names the columns. A comma, a semicolon or a tab separates the cells.
Drafter does not guess other encodings: a wrong guess would print wrong names.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from drafter.diagnostics import Finding, Place
from drafter.errors import FileError, InvalidLetterError
from drafter.files import UnreadableError, read_user_file
from drafter.limits import MAX_HEADER_CHARACTERS, MAX_TABLE_BYTES

_DELIMITERS = ",;\t"
# The first line that Excel reads as the delimiter of the table.
_EXCEL_DELIMITER = r"sep=([,;\t])(?:[,;\t]*)(?:\r\n|\r|\n|\Z)"
_QUOTED = r'"[^"]*"?'


class Row(Struct, frozen=True):
    """A row of a table: its first line, its cells, and its text as it is in the file."""

    line: int
    cells: Sequence[str]
    text: str = ""


class Table(Struct, frozen=True):
    """A user's table: its file, its text, its column names as written, and the delimiter of its cells.

    Empty columns at the end, as spreadsheets write them, are not part of the table.
    """

    path: Path
    text: str
    columns: tuple[str, ...]
    delimiter: str
    header: Row = Row(1, ())

    def rows(self, limit: int, message: str) -> Iterator[Row]:
        """Yield each row that is not empty; raise InvalidLetterError for rows over the limit.

        Cells after the last column are omitted if they are empty.
        """
        for number, row in enumerate(self._rows_after_header()):
            if number == limit:
                raise InvalidLetterError(self.finding("too-much", message, row.line))
            cells = list(row.cells)
            while len(cells) > len(self.columns) and not cells[-1].strip():
                cells.pop()
            if any(cell.strip() for cell in cells):
                yield replace(row, cells=cells)

    def without(self, hidden: Collection[int]) -> str:
        """Return the text of the table without the columns at these indexes."""
        rows = ([cell for at, cell in enumerate(row.cells) if at not in hidden] for row in self._rows())
        return to_csv(rows, self.delimiter)

    def finding(self, rule: str, message: str, line: int = 1) -> Finding:
        """Return a finding at the start of a line."""
        return Finding(rule, message, Place(str(self.path), line, 1, line, 1))

    def cell_finding(self, rule: str, message: str, row: Row, index: int) -> Finding:
        """Return a finding at a cell."""
        place = self.place(row, index)
        lines = row.text.splitlines()
        excerpt = lines[place.line - row.line] if place.line - row.line < len(lines) else ""
        return Finding(rule, message, place, excerpt=excerpt)

    def place(self, row: Row, index: int) -> Place:
        """Return the place of a cell: its first line and column, and the end of its first line."""
        start = end = 0
        pattern = re.compile(rf'(?:"(?:[^"]|"")*"?)?[^{re.escape(self.delimiter)}\r\n]*')
        for _ in range(index + 1):
            start = end
            match = pattern.match(row.text, start)
            end = match.end() + 1 if match else start
        before = re.split(r"\r\n|\r|\n", row.text[:start])
        line, column = row.line + len(before) - 1, len(before[-1]) + 1
        width = len(re.split(r"[\r\n]", row.text[start : end - 1], maxsplit=1)[0])
        return Place(str(self.path), line, column, line, column + max(width, 1))

    def _rows_after_header(self) -> Iterator[Row]:
        rows = self._rows()
        next(rows, None)
        yield from rows

    def _rows(self) -> Iterator[Row]:
        """Yield the rows; raise InvalidLetterError at the first that is not valid."""
        marker = re.match(_EXCEL_DELIMITER, self.text, re.IGNORECASE)
        skipped = 1 if marker else 0
        lines = io.StringIO(self.text[marker.end() if marker else 0 :], newline="").readlines()
        reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
        first = 0
        try:
            for cells in reader:
                yield Row(first + 1 + skipped, cells, "".join(lines[first : reader.line_num]))
                first = reader.line_num
        except csv.Error as error:
            message = _explain(str(error))
            raise InvalidLetterError(self.finding("bad-table", message, first + 1 + skipped)) from None


def _explain(reason: str) -> str:
    """Return what to do about a message of the CSV reader."""
    if "unexpected end" in reason or "field larger" in reason:
        return "A quotation mark is opened in this row and never closed; close it, or write two of them inside a cell."
    if "expected after" in reason:
        return "A quotation mark ends inside a cell of this row; write two of them for each one inside a cell."
    return "The row contains a character that is not text; save the table as CSV UTF-8."


def read_table(path: Path) -> Table:
    """Read a table; raise FileError if it cannot be read, InvalidLetterError if its first row cannot."""
    return parse_table(decode_table(read_table_file(path), path), path)


def parse_table(text: str, path: Path) -> Table:
    """Return the table in a text; raise InvalidLetterError if its first row cannot be read."""
    marker = re.match(_EXCEL_DELIMITER, text, re.IGNORECASE)
    header = io.StringIO(text[marker.end() if marker else 0 :], newline="").readline()
    table = Table(path, text, (), marker[1] if marker else max(_DELIMITERS, key=re.sub(_QUOTED, "", header).count))
    if len(header) > MAX_HEADER_CHARACTERS:
        message = f"The first row names the columns; it is limited to {MAX_HEADER_CHARACTERS:,} characters."
        raise InvalidLetterError(table.finding("too-much", message))
    first = next(table._rows(), Row(1, ()))
    columns = [" ".join(cell.split()) for cell in first.cells]
    while columns and not columns[-1]:
        columns.pop()
    return Table(path, text, tuple(columns), table.delimiter, first)


def to_csv(rows: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    """Return rows as the text of a table."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return text.getvalue()


def packaged(path: Path) -> list[dict[str, str]]:
    """Read a table that comes with Drafter; return a mapping from column to cell for each row."""
    with path.open(encoding="utf-8", newline="") as lines:
        return records(lines)


def records(lines: Iterable[str]) -> list[dict[str, str]]:
    """Parse the lines of a table; return a mapping from column to cell for each row."""
    return list(csv.DictReader(lines))


def read_table_file(path: Path) -> bytes:
    """Return the bytes of a user's table; raise FileError if it cannot be read or is over the limit."""
    try:
        return read_user_file(path, MAX_TABLE_BYTES)
    except FileNotFoundError:
        raise FileError(Finding("no-such-file", f"{path} does not exist.")) from None
    except OSError as error:
        raise FileError(Finding("unreadable", f"{path} cannot be read: {error.strerror}.")) from None
    except UnreadableError:
        message = f"{path} has more than {MAX_TABLE_BYTES:,} bytes, the limit for a table; split it."
        raise FileError(Finding("too-much", message)) from None


def decode_table(data: bytes, path: Path) -> str:
    """Return the text of a table; raise FileError if it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        message = f"{path} is not UTF-8 text; save it as CSV UTF-8 (in Excel: Save As, CSV UTF-8)."
        raise FileError(Finding("not-text", message)) from None
