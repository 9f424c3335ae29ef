"""Shared arguments of commands that read letters: the letters, `--set`, `--templates` and `--language`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from drafter.diagnostics import Finding
from drafter.errors import FileError, UsageError
from drafter.files import is_file, is_folder
from drafter.languages import available_languages
from drafter.limits import MAX_LETTER_BYTES
from drafter.load import SUFFIXES, LetterInput, from_file
from drafter.source import find_unprintable

STANDARD = "-"
# `drafter new` writes a schema next to the letter, for editors.
SCHEMA_SUFFIX = ".schema.json"


def add_letter_arguments(parser: argparse.ArgumentParser, several: bool = True) -> None:
    """Add the arguments of commands that read letters."""
    parser.add_argument("files", metavar="FILE", nargs="+" if several else 1, help="a letter; - for standard input")
    parser.add_argument(
        "--set", dest="settings", metavar="KEY=VALUE", action="append", default=[], help="set a value: date=2026-01-31"
    )
    add_templates_argument(parser)


def add_language_argument(parser: argparse.ArgumentParser, help_text: str) -> None:
    """Add `--language`."""
    parser.add_argument("--language", metavar="CODE", choices=available_languages(), help=help_text)


def add_templates_argument(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    """Add `--templates`."""
    help_text = "a folder of your own templates"
    parser.add_argument("--templates", metavar="DIR", type=Path, default=default, help=help_text)


def letter_names(options: argparse.Namespace) -> list[str]:
    """Return the letters named on the command line, without duplicates; a folder means all its letters.

    Raises FileError if a folder has no letter.
    """
    return list(dict.fromkeys(letters_in(options.files)))


def letters_in(names: Sequence[str]) -> list[str]:
    """Return the letters, with each folder replaced by its letters. Raises FileError if a folder has none."""
    return [letter for name in names for letter in (_of_folder(Path(name)) if is_folder(Path(name)) else [name])]


def _of_folder(folder: Path) -> list[str]:
    files = (path for path in folder.iterdir() if _is_inside(path, folder) and not path.name.startswith("."))
    letters = sorted(str(path) for path in files if path.suffix in SUFFIXES and not path.name.endswith(SCHEMA_SUFFIX))
    if not letters:
        message = f"The folder {folder} contains no letter; name a letter, or a folder with files such as a.yaml."
        raise FileError(Finding("no-letters", message))
    return letters


def _is_inside(path: Path, folder: Path) -> bool:
    """True for a file in the folder; a link that leads outside the folder is not."""
    return is_file(path) and path.resolve().is_relative_to(folder.resolve())


def read_input(name: str, options: argparse.Namespace) -> LetterInput:
    """Read the letter called `name` on the command line. Raises FileError or UsageError."""
    overrides = tuple(_override(setting) for setting in options.settings)
    folders, language = own_templates(options), getattr(options, "language", None) or ""
    if name == STANDARD:
        letter = LetterInput(STANDARD, sys.stdin.buffer.read(MAX_LETTER_BYTES + 1))
    else:
        letter = from_file(Path(name))
    return LetterInput(letter.name, letter.text, letter.folder, overrides, folders, language=language)


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
