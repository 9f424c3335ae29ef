"""`drafter verify-build`: whether files are what their letters make, here and today."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from drafter import __version__
from drafter.batch.isolated import render_isolated
from drafter.batch.job import Job, error_of
from drafter.cli.arguments import add_letter_arguments, letter_names, read_input
from drafter.cli.batch import letters_in
from drafter.cli.commands.extract import embedded_yaml
from drafter.cli.doctor.checks import REQUIREMENTS, dependencies, python
from drafter.cli.file_diff import describe_difference
from drafter.cli.formats.text import print_findings
from drafter.cli.outputs import Outputs, add_format_argument, outputs_from, refuse_comments, refuse_several
from drafter.diagnostics import Finding
from drafter.errors import DrafterError, FileError, UsageError
from drafter.export.checksum import is_unmodified
from drafter.export.registry import FORMATS
from drafter.files import UnreadableError, read_regular_file
from drafter.limits import MAX_VERIFY_BUILD_BYTES

DIFFERS, MISSING = 1, 4
_WITH_CHECKSUM = (".docx", ".pdf", ".html")
_DESCRIPTION = """\
Say whether files are, byte for byte, what their letters make. Each letter is rendered anew in a process of its own, as
another user, in another folder, time zone and locale, and compared with the files that are there: those of --to or -o,
which must be there, or else those that there are. A letter of which there is none yet is rendered twice, in different
surroundings, and the two are compared. Give the options that the files were rendered with. Nothing is written. The exit
code is 0 if all are the same, 1 if one differs, 4 if one is missing."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `drafter verify-build`."""
    parser.description = _DESCRIPTION
    add_letter_arguments(parser)
    add_format_argument(parser, or_else="")


def run(options: argparse.Namespace) -> int:
    """Compare the files of every letter; the highest of their exit codes."""
    if options.output == "-":
        raise UsageError(Finding("bad-usage", "-o names a file, or a folder, with which to compare."))
    letters = letters_in(letter_names(options))
    targets = outputs_from(options.to, options.output, letters)
    refuse_comments(options, targets)
    differing: list[Path] = []
    code = max(_verify(name, options, targets, differing) for name in letters)
    if differing:
        sys.stderr.write(f"Rendered anew by {', '.join(_versions())}.\n")
    return code


def _verify(name: str, options: argparse.Namespace, targets: Outputs, differing: list[Path]) -> int:
    """Compare the files of one letter; its exit code after saying what is wrong with it."""
    try:
        comparing = BuildVerifier(name, options, targets)
        code = comparing.told()
        differing += comparing.differing
        return code
    except DrafterError as error:
        print_findings(error.findings, sys.stderr)
        return error.exit_code


class BuildVerifier:
    """One letter and its files: those that are asked for, or else those that there are; some of them differ."""

    def __init__(self, name: str, options: argparse.Namespace, targets: Outputs) -> None:
        self.name, self.options, self.targets = name, options, targets
        self.letter_input = read_input(name, options)
        self.differing: list[Path] = []
        self.is_asked = options.to is not None or targets.file is not None

    def told(self) -> int:
        """Say of each file whether it is the same; the exit code. Raises DrafterError where the letter has errors."""
        formats = self.targets.formats if self.is_asked else self.formats_there()
        expected = self.made(formats) if formats else {}
        existing = {path.suffix for path in expected if self.is_asked or path.exists()}
        if not existing:
            return self.twice()
        return max(self.compared(path, data) for path, data in expected.items() if path.suffix in existing)

    def formats_there(self) -> tuple[str, ...]:
        """The formats in which there may be files of the letter."""
        stem = self.letter_input.stem
        beside = self.targets.path(self.name, stem).parent.glob("*")
        found = {path.suffix for path in beside if path.stem == stem or path.stem.startswith(f"{stem}-")}
        return tuple(form.name for form in FORMATS.values() if form.suffix in found)

    def made(self, formats: tuple[str, ...], number: int = 0) -> dict[Path, bytes]:
        """The files of the letter, rendered anew in the surroundings of that number."""
        task = Job(self.name, self.letter_input, formats, Path(), self.options.source, self.options.comments)
        rendering = render_isolated(task, number)
        if rendering.exit_code:
            raise error_of(rendering)
        refuse_several(list(rendering.files), self.targets)
        return {self.targets.path(self.name, file): data for file, data in rendering.files.items()}

    def twice(self) -> int:
        """Compare a letter of which there is no file with itself."""
        one, other = (self.made(self.targets.formats, number) for number in range(2))
        for path, data in one.items():
            found = describe_difference(other[path], data, path.suffix)
            print(f"{path}: there is none; rendered twice, {f'differs {found}' if found else 'the same'}")
            self.differing += [path] if found else []
        return DIFFERS if self.differing else 0

    def compared(self, path: Path, data: bytes) -> int:
        """Say whether one file is as it is made anew; the exit code."""
        if not path.exists():
            print(f"{path}: missing")
            return MISSING
        existing = _read(path)
        found = describe_difference(existing, data, path.suffix.lower())
        print(f"{path}: {f'differs {found}' if found else 'the same'}")
        if found:
            self.differing.append(path)
            sys.stderr.write(f"{path}: {_reason(existing, path.suffix.lower(), self.options.source)}\n")
        return DIFFERS if found else 0


def _read(path: Path) -> bytes:
    try:
        return read_regular_file(path.resolve(), MAX_VERIFY_BUILD_BYTES, str(path))
    except UnreadableError as error:
        raise FileError(Finding("unreadable", str(error))) from None


def _reason(existing: bytes, suffix: str, with_source: bool) -> str:
    """What a file that differs says of itself."""
    if suffix not in _WITH_CHECKSUM:
        return "the letter, the options or the versions are others, or somebody has changed it."
    if not is_unmodified(existing, suffix):
        return "it was not written by Drafter, or was changed since."
    if not with_source and embedded_yaml(existing) is not None:
        return "it is as Drafter wrote it, with --source."
    return "it is as Drafter wrote it, from another letter, with other options or by other versions."


def _versions() -> Iterator[str]:
    """What the bytes depend on, in the versions that are here."""
    yield f"Drafter {__version__}"
    yield f"Python {python()}"
    for asked, version in dependencies().items():
        yield f"{asked.partition('>')[0]} {version}"
    for requirement in REQUIREMENTS:
        found = requirement.found() if requirement.need != "tests" else None
        if found:
            yield f"{requirement.name} {found}"
