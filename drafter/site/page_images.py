"""Pages of a PDF as pictures, small enough for a site."""

from __future__ import annotations

import io
from typing import Any, NamedTuple

from drafter.site.missing import require

PAGE_WIDTH, CARD_WIDTH = 1224, 480
COLOURS = 64
COVERAGE = 1  # the method of Pillow; rare colours, such as the draft mark's red, keep their place


class PageImage(NamedTuple):
    """A page as PNG: its bytes, and its width and height in pixels."""

    data: bytes
    width: int
    height: int


def page_images(pdf: bytes) -> tuple[PageImage, ...]:
    """Every page of a PDF."""
    document = require("pypdfium2").PdfDocument(pdf)
    return tuple(_drawn(page, PAGE_WIDTH) for page in document)


def card_image(pdf: bytes) -> PageImage:
    """The first page of a PDF, for a card."""
    return _drawn(require("pypdfium2").PdfDocument(pdf)[0], CARD_WIDTH)


def _drawn(page: Any, width: int) -> PageImage:
    image = page.render(scale=width / page.get_width(), may_draw_forms=False).to_pil().convert("RGB")
    written = io.BytesIO()
    image.quantize(COLOURS, method=COVERAGE).save(written, "PNG", optimize=True)
    return PageImage(written.getvalue(), image.width, image.height)
