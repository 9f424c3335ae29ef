"""A picture of what a key does: the part of a page that it changes, with the words that are new on yellow."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2

from drafter.load import from_path_or_text
from drafter.pipeline import copy_names, derive, export

if TYPE_CHECKING:
    from PIL.Image import Image

# In points: the space around the words in which lines are shown, the margin of these, and sizes of a picture.
SPACE, MARGIN, MIN_WIDTH, MAX_HEIGHT = 12.0, 2.5, 396.0, 250.0
SCALE = 1.75
YELLOW = (255, 231, 160)
_COLOURS = 32
_WORD = re.compile(r"\S+")


class Box(NamedTuple):
    """A rectangle on a page, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


class Word(NamedTuple):
    """A word of a page, with its rectangles: two if it is broken at the end of a line."""

    text: str
    page: int
    boxes: tuple[Box, ...]


class Excerpt(NamedTuple):
    """A PNG picture of a part of a page, and the words that are marked in it."""

    data: bytes
    text: str


def excerpt(letter: str, other: str) -> Excerpt | None:
    """Return a picture of what a letter prints differently from another one; None if their words are the same."""
    words = words_of(pdf_of(letter))
    new = _new_words(words, words_of(pdf_of(other)))
    if not new:
        return None
    page, _ = Counter(word.page for word in new).most_common(1)[0]
    shown = _that_fit([word for word in new if word.page == page])
    picture = _picture(pdf_of(letter), page, shown, [word for word in words if word.page == page])
    return Excerpt(picture, " ".join(word.text for word in shown))


@lru_cache(maxsize=32)
def pdf_of(letter: str) -> bytes:
    """Return the PDF of a letter: of the first addressee, if there is one for each."""
    derived = derive(from_path_or_text(letter))
    return export(derived, ["pdf"])[f"{copy_names(derived)[0]}.pdf"]


@lru_cache(maxsize=32)
def words_of(pdf: bytes) -> tuple[Word, ...]:
    """Return the words of a PDF in the order of its text."""
    document = pypdfium2.PdfDocument(pdf)
    return tuple(word for number in range(len(document)) for word in _words_of_page(document[number], number))


def _words_of_page(page: pypdfium2.PdfPage, number: int) -> list[Word]:
    text, height = page.get_textpage(), page.get_height()
    found = []
    for match in _WORD.finditer(text.get_text_range()):
        count = text.count_rects(match.start(), match.end() - match.start())
        rects = [text.get_rect(index) for index in range(count)]
        boxes = tuple(Box(left, height - top, right, height - bottom) for left, bottom, right, top in rects)
        found += [Word(match[0], number, boxes)] if boxes else []
    return found


def _new_words(words: Sequence[Word], old: Sequence[Word]) -> list[Word]:
    matcher = SequenceMatcher(None, [word.text for word in old], [word.text for word in words], autojunk=False)
    return [word for tag, _, _, start, end in matcher.get_opcodes() if tag != "equal" for word in words[start:end]]


def _that_fit(words: Sequence[Word]) -> list[Word]:
    """Return the words of a page that fit into one picture, from the first one down."""
    top = min(box.top for word in words for box in word.boxes)
    return [word for word in words if all(box.bottom < top + MAX_HEIGHT for box in word.boxes)]


def _picture(pdf: bytes, number: int, shown: Sequence[Word], words: Sequence[Word]) -> bytes:
    page = pypdfium2.PdfDocument(pdf)[number]
    image = page.render(scale=SCALE, may_draw_forms=False).to_pil().convert("RGB")
    boxes = [box for word in shown for box in word.boxes]
    left, top, right, bottom = (round(side * SCALE) for side in _frame(boxes, words, *page.get_size()))
    detail = _marked(image, boxes).crop((left, top, right, bottom))
    png = io.BytesIO()
    detail.quantize(_COLOURS, method=1).save(png, "PNG", optimize=True)
    return png.getvalue()


def _marked(image: Image, boxes: Sequence[Box]) -> Image:
    from PIL import Image, ImageChops, ImageDraw

    light = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(light)
    for left, top, right, bottom in boxes:
        draw.rectangle([(left - 1) * SCALE, (top - 1) * SCALE, (right + 1) * SCALE, (bottom + 1) * SCALE], fill=YELLOW)
    return ImageChops.multiply(image, light)


def _frame(boxes: Sequence[Box], words: Sequence[Word], width: float, height: float) -> Box:
    """Return the part of a page around some boxes: with the lines above and below, and no line cut."""
    top, bottom = min(box.top for box in boxes) - SPACE, max(box.bottom for box in boxes) + SPACE
    lines = [box for word in words for box in word.boxes if box.top < bottom and box.bottom > top]
    left, right = min(box.left for box in lines) - SPACE, max(box.right for box in lines) + SPACE
    missing = max(0.0, MIN_WIDTH - (right - left))
    top, bottom = min(box.top for box in lines) - MARGIN, max(box.bottom for box in lines) + MARGIN
    return Box(max(0.0, left), max(0.0, top), min(width, right + missing), min(height, bottom))
