"""The texts of a tagged PDF in reading order, as pdfium reads them, each with its tags and its box."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

# Text and its elements are at most this deep in a page of Drafter.
_DEPTH = 4


@dataclass(frozen=True)
class Piece:
    """A text that is drawn at once: part of a line. `tags` are its elements, each with its place among siblings.

    `left` is where its first character begins, the other edges are those of the ink.
    """

    text: str
    tags: tuple[str, ...]
    left: float
    bottom: float
    right: float
    top: float
    baseline: float
    italic: bool

    @property
    def block(self) -> tuple[str, ...]:
        """The tags down to the paragraph or heading that contains the piece."""
        return self.within(*_BLOCKS)

    def within(self, *names: str) -> tuple[str, ...]:
        """Return the tags down to the innermost element of one of these types; () if the piece is in none."""
        at = max((at for at, tag in enumerate(self.tags) if tag.split()[0] in names), default=-1)
        return self.tags[: at + 1]

    def is_in(self, *names: str) -> bool:
        """Return whether the piece is in an element of one of these types."""
        return any(tag.split()[0] in names for tag in self.tags)


_BLOCKS = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6"})


@dataclass(frozen=True)
class TaggedPage:
    """The pieces of a page in the order of its tags, and those that have none (headers and footers), as drawn."""

    number: int
    height: float
    pieces: list[Piece]
    artifacts: list[Piece]


def pages_of(data: bytes) -> list[TaggedPage]:
    """Return the pages of a PDF."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [_page(page, number) for number, page in enumerate(document, 1)]
    finally:
        document.close()


def _page(page: Any, number: int) -> TaggedPage:
    drawn: dict[int, list[Any]] = {}
    text_page, objects = page.get_textpage(), list(page.get_objects(max_depth=_DEPTH))
    for item in objects:
        if item.type == pdfium.FPDF_PAGEOBJ_TEXT:
            drawn.setdefault(pdfium.FPDFPageObj_GetMarkedContentID(item.raw), []).append(item)
    pieces = []
    for content, tags in _walk(page):
        if isinstance(content, str):
            pieces.append(Piece(content, tags, 0, 0, 0, 0, 0, italic=False))
        else:
            pieces += [_piece(item, text_page, tags) for item in drawn.pop(content, [])]
    rest = [_piece(item, text_page, ()) for items in drawn.values() for item in items]
    return TaggedPage(number, page.get_height(), pieces, rest)


def _piece(item: Any, text_page: Any, tags: tuple[str, ...]) -> Piece:
    text = _utf16(
        lambda buffer, size: pdfium.FPDFTextObj_GetText(item.raw, text_page.raw, buffer, size),
    )
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item.raw, matrix)
    _, bottom, right, top = item.get_bounds()
    italic = "Italic" in item.get_font().get_base_name()
    return Piece(text, tags, matrix.e, bottom, right, top, matrix.f, italic)


def _walk(page: Any) -> Iterator[tuple[int | str, tuple[str, ...]]]:
    """Yield the marked contents of a page and the alternative texts of its figures in reading order, with tags."""
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    try:
        for at in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            yield from _elements(pdfium.FPDF_StructTree_GetChildAtIndex(tree, at), at, ())
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _elements(element: Any, place: int, parents: tuple[str, ...]) -> Iterator[tuple[int | str, tuple[str, ...]]]:
    name = _utf16(lambda buffer, size: pdfium.FPDF_StructElement_GetType(element, buffer, size))
    tags = (*parents, f"{name} {place}")
    if name == "Figure":
        yield f" {_utf16(lambda buffer, size: pdfium.FPDF_StructElement_GetAltText(element, buffer, size))} ", tags
    for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, at)
        if child:
            yield from _elements(child, at, tags)
        else:
            yield pdfium.FPDF_StructElement_GetChildMarkedContentID(element, at), tags


def _utf16(read: Callable[[Any, int], int]) -> str:
    """Return a text that pdfium writes into a buffer; the buffers of pages count characters, the others bytes."""
    size = read(None, 0)
    buffer = ctypes.create_string_buffer(2 * size + 2)
    read(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    # A hyphen at the end of a line is U+0002.
    return buffer.raw.decode("utf-16-le", "replace").split("\0")[0].replace("\x02", "-")
