# ruff: noqa: N999 - the module has the name of its command, and is imported by name
"""`drafter import`: turn a Word file, PDF, web page or text of a letter into its YAML."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.diagnostics import Finding
from drafter.errors import FileError, UsageError
from drafter.files import is_folder
from drafter.writing.atomic import write_all, write_new

if TYPE_CHECKING:
    from drafter.importer.import_letter import Imported

STANDARD = "-"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drafter import`."""
    letter = "a letter (.docx, .pdf, .html, .txt; - for standard input), or a folder of letters"
    parser.add_argument("file", metavar="FILE", help=letter)
    output = "the YAML file to write, or the folder for a folder (default: standard output)"
    parser.add_argument("-o", "--output", metavar="OUT", default=STANDARD, help=output)
    parser.add_argument("--report", choices=("text", "json"), default="text", help="how to report (default: text)")
    page = "write a page of the source next to the rendered letter"
    parser.add_argument("--side-by-side", metavar="HTML", type=Path, help=page)
    parser.add_argument("--jobs", metavar="N", type=int, default=1, help="processes for a folder (default: 1)")
    parser.add_argument("--force", action="store_true", help="import letters of a folder again that are in its table")


def run(options: argparse.Namespace) -> int:
    """Import a letter, or the letters of a folder; return 1 if one of a folder failed."""
    path = Path(options.file)
    if options.jobs < 1:
        raise UsageError(Finding("bad-usage", f"--jobs takes a number of processes, 1 or more, not {options.jobs}."))
    if is_folder(path):
        return _import_folder(path, options)
    from drafter.importer.collection import read_letter
    from drafter.importer.reports import as_json, side_by_side, summary

    imported = read_letter(path)
    if options.output != STANDARD:
        _write(imported, Path(options.output))
    if options.side_by_side:
        write_new(options.side_by_side, side_by_side(imported, path.name).encode())
        sys.stderr.write(f"{options.side_by_side}: written.\n")
    if options.report == "json":
        sys.stdout.write(as_json(imported, str(path)))
    else:
        sys.stdout.write(imported.yaml if options.output == STANDARD else "")
        sys.stderr.write(summary(imported, str(path)))
    return 0


def _write(imported: Imported, target: Path) -> None:
    """Write the YAML and its pictures to new files; raise FileError if one exists."""
    if is_folder(target):
        raise FileError(Finding("not-a-file", f"{target} is a folder; give a file, such as {target / 'letter.yaml'}."))
    files = {target: imported.yaml.encode()} | {target.parent / name: data for name, data in imported.files.items()}
    for path in files:
        if os.path.lexists(path):
            raise FileError(Finding("would-overwrite", f"{path} already exists; choose another name."))
    write_all(files)
    for path in files:
        sys.stderr.write(f"{path}: written.\n")


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _import_folder(folder: Path, options: argparse.Namespace) -> int:
    if options.output == STANDARD:
        raise UsageError(Finding("bad-usage", f"Give a folder for the letters of {folder}: -o letters/."))
    from drafter.importer.collection import SCORES, import_folder

    output = Path(options.output)
    rows = import_folder(folder, output, options.jobs, options.force, _tell)
    failed = [row for row in rows if row["status"] == "failed"]
    sys.stderr.write(
        f"{output / SCORES}: {len(rows)} {'letter' if len(rows) == 1 else 'letters'}, {len(failed)} failed.\n"
    )
    return 1 if failed else 0
