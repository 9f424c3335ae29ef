"""Pages of a PDF: pieces of text by baseline, lines, and rules, in points from the top left."""

from __future__ import annotations

import io
import statistics
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

# Maximum distance of glyphs on one baseline, and on one line, where a raised footnote mark stays with its word.
SAME_BASELINE, SAME_LINE = 0.6, 4.0
# Wider gaps separate columns (points) or words (share of the font size).
COLUMN_GAP, WORD_GAP = 18.0, 0.15
THICKEST_RULE, SHORTEST_RULE = 3.0, 20.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Text on one baseline without wide gaps: its edges and largest size; `bold` if all of it is bold."""

    text: str
    baseline: float
    left: float
    right: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal rule: its centre, edges and weight."""

    y: float
    left: float
    right: float
    weight: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: number, pieces from top to bottom and left to right, lines in reading order, rules."""

    number: int
    pieces: tuple[Piece, ...]
    lines: tuple[Piece, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class _Glyph:
    text: str
    baseline: float
    left: float
    right: float
    size: float
    bold: bool


def read(pdf: bytes) -> tuple[Sheet, ...]:
    """Return the pages of a PDF."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(pdf)) as file:
        return tuple(_sheet(page) for page in file.pages)


def _sheet(page: Any) -> Sheet:
    glyphs = [_glyph(char, float(page.height)) for char in page.chars]
    return Sheet(
        page.page_number,
        tuple(piece for row in _rows(glyphs, SAME_BASELINE) for part in _split_at_gaps(row) for piece in _pieces(part)),
        tuple(piece for row in _rows(glyphs, SAME_LINE) for piece in _pieces(row)),
        tuple(sorted(_rules(page), key=lambda rule: (rule.y, rule.left))),
    )


def _glyph(char: dict[str, Any], height: float) -> _Glyph:
    text = unicodedata.normalize("NFKC", char["text"]).replace("\u00ad", "")
    bold = "bold" in char["fontname"].lower()
    return _Glyph(text, height - char["matrix"][5], char["x0"], char["x1"], char["size"], bold)


def _rows(glyphs: Iterable[_Glyph], tolerance: float) -> list[list[_Glyph]]:
    rows: list[list[_Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        if rows and glyph.baseline - rows[-1][0].baseline <= tolerance:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [sorted(row, key=lambda glyph: glyph.left) for row in rows]


def _split_at_gaps(row: Sequence[_Glyph]) -> Iterator[list[_Glyph]]:
    part: list[_Glyph] = []
    for glyph in (glyph for glyph in row if glyph.text.strip()):
        if part and glyph.left - part[-1].right > COLUMN_GAP:
            yield part
            part = []
        part.append(glyph)
    yield part


def _pieces(glyphs: Sequence[_Glyph]) -> Iterator[Piece]:
    visible = [glyph for glyph in glyphs if glyph.text.strip()]
    if visible:
        baseline = statistics.median(glyph.baseline for glyph in visible)
        size, bold = max(glyph.size for glyph in visible), all(glyph.bold for glyph in visible)
        yield Piece(_with_spaces(visible), baseline, visible[0].left, max(glyph.right for glyph in visible), size, bold)


def _with_spaces(glyphs: Sequence[_Glyph]) -> str:
    text = glyphs[0].text
    for before, glyph in pairwise(glyphs):
        text += (" " if glyph.left - before.right > WORD_GAP * glyph.size else "") + glyph.text
    return text


def _rules(page: Any) -> Iterator[Rule]:
    for shape in (*page.rects, *page.lines, *page.curves):
        thickness, width = shape["bottom"] - shape["top"], shape["x1"] - shape["x0"]
        if thickness <= THICKEST_RULE and width >= SHORTEST_RULE:
            weight = max(thickness, shape["linewidth"] or 0)
            yield Rule((shape["top"] + shape["bottom"]) / 2, shape["x0"], shape["x1"], weight)
