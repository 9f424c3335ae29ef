"""`drafter pull`: bring a colleague's edits of a Word file back into the YAML, proved by rendering; never asks."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from drafter.cli.arguments import STANDARD, add_templates_argument, own_templates
from drafter.cli.file_diff import print_diff
from drafter.cli.formats.text import print_findings, visible
from drafter.diagnostics import Finding
from drafter.errors import FileError, UsageError
from drafter.files import UnreadableError, read_user_file
from drafter.limits import MAX_EXTRACT_BYTES
from drafter.load import from_file

REFUSED = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drafter pull`."""
    parser.add_argument("edited", metavar="EDITED.docx", help="the Word file with the edits and comments")
    parser.add_argument("letter", metavar="LETTER.yaml", help="the letter that it was rendered from")
    parser.add_argument("--dry-run", action="store_true", help="show the changes, but write nothing")
    parser.add_argument("--reject", action="store_true", help="read tracked changes as rejected (default: accepted)")
    add_templates_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Show and write the edits; return 1, and write nothing, if one of them cannot be brought back."""
    from drafter.pull.pull import pull

    if STANDARD in (options.edited, options.letter):
        raise UsageError(Finding("bad-usage", "pull needs two files: drafter pull edited.docx letter.yaml."))
    letter = replace(from_file(Path(options.letter)), templates=own_templates(options))
    pulled = pull(_read(Path(options.edited)), options.edited, letter, accept=not options.reject)
    print_findings([*pulled.warnings, *pulled.comments, *pulled.refused], sys.stderr)
    if pulled.refused:
        count = f"{len(pulled.refused)} changes" if len(pulled.refused) > 1 else "1 change"
        sys.stderr.write(f"{visible(options.letter)}: unchanged; {count} cannot be brought back.\n")
        return REFUSED
    for file, (before, after) in pulled.changes.items():
        print_diff(file, before.decode(), after.decode())
    if not options.dry_run:
        _write(pulled.changes)
    _print_summary(options, pulled.changes)
    return 0


def _read(path: Path) -> bytes:
    try:
        return read_user_file(path, MAX_EXTRACT_BYTES)
    except OSError as error:
        raise FileError(Finding("unreadable", f"{path} cannot be read: {error.strerror}.")) from None
    except UnreadableError as error:
        raise FileError(Finding("unreadable", str(error))) from None


def _write(changes: Mapping[str, tuple[bytes, bytes]]) -> None:
    from drafter.writing.atomic import replace_all

    if changes:
        replace_all({Path(file): change for file, change in changes.items()})


def _print_summary(options: argparse.Namespace, changes: Mapping[str, tuple[bytes, bytes]]) -> None:
    if not changes:
        sys.stderr.write(f"{visible(options.edited)}: no edits; {visible(options.letter)} is unchanged.\n")
    for file, (before, after) in changes.items():
        count = _changed_lines(before.decode(), after.decode())
        what = "would change" if options.dry_run else "changed"
        sys.stderr.write(f"{visible(file)}: {count} line{'s' if count > 1 else ''} {what}.\n")


def _changed_lines(before: str, after: str) -> int:
    from drafter.pull.merge_lines import line_edits

    return sum(max(edit.last - edit.first, len(edit.lines)) for edit in line_edits(before, after))
