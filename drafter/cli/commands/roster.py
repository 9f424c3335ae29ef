"""`drafter roster`: list the States of a roster by their answers, and say who is missing and late."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli.formats.text import print_findings, visible
from drafter.diagnostics import Finding, Severity
from drafter.errors import UsageError
from drafter.load import SUFFIXES, from_file

if TYPE_CHECKING:
    from drafter.roster.read_roster import Roster

_DESCRIPTION = """\
List the States of a roster by their answers: with the line of each, who has not answered, and whose deadline is over.
The roster is a table (CSV or XLSX) with the columns state, role (signatory, supporter), status (invited, confirmed,
signed, declined, withdrawn), deadline, given, family, office, title, gender and contact. Instead of the roster, you can
name the letter that uses it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drafter roster`."""
    parser.description = _DESCRIPTION
    parser.add_argument("file", metavar="FILE", type=Path, help="a roster, or a letter with the key `roster`")
    parser.add_argument("--date", metavar="DAY", help="the day for deadlines (default: that of the letter)")


def run(options: argparse.Namespace) -> int:
    """Print the roster and return 1 if it has errors. Raises DrafterError if the roster cannot be read."""
    from drafter.roster.summary import summary_lines

    roster, day = _read(options.file, _day(options.date))
    print_findings(roster.findings, sys.stderr)
    for line in summary_lines(roster, day):
        print(visible(line))
    return int(any(finding.severity is Severity.ERROR for finding in roster.findings))


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        message = f"--date takes a day such as 2026-03-04, not `{text}`."
        raise UsageError(Finding("bad-usage", message)) from None


def _read(path: Path, day: date | None) -> tuple[Roster, date | None]:
    """Return the roster of a table or of a letter, and the day on which deadlines are over."""
    from drafter.languages import load_language
    from drafter.roster.letter_roster import letter_day, read_letter_roster, table_of
    from drafter.roster.read_roster import read_roster
    from drafter.tables import read_table_file

    if path.suffix.lower() not in SUFFIXES:
        return read_roster(table_of(read_table_file(path), path), load_language("en").names, day), day
    from drafter.editions.read_edition import read_edition

    letter = from_file(path)
    source = read_edition(letter).source
    if source.data.get("roster") is None:
        raise UsageError(Finding("bad-usage", f"{path} has no key `roster`; add it, or name the roster itself."))
    return read_letter_roster(source, letter.folder), day or letter_day(source)
