"""`drafter extract`: recover the YAML embedded in a Word file or PDF."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path

from drafter.diagnostics import Finding
from drafter.errors import FileError
from drafter.export import FORMATS
from drafter.files import UnreadableError, read_user_file
from drafter.limits import MAX_EXTRACT_BYTES
from drafter.writing.atomic import write


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drafter extract`."""
    parser.add_argument("file", metavar="FILE", help="a file written with `drafter render --source`")
    parser.add_argument("-o", "--output", metavar="OUT", default="-", help="a file (default: standard output)")


def run(options: argparse.Namespace) -> int:
    """Print or write the YAML embedded in a file."""
    path = Path(options.file)
    try:
        data = read_user_file(path, MAX_EXTRACT_BYTES)
    except OSError as error:
        raise FileError(Finding("unreadable", f"{path} cannot be read: {error.strerror}.")) from None
    except UnreadableError as error:
        raise FileError(Finding("unreadable", str(error))) from None
    source = embedded_yaml(data)
    if source is None:
        message = f"{path} contains no YAML; only files written with `drafter render --source` do."
        raise FileError(Finding("no-source", message))
    _raise_if_unprintable(source, path)
    if options.output == "-":
        sys.stdout.buffer.write(source)
    else:
        write(Path(options.output), source)
        sys.stderr.write(f"{options.output}: written.\n")
    return 0


def _raise_if_unprintable(source: bytes, path: Path) -> None:
    """Raise FileError if the YAML is not UTF-8 or contains characters that could control the terminal."""
    from drafter.source.decode import find_unprintable

    try:
        problem = find_unprintable(source.decode())
    except UnicodeDecodeError:
        problem = "It is not UTF-8 text."
    if problem:
        raise FileError(Finding("no-source", f"The text embedded in {path} is not a letter. {problem}"))


def embedded_yaml(data: bytes) -> bytes | None:
    """Return the YAML embedded in a file of any format, or None."""
    for form in FORMATS.values():
        extract_yaml = getattr(import_module(form.module), "extract_yaml", None)
        source = extract_yaml(data) if extract_yaml else None
        if source is not None:
            return bytes(source)
    return None
