"""`drafter extract`: recover the letter embedded in a Word file or PDF: its YAML and its other files."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from itertools import permutations
from pathlib import Path, PurePosixPath

from drafter.diagnostics import Finding
from drafter.errors import FileError
from drafter.export import FORMATS
from drafter.files import UnreadableError, is_folder, is_relative_name, read_user_file
from drafter.limits import MAX_EXTRACT_BYTES
from drafter.writing.atomic import write, write_all

CHANGED = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drafter extract`."""
    parser.add_argument("file", metavar="FILE", help="a file written with `drafter render --source`")
    output = "a file for the YAML, or a folder for all files (default: standard output)"
    parser.add_argument("-o", "--output", metavar="OUT", default="-", help=output)


def run(options: argparse.Namespace) -> int:
    """Print or write the letter embedded in a file; return 1 if the text of the file was changed since."""
    path = Path(options.file)
    data = _read(path)
    source = embedded_yaml(data)
    files: Mapping[str, bytes] | None = embedded_files(data)
    if source is None:
        message = f"{path} contains no YAML; only files written with `drafter render --source` do."
        raise FileError(Finding("no-source", message))
    if files is None:
        raise FileError(Finding("no-source", f"The files embedded in {path} are damaged, too many or too large."))
    _raise_if_unprintable(source, path)
    if options.output == "-":
        sys.stdout.buffer.write(source)
        sys.stdout.flush()
    else:
        files = _write(path, Path(options.output), source, files)
    if files:
        were = "files were" if len(files) > 1 else "file was"
        sys.stderr.write(f"{path}: {len(files)} more {were} not extracted; give a folder: -o {path.stem}/\n")
    return _report_change(path, data)


def _read(path: Path) -> bytes:
    try:
        return read_user_file(path, MAX_EXTRACT_BYTES)
    except OSError as error:
        raise FileError(Finding("unreadable", f"{path} cannot be read: {error.strerror}.")) from None
    except UnreadableError as error:
        raise FileError(Finding("unreadable", str(error))) from None


def _write(path: Path, output: Path, source: bytes, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Write the YAML to a file, or all files to a folder; return the files that were not written."""
    if output.suffix and not is_folder(output):
        write(output, source)
        sys.stderr.write(f"{output}: written.\n")
        return files
    contents = _contents(path, output, source, files)
    write_all(contents)
    for target in contents:
        sys.stderr.write(f"{target}: written.\n")
    return {}


def _contents(path: Path, folder: Path, source: bytes, files: Mapping[str, bytes]) -> dict[Path, bytes]:
    """Return the files to write into a folder.

    Raises FileError if one leads out of the folder, or exists with other content.
    """
    named = {f"{path.stem}.yaml": source}
    for name, data in files.items():
        if not _is_safe(name) or any(
            _is_same_or_inside(*pair) for other in named for pair in permutations((name, other))
        ):
            raise FileError(Finding("no-source", f"{path} contains a file with a name that is not allowed: {name!r}."))
        named[name] = data
    contents = {folder / name: data for name, data in named.items()}
    for target, data in contents.items():
        if not target.parent.resolve().is_relative_to(folder.resolve()):
            raise FileError(Finding("link", f"{target.parent} leads out of {folder}; choose another folder."))
        if os.path.lexists(target) and not _has(target, data):
            raise FileError(Finding("would-overwrite", f"{target} exists; choose another folder."))
    return contents


def _is_safe(name: str) -> bool:
    """True if a file of that name is below its folder on every system."""
    return is_relative_name(name) and ".." not in PurePosixPath(name).parts and PurePosixPath(name).as_posix() == name


def _is_same_or_inside(name: str, other: str) -> bool:
    """True if a file would be the other one, or in a folder of that name; systems may ignore capitals."""
    return PurePosixPath(name.lower()).is_relative_to(other.lower())


def _has(path: Path, data: bytes) -> bool:
    try:
        return not path.is_symlink() and path.is_file() and path.read_bytes() == data
    except OSError:
        return False


def _raise_if_unprintable(source: bytes, path: Path) -> None:
    """Raise FileError if the YAML is not UTF-8 or contains characters that could control the terminal."""
    from drafter.source.decode import find_unprintable

    try:
        problem = find_unprintable(source.decode())
    except UnicodeDecodeError:
        problem = "It is not UTF-8 text."
    if problem:
        raise FileError(Finding("no-source", f"The text embedded in {path} is not a letter. {problem}"))


def _report_change(path: Path, data: bytes) -> int:
    """Return CHANGED, after a finding, if the text of the file may differ from that of the embedded letter."""
    from drafter.cli.formats.text import print_findings
    from drafter.export.checksum import is_unmodified

    suffix = ".docx" if data.startswith(b"PK") else ".pdf"
    if is_unmodified(data, suffix):
        return 0
    is_text_unchanged = getattr(import_module(f"drafter.export.{suffix[1:]}"), "is_text_unchanged", None)
    if is_text_unchanged is not None and is_text_unchanged(data):
        return 0
    change = "The text of {} was changed" if is_text_unchanged else "{} was changed"
    message = f"{change.format(path)} after Drafter wrote it; the YAML is the letter before the change."
    if suffix == ".docx":
        message += f" To bring the edits into the letter: drafter pull {path} LETTER.yaml."
    print_findings([Finding("text-changed", message)], sys.stderr)
    return CHANGED


def embedded_yaml(data: bytes) -> bytes | None:
    """Return the YAML embedded in a file of any format, or None."""
    for form in FORMATS.values():
        extract_yaml = getattr(import_module(form.module), "extract_yaml", None)
        source = extract_yaml(data) if extract_yaml else None
        if source is not None:
            return bytes(source)
    return None


def embedded_files(data: bytes) -> dict[str, bytes] | None:
    """Return the other files embedded in a file of any format, by name; None if they are damaged or over a limit."""
    for form in FORMATS.values():
        extract_files = getattr(import_module(form.module), "extract_files", None)
        files = extract_files(data) if extract_files else {}
        if files is None or files:
            return files if files is None else dict(files)
    return {}
