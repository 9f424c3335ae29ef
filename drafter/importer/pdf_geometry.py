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
_SIZE = 10.0


class Geometry(Struct, frozen=True):
    """Distances from the left edge of the text: tab stops, of which the first is the indent, quotations, bullets.

    `line` is the height of a line.
    """

    stops: tuple[float, ...]
    quotation: float
    bullets: tuple[float, ...]
    bullet_texts: tuple[float, ...]
    line: float

    @property
    def indent(self) -> float:
        """The indent of the first line of a paragraph."""
        return self.stops[0]


@cache
def geometry(variant: str) -> Geometry:
    """Return the distances of the look of a letter: that of `geneva`, `zh` or `ar`, or the usual one."""
    from drafter.settings.look import load_look
    from drafter.templates import find_template

    variants = (variant,) if variant == "geneva" else ()
    look = load_look(find_template("letter").looks_in(variant or "en", variants))
    left = look.styles["SingleTxt"].left or 0
    tabs = look.styles["SingleTxt"].tabs or ()
    bullets = [look.bullets[f"bullet-{level}"].at for level in (1, 2, 3)]
    texts = [look.styles[f"BulletText{level}"].left or 0 for level in (1, 2, 3)]
    return Geometry(
        tuple((at - left) / _TWIPS for _, at in tabs[1:]),
        ((look.styles["Quotation"].left or 0) - left) / _TWIPS,
        tuple((at - left) / _TWIPS for at in bullets),
        tuple((at - left) / _TWIPS for at in texts),
        (look.styles["Normal"].line or 0) / _TWIPS,
    )


class Column(Struct, frozen=True):
    """The text column: its edges, its usual size, the left and right edge of the page's text, and its distances."""

    left: float
    right: float
    size: float
    page_left: float
    page_right: float
    geometry: Geometry

    @property
    def leading(self) -> float:
        """The height of a line, in sizes of the text."""
        return self.geometry.line / _SIZE

    def is_at(self, place: float, distance: float = 0.0) -> bool:
        """True if a place is at a distance from the left edge of the column."""
        return abs(place - self.left - distance) < NEAR


def variant_of(width: float, texts: Iterable[str]) -> str:
    """Return the variant of the look of a page: a Chinese or Arabic text, or paper of Geneva."""
    characters = "".join(texts)
    for language, first, last in (("zh", "\u3400", "\u9fff"), ("ar", "\u0620", "\u06ff")):
        if 3 * sum(first <= character <= last for character in characters) > len(characters):
            return language
    return "geneva" if width < _A4_WIDTH else ""


def find_column(lines: Sequence[Line], width: float, title: Line | None, page_left: float) -> Column:
    """Return the column of the text: the usual edges of long lines; the title begins at the left one."""
    sizes = Counter(round(line.size * 2) / 2 for line in lines for _ in range(len(line.text)))
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    form = geometry(variant_of(width, (line.text for line in lines)))
    long = [line for line in lines if abs(line.size - size) < 1 and line.right - line.left > width / 3]
    first = _left_edge(long, form.indent)
    if title is not None and title.left > width / 8:
        offsets = (0, form.indent)
        begins = any(abs(line.left - title.left - offset) < NEAR for line in lines for offset in offsets)
        first = min(first, title.left) if begins else first
    right = Counter(round(line.right) for line in long if line.left < first + 30)
    last = right.most_common(1)[0][0] if right else width - first
    return Column(first, max(float(last), width - first - NEAR), size, page_left, width - page_left, form)


def _left_edge(lines: Sequence[Line], indent: float) -> float:
    """Return the usual left edge of long lines, or that from which they are indented."""
    left = Counter(round(line.left) for line in lines)
    usual = left.most_common(1)[0][0] if left else 123
    first = min((line.left for line in lines if abs(line.left - usual) < NEAR), default=123.4)
    outdented = first - indent
    return outdented if any(abs(line.left - outdented) < NEAR for line in lines) else first
