"""`drafter verify-build`: rebuild letters, compare the files byte for byte, and describe the first difference."""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from drafter import __version__
from drafter.batch.foreign_environment import render_isolated
from drafter.batch.job import Job, error_of
from drafter.cli.arguments import STANDARD, add_letter_arguments, letter_names, read_input
from drafter.cli.commands.extract import embedded_yaml
from drafter.cli.doctor.checks import dependencies, python
from drafter.cli.doctor.requirements import REQUIREMENTS
from drafter.cli.formats.text import print_findings, visible
from drafter.cli.outputs import Outputs, add_format_arguments, check_formats, outputs_from, refuse_several
from drafter.diagnostics import Finding
from drafter.errors import DrafterError, FileError, UsageError
from drafter.export import FORMATS
from drafter.export.checksum import is_unmodified
from drafter.files import UnreadableError, read_regular_file
from drafter.limits import MAX_VERIFY_BUILD_BYTES
from drafter.process_limits import one_input

DIFFERS, MISSING = 1, 4
_WITH_CHECKSUM = (".docx", ".pdf", ".html")
_DESCRIPTION = """\
Rebuild letters and compare the files byte for byte. Drafter renders each letter in a separate process, as another user,
in another folder, time zone and locale. It compares the result with the files given by --to or -o, which must exist, or
else with the files that exist. If a letter has no file yet, Drafter renders it twice, in two different environments,
and compares the results. Use the options with which you rendered the files. This command writes no files. The exit code
is 0 if all files are identical, 1 if one differs, 4 if one is missing."""
_OBJECT = re.compile(rb"(?:^|[\r\n])(\d{1,7}) 0 obj\b")
_CONTEXT_BEFORE, _MAX_SHOWN, _MAX_PARTS = 20, 60, 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drafter verify-build`."""
    parser.description = _DESCRIPTION
    add_letter_arguments(parser)
    add_format_arguments(parser, or_stdout="")


def run(options: argparse.Namespace) -> int:
    """Compare the files of every letter and return the highest exit code."""
    if options.output == STANDARD:
        raise UsageError(Finding("bad-usage", "-o takes the file or folder to compare with, not standard output."))
    letters = letter_names(options)
    outputs = outputs_from(options.to, options.output, letters)
    check_formats(options, outputs)
    differing: list[Path] = []
    code = max(_verify(name, options, outputs, differing) for name in letters)
    if differing:
        sys.stderr.write(f"Rebuilt by {', '.join(_versions())}.\n")
    return code


def _verify(name: str, options: argparse.Namespace, outputs: Outputs, differing: list[Path]) -> int:
    """Compare the files of one letter; print its errors and return its exit code."""
    try:
        with one_input(name):
            verifier = BuildVerifier(name, options, outputs)
            code = verifier.verify()
        differing += verifier.differing
        return code
    except DrafterError as error:
        print_findings(error.findings, sys.stderr)
        return error.exit_code


class BuildVerifier:
    """The comparison of one letter with its files: the requested ones, or else the existing ones."""

    def __init__(self, name: str, options: argparse.Namespace, outputs: Outputs) -> None:
        self.name, self.options, self.outputs = name, options, outputs
        self.letter_input = read_input(name, options)
        self.differing: list[Path] = []
        self.is_requested = options.to is not None or outputs.file is not None

    def verify(self) -> int:
        """Print a line for each file and return the exit code. Raises DrafterError if the letter has errors."""
        formats = self.outputs.formats if self.is_requested else self.existing_formats()
        rebuilt = self.rebuild(formats) if formats else {}
        suffixes = {path.suffix for path in rebuilt if self.is_requested or path.exists()}
        if not suffixes:
            return self.compare_two_builds()
        return max(self.compare(path, data) for path, data in rebuilt.items() if path.suffix in suffixes)

    def existing_formats(self) -> tuple[str, ...]:
        """Return the formats in which the letter may have files."""
        stem = self.letter_input.stem
        siblings = self.outputs.path(self.name, stem).parent.glob("*")
        suffixes = {path.suffix for path in siblings if path.stem == stem or path.stem.startswith(f"{stem}-")}
        return tuple(form.name for form in FORMATS.values() if form.suffix in suffixes)

    def rebuild(self, formats: tuple[str, ...], environment: int = 0) -> dict[Path, bytes]:
        """Return the files of the letter, rendered in the environment with that number."""
        job = Job(self.name, self.letter_input, formats, Path(), self.options.source, self.options.comments)
        result = render_isolated(job, environment)
        if result.exit_code:
            raise error_of(result)
        refuse_several(list(result.files), self.outputs)
        return {self.outputs.path(self.name, file): data for file, data in result.files.items()}

    def compare_two_builds(self) -> int:
        """Compare two builds of a letter that has no file and return the exit code."""
        first, second = (self.rebuild(self.outputs.formats, number) for number in range(2))
        for path, data in first.items():
            difference = describe_difference(second[path], data, path.suffix)
            result = f"the two builds differ: {difference}" if difference else "the two builds are identical"
            print(f"{path}: does not exist; {result}")
            self.differing += [path] if difference else []
        return DIFFERS if self.differing else 0

    def compare(self, path: Path, data: bytes) -> int:
        """Compare one file with its rebuilt form and return the exit code."""
        if not path.exists():
            print(f"{path}: missing")
            return MISSING
        existing = _read(path)
        difference = describe_difference(existing, data, path.suffix.lower())
        print(f"{path}: {f'differs from a fresh build: {difference}' if difference else 'identical'}")
        if difference:
            self.differing.append(path)
            sys.stderr.write(f"{path}: {_reason(existing, path.suffix.lower(), self.options.source)}\n")
        return DIFFERS if difference else 0


def _read(path: Path) -> bytes:
    try:
        return read_regular_file(path.resolve(), MAX_VERIFY_BUILD_BYTES, str(path))
    except UnreadableError as error:
        raise FileError(Finding("unreadable", str(error))) from None


def _reason(existing: bytes, suffix: str, with_source: bool) -> str:
    """Return the likely reason of a difference, as far as the file itself shows it."""
    if suffix not in _WITH_CHECKSUM:
        return "the letter, the options or the versions are different, or the file was edited."
    if not is_unmodified(existing, suffix):
        return "the file was edited, or was not written by Drafter."
    if not with_source and embedded_yaml(existing) is not None:
        return "the file was rendered with --source and is unchanged; use --source to compare it."
    return "the file is unchanged, but was rendered from another letter, with other options or by other versions."


def _versions() -> Iterator[str]:
    """Yield the versions of everything that decides the bytes of an output."""
    yield f"Drafter {__version__}"
    yield f"Python {python()}"
    for requirement, version in dependencies().items():
        yield f"{requirement.partition('>')[0]} {version}"
    for system_requirement in REQUIREMENTS:
        found = system_requirement.check() if system_requirement.need != "tests" else None
        if found:
            yield f"{system_requirement.name} {found}"


def describe_difference(existing: bytes, rebuilt: bytes, suffix: str) -> str:
    """Return the first difference between two files of one format as text; empty if they are the same."""
    if existing == rebuilt:
        return ""
    offset = _first_difference(existing, rebuilt)
    sizes = f"byte {offset:,} ({len(existing):,} bytes on disk, {len(rebuilt):,} rebuilt)"
    if suffix == ".docx":
        return f"{_parts(existing, rebuilt)}, {sizes}"
    if suffix == ".pdf":
        return f"{_object(existing, rebuilt)}{sizes}"
    return _line(existing, rebuilt)


def _first_difference(a: bytes, b: bytes) -> int:
    """Return the offset of the first byte that differs."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if a[:middle] == b[:middle] else (low, middle - 1)
    return low


def _parts(existing: bytes, rebuilt: bytes) -> str:
    """Return the names of the parts that differ, compared by their ZIP directories without unpacking."""
    try:
        new, old = _directory(rebuilt), _directory(existing)
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        return "not a complete Word file"
    names = [name for name in {**new, **old} if new.get(name) != old.get(name)]
    more = f" and {len(names) - _MAX_PARTS} more" if len(names) > _MAX_PARTS else ""
    shown = ", ".join(visible(name[:_MAX_SHOWN]) for name in names[:_MAX_PARTS])
    return f"{shown}{more}" if names else "same parts, packed differently"


def _directory(data: bytes) -> dict[str, tuple[int, int]]:
    with ZipFile(io.BytesIO(data)) as package:
        return {entry.filename: (entry.CRC, entry.file_size) for entry in package.infolist()}


def _object(existing: bytes, rebuilt: bytes) -> str:
    """Return the number of the rebuilt PDF's object that contains the first difference."""
    before = _OBJECT.findall(rebuilt[: _first_difference(existing, rebuilt)])
    return f"object {int(before[-1])}, " if before and existing.startswith(b"%PDF-") else ""


def _line(existing: bytes, rebuilt: bytes) -> str:
    """Return the first line that differs, from shortly before the first different character."""
    sides = (data.decode("utf-8", "backslashreplace").split("\n") for data in (existing, rebuilt))
    pairs = enumerate(zip_longest(*sides), 1)
    number, (old, new) = next((number, pair) for number, pair in pairs if pair[0] != pair[1])
    if old is None or new is None:
        return f"line {number} exists only {'on disk' if new is None else 'in the rebuilt file'}"
    begin = max(_first_difference(old.encode(), new.encode()) - _CONTEXT_BEFORE, 0)
    return f"line {number} is {_quoted(old, begin)} on disk, {_quoted(new, begin)} rebuilt"


def _quoted(line: str, begin: int) -> str:
    shown = line[begin : begin + _MAX_SHOWN]
    return f"“{'…' if begin else ''}{visible(shown)}{'…' if len(line) > begin + _MAX_SHOWN else ''}”"
