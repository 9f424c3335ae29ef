"""`drafter diff`: show what changed between two letters or Word files, or write it as a redline."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli.arguments import add_templates_argument, own_templates
from drafter.diagnostics import Finding
from drafter.errors import FileError, UsageError
from drafter.process_limits import one_input

if TYPE_CHECKING:
    from drafter.diff.read_side import Side
    from drafter.word.redline import Redline

SAME, DIFFERENT = 0, 1
_DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?Z?)?")
_SUFFIXES = (".docx", ".pdf", ".html")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drafter diff`."""
    parser.add_argument("old", metavar="OLD", help="the old letter or Word file; - for standard input")
    parser.add_argument("new", metavar="NEW", help="the new letter or Word file")
    output = "write the changes as FILE.docx (tracked changes), FILE.pdf or FILE.html"
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help=output)
    author = "author of the tracked changes (default: the mission of your profile)"
    parser.add_argument("--author", metavar="NAME", help=author)
    parser.add_argument("--date", metavar="DATE", help="date of the tracked changes (default: none)")
    existing = parser.add_mutually_exclusive_group()
    existing.add_argument("--accept", action="store_true", help="accept the tracked changes that the files have")
    existing.add_argument("--reject", action="store_true", help="reject the tracked changes that the files have")
    parser.add_argument("--force", action="store_true", help="overwrite a file that Drafter did not write")
    add_templates_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Print or write the changes; return 1 if there are any.

    Raises FileError if one of the files cannot be read or compared.
    """
    from drafter.word.package import DamagedWordError
    from drafter.word.redline import RedlineError, redline

    _check_output(options)
    moment, templates = _moment(options.date), own_templates(options)
    old, new = _read(options.old, templates), _read(options.new, templates)
    with one_input("The comparison"):
        unread = _check_changes(options, old, new)
        try:
            result = redline(old.data, new.data, _author(options, new), moment, not options.reject)
        except (DamagedWordError, RedlineError) as error:
            message = f"{old.name} and {new.name} cannot be compared: {error}."
            raise FileError(Finding("cannot-compare", message)) from None
        if not (result.changes or result.unmarked) and unread and old.data != new.data:
            message = f"Cannot tell: {', '.join(unread)} in {new.name} cannot be compared, and all else is the same."
            raise FileError(Finding("cannot-compare", message))
        if options.output is None:
            return _print(old, new, result, not options.reject)
        _write(options, old, new, result)
    return DIFFERENT if result.changes or result.unmarked else SAME


def _read(name: str, templates: tuple[Path, ...]) -> Side:
    from drafter.diff.read_side import read_side

    with one_input(name):
        side = read_side(name, templates)
    if side.copies > 1:
        sys.stderr.write(f"{name}: of its {side.copies} files, one for each addressee, the first is compared.\n")
    return side


def _check_output(options: argparse.Namespace) -> None:
    if options.old == options.new == "-":
        raise UsageError(Finding("bad-usage", "Only one of the two can be standard input."))
    if options.output is not None and options.output.suffix.lower() not in _SUFFIXES:
        message = f"{options.output} must end with .docx (tracked changes), .pdf or .html."
        raise UsageError(Finding("bad-usage", message))
    from drafter.writing.overwrite import is_same

    inputs = [name for name in (options.old, options.new) if name != "-"]
    if options.output is not None and any(is_same(options.output, Path(name)) for name in inputs):
        raise UsageError(Finding("would-overwrite", f"{options.output} is one of the two files; choose another name."))


def _moment(text: str | None) -> str:
    """Return the date as Word writes it, "" if none is given. Raises UsageError if it is not a date."""
    if text is None:
        return ""
    try:
        moment = datetime.fromisoformat(text.removesuffix("Z")) if _DATE.fullmatch(text) else None
    except ValueError:
        moment = None
    if moment is None:
        message = f"--date takes a date such as 2026-11-28, or a time such as 2026-11-28T17:30:00Z, not `{text}`."
        raise UsageError(Finding("bad-usage", message))
    return f"{moment.isoformat()}Z"


def _author(options: argparse.Namespace, new: Side) -> str:
    """Return the author of the changes: as given, else the mission of the profile, else Drafter."""
    if options.author:
        if not options.author.isprintable():
            raise UsageError(Finding("bad-usage", "--author takes a name, without characters that cannot be printed."))
        return str(options.author)
    from drafter.diff.author import default_author

    return default_author(new.folder)


def _check_changes(options: argparse.Namespace, *sides: Side) -> list[str]:
    """Return what cannot be compared, such as a chart.

    Raises FileError if a file has tracked changes and the user does not say how to read them.
    """
    from drafter.word.read import read_word_file
    from drafter.word.runs import FORCED

    unread: list[str] = []
    for side in sides:
        word = read_word_file(side.data, side.name)
        if word.has_changes and not (options.accept or options.reject):
            message = f"{side.name} has tracked changes; add --accept to read it with them, or --reject without them."
            raise FileError(Finding("cannot-compare", message))
        if not_compared := [item for item in word.unread if item != FORCED]:
            sys.stderr.write(f"{side.name}: not compared inside: {', '.join(not_compared)}.\n")
            unread += [item for item in not_compared if item not in unread]
    return unread


def _write(options: argparse.Namespace, old: Side, new: Side, result: Redline) -> None:
    from drafter.export.checksum import with_checksum
    from drafter.writing.atomic import write

    suffix = options.output.suffix.lower()
    data = result.data if suffix == ".docx" else _export(suffix, old, new, not options.reject)
    write(options.output, with_checksum(data, suffix), options.force)
    sys.stderr.write(f"{options.output}: written{_count(result.changes) if suffix == '.docx' else ''}.\n")
    _print_unmarked(result.unmarked)


def _count(changes: int) -> str:
    return f" with {changes} tracked change{'s' if changes != 1 else ''}"


def _export(suffix: str, old: Side, new: Side, accept: bool) -> bytes:
    """Return the pages with marked changes; Word files are shown in the look of a letter."""
    from drafter.diff.marked_pages import are_letters, marked_pages
    from drafter.export import FORMATS

    if not are_letters(old, new):
        sys.stderr.write("Word files are shown in the look of a letter, without images.\n")
    return FORMATS[suffix.removeprefix(".")].export(*marked_pages(old, new, accept))


def _print(old: Side, new: Side, result: Redline, accept: bool) -> int:
    from drafter.cli.formats.changes import format_change
    from drafter.cli.formats.text import visible
    from drafter.cli.stdio import has_colour
    from drafter.diff.facts import changed_comments, changed_facts
    from drafter.diff.paragraphs import changed_paragraphs
    from drafter.word.read import read_word_file

    facts = changed_facts(old.facts, new.facts) if old.facts and new.facts else []
    sys.stdout.writelines(f"{visible(line)}\n" for line in facts)
    files = [read_word_file(side.data, side.name, accept) for side in (old, new)]
    sys.stdout.writelines(f"{visible(line)}\n" for line in changed_comments(*files))
    changes = changed_paragraphs(*files)
    for change in changes:
        print(format_change(change, has_colour(sys.stdout)))
    if not (facts or changes or result.changes or result.unmarked):
        sys.stderr.write("No differences.\n")
        return SAME
    if result.changes and not changes:
        sys.stderr.write("The words are the same; the formatting differs.\n")
    _print_unmarked(result.unmarked)
    return DIFFERENT


def _print_unmarked(unmarked: Sequence[str]) -> None:
    if unmarked:
        sys.stderr.write(f"Also different, without marks: {', '.join(unmarked)}.\n")
