"""Images of the pages of a PDF, drawn by pdfium. It is not thread-safe, so that one lock guards it in this process."""

from __future__ import annotations

import io
from threading import RLock
from typing import Any, NamedTuple

PDFIUM = RLock()
# The quantization method of Pillow that preserves rare colours, such as the red of the draft mark.
_COVERAGE_METHOD = 1
# A page with more colours contains a photograph, which a palette would spoil.
_COLOURS_OF_TEXT, _PALETTE = 4096, 256
_MILLION = 1_000_000


class PageImage(NamedTuple):
    """A PNG image of a page, with its size in pixels."""

    data: bytes
    width: int
    height: int


def page_images(pdf: bytes, width: int, colours: int | None = None) -> tuple[PageImage, ...]:
    """Return an image of each page, `width` pixels wide.

    `colours` is the largest number of colours; None keeps those of photographs.
    """
    import pypdfium2

    with PDFIUM:
        return tuple(_draw(page, width, colours) for page in pypdfium2.PdfDocument(pdf))


def _draw(page: Any, width: int, colours: int | None) -> PageImage:
    # Rounded down, because pdfium rounds the size of the image up.
    scale = int(width / page.get_width() * _MILLION) / _MILLION
    image = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    if colours is None and image.getcolors(_COLOURS_OF_TEXT):
        colours = _PALETTE
    printed = image.quantize(colours, method=_COVERAGE_METHOD) if colours else image
    png = io.BytesIO()
    printed.save(png, "PNG", optimize=True)
    return PageImage(png.getvalue(), image.width, image.height)
