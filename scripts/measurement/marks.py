"""Marks: measured positions, each with the expected position."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measurement.pdf_pages import Piece, Sheet

TOLERANCE = 1.5


@dataclass(frozen=True, slots=True)
class Mark:
    """A measured position in points. `found` is None if it is missing; with `at_most`, `expected` is the maximum."""

    name: str
    expected: float
    found: float | None
    at_most: bool = False

    @property
    def difference(self) -> float | None:
        """The distance from the expected position."""
        return None if self.found is None else self.found - self.expected

    @property
    def holds(self) -> bool:
        """True if the position is within the tolerance."""
        if self.difference is None:
            return False
        return self.difference <= TOLERANCE if self.at_most else abs(self.difference) <= TOLERANCE


def table(path: Path) -> Mapping[str, Any]:
    """Return the table in a YAML or JSON file."""
    import yaml

    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


def of_piece(name: str, place: Mapping[str, Any], piece: Piece | None) -> Iterator[Mark]:
    """Return the marks of a piece of text: its baseline and the edge in the table."""
    yield Mark(f"{name}, baseline", place["baseline"], piece.baseline if piece else None)
    for edge in ("left", "right"):
        if f"x_{edge}" in place:
            yield Mark(f"{name}, {edge}", place[f"x_{edge}"], getattr(piece, edge, None))


def of_rule(name: str, place: Mapping[str, Any], sheet: Sheet) -> Iterator[Mark]:
    """Return the marks of a rule: its position and the edges in the table."""
    nearest = min(sheet.rules, key=lambda rule: abs(rule.y - place["y"]), default=None)
    rule = nearest if nearest and abs(nearest.y - place["y"]) <= 2 * TOLERANCE else None
    yield Mark(f"{name}, y", place["y"], rule.y if rule else None)
    for edge, x in zip(("left", "right"), place.get("x", ()), strict=False):
        yield Mark(f"{name}, {edge}", x, getattr(rule, edge, None))
