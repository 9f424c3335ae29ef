"""PDFs as items: every text with its appearance, and every image, line and link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from drafter.compare.mask_addressee import without_addressees
from drafter.compare.model import BODY, Item, LetterContent, cannot_compare
from drafter.compare.pdf_objects import PdfObjects, read_objects
from drafter.compare.pdf_page_content import Box, Drawn, covered, draw, drawing_hash, drawn_points
from drafter.compare.pdf_panels import attachments, bookmarks
from drafter.compare.pdf_settings import is_read_in_order, print_obstacles, settings
from drafter.compare.pdf_stories import BOOKMARKS, letter_stories, line_hash, mixed_pages
from drafter.compare.pdf_structure import TagPath, content_tags, language, links, unread_entries
from drafter.limits import MAX_VERIFY_DRAWN_POINTS, MAX_VERIFY_OBJECTS, MAX_VERIFY_PAGE_OBJECTS, MAX_VERIFY_PAGE_POINTS
from drafter.page_images import PDFIUM

_GENERATOR = "Drafter "


class PdfPage(Struct, frozen=True):
    """A page: what it draws, the tags of its content, its links, and its visible area.

    `drawings` is the hash of everything but texts and images, "" in a letter of Drafter, which draws only lines;
    `turned` is the rotation in degrees.
    """

    number: int
    objects: tuple[Drawn, ...]
    tags: dict[int, TagPath]
    links: tuple[tuple[str, float, float, float], ...]
    area: Box
    drawings: str
    turned: int


def read_pdf(data: bytes, path: Path) -> LetterContent:
    """Return the letter; raise FileError if the file is damaged, encrypted, over a limit, or contains no text."""
    with PDFIUM:
        return _read_pdf(data, path)


def _read_pdf(data: bytes, path: Path) -> LetterContent:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        by_drafter = document.get_metadata_value("Creator").startswith(_GENERATOR)
        pages = list(_pages(document, by_drafter=by_drafter))
        titles, attached = bookmarks(document), attachments(document, by_drafter=by_drafter)
        tagged = bool(pages[0].tags) and by_drafter
        objects = read_objects(document)
        stories = _stories(document, pages, titles, tagged=tagged)
        supports = {"the drawn lines": line_hash(pages)} if tagged else _drawings(pages)
        title, code = document.get_metadata_value("Title"), language(document)
        mask = without_addressees(code, [title], has_title=True) if tagged else str
        supports |= settings(objects, title, mask, by_drafter=tagged)
        obstacles = [*_obstacles(document, pages), *print_obstacles(objects)]
        obstacles += _layout_obstacles(pages, objects) if by_drafter else ()
    except (pypdfium2.PdfiumError, ValueError):
        raise cannot_compare(path, "it is damaged, encrypted or too large; save it again") from None
    if not any(item.text.strip() for page in pages for item in page.objects):
        raise cannot_compare(path, "it contains no text, only images of it")
    supports = {**supports, "its attached files": attached}
    return LetterContent(str(path), "pdf", stories, supports, tuple(dict.fromkeys(obstacles)), tagged)


def _stories(
    document: Any, pages: Sequence[PdfPage], titles: Sequence[str], *, tagged: bool
) -> Mapping[str, tuple[Item, ...]]:
    """Return the items by story."""
    if tagged:
        return letter_stories(pages, language(document), titles)
    return {BODY: tuple(_all_items(pages)), BOOKMARKS: tuple(Item(title) for title in titles)}


def _pages(document: Any, *, by_drafter: bool) -> Iterator[PdfPage]:
    import pypdfium2.raw as pdfium

    total, points = 0, 0.0
    for number, page in enumerate(document, 1):
        count = pdfium.FPDFPage_CountObjects(page.raw)
        total += count + 1
        width, height = page.get_size()
        if count > MAX_VERIFY_PAGE_OBJECTS or total > MAX_VERIFY_OBJECTS or width * height > MAX_VERIFY_PAGE_POINTS:
            raise ValueError("too much")
        points += drawn_points(page)
        if points > MAX_VERIFY_DRAWN_POINTS:
            raise ValueError("too much")
        area, annotations = Box(*page.get_bbox()), tuple(links(document, page))
        objects, tags, turned = tuple(draw(document, page)), content_tags(page), page.get_rotation()
        drawings = "" if by_drafter else drawing_hash(page)
        yield PdfPage(number, objects, tags, annotations, area, drawings, turned)


def _all_items(pages: Sequence[PdfPage]) -> Iterator[Item]:
    """Yield everything in a PDF that is not by Drafter, with its position: nothing of it may differ."""
    for page in pages:
        yield Item("", f"page {page.area} {page.turned}")
        before = page.area.top
        for drawn in page.objects:
            tags = "/".join(tag for tag, _ in page.tags.get(drawn.content_id, ()))
            place = f"{tags} {drawn.x:.1f} {drawn.box.left:.1f} {drawn.box.bottom - drawn.y:.1f}"
            yield Item(drawn.text, f"{place} {drawn.look}", before - drawn.y, plain=drawn.is_plain)
            before = drawn.y
        for address, left, width, bottom in page.links:
            yield Item("", f"link {address} {left:.1f} {width:.1f}", page.area.top - bottom)


def _drawings(pages: Sequence[PdfPage]) -> dict[str, str]:
    return {f"the drawings on page {page.number}": page.drawings for page in pages}


def _layout_obstacles(pages: Sequence[PdfPage], objects: PdfObjects) -> Iterator[str]:
    """Yield what the pages of Drafter never contain: only lines are drawn on them, which cannot show a text."""
    if not pages[0].tags:
        yield "its tags were removed"
    if not is_read_in_order(objects):
        yield "its tags are in another order than its text"
    yield from (f"text is in the place of another part of the letter (page {page})" for page in mixed_pages(pages))
    for page in pages:
        if not page.objects:
            yield f"it contains an empty page (page {page.number})"
        if page.turned or page.area[2:] != pages[0].area[2:]:
            yield f"it contains a page of another shape (page {page.number})"
        if any(drawn.kind == "path" and drawn.box.is_wide for drawn in page.objects):
            yield f"it contains a drawing (page {page.number})"


def _obstacles(document: Any, pages: Sequence[PdfPage]) -> Iterator[str]:
    import pypdfium2.raw as pdfium

    if pdfium.FPDF_GetFormType(document.raw) != pdfium.FORMTYPE_NONE:
        yield "it contains a form"
    yield from (f"it contains {entry}" for entry in unread_entries(document))
    for page in pages:
        yield from (f"{drawn.problem} (page {page.number})" for drawn in page.objects if drawn.problem)
        if not all(address for address, *_ in page.links):
            yield f"it contains a comment or another annotation (page {page.number})"
        if covered(page.objects):
            yield f"text is covered, struck out or printed over (page {page.number})"
