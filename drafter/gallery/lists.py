"""Lists of States and signatories from a table: a CSV file as spreadsheets write it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from drafter.errors import FileTrouble, Finding, InvalidLetter, Place
from drafter.gallery.starting import Wishes
from drafter.languages import language
from drafter.letter import Signatory
from drafter.limits import MAX_ENTRIES, MAX_TABLE_BYTES
from drafter.reading import Unreadable, read_given
from drafter.suggest import suggest

COLUMNS = ("given", "family", "state", "organization", "office", "title", "gender", "capacity")


def wishes_of(path: Path) -> Wishes:
    """The signatories of a table, one a row with a family name; States of rows without one are written for.

    Raises FileTrouble if the file cannot be read, InvalidLetter with every column and State that is not known.
    """
    try:
        text = _decoded(read_given(path, MAX_TABLE_BYTES))
    except OSError as error:
        raise FileTrouble(Finding("unreadable", f"{path} cannot be read: {error.strerror}.")) from None
    except Unreadable as error:
        raise FileTrouble(Finding("unreadable", str(error))) from None
    first = text.splitlines()[0] if text.strip() else ""
    delimiter = max(",;\t", key=first.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restkey="", restval="")
    findings = _columns(_head(reader, path), path)
    rows = list(_rows(reader, path)) if not findings else []
    findings += [finding for line, row in rows if (finding := _state(row, line, path))]
    if findings:
        raise InvalidLetter(*findings)
    return Wishes(
        signatories=tuple(Signatory(**row) for _, row in rows if row.get("family")),  # type: ignore[arg-type]
        on_behalf_of=tuple(row["state"] for _, row in rows if not row.get("family") and row.get("state")),
    )


def _decoded(data: bytes) -> str:
    """The text of a table: UTF-8, or as Windows writes it."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _head(reader: csv.DictReader[str], path: Path) -> Sequence[str]:
    """The names in the first row; raises InvalidLetter for what is no table."""
    try:
        return reader.fieldnames or ()
    except csv.Error as error:
        raise InvalidLetter(_finding("bad-table", f"The table cannot be read: {error}.", path, 1)) from None


def _rows(reader: csv.DictReader[str], path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The line and the filled cells of each row; raises InvalidLetter for what is no table."""
    try:
        for number, row in enumerate(reader):
            if number == MAX_ENTRIES:
                message = f"A letter lists at most {MAX_ENTRIES} signatories and States."
                raise InvalidLetter(_finding("too-much", message, path, reader.line_num))
            yield reader.line_num, _cells(row)
    except csv.Error as error:
        raise InvalidLetter(
            _finding("bad-table", f"The table cannot be read: {error}.", path, reader.line_num)
        ) from None


def _cells(row: Mapping[str | None, str | list[str]]) -> dict[str, str]:
    """The cells of a row that are filled, by column."""
    named = {
        str(name).strip().lower(): cell for name, cell in row.items() if name and name.strip() and isinstance(cell, str)
    }
    return {name: cell.strip() for name, cell in named.items() if cell.strip()}


def _columns(names: object, path: Path) -> list[Finding]:
    given = [str(name).strip().lower() for name in names] if isinstance(names, (list, tuple)) else []
    found = []
    for name in given:
        if name and name not in COLUMNS:
            _, hint = suggest(name, COLUMNS)
            found.append(_finding("unknown-column", f"There is no column `{name}`; {hint}", path, 1))
    if "state" not in given and "family" not in given:
        say = f"The first row names the columns: {', '.join(COLUMNS)}; at least `state`."
        found.append(_finding("unknown-column", say, path, 1))
    return found


def _state(row: Mapping[str, str], line: int, path: Path) -> Finding | None:
    names = language("en").names
    state = row.get("state")
    if state is None or names.find(state):
        return None
    near = names.suggest(state)
    hint = f" Did you mean {near}?" if near else ""
    return _finding("unknown-state", f'No State is called "{state}".{hint}', path, line)


def _finding(rule: str, message: str, path: Path, line: int) -> Finding:
    return Finding(rule, message, Place(str(path), line, 1, line, 1))
