"""A PDF as it stands on paper: pieces of text by their baseline, lines, and rules, in points from the top left."""

from __future__ import annotations

import io
import statistics
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

# Glyphs closer than this are on one baseline; on one line, so that a raised note mark stays with its word.
SAME_BASELINE, SAME_LINE = 0.6, 4.0
# A wider gap than this parts two columns; a wider one than this share of the size parts two words.
COLUMN_GAP, WORD_GAP = 18.0, 0.15
THICKEST_RULE, SHORTEST_RULE = 3.0, 20.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Text on one baseline without wide gaps: its edges, its largest size, and whether all of it is bold."""

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
    """The pages of a PDF."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(pdf)) as file:
        return tuple(_sheet(page) for page in file.pages)


def _sheet(page: Any) -> Sheet:
    glyphs = [_glyph(char, float(page.height)) for char in page.chars]
    return Sheet(
        page.page_number,
        tuple(piece for row in _rows(glyphs, SAME_BASELINE) for part in _parted(row) for piece in _pieces(part)),
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


def _parted(row: Sequence[_Glyph]) -> Iterator[list[_Glyph]]:
    part: list[_Glyph] = []
    for glyph in (glyph for glyph in row if glyph.text.strip()):
        if part and glyph.left - part[-1].right > COLUMN_GAP:
            yield part
            part = []
        part.append(glyph)
    yield part


def _pieces(glyphs: Sequence[_Glyph]) -> Iterator[Piece]:
    seen = [glyph for glyph in glyphs if glyph.text.strip()]
    if seen:
        baseline = statistics.median(glyph.baseline for glyph in seen)
        size, bold = max(glyph.size for glyph in seen), all(glyph.bold for glyph in seen)
        yield Piece(_spaced(seen), baseline, seen[0].left, max(glyph.right for glyph in seen), size, bold)


def _spaced(glyphs: Sequence[_Glyph]) -> str:
    text = glyphs[0].text
    for before, glyph in pairwise(glyphs):
        text += (" " if glyph.left - before.right > WORD_GAP * glyph.size else "") + glyph.text
    return text


def _rules(page: Any) -> Iterator[Rule]:
    for drawn in (*page.rects, *page.lines, *page.curves):
        thickness, width = drawn["bottom"] - drawn["top"], drawn["x1"] - drawn["x0"]
        if thickness <= THICKEST_RULE and width >= SHORTEST_RULE:
            weight = max(thickness, drawn["linewidth"] or 0)
            yield Rule((drawn["top"] + drawn["bottom"]) / 2, drawn["x0"], drawn["x1"], weight)
