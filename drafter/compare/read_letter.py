"""A letter read from a Word file or a PDF."""

from __future__ import annotations

from pathlib import Path

from drafter.compare.model import LetterContent
from drafter.compare.read_pdf import read_pdf
from drafter.compare.read_word import read_word
from drafter.diagnostics import Finding
from drafter.errors import FileError, UsageError
from drafter.files import UnreadableError, read_user_file
from drafter.limits import MAX_VERIFY_BYTES


def read_letter(path: Path) -> LetterContent:
    """Read a letter; raise FileError if it cannot be compared, UsageError if it is neither Word nor PDF."""
    try:
        data = read_user_file(path, MAX_VERIFY_BYTES)
    except OSError as error:
        raise FileError(Finding("unreadable", f"{path} cannot be read: {error.strerror}.")) from None
    except UnreadableError as error:
        raise FileError(Finding("unreadable", str(error))) from None
    if data.startswith(b"%PDF"):
        return read_pdf(data, path)
    if data.startswith(b"PK"):
        return read_word(data, path)
    raise UsageError(Finding("bad-usage", f"{path} is neither a Word file (.docx) nor a PDF."))
