"""Shared arguments of commands that write letters: the formats and the place of the files."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from drafter.cli.arguments import STANDARD
from drafter.convert import DERIVED_FORMATS, DerivedFormat, find_format
from drafter.diagnostics import Finding
from drafter.errors import UsageError
from drafter.export import FORMATS, Format
from drafter.files import is_folder
from drafter.pipeline import DEFAULT_FORMATS

ALL_FORMATS: tuple[Format | DerivedFormat, ...] = (*FORMATS.values(), *DERIVED_FORMATS.values())


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
