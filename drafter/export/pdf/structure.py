"""What WeasyPrint's tags leave to mend: notes are notes, pictures stand where they stand, heads head columns."""

from __future__ import annotations

from typing import Any

_POINTS = 0.75  # in a pixel of CSS


def fix_tags(pdf: Any, height: float) -> None:
    """Mend the structure tree in place; `height` of the sheet in points."""
    notes = 0
    for element in _elements(pdf):
        if element.get("S") == "/Art":
            # The writer marks notes as articles, which a letter has not; a note needs an identifier (PDF/UA-1, 7.9).
            notes += 1
            _make_note(element, notes)
        elif element.get("S") == "/Figure":
            _flip_box(element, height)
        elif element.get("S") == "/TH":
            # A table that goes on over pages is tagged as several, of which only the first tells its heads by itself.
            element["A"]["Scope"] = "/Column"


def _elements(pdf: Any) -> list[Any]:
    return [item for item in pdf.objects if isinstance(item, dict) and item.get("Type") == "/StructElem"]


def _make_note(element: Any, number: int) -> None:
    import pydyf

    element["S"] = "/Note"
    element["ID"] = pydyf.String(f"note-{number}")


def _flip_box(element: Any, height: float) -> None:
    """The box of a figure in points from the lower left corner; WeasyPrint gives it in pixels from the upper left."""
    import pydyf

    left, top, right, bottom = (float(side) * _POINTS for side in element["A"]["BBox"])
    element["A"]["BBox"] = pydyf.Array((left, height - bottom, right, height - top))
