"""`drafter extract`: the YAML out of a Word file or a PDF that carries it."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path

from drafter.diagnostics import Finding
from drafter.errors import FileError
from drafter.export.registry import FORMATS
from drafter.files import UnreadableError, read_user_file
from drafter.limits import MAX_EXTRACT_BYTES
from drafter.writing.atomic import write


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `drafter extract`."""
    parser.add_argument("file", metavar="FILE", help="a file written with `drafter render --source`")
    parser.add_argument(
        "-o", "--output", metavar="OUT", default="-", help="where to write it (default: standard output)"
    )


def run(options: argparse.Namespace) -> int:
    """Print the YAML that travels inside a file."""
    path = Path(options.file)
    try:
        data = read_user_file(path, MAX_EXTRACT_BYTES)
    except OSError as error:
        raise FileError(Finding("unreadable", f"{path} cannot be read: {error.strerror}.")) from None
    except UnreadableError as error:
        raise FileError(Finding("unreadable", str(error))) from None
    source = embedded_yaml(data)
    if source is None:
        message = f"{path} carries no letter; only what was written with `drafter render --source` does."
        raise FileError(Finding("no-source", message))
    _check(source, path)
    if options.output == "-":
        sys.stdout.buffer.write(source)
    else:
        write(Path(options.output), source)
        sys.stderr.write(f"{options.output}: written.\n")
    return 0


def _check(source: bytes, path: Path) -> None:
    """Raise FileError for what no letter can be, and would steer the terminal that it is printed on."""
    from drafter.source.decode import find_unprintable

    try:
        wrong = find_unprintable(source.decode())
    except UnicodeDecodeError:
        wrong = "It is not text in UTF-8."
    if wrong:
        raise FileError(Finding("no-source", f"What {path} carries is no letter. {wrong}"))


def embedded_yaml(data: bytes) -> bytes | None:
    """The YAML inside a file of any format that can carry it; None where there is none."""
    for form in FORMATS.values():
        reader = getattr(import_module(form.module), "extract_yaml", None)
        source = reader(data) if reader else None
        if source is not None:
            return bytes(source)
    return None
