"""The detail of page 1 that a card shows: as wide as the text, with what sets the sample apart marked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.page_images import PDFIUM
from drafter.site.png import png
from drafter.tables import packaged

if TYPE_CHECKING:
    import pypdfium2

_TABLE = Path(__file__).parent / "cards.csv"
# The size of a detail in points, its scale, its left edge and its top, and the white space around what it shows.
SIZE = 396, 238
_SCALE = 640 / SIZE[0]
_LEFT, _TOP, _SPACE = 105.0, 60.0, 12.0


# Four numbers of a rectangle.
Box = tuple[float, float, float, float]


class Detail(Struct, frozen=True):
    """A PNG of a part of page 1; marked boxes (left, top, width, height) and its place on the page, in per cent."""

    picture: bytes
    boxes: tuple[Box, ...]
    top: float


@cache
def card_rows() -> Mapping[str, Mapping[str, str]]:
    """Return the row of each sample in `cards.csv`: its group, title, summary, and the phrase that sets it apart."""
    return {row["sample"]: row for row in packaged(_TABLE)}


def detail_of(pdf: bytes, phrase: str, title: str) -> Detail:
    """Return the detail of a letter with a phrase marked; a title is never cut."""
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return _detail(document[0], _boxes(document[0], phrase), _boxes(document[0], title))
        finally:
            document.close()


def _detail(page: pypdfium2.PdfPage, boxes: list[Box], title: list[Box]) -> Detail:
    left = min((_LEFT, *(x - _SPACE for x, _, _, _ in boxes)))
    left = max((left, *(right + _SPACE - SIZE[0] for _, _, right, _ in boxes)))
    top = min((top for _, top, _, _ in boxes), default=_TOP + _SPACE) - _SPACE
    top = min(top, title[0][1] - _SPACE) if title and title[0][1] < top + _SPACE < title[-1][3] else top
    width, height = SIZE
    lit = tuple(
        (100 * (x - left) / width, 100 * (y - top) / height, 100 * (right - x) / width, 100 * (bottom - y) / height)
        for x, y, right, bottom in boxes
    )
    return Detail(_picture(page, left, top), lit, 100 * top / page.get_height())


def _picture(page: pypdfium2.PdfPage, left: float, top: float) -> bytes:
    width, height = (round(side * _SCALE) for side in SIZE)
    image = page.render(scale=_SCALE, may_draw_forms=False).to_pil()
    x, y = round(left * _SCALE), round(top * _SCALE)
    return png(image.crop((x, y, x + width, y + height)))


def _boxes(page: pypdfium2.PdfPage, phrase: str) -> list[Box]:
    """Return the lines of a phrase on a page: left, top, right and bottom in points from the upper left corner."""
    text = page.get_textpage()
    pattern = r"\s+".join(map(re.escape, phrase.split()))
    match = re.search(pattern, text.get_text_range()) if phrase else None
    if match is None:
        return []
    height, number = page.get_height(), text.count_rects(match.start(), match.end() - match.start())
    rects = [text.get_rect(index) for index in range(number)]
    return [(left, height - top, right, height - bottom) for left, bottom, right, top in rects]
