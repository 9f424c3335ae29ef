"""Visible text of a Word file or a PDF: its lines, without headers, footers and page numbers."""

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
from drafter.errors import FileError, UsageError
from drafter.files import UnreadableError, read_user_file
from drafter.limits import MAX_VERIFY_BYTES, MAX_VERIFY_TEXT_BYTES

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_HEADER_OR_FOOTER = re.compile(r"word/(header|footer)[^/]*\.xml")
_PAGE_NUMBER = re.compile(r"(?:page )?(\d{1,4})(?:\s*(?:/|of)\s*(\d{1,4}))?", re.IGNORECASE)
_HYPHEN_AT_END = re.compile("[\x02\ufffe]\\s*|(?<=\\w)-\r?\n(?=\\w)")
_BULLETS = re.compile(r"^(?:[•▪◦–]\s*)+(?=\S)")
# Errors of the libraries for a damaged or encrypted package, or for an unknown compression or encoding.
_PACKAGE_ERRORS = (
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
# Maximum number of lines in the header and in the footer of a PDF page.
_HEADER_LINES, _FOOTER_LINES = 4, 4


class VisibleText(Struct, frozen=True):
    """The text of a file: its lines in reading order, and the words of headers and footers in `furniture`.

    In a PDF, the header and footer of page 1 are among the lines and `furniture` is empty.
    """

    name: str
    lines: tuple[str, ...]
    furniture: tuple[str, ...] = ()
    is_pdf: bool = False


def read_text(path: Path) -> VisibleText:
    """Read the text of a file; raise FileError if unreadable, UsageError if neither Word nor PDF."""
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
            infos = [info for info in package.infolist() if _has_text(info)]
            if sum(info.file_size for info in infos) > MAX_VERIFY_TEXT_BYTES:
                raise ValueError("too much")
            parts = {info.filename: package.read(info) for info in infos}
            lines = [line for name in _TEXT_PARTS if name in parts for line in _part_lines(parts[name])]
            furniture = [
                line for name in parts if _HEADER_OR_FOOTER.fullmatch(name) for line in _part_lines(parts[name])
            ]
    except _PACKAGE_ERRORS:
        raise _damaged(path) from None
    return VisibleText(str(path), tuple(lines), tuple(word for line in furniture for word in line.split()))


def _has_text(info: zipfile.ZipInfo) -> bool:
    return info.filename in _TEXT_PARTS or _HEADER_OR_FOOTER.fullmatch(info.filename) is not None


def _part_lines(xml: bytes) -> Iterator[str]:
    """Yield the lines of a part of the package: one for each paragraph, more if it contains line breaks."""
    if b"<!DOCTYPE" in xml:
        raise ValueError("declarations")
    for paragraph in ElementTree.fromstring(xml).iter(f"{_W}p"):
        text = "".join(_element_text(element) for element in paragraph.iter())
        yield from (line for part in text.split("\n") if (line := _normalize(part)))


def _element_text(element: ElementTree.Element) -> str:
    if element.tag == f"{_W}t":
        return element.text or ""
    return {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}.get(str(element.tag), "")


def _pdf_lines(data: bytes, path: Path) -> Iterator[str]:
    pages = [_page_lines(page) for page in _page_texts(data, path)]
    furniture = _repeated_lines(pages)
    for number, lines in enumerate(pages, 1):
        for at, line in enumerate(lines):
            at_edge = at < _HEADER_LINES or at >= len(lines) - _FOOTER_LINES
            if not (at_edge and (line in furniture or _is_page_number(line, number, len(pages)))):
                yield line


def _is_page_number(line: str, page: int, pages: int) -> bool:
    """True if a line is the number of its page, such as 2, 2/3 or page 2 of 3."""
    match = _PAGE_NUMBER.fullmatch(line)
    return bool(match and int(match[1]) == page and (match[2] is None or int(match[2]) == pages))


def _page_texts(data: bytes, path: Path) -> Iterator[str]:
    import pypdfium2

    try:
        yield from (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    except pypdfium2.PdfiumError:
        raise _damaged(path) from None


def _page_lines(text: str) -> list[str]:
    joined = _HYPHEN_AT_END.sub("-", text)
    return [line for part in joined.splitlines() if (line := _normalize(part))]


def _repeated_lines(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the lines at the edge of two or more pages: headers, footers and the draft mark."""
    edges = Counter(line for lines in pages for line in {*lines[:_HEADER_LINES], *lines[-_FOOTER_LINES:]})
    return frozenset(line for line, count in edges.items() if count > 1)


def _normalize(text: str) -> str:
    """Return a line in NFC, with ordinary spaces, without soft hyphens and bullets."""
    return _BULLETS.sub("", " ".join(unicodedata.normalize("NFC", text).replace("\u00ad", "").split()))


def _damaged(path: Path) -> FileError:
    return FileError(Finding("unreadable", f"{path} is a damaged or encrypted Word file or PDF; save it again."))
