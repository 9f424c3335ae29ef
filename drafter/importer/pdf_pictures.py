"""The pictures of a page of a PDF: their pixels and their place. Drawings of lines are counted only."""

from __future__ import annotations

import io
from itertools import islice
from typing import Any, NamedTuple

from drafter.compare.pdf_structure import alternatives
from drafter.limits import MAX_IMAGE_BYTES, MAX_IMAGE_PIXELS, MAX_IMAGES, MAX_IMPORT_PIXELS

# A smaller picture is a mark, a larger one is the page itself, in points and as a share of the page.
_SMALLEST, _LARGEST = 3.0, 0.7
# Shapes of a page, and segments of a shape, that are looked at.
_MOST_SHAPES, _MOST_SEGMENTS = 10_000, 200
_POINTS_PER_INCH = 72.0
# A rule or a box has no more segments than these, and a rule is no thicker.
_SEGMENTS_OF_A_BOX, _THICKEST_RULE = 6, 3.0
_JPEG_MODES = ("L", "RGB")
_OPAQUE = (255, 255)


class PagePicture(NamedTuple):
    """A picture: its data as PNG or JPEG, b"" if it cannot be used, its alternative text, and its place.

    `left`, `top` and `bottom` are in points from the left and upper edge of the page.
    """

    data: bytes
    alternative: str
    left: float
    top: float
    bottom: float


class PictureBudget:
    """How many pictures and pixels of a PDF are still read."""

    def __init__(self) -> None:
        self.pictures = int(MAX_IMAGES)
        self.pixels = int(MAX_IMPORT_PIXELS)

    def allows(self, pixels: int) -> bool:
        """True if a picture with so many pixels is read; it is counted then."""
        allowed = 0 < pixels <= min(self.pixels, MAX_IMAGE_PIXELS) and self.pictures > 0
        if allowed:
            self.pictures, self.pixels = self.pictures - 1, self.pixels - pixels
        return allowed


def read_pictures(page: Any, size: tuple[float, float], budget: PictureBudget) -> tuple[PagePicture, ...]:
    """Return the pictures of a page of some width and height from the top."""
    import pypdfium2.raw as pdfium

    width, height = size
    images = list(islice(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]), _MOST_SHAPES))
    texts = alternatives(page) if images else {}
    found = []
    for image in images:
        left, bottom, right, top = image.get_bounds()
        text = texts.get(pdfium.FPDFPageObj_GetMarkedContentID(image), "")
        is_small = min(right - left, top - bottom) < _SMALLEST
        is_page = (right - left) * (top - bottom) > _LARGEST * width * height
        # The place of a picture in a form is that in the form.
        usable = not is_small and not is_page and image.level == 0
        data = _data(image, right - left, budget) if usable else b""
        found.append(PagePicture(data, text, left, height - top, height - bottom))
    return tuple(sorted(found, key=lambda one: (one.top, one.left)))


def _data(image: Any, width: float, budget: PictureBudget) -> bytes:
    """Return the picture as in the file if it is a JPEG, else as PNG; b"" for one that is damaged or too large."""
    import pypdfium2
    from PIL import Image as Pillow

    try:
        columns, rows = image.get_px_size()
        if not budget.allows(columns * rows):
            return b""
        data = _jpeg(image) or _png(image, columns / width * _POINTS_PER_INCH)
    except (pypdfium2.PdfiumError, Pillow.DecompressionBombError, OSError, ValueError, SyntaxError, MemoryError):
        return b""
    return data if len(data) <= MAX_IMAGE_BYTES else b""


def _jpeg(image: Any) -> bytes:
    """Return the JPEG that the file contains; b"" for another picture, or one that is turned."""
    from PIL import Image as Pillow

    matrix = image.get_matrix()
    if image.get_filters() != ["DCTDecode"] or matrix.b or matrix.c or matrix.a < 0 or matrix.d < 0:
        return b""
    data = bytes(image.get_data())
    with Pillow.open(io.BytesIO(data), formats=("JPEG",)) as picture:
        return data if picture.mode in _JPEG_MODES else b""


def _png(image: Any, resolution: float) -> bytes:
    """Return the picture as it is drawn, with its transparency, as PNG with its resolution in dots per inch."""
    picture = image.get_bitmap(render=True).to_pil()
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema() == _OPAQUE:
        picture = picture.convert("RGB")
    file = io.BytesIO()
    picture.save(file, "PNG", dpi=(resolution, resolution))
    return file.getvalue()


def count_drawings(page: Any) -> int:
    """Return the number of shapes of a page that are neither rules nor boxes, such as the lines of a chart."""
    import pypdfium2.raw as pdfium

    shapes = islice(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]), _MOST_SHAPES)
    return sum(1 for item in shapes if _is_drawn(item))


def _is_drawn(item: Any) -> bool:
    """True for a curve, for a line that is not level or upright, and for a shape of more corners than a box."""
    import pypdfium2.raw as pdfium

    left, bottom, right, top = item.get_bounds()
    if min(right - left, top - bottom) <= _THICKEST_RULE:
        return False
    count = pdfium.FPDFPath_CountSegments(item.raw)
    if count > _MOST_SEGMENTS:
        return True
    kinds = [pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(item.raw, at)) for at in range(count)]
    corners = count / max(kinds.count(pdfium.FPDF_SEGMENT_MOVETO), 1)
    is_line = count == 2  # noqa: PLR2004
    return is_line or corners > _SEGMENTS_OF_A_BOX or pdfium.FPDF_SEGMENT_BEZIERTO in kinds
