"""The roster of a letter: read from the letter's folder, and merged into its keys."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct

from drafter.diagnostics import Finding
from drafter.errors import FileError, InvalidLetterError, raise_if_errors
from drafter.files import UnreadableError, read_within
from drafter.languages import available_languages, load_language
from drafter.languages.names import StateNames
from drafter.limits import MAX_TABLE_BYTES
from drafter.roster.fill_keys import fill_keys, states_not_ready
from drafter.roster.read_roster import COLUMNS, CONTACT, Roster, read_roster
from drafter.roster.spreadsheet import SIGNATURE, sheet_as_text
from drafter.source import Source
from drafter.tables import Table, decode_table, parse_table

ROSTER, LANGUAGE, DATE = "roster", "language", "date"


class FilledLetter(Struct, frozen=True):
    """A letter with the keys that its roster fills, findings about the roster, and the table as it may travel."""

    source: Source
    findings: tuple[Finding, ...]
    name: str
    content: bytes


def fill_from_roster(source: Source, folder: Path | None) -> FilledLetter:
    """Return a letter with the keys from its roster; raise InvalidLetterError if the roster has errors."""
    roster = read_letter_roster(source, folder)
    raise_if_errors(roster.findings)
    findings = tuple(states_not_ready(source, roster, _names(source)))
    return FilledLetter(fill_keys(source, roster), findings, source.data[ROSTER], without_contacts(roster.table))


def read_letter_roster(source: Source, folder: Path | None) -> Roster:
    """Return the roster that a letter names; raise InvalidLetterError if it cannot be read."""
    table = _table(source, folder, source.data[ROSTER])
    return read_roster(table, _names(source), letter_day(source))


def table_of(data: bytes, path: Path) -> Table:
    """Return the table in a CSV or Excel file. Raises FileError, InvalidLetterError or MissingDependencyError."""
    is_sheet = data.startswith(SIGNATURE)
    return parse_table(sheet_as_text(data, path) if is_sheet else decode_table(data, path), path)


def without_contacts(table: Table) -> bytes:
    """Return the table as CSV in UTF-8 with the columns that fill keys; contacts and other columns are confidential."""
    used = {*COLUMNS} - {CONTACT}
    hidden = {at for at, name in enumerate(table.columns) if name.casefold() not in used}
    return table.without(hidden).encode()


def _names(source: Source) -> StateNames:
    """Return the names of States in the language of a letter."""
    code = _text(source, LANGUAGE)
    return load_language(code if code in available_languages() else "en").names


def _table(source: Source, folder: Path | None, name: object) -> Table:
    if not isinstance(name, str) or not name.strip():
        raise _bad_roster(source, "`roster` must be the name of a table in the letter's folder, such as roster.csv.")
    if folder is None:
        raise _bad_roster(source, "`roster` needs a folder; save the letter next to the table.")
    try:
        # Not kept with the files of the letter, because it contains contacts.
        return table_of(read_within(folder, name, MAX_TABLE_BYTES, keep=False), folder / name)
    except UnreadableError as error:
        raise _bad_roster(source, str(error)) from None
    except FileError as error:
        raise _bad_roster(source, error.findings[0].message) from None


def _bad_roster(source: Source, message: str) -> InvalidLetterError:
    return InvalidLetterError(source.finding("bad-roster", message, (ROSTER,)))


def _text(source: Source, key: str) -> str:
    value = source.data.get(key)
    return value if isinstance(value, str) else ""


def letter_day(source: Source) -> date | None:
    """Return the date of a letter; None if it has none that can be read."""
    try:
        return date.fromisoformat(_text(source, DATE))
    except ValueError:
        return None
