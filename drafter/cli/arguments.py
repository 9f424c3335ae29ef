"""The letters that a command is given: files, or `-` for standard input, with what `--set` changes."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from drafter.diagnostics import Finding
from drafter.errors import FileError, UsageError
from drafter.files import is_folder
from drafter.limits import MAX_LETTER_BYTES
from drafter.load import LetterInput, from_file
from drafter.source import find_unprintable

STANDARD = "-"


def add_letter_arguments(parser: argparse.ArgumentParser, several: bool = True) -> None:
    """The options of commands that read letters."""
    parser.add_argument("files", metavar="FILE", nargs="+" if several else 1, help="a letter; - for standard input")
    parser.add_argument(
        "--set", dest="settings", metavar="KEY=VALUE", action="append", default=[], help="set a value: date=2026-01-31"
    )
    parser.add_argument("--templates", metavar="DIR", type=Path, help="a folder of your own templates")


def letter_names(options: argparse.Namespace) -> list[str]:
    """The letters on the command line, each once."""
    return list(dict.fromkeys(options.files))


def read_input(name: str, options: argparse.Namespace) -> LetterInput:
    """The letter called `name` on the command line; raises FileError or UsageError."""
    settings = tuple(_override(given) for given in options.settings)
    folders = (_folder(options.templates),) if options.templates else ()
    if name == STANDARD:
        return LetterInput(STANDARD, sys.stdin.buffer.read(MAX_LETTER_BYTES + 1), None, settings, folders)
    read = from_file(Path(name))
    return LetterInput(read.name, read.text, read.folder, settings, folders)


def _override(given: str) -> tuple[str, str]:
    key, equals, value = given.partition("=")
    if not equals or not key:
        raise UsageError(Finding("bad-setting", f"--set takes KEY=VALUE, such as date=2026-01-31, not `{given}`."))
    if message := find_unprintable(given):
        raise UsageError(Finding("bad-setting", f"--set {key}: {message}"))
    return key, value


def _folder(path: Path) -> Path:
    if not is_folder(path):
        raise FileError(Finding("no-such-folder", f"There is no folder {path} of templates."))
    return path.resolve()
