"""Pictures of pages: PNG files of a PDF, sent only if the page does not have them yet."""

from __future__ import annotations

import hashlib
from typing import Any

from drafter.limits import MAX_STUDIO_PAGES
from drafter.site.png import png


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
                pictures[digest] = png(bitmap.to_pil())
        return {"pages": sheets, "pictures": pictures, "total": len(document)}
    finally:
        document.close()
