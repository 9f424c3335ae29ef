"""The first sheet of an Excel file (.xlsx) as the text of a table; needs the optional library openpyxl."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from drafter.diagnostics import Finding
from drafter.errors import FileError, MissingDependencyError
from drafter.install_command import install_command
from drafter.limits import MAX_SHEET_BYTES, MAX_SHEET_COLUMNS, MAX_SHEET_ROWS
from drafter.safe_xml import XML_ERRORS, parse_xml
from drafter.tables import to_csv

REQUIREMENT = "openpyxl>=3.1"
SIGNATURE = b"PK"


def sheet_as_text(data: bytes, path: Path) -> str:
    """Return the first sheet as CSV: a row for each row of the sheet, dates like 2026-03-04.

    Raises FileError if the file is not a spreadsheet or over a limit, MissingDependencyError without openpyxl.
    """
    try:
        from openpyxl import load_workbook
    except ImportError:
        command = install_command([REQUIREMENT])
        message = f"Excel files need openpyxl; save the sheet as CSV UTF-8, or install the library: {command}"
        raise MissingDependencyError(Finding("library-missing", message)) from None
    _check_parts(data, path)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        rows = list(_rows(book.worksheets[0], path))
    except FileError:
        raise
    except Exception:
        raise _unreadable(path, "it is damaged, or is not a spreadsheet; save it as CSV UTF-8") from None
    return to_csv(rows)


def _check_parts(data: bytes, path: Path) -> None:
    """Raise FileError for a file whose parts are too large once unpacked, are damaged or declare entities."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) <= MAX_SHEET_BYTES:
                for entry in filter(_is_xml, entries):
                    parse_xml(archive.read(entry))
                return
    except (BadZipFile, zlib.error, RuntimeError, OSError, EOFError, *XML_ERRORS):
        raise _unreadable(path, "it is damaged, or is not a spreadsheet; save it as CSV UTF-8") from None
    raise _unreadable(path, f"its parts have more than {MAX_SHEET_BYTES:,} bytes; save the sheet as CSV UTF-8")


def _is_xml(entry: ZipInfo) -> bool:
    return entry.filename.endswith((".xml", ".rels"))


def _rows(sheet: Any, path: Path) -> Iterator[list[str]]:
    for number, row in enumerate(sheet.iter_rows(values_only=True)):
        if number == MAX_SHEET_ROWS:
            raise _unreadable(path, f"the sheet has more than {MAX_SHEET_ROWS:,} rows; delete the empty ones")
        cells = [_text(cell) for cell in islice(row, MAX_SHEET_COLUMNS + 1)]
        if len(cells) > MAX_SHEET_COLUMNS:
            raise _unreadable(path, f"a row has more than {MAX_SHEET_COLUMNS} columns; delete the empty ones")
        yield cells


def _text(cell: Any) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else " ".join(str(cell).split())


def _unreadable(path: Path, reason: str) -> FileError:
    return FileError(Finding("unreadable", f"{path} cannot be read: {reason}."))
