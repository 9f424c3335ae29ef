"""The letters that a command is given: files, or `-` for standard input, with what `--set` changes."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from drafter.errors import FileTrouble, Finding, WrongUsage
from drafter.limits import MAX_LETTER_BYTES
from drafter.pipeline import Manuscript, from_file
from drafter.reading import is_folder
from drafter.source import unprintable

STANDARD = "-"


def add_inputs(parser: argparse.ArgumentParser, several: bool = True) -> None:
    """The options of commands that read letters."""
    parser.add_argument("files", metavar="FILE", nargs="+" if several else 1, help="a letter; - for standard input")
    parser.add_argument(
        "--set", dest="settings", metavar="KEY=VALUE", action="append", default=[], help="set a value: date=2026-01-31"
    )
    parser.add_argument("--templates", metavar="DIR", type=Path, help="a folder of your own templates")


def names(options: argparse.Namespace) -> list[str]:
    """The letters on the command line, each once."""
    return list(dict.fromkeys(options.files))


def manuscript(name: str, options: argparse.Namespace) -> Manuscript:
    """The letter called `name` on the command line; raises FileTrouble or WrongUsage."""
    settings = tuple(_setting(given) for given in options.settings)
    folders = (_folder(options.templates),) if options.templates else ()
    if name == STANDARD:
        return Manuscript(STANDARD, sys.stdin.buffer.read(MAX_LETTER_BYTES + 1), None, settings, folders)
    read = from_file(Path(name))
    return Manuscript(read.name, read.text, read.folder, settings, folders)


def _setting(given: str) -> tuple[str, str]:
    key, equals, value = given.partition("=")
    if not equals or not key:
        raise WrongUsage(Finding("bad-setting", f"--set takes KEY=VALUE, such as date=2026-01-31, not `{given}`."))
    if message := unprintable(given):
        raise WrongUsage(Finding("bad-setting", f"--set {key}: {message}"))
    return key, value


def _folder(path: Path) -> Path:
    if not is_folder(path):
        raise FileTrouble(Finding("no-such-folder", f"There is no folder {path} of templates."))
    return path.resolve()
