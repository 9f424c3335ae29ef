"""What is measured: where a thing should stand, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measurement.pdf_pages import Piece, Sheet

TOLERANCE = 1.5


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing measured, in points; `found` is None where the page has it not; `at_most` asks for no more."""

    name: str
    expected: float
    found: float | None
    at_most: bool = False

    @property
    def difference(self) -> float | None:
        """How far off it is."""
        return None if self.found is None else self.found - self.expected

    @property
    def holds(self) -> bool:
        """Whether it is within the tolerance."""
        if self.difference is None:
            return False
        return self.difference <= TOLERANCE if self.at_most else abs(self.difference) <= TOLERANCE


def table(path: Path) -> Mapping[str, Any]:
    """The table in a YAML or JSON file."""
    import yaml

    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


def of_piece(name: str, place: Mapping[str, Any], piece: Piece | None) -> Iterator[Mark]:
    """The baseline of a piece, and the edge that the table has."""
    yield Mark(f"{name}, baseline", place["baseline"], piece.baseline if piece else None)
    for edge in ("left", "right"):
        if f"x_{edge}" in place:
            yield Mark(f"{name}, {edge}", place[f"x_{edge}"], getattr(piece, edge, None))


def of_rule(name: str, place: Mapping[str, Any], sheet: Sheet) -> Iterator[Mark]:
    """The height of a rule, and its edges where the table has them."""
    near = min(sheet.rules, key=lambda rule: abs(rule.y - place["y"]), default=None)
    rule = near if near and abs(near.y - place["y"]) <= 2 * TOLERANCE else None
    yield Mark(f"{name}, y", place["y"], rule.y if rule else None)
    for edge, x in zip(("left", "right"), place.get("x", ()), strict=False):
        yield Mark(f"{name}, {edge}", x, getattr(rule, edge, None))
