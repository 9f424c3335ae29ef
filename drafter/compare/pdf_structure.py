"""The structure tree of a tagged PDF, and the other parts of a page that are not drawn."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

from drafter.limits import MAX_VERIFY_DEPTH, MAX_VERIFY_PAGE_OBJECTS

# The tags from the document to an element, each with its place among its siblings: ("P", 3).
TagPath = tuple[tuple[str, int], ...]


def content_tags(page: Any) -> dict[int, TagPath]:
    """Return the tags of each marked content of a page; raise ValueError for a tree over a limit."""
    import pypdfium2.raw as pdfium

    tags: dict[int, TagPath] = {}
    for element, path in _elements(page):
        for index in range(pdfium.FPDF_StructElement_GetMarkedContentIdCount(element)):
            tags.setdefault(pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, index), path)
    return tags


def alternatives(page: Any) -> dict[int, str]:
    """Return the alternative text of each marked content that has one; raise ValueError for a tree over a limit."""
    import pypdfium2.raw as pdfium

    texts: dict[int, str] = {}
    for element, _ in _elements(page):
        count = pdfium.FPDF_StructElement_GetMarkedContentIdCount(element)
        if count and (text := _alternative(element)):
            contents = (pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, index) for index in range(count))
            texts |= dict.fromkeys(contents, text)
    return texts


def _elements(page: Any) -> Iterator[tuple[Any, TagPath]]:
    """Yield the elements of the structure tree of a page, each before its children, with their tags."""
    import pypdfium2.raw as pdfium

    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return
    try:
        count = pdfium.FPDF_StructTree_CountChildren(tree)
        children = [(pdfium.FPDF_StructTree_GetChildAtIndex(tree, at), ((), at)) for at in range(count)]
        yield from _walk([(element, parent, at) for element, (parent, at) in reversed(children) if element])
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _walk(todo: list[tuple[Any, TagPath, int]]) -> Iterator[tuple[Any, TagPath]]:
    import pypdfium2.raw as pdfium

    visited = 0
    while todo:
        element, parent, at = todo.pop()
        path = (*parent, (_type(element), at))
        visited += 1
        if len(path) > MAX_VERIFY_DEPTH or visited > 4 * MAX_VERIFY_PAGE_OBJECTS:
            raise ValueError("structure")
        yield element, path
        count = pdfium.FPDF_StructElement_CountChildren(element)
        children = ((pdfium.FPDF_StructElement_GetChildAtIndex(element, child), child) for child in range(count))
        todo += [(child, path, place) for child, place in children if child]


def unread_entries(document: Any) -> list[str]:
    """Return what a file contains that the PDF library does not read, but that changes what a reader sees.

    A copy of the file, which the library writes, contains every entry uncompressed.
    """
    search = _NameSearch()
    document.save(search)
    return [_UNREAD[name] for name in _UNREAD if name in search.found]


_UNREAD = {
    b"/UserUnit": "a page with its own unit",
    b"/JavaScript": "a script",
    b"/Alternates": "an image that is printed instead of another",
}


class _NameSearch:
    """A stream that searches what is written to it and keeps nothing."""

    def __init__(self) -> None:
        self.found: set[bytes] = set()
        self.end = b""

    def write(self, data: bytes) -> int:
        """Search the next bytes, together with the end of those before."""
        joined = self.end + bytes(data)
        self.found.update(name for name in _UNREAD if name in joined)
        self.end = joined[-max(map(len, _UNREAD)) :]
        return len(data)


def links(document: Any, page: Any) -> Iterator[tuple[str, float, float, float]]:
    """Yield the address, left, width and bottom of each link; the address is "" for any other annotation.

    The border, the height and the text that a reader shows at the link follow the address.
    """
    import pypdfium2.raw as pdfium

    for at in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, at)
        rectangle = pdfium.FS_RECTF()
        pdfium.FPDFAnnot_GetRect(annotation, rectangle)
        link = pdfium.FPDFAnnot_GetLink(annotation)
        action = pdfium.FPDFLink_GetAction(link) if link else None
        drawn = pdfium.FPDFAnnot_GetAP(annotation, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > _EMPTY
        address = "" if drawn or not action else _address(document, action)
        address += address and _border_and_text(annotation, rectangle)
        pdfium.FPDFPage_CloseAnnot(annotation)
        yield address, rectangle.left, rectangle.right - rectangle.left, rectangle.bottom


def language(document: Any) -> str:
    """Return the language of the document, such as en; "" if it names none."""
    import pypdfium2.raw as pdfium

    return _utf16(lambda buffer, length: pdfium.FPDFCatalog_GetLanguage(document.raw, buffer, length))


# The length of an empty text in UTF-16, with its end.
_EMPTY = 2


def _type(element: Any) -> str:
    import pypdfium2.raw as pdfium

    return _utf16(lambda buffer, length: pdfium.FPDF_StructElement_GetType(element, buffer, length))


def _alternative(element: Any) -> str:
    import pypdfium2.raw as pdfium

    return _utf16(lambda buffer, length: pdfium.FPDF_StructElement_GetAltText(element, buffer, length))


def _address(document: Any, action: Any) -> str:
    import pypdfium2.raw as pdfium

    if pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    length = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, length)
    return buffer.value.decode("utf-8", "replace")


def _border_and_text(annotation: Any, rectangle: Any) -> str:
    """Return the height of a link, the widths of its border and its text."""
    import pypdfium2.raw as pdfium

    widths = [ctypes.c_float() for _ in range(3)]
    pdfium.FPDFAnnot_GetBorder(annotation, *widths)
    border = [round(width.value, 1) for width in widths]
    height = round(rectangle.top - rectangle.bottom, 1)
    text = _utf16(lambda buffer, length: pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, length))
    return f" {border} {height} {text!r}"


def _utf16(read: Callable[[Any, int], int]) -> str:
    length = read(None, 0)
    buffer = ctypes.create_string_buffer(max(length, _EMPTY))
    read(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")
