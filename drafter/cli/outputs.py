"""Where results go: beside the letter, into a file, into a folder, or to standard output."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from drafter.diagnostics import Finding
from drafter.errors import UsageError
from drafter.export.registry import FORMATS
from drafter.files import is_folder
from drafter.pipeline import DEFAULT_FORMATS, find_format


class Outputs(Struct, frozen=True):
    """The formats asked for and the place of their files."""

    formats: tuple[str, ...]
    file: Path | None = None
    folder: Path | None = None
    to_stdout: bool = False

    def path(self, letter: str, name: str) -> Path:
        """Where the file `name` of a letter goes."""
        if self.file is not None:
            return self.file
        beside = Path() if letter == "-" else Path(letter).parent
        return (self.folder or beside) / name


def add_output_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of commands that write letters."""
    add_format_argument(parser)
    parser.add_argument(
        "--force", action="store_true", help="write over files that are not Drafter's, or were changed since"
    )


def add_format_argument(parser: argparse.ArgumentParser, or_else: str = ", or - for standard output") -> None:
    """The options of commands that make letters: in which formats, with what in them, and where the files stand."""
    default = ",".join(DEFAULT_FORMATS)
    parser.add_argument("--to", metavar="FORMATS", help=f"one or more of {','.join(FORMATS)} (default: {default})")
    parser.add_argument("-o", "--output", metavar="OUT", help=f"a file, a folder{or_else} (default: beside the letter)")
    parser.add_argument("--source", action="store_true", help="let the YAML travel inside Word file and PDF")
    parser.add_argument("--comments", action="store_true", help="say what `check` finds as comments in the Word file")


def refuse_comments(options: argparse.Namespace, targets: Outputs) -> None:
    """Raise UsageError if comments are asked for in formats that have none."""
    if options.comments and not any(FORMATS[name].comments for name in targets.formats):
        raise UsageError(Finding("bad-usage", "--comments writes them into Word files; name docx with --to."))


def refuse_several(names: Sequence[str], targets: Outputs) -> None:
    """Raise UsageError if a letter of several files is to go into one."""
    if len(names) > 1 and (targets.file or targets.to_stdout):
        message = f"This letter makes a file for each of its {len(names)} addressees; name a folder with -o."
        raise UsageError(Finding("bad-usage", message))


def outputs_from(to: str | None, output: str | None, files: Sequence[str]) -> Outputs:
    """The targets that the options of `render` name; raises UsageError where they contradict each other."""
    asked = tuple(dict.fromkeys(word.strip() for word in to.split(",") if word.strip())) if to else ()
    formats = tuple(find_format(name).name for name in asked)
    if to is not None and not formats:
        raise UsageError(Finding("bad-usage", f"--to takes formats, such as {','.join(DEFAULT_FORMATS)}."))
    if output is None:
        return Outputs(formats or DEFAULT_FORMATS)
    if output == "-":
        return _to_stdout(formats, files)
    path = Path(output)
    fixed = next((form.name for form in FORMATS.values() if form.suffix == path.suffix.lower()), None)
    if fixed is None or is_folder(path):
        return Outputs(formats or DEFAULT_FORMATS, folder=path)
    if formats and formats != (fixed,):
        raise UsageError(Finding("bad-usage", f"{output} is {fixed}, but --to asks for {to}; name a folder."))
    if len(files) > 1:
        raise UsageError(Finding("bad-usage", f"{output} is one file for {len(files)} letters; name a folder."))
    return Outputs((fixed,), file=path)


def _to_stdout(formats: tuple[str, ...], files: Sequence[str]) -> Outputs:
    if len(formats) != 1 or len(files) > 1:
        message = "Standard output takes one letter in one format, such as `--to pdf -o -`."
        raise UsageError(Finding("bad-usage", message))
    return Outputs(formats, to_stdout=True)
