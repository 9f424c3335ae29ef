"""Pictures of pages: PNG files of a PDF, sent only if the page does not have them yet."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, Any

from drafter.limits import MAX_STUDIO_PAGES

if TYPE_CHECKING:
    from PIL.Image import Image

# Level 1 takes a quarter of the time of the default, for files a fifth larger.
_COMPRESSION = 1
# The detail of a letter on the start page, in points: from the title on, as wide as the text.
CARD_SIZE = 396, 238
_CARD_SCALE = 640 / CARD_SIZE[0]


def picture(pdf: bytes, scale: float, known: frozenset[str]) -> dict[str, Any]:
    """Return the pages of a PDF: `pages` with digest, width and height in pixels, and `pictures` by digest.

    `scale` is in pixels per point. Pictures that are `known` are left out; `total` counts all pages.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    sheets, pictures = [], {}
    try:
        for number in range(min(len(document), MAX_STUDIO_PAGES)):
            bitmap = document[number].render(scale=scale, may_draw_forms=False)
            digest = hashlib.sha256(bytes(bitmap.buffer) + f"{bitmap.width}".encode()).hexdigest()[:32]
            sheets.append({"digest": digest, "width": bitmap.width, "height": bitmap.height})
            if digest not in known:
                pictures[digest] = _png(bitmap.to_pil())
        return {"pages": sheets, "pictures": pictures, "total": len(document)}
    finally:
        document.close()


def card_picture(pdf: bytes, left: float, top: float) -> bytes:
    """Return the detail of page 1 whose upper left corner is at `left` and `top`, in points."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        width, height = (round(side * _CARD_SCALE) for side in CARD_SIZE)
        image = document[0].render(scale=_CARD_SCALE, may_draw_forms=False).to_pil()
        x, y = round(left * _CARD_SCALE), round(top * _CARD_SCALE)
        return _png(image.crop((x, y, x + width, y + height)))
    finally:
        document.close()


def _png(image: Image) -> bytes:
    """Return a PNG, in grey if the page has no colour: it is half as large."""
    buffer = io.BytesIO()
    rgb = image.convert("RGB")
    (rgb.convert("L") if _is_grey(rgb) else rgb).save(buffer, "PNG", compress_level=_COMPRESSION)
    return buffer.getvalue()


def _is_grey(image: Image) -> bool:
    from PIL.ImageChops import difference

    red, green, blue = image.split()
    return difference(red, green).getbbox() is None and difference(green, blue).getbbox() is None
