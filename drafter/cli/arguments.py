"""Shared arguments of commands: letters (files, or `-` for standard input), `--set`, `--templates`."""

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
    """Add the arguments of commands that read letters."""
    parser.add_argument("files", metavar="FILE", nargs="+" if several else 1, help="a letter; - for standard input")
    parser.add_argument(
        "--set", dest="settings", metavar="KEY=VALUE", action="append", default=[], help="set a value: date=2026-01-31"
    )
    add_templates_argument(parser)


def add_templates_argument(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    """Add `--templates`."""
    help_text = "a folder of your own templates"
    parser.add_argument("--templates", metavar="DIR", type=Path, default=default, help=help_text)


def letter_names(options: argparse.Namespace) -> list[str]:
    """Return the letters named on the command line, without duplicates."""
    return list(dict.fromkeys(options.files))


def read_input(name: str, options: argparse.Namespace) -> LetterInput:
    """Read the letter called `name` on the command line. Raises FileError or UsageError."""
    overrides = tuple(_override(setting) for setting in options.settings)
    folders = own_templates(options)
    if name == STANDARD:
        return LetterInput(STANDARD, sys.stdin.buffer.read(MAX_LETTER_BYTES + 1), None, overrides, folders)
    letter = from_file(Path(name))
    return LetterInput(letter.name, letter.text, letter.folder, overrides, folders)


def own_templates(options: argparse.Namespace) -> tuple[Path, ...]:
    """Return the folder of `--templates`, if given. Raises FileError if it does not exist."""
    path: Path | None = getattr(options, "templates", None)
    if path is None:
        return ()
    if not is_folder(path):
        raise FileError(Finding("no-such-folder", f"The template folder {path} does not exist."))
    return (path.resolve(),)


def _override(setting: str) -> tuple[str, str]:
    key, equals, value = setting.partition("=")
    if not equals or not key:
        raise UsageError(Finding("bad-setting", f"--set takes KEY=VALUE, such as date=2026-01-31, not `{setting}`."))
    if message := find_unprintable(setting):
        raise UsageError(Finding("bad-setting", f"--set {key}: {message}"))
    return key, value
