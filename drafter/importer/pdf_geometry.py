"""The look read backwards, in points: the text column of a PDF, its indents and its bullets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec import Struct

from drafter.importer.pdf_lines import Line

NEAR = 2.2
_TWIPS = 20
_A4_WIDTH = 600.0
# The text of a letter as sent is larger than that of a document.
SENT_SIZE = 11.0
# Lines that begin so near to the left edge are lines of the text.
_INDENTED = 30.0


class Geometry(Struct, frozen=True):
    """Distances from the left edge of the text: tab stops, of which the first is the indent, quotations, bullets.

    `line` is the height of a line, `leading` that in sizes of the text.
    """

    stops: tuple[float, ...]
    quotation: float
    bullets: tuple[float, ...]
    bullet_texts: tuple[float, ...]
    line: float
    leading: float

    @property
    def indent(self) -> float:
        """The indent of the first line of a paragraph."""
        return self.stops[0]


@cache
def geometry(variant: str) -> Geometry:
    """Return the distances of the look of a letter: `sent`, that of `geneva`, `zh` or `ar`, or the usual one."""
    from drafter.settings.look import load_look
    from drafter.templates import find_template

    is_sent, is_geneva = variant == "sent", variant == "geneva"
    template = find_template("as-sent" if is_sent else "letter")
    look = load_look(template.looks_in("en" if is_sent or not variant else variant, (variant,) if is_geneva else ()))
    text = look.styles["SentTxt" if is_sent else "SingleTxt"]
    quotation = look.styles["SentQuotation" if is_sent else "Quotation"]
    left = text.left or 0
    stops = [at for _, at in (text.tabs or ())[1:]] or [look.page.default_tab * count for count in range(1, 8)]
    bullets = [look.bullets[f"bullet-{level}"].at for level in (1, 2, 3)]
    texts = [look.styles[f"BulletText{level}"].left or 0 for level in (1, 2, 3)]
    usual = look.styles["SentTxt" if is_sent else "Normal"]
    return Geometry(
        tuple((at - left) / _TWIPS for at in stops),
        ((quotation.left or 0) - left) / _TWIPS,
        tuple((at - left) / _TWIPS for at in bullets),
        tuple((at - left) / _TWIPS for at in texts),
        (usual.line or 0) / _TWIPS,
        (usual.line or 0) / _TWIPS / (usual.size or 1),
    )


class Column(Struct, frozen=True):
    """The text column: its edges, its usual size, the left and right edge of the page's text, and its distances."""

    left: float
    right: float
    size: float
    page_left: float
    page_right: float
    geometry: Geometry

    def is_at(self, place: float, distance: float = 0.0) -> bool:
        """True if a place is at a distance from the left edge of the column."""
        return abs(place - self.left - distance) < NEAR


def usual_size(lines: Iterable[Line]) -> float:
    """Return the size of most characters, in half points; 10 without any."""
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _variant_of(width: float, size: float, texts: Iterable[str]) -> str:
    """Return the variant of the look: a Chinese or Arabic text, a letter as sent, or paper of Geneva."""
    characters = "".join(texts)
    for language, first, last in (("zh", "\u3400", "\u9fff"), ("ar", "\u0620", "\u06ff")):
        if 3 * sum(first <= character <= last for character in characters) > len(characters):
            return language
    if size >= SENT_SIZE:
        return "sent"
    return "geneva" if width < _A4_WIDTH else ""


def find_column(lines: Sequence[Line], width: float, title: Line | None, page_left: float) -> Column:
    """Return the column of the text: the usual edges of long lines; the title begins at the left one.

    A letter as sent is printed larger, in a wider column, than its annexes.
    """
    size = usual_size(lines)
    form = geometry(_variant_of(width, size, (line.text for line in lines)))
    long = [line for line in lines if abs(line.size - size) < 1 and line.right - line.left > width / 3]
    first = _left_edge(long, form.indent)
    if title is not None and title.left > width / 8:
        offsets = (0, form.indent)
        begins = any(abs(line.left - title.left - offset) < NEAR for line in lines for offset in offsets)
        first = min(first, title.left) if begins else first
    right = _right_edge(long, first, width)
    return Column(first, right, size, page_left, width - page_left, form)


def _right_edge(lines: Sequence[Line], left: float, width: float) -> float:
    """Return the right edge of long lines: as far from the edge of the page as the left one, if lines come near it.

    Lines that begin anywhere and end there show it, too.
    """
    if ends := [line.right for line in lines if abs(line.right - (width - left)) < NEAR]:
        return max(ends)
    right = max((line.right for line in lines if line.left < left + _INDENTED), default=width - left)
    return max(right, width - left - NEAR) if right > width - left - _INDENTED else right


def _left_edge(lines: Sequence[Line], indent: float) -> float:
    """Return the usual left edge of long lines, or that from which they are indented."""
    left = Counter(round(line.left) for line in lines)
    usual = left.most_common(1)[0][0] if left else 123
    first = min((line.left for line in lines if abs(line.left - usual) < NEAR), default=123.4)
    outdented = first - indent
    return outdented if any(abs(line.left - outdented) < NEAR for line in lines) else first
