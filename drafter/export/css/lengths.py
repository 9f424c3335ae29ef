"""Lengths, rules and style sheets formatted as CSS, and the font metrics of Times New Roman."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

TWIPS_PER_POINT = 20

# Ascent, descent and line gap in ems (table hhea) of Times New Roman and of the fonts with its metrics.
ASCENT, DESCENT, GAP = 0.891, 0.216, 0.042
SINGLE = ASCENT + DESCENT + GAP  # height of a single-spaced line, in ems
EXACT_ASCENT = 0.8  # Word and LibreOffice put the baseline of a line of exact height at four fifths of that height

Declarations = Mapping[str, str]

# The font of the documents, and the families with its widths, any of which replaces it in the PDF.
LIKE_TIMES = frozenset({"Times New Roman", "Liberation Serif", "Tinos", "TeX Gyre Termes"})


class Face(NamedTuple):
    """A font in CSS: the value of `font-family` ("": that of the page), and its metrics in ems."""

    family: str = ""
    ascent: float = ASCENT
    descent: float = DESCENT
    gap: float = GAP


TIMES = Face()
Faces = Mapping[str, Face]


def number(value: float) -> str:
    """Format a number with at most four decimals and no trailing zeros."""
    return f"{value:.4f}".rstrip("0").rstrip(".") if round(value, 4) else "0"


def twips(value: float) -> str:
    """Format a length given in twips, as CSS points."""
    return f"{number(value / TWIPS_PER_POINT)}pt" if value else "0"


def points(value: float) -> str:
    """Format a length given in points, as CSS points."""
    return f"{number(value)}pt" if value else "0"


def rule(selector: str, declarations: Declarations) -> str:
    """Return one CSS rule without its empty declarations; "" if all are empty."""
    block = ";".join(f"{name}:{value}" for name, value in declarations.items() if value)
    return f"{selector}{{{block}}}" if block else ""


def style_sheet(rules: Iterable[str]) -> str:
    """Return the non-empty rules, one on each line."""
    return "\n".join(filter(None, rules)) + "\n"
