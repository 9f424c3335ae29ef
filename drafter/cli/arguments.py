"""Shared arguments of commands: letters, `--set` and `--templates`; the formats and the place of outputs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from drafter.convert import DERIVED_FORMATS, DerivedFormat, find_format
from drafter.diagnostics import Finding
from drafter.errors import FileError, UsageError
from drafter.export import FORMATS, Format
from drafter.files import is_file, is_folder
from drafter.languages import available_languages
from drafter.limits import MAX_LETTER_BYTES
from drafter.load import SUFFIXES, LetterInput, from_file
from drafter.pipeline import DEFAULT_FORMATS
from drafter.source import find_unprintable

STANDARD = "-"
# `drafter new` writes a schema next to the letter, for editors.
SCHEMA_SUFFIX = ".schema.json"
ALL_FORMATS: tuple[Format | DerivedFormat, ...] = (*FORMATS.values(), *DERIVED_FORMATS.values())


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


class Outputs(Struct, frozen=True):
    """The requested formats and the place of the output files."""

    formats: tuple[str, ...]
    file: Path | None = None
    folder: Path | None = None
    to_stdout: bool = False

    def path(self, letter: str, name: str) -> Path:
        """Return the path of the output file `name` of a letter."""
        if self.file is not None:
            return self.file
        folder_of_letter = Path() if letter == STANDARD else Path(letter).parent
        return (self.folder or folder_of_letter) / name


def add_output_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of commands that write letters."""
    add_format_arguments(parser)
    parser.add_argument(
        "--force", action="store_true", help="overwrite files that were edited or not written by Drafter"
    )


def add_format_arguments(parser: argparse.ArgumentParser, or_stdout: str = ", or - for standard output") -> None:
    """Add the arguments for formats, content and place of the output files."""
    default, names = ",".join(DEFAULT_FORMATS), ",".join(form.name for form in ALL_FORMATS)
    parser.add_argument("--to", metavar="FORMATS", help=f"one or more of {names} (default: {default})")
    place = f"a file, a folder{or_stdout} (default: next to the letter)"
    parser.add_argument("-o", "--output", metavar="OUT", help=place)
    parser.add_argument("--source", action="store_true", help="embed the YAML, pictures and texts in Word and PDF")
    comments = "add the findings of `check` to the Word file as comments"
    parser.add_argument("--comments", action="store_true", help=comments)


def check_formats(options: argparse.Namespace, outputs: Outputs) -> None:
    """Raise UsageError if the formats cannot contain the requested comments, or cannot be made on a cluster."""
    if getattr(options, "cluster", None) and (local := [name for name in outputs.formats if name in DERIVED_FORMATS]):
        message = f"{' and '.join(local)} cannot be made on a cluster; leave out --cluster."
        raise UsageError(Finding("bad-usage", message))
    exported = {needed for name in outputs.formats for needed in find_format(name).needs}
    if options.comments and not any(FORMATS[name].comments for name in exported):
        raise UsageError(Finding("bad-usage", "--comments adds comments to Word files; add docx to --to."))


def refuse_several(names: Sequence[str], outputs: Outputs) -> None:
    """Raise UsageError if the several files of one letter would go into one file."""
    if len(names) > 1 and (outputs.file or outputs.to_stdout):
        message = f"The letter has {len(names)} files; give a folder with -o."
        raise UsageError(Finding("bad-usage", message))


def outputs_from(to: str | None, output: str | None, files: Sequence[str]) -> Outputs:
    """Return the outputs for `--to` and `--output`. Raises UsageError if they contradict each other."""
    names = tuple(dict.fromkeys(word.strip() for word in to.split(",") if word.strip())) if to else ()
    formats = tuple(find_format(name).name for name in names)
    if to is not None and not formats:
        raise UsageError(Finding("bad-usage", f"--to takes formats, such as {','.join(DEFAULT_FORMATS)}."))
    if output is None:
        return Outputs(formats or DEFAULT_FORMATS)
    if output == STANDARD:
        return _to_stdout(formats, files)
    path = Path(output)
    file_format = next((form.name for form in ALL_FORMATS if form.suffix == path.suffix.lower()), None)
    if file_format is None or is_folder(path):
        return Outputs(formats or DEFAULT_FORMATS, folder=path)
    if formats and formats != (file_format,):
        raise UsageError(Finding("bad-usage", f"{output} is {file_format}, but --to is {to}; give a folder with -o."))
    if len(files) > 1:
        message = f"{output} is one file, but you gave {len(files)} letters; give a folder with -o."
        raise UsageError(Finding("bad-usage", message))
    return Outputs((file_format,), file=path)


def _to_stdout(formats: tuple[str, ...], files: Sequence[str]) -> Outputs:
    if len(formats) != 1 or len(files) > 1:
        message = "`-o -` accepts one letter in one format; for example, `--to pdf -o -`."
        raise UsageError(Finding("bad-usage", message))
    return Outputs(formats, to_stdout=True)
