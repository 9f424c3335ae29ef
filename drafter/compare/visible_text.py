"""The text of a Word file or a PDF: its lines, without running heads and page numbers."""

from __future__ import annotations

import io
import re
import struct
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

from msgspec import Struct

from drafter.diagnostics import Finding
from drafter.errors import FileError, MissingDependencyError, UsageError
from drafter.files import UnreadableError, read_user_file
from drafter.limits import MAX_VERIFY_BYTES, MAX_VERIFY_TEXT_BYTES

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STORIES = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_FURNITURE = re.compile(r"word/(header|footer)[^/]*\.xml")
_PAGE_NUMBER = re.compile(r"(?:page )?(\d{1,4})(?:\s*(?:/|of)\s*(\d{1,4}))?", re.IGNORECASE)
_HYPHEN_AT_END = re.compile("[\x02\ufffe]\\s*|(?<=\\w)-\r?\n(?=\\w)")
_BULLETS = re.compile(r"^(?:[•▪◦–]\s*)+(?=\S)")
# What the libraries raise for a package that is none: torn, encrypted, packed or encoded in a way that is not known.
_NOT_WHOLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ElementTree.ParseError,
    ArithmeticError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    ValueError,
)
# How many lines at the top and the foot of a page can be running heads and feet.
_HEAD, _FOOT = 4, 4


class VisibleText(Struct, frozen=True):
    """What a file says: its lines in reading order, and the words of its heads and feet where these stand apart.

    In a PDF the head and foot of page 1 are among the lines; `is_pdf` says so.
    """

    name: str
    lines: tuple[str, ...]
    furniture: tuple[str, ...] = ()
    is_pdf: bool = False


def read_text(path: Path) -> VisibleText:
    """The text of a file; raises FileError if it cannot be read, UsageError if it is neither Word nor PDF."""
    try:
        data = read_user_file(path, MAX_VERIFY_BYTES)
    except OSError as error:
        raise FileError(Finding("unreadable", f"{path} cannot be read: {error.strerror}.")) from None
    except UnreadableError as error:
        raise FileError(Finding("unreadable", str(error))) from None
    if data.startswith(b"%PDF"):
        return VisibleText(str(path), tuple(_pdf_lines(data, path)), is_pdf=True)
    if data.startswith(b"PK"):
        return _word_text(data, path)
    raise UsageError(Finding("bad-usage", f"{path} is neither a Word file (.docx) nor a PDF."))


def _word_text(data: bytes, path: Path) -> VisibleText:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            named = [info for info in package.infolist() if _is_story(info)]
            if sum(info.file_size for info in named) > MAX_VERIFY_TEXT_BYTES:
                raise ValueError("too much")
            stories = {info.filename: package.read(info) for info in named}
            lines = [line for name in _STORIES if name in stories for line in _paragraphs(stories[name])]
            apart = [line for name in stories if _FURNITURE.fullmatch(name) for line in _paragraphs(stories[name])]
    except _NOT_WHOLE:
        raise _not_whole(path) from None
    return VisibleText(str(path), tuple(lines), tuple(word for line in apart for word in line.split()))


def _is_story(info: zipfile.ZipInfo) -> bool:
    return info.filename in _STORIES or _FURNITURE.fullmatch(info.filename) is not None


def _paragraphs(xml: bytes) -> Iterator[str]:
    """The lines of a story; a paragraph has one, or more where it holds breaks."""
    if b"<!DOCTYPE" in xml:
        raise ValueError("declarations")
    for paragraph in ElementTree.fromstring(xml).iter(f"{_W}p"):
        words = "".join(_said(element) for element in paragraph.iter())
        yield from (line for part in words.split("\n") if (line := _plain(part)))


def _said(element: ElementTree.Element) -> str:
    if element.tag == f"{_W}t":
        return element.text or ""
    return {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}.get(str(element.tag), "")


def _pdf_lines(data: bytes, path: Path) -> Iterator[str]:
    pages = [_page_lines(page) for page in _pages(data, path)]
    running = _running(pages)
    for number, lines in enumerate(pages, 1):
        for at, line in enumerate(lines):
            at_edge = at < _HEAD or at >= len(lines) - _FOOT
            if not (at_edge and (line in running or _is_number(line, number, len(pages)))):
                yield line


def _is_number(line: str, page: int, pages: int) -> bool:
    """Whether a line is the number of its page: 2, 2/3, page 2 of 3."""
    found = _PAGE_NUMBER.fullmatch(line)
    return bool(found and int(found[1]) == page and (found[2] is None or int(found[2]) == pages))


def _pages(data: bytes, path: Path) -> Iterator[str]:
    try:
        import pypdfium2
    except ImportError:
        message = 'Reading a PDF needs pypdfium2, which is not installed. Install it: pip install "drafter[gallery]"'
        raise MissingDependencyError(Finding("library-missing", message)) from None
    try:
        yield from (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    except pypdfium2.PdfiumError:
        raise _not_whole(path) from None


def _page_lines(text: str) -> list[str]:
    joined = _HYPHEN_AT_END.sub("-", text)
    return [line for part in joined.splitlines() if (line := _plain(part))]


def _running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """The lines that stand at the edge of two pages or more: running heads and feet, and the mark of a draft."""
    edges = Counter(line for lines in pages for line in {*lines[:_HEAD], *lines[-_FOOT:]})
    return frozenset(line for line, count in edges.items() if count > 1)


def _plain(text: str) -> str:
    """A line with ordinary spaces and letters in one form, without the bullet that a Word file does not spell out."""
    return _BULLETS.sub("", " ".join(unicodedata.normalize("NFC", text).replace("\u00ad", "").split()))


def _not_whole(path: Path) -> FileError:
    return FileError(Finding("unreadable", f"{path} is not a whole Word file or PDF."))
