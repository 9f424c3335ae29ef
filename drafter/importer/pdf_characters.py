"""The characters of a PDF with their place and font, its horizontal rules, and its links."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from msgspec import Struct

from drafter.compare.pdf_structure import content_tags, links
from drafter.diagnostics import Finding
from drafter.errors import FileError
from drafter.importer.pdf_pictures import PagePicture, PictureBudget, count_drawings, read_pictures
from drafter.limits import MAX_IMPORT_CHARACTERS, MAX_IMPORT_PAGES
from drafter.page_images import PDFIUM

_FONT_NAME_BYTES = 128
_THIN = 3.0
_SHORTEST_RULE = 20.0
# What pdfium writes for a hyphen at the end of a line.
_HYPHENS = {"\x02": "-", "\ufffe": "-", "\u00ad": "-", "\u2011": "-", "\u2010": "-"}
_TAG = re.compile(r"BlockQuote|H[1-6]")
# Chinese has Kai in place of italics.
_BOLD, _ITALIC = re.compile(r"bold|black|heavy|semibold|demi", re.I), re.compile(r"ital|obli|kaiti|ukai", re.I)


class Character(NamedTuple):
    """A character: its left and right edge, and its baseline from the top of the page, in points.

    `tag` is BlockQuote, or H1 to H6, if the file is tagged and the character is in such an element.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    italic: bool
    tag: str
    link: str


class Rule(NamedTuple):
    """A horizontal rule of a page: its edges, and its place from the top, in points."""

    left: float
    right: float
    top: float


class Page(Struct, frozen=True):
    """A page: its size in points, its characters in the order of the file, its horizontal rules, and its pictures.

    A page from right to left may be `mirrored`: places are then counted from its right edge. `enlarged` are the sizes
    of its letters, `drawings` is the number of its shapes other than rules.
    """

    number: int
    width: float
    height: float
    characters: tuple[Character, ...]
    rules: tuple[Rule, ...]
    pictures: tuple[PagePicture, ...] = ()
    drawings: int = 0
    mirrored: bool = False
    enlarged: frozenset[float] = frozenset()


class _Font(NamedTuple):
    size: float
    bold: bool
    italic: bool
    tag: str


def read_pages(data: bytes, name: str) -> tuple[Page, ...]:
    """Return the pages of a PDF; raise FileError if it is damaged, encrypted, over a limit, or without any text."""
    import pypdfium2

    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
            pages = tuple(_pages(document, name))
        except (pypdfium2.PdfiumError, ValueError):
            message = f"{name} cannot be read as a PDF: it is damaged, encrypted or too large; save it again."
            raise FileError(Finding("unreadable", message)) from None
    if not any(page.characters for page in pages):
        raise FileError(Finding("unreadable", f"{name} contains no text, only images of it."))
    return pages


def _pages(document: Any, name: str) -> Iterator[Page]:
    if len(document) > MAX_IMPORT_PAGES:
        raise FileError(Finding("unreadable", f"{name} has more than {MAX_IMPORT_PAGES} pages."))
    left, budget = int(MAX_IMPORT_CHARACTERS), PictureBudget()
    for number in range(len(document)):
        page = document[number]
        width, height = page.get_size()
        characters = tuple(_characters(document, page, height, left))
        left -= len(characters)
        if left < 0:
            raise FileError(Finding("unreadable", f"{name} has more than {int(MAX_IMPORT_CHARACTERS):,} characters."))
        pictures, rules = read_pictures(page, (width, height), budget), tuple(_rules(page, height))
        yield Page(number + 1, width, height, characters, rules, pictures, count_drawings(page))
        page.close()


def _characters(document: Any, page: Any, height: float, most: int) -> Iterator[Character]:
    import pypdfium2.raw as pdfium

    text_page = page.get_textpage()
    areas = _link_areas(document, page)
    tags = _tags(page)
    fonts: dict[int, _Font] = {}
    box = [ctypes.c_double() for _ in range(4)]
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(min(pdfium.FPDFText_CountChars(text_page.raw), most + 1)):
        code = pdfium.FPDFText_GetUnicode(text_page.raw, index)
        item = pdfium.FPDFText_GetTextObject(text_page.raw, index)
        if not item or pdfium.FPDFText_IsGenerated(text_page.raw, index):
            continue
        key = ctypes.cast(item, ctypes.c_void_p).value or 0
        font = fonts.get(key) or fonts.setdefault(key, _font(item, tags))
        pdfium.FPDFText_GetCharOrigin(text_page.raw, index, x, y)
        pdfium.FPDFText_GetCharBox(text_page.raw, index, *box)
        text = _HYPHENS.get(chr(code), chr(code)) if 0 < code < 0x110000 else ""  # noqa: PLR2004
        if text and font.size > 0:
            right = max(box[1].value, x.value)
            yield Character(text, x.value, right, height - y.value, *font, _link_at(areas, x.value, y.value))


def _link_areas(document: Any, page: Any) -> list[tuple[str, float, float, float, float]]:
    """Return the address, left, right, bottom and top of each link; the edges may be in any order in the file."""
    import pypdfium2.raw as pdfium

    areas = []
    for at, (address, *_) in enumerate(links(document, page)):
        annotation, box = pdfium.FPDFPage_GetAnnot(page.raw, at), pdfium.FS_RECTF()
        pdfium.FPDFAnnot_GetRect(annotation, box)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if address:
            across, up = sorted((box.left, box.right)), sorted((box.bottom, box.top))
            areas.append((address, *across, *up))
    return areas


def _link_at(areas: list[tuple[str, float, float, float, float]], x: float, y: float) -> str:
    for address, left, right, bottom, top in areas:
        if left - 1 <= x <= right - 1 and bottom - 1 <= y <= top:
            return address
    return ""


def _tags(page: Any) -> Mapping[int, str]:
    """Return the tag of each marked content that is a heading or in a quotation."""
    paths = content_tags(page).items()
    named = ((content, next((tag for tag, _ in path if _TAG.fullmatch(tag)), "")) for content, path in paths)
    return {content: tag for content, tag in named if tag}


def _font(item: Any, tags: Mapping[int, str]) -> _Font:
    """Return the size and the style of the font of a text object; an invisible text has size 0."""
    import pypdfium2.raw as pdfium

    size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
    pdfium.FPDFTextObj_GetFontSize(item, size)
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    font = pdfium.FPDFTextObj_GetFont(item)
    buffer = ctypes.create_string_buffer(_FONT_NAME_BYTES)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, _FONT_NAME_BYTES)
    name = buffer.value.decode("latin-1")
    weight, flags = pdfium.FPDFFont_GetWeight(font), pdfium.FPDFFont_GetFlags(font)
    hidden = pdfium.FPDFTextObj_GetTextRenderMode(item) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
    bold = bool(_BOLD.search(name)) or weight >= 700  # noqa: PLR2004
    italic = bool(_ITALIC.search(name)) or bool(flags > 0 and flags & 64)
    tag = tags.get(pdfium.FPDFPageObj_GetMarkedContentID(item), "")
    return _Font(0.0 if hidden else abs(size.value * matrix.d), bold, italic, tag)


def _rules(page: Any, height: float) -> Iterator[Rule]:
    """Yield the thin horizontal shapes of a page."""
    import pypdfium2.raw as pdfium

    found = []
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = item.get_bounds()
        if top - bottom <= _THIN and right - left >= _SHORTEST_RULE:
            found.append(Rule(left, right, height - (top + bottom) / 2))
    yield from sorted(found, key=lambda rule: rule.top)
