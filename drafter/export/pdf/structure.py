"""Fixes for WeasyPrint's tags: notes, boxes of figures, and header cells of tables."""

from __future__ import annotations

from typing import Any

_POINTS_PER_PIXEL = 0.75


def fix_tags(pdf: Any, height: float) -> None:
    """Fix the structure tree in place; `height` is that of the sheet, in points."""
    notes = 0
    for element in _elements(pdf):
        if element.get("S") == "/Art":
            # The HTML writer uses <article> only for notes. A note needs an identifier (PDF/UA-1, 7.9).
            notes += 1
            _make_note(element, notes)
        elif element.get("S") == "/Figure":
            _flip_box(element, height)
        elif element.get("S") == "/TH":
            # A table across pages is tagged as several tables, and WeasyPrint sets the scope only in the first.
            element["A"]["Scope"] = "/Column"


def _elements(pdf: Any) -> list[Any]:
    return [item for item in pdf.objects if isinstance(item, dict) and item.get("Type") == "/StructElem"]


def _make_note(element: Any, number: int) -> None:
    import pydyf

    element["S"] = "/Note"
    element["ID"] = pydyf.String(f"note-{number}")


def _flip_box(element: Any, height: float) -> None:
    """Convert the box of a figure from pixels from the top left to points from the bottom left."""
    import pydyf

    left, top, right, bottom = (float(side) * _POINTS_PER_PIXEL for side in element["A"]["BBox"])
    element["A"]["BBox"] = pydyf.Array((left, height - bottom, right, height - top))
