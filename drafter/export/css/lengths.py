"""Lengths of the look as CSS writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

TWIPS = 20  # in a point

# Times New Roman and the faces of its metrics: ascent, descent and line gap of the em (its table hhea).
ASCENT, DESCENT, GAP = 0.891, 0.216, 0.042
SINGLE = ASCENT + DESCENT + GAP  # a line of automatic height
EXACT_ASCENT = 0.8  # Word and LibreOffice set the baseline of an exact line at four fifths of its height

Declarations = Mapping[str, str]


def number(value: float) -> str:
    """The number with up to four decimals and no more figures than it needs."""
    return f"{value:.4f}".rstrip("0").rstrip(".") if round(value, 4) else "0"


def pt(twips: float) -> str:
    """Twips as points."""
    return f"{number(twips / TWIPS)}pt" if twips else "0"


def points(value: float) -> str:
    """Points as points."""
    return f"{number(value)}pt" if value else "0"


def rule(selector: str, declarations: Declarations) -> str:
    """One CSS rule; nothing where it declares nothing."""
    inner = ";".join(f"{name}:{value}" for name, value in declarations.items() if value)
    return f"{selector}{{{inner}}}" if inner else ""


def sheet(rules: Iterable[str]) -> str:
    """The rules, one a line, without the empty ones."""
    return "\n".join(filter(None, rules)) + "\n"
