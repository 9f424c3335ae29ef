"""The old or the new side of a comparison: a letter, rendered as Word, or a Word file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.diagnostics import Finding
from drafter.errors import DrafterError, FileError
from drafter.files import UnreadableError, read_user_file
from drafter.limits import MAX_VERIFY_BYTES
from drafter.load import LetterInput

if TYPE_CHECKING:
    from drafter.document.model import Document
    from drafter.facts import Facts
    from drafter.look.model import Look


class Side(Struct, frozen=True):
    """One side: its name, its Word file, and for a letter its facts, its document and its look.

    `copies` is the number of files of a letter with one for each addressee; the first is compared.
    """

    name: str
    data: bytes
    folder: Path
    facts: Facts | None = None
    document: Document | None = None
    look: Look | None = None
    copies: int = 1


def read_side(name: str, templates: tuple[Path, ...] = ()) -> Side:
    """Read a letter or a Word file, "-" from standard input.

    Raises FileError with exit code 4, also for a letter with errors: it cannot be compared.
    """
    path = Path(name)
    data = sys.stdin.buffer.read(MAX_VERIFY_BYTES + 1) if name == "-" else _read(path)
    return side_of(name, data, None if name == "-" else path.parent, templates)


def side_of(name: str, data: bytes, folder: Path | None, templates: tuple[Path, ...] = ()) -> Side:
    """Return the side with the content of a file; a letter reads its other files from `folder`.

    Raises FileError for a PDF, and for a letter with errors.
    """
    if data.startswith(b"PK"):
        return Side(name, data, folder or Path())
    if data.startswith(b"%PDF"):
        raise FileError(Finding("cannot-compare", f"{name} is a PDF; give the letter (YAML) or the Word file."))
    letter = LetterInput(name, data, folder, templates=templates)
    try:
        return _render(letter)
    except FileError:
        raise
    except DrafterError as error:
        raise FileError(*error.findings) from None


def _read(path: Path) -> bytes:
    try:
        return read_user_file(path, MAX_VERIFY_BYTES)
    except FileNotFoundError:
        raise FileError(Finding("no-such-file", f"{path} does not exist.")) from None
    except OSError as error:
        raise FileError(Finding("unreadable", f"{path} cannot be read: {error.strerror}.")) from None
    except UnreadableError as error:
        raise FileError(Finding("unreadable", str(error))) from None


def _render(letter: LetterInput) -> Side:
    from drafter.errors import raise_if_errors
    from drafter.export import FORMATS
    from drafter.pipeline import compose, copy_names, derive

    derived = derive(letter)
    raise_if_errors(derived.findings)
    document, look = compose(derived)
    data = FORMATS["docx"].export(document, look)
    return Side(letter.name, data, letter.folder or Path(), derived.facts, document, look, len(copy_names(derived)))
