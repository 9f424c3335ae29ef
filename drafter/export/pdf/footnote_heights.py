"""WeasyPrint's layout with heights of footnotes that are measured once.

WeasyPrint lays out all notes of a page again for each note that it adds to the page or moves to the next one: 80 notes
took minutes. Here, the height of the notes of a page is the sum of heights that were measured once for each note.
"""

from __future__ import annotations

from itertools import pairwise
from math import inf
from typing import Any

from weasyprint.document import Document
from weasyprint.formatting_structure.build import create_anonymous_boxes
from weasyprint.layout import LayoutContext
from weasyprint.layout.block import block_level_layout


class FastDocument(Document):  # type: ignore[misc]
    """WeasyPrint's document, laid out by a `_Context`."""

    @classmethod
    def _build_layout_context(cls, *arguments: Any) -> Any:
        context = super()._build_layout_context(*arguments)
        context.__class__ = _Context
        context.heights, context.with_margins = {}, set()
        return context


class _Context(LayoutContext):  # type: ignore[misc]
    # For a note, and the note above it if their margins may collapse: the height that it adds, and the space below it.
    heights: dict[tuple[Any, Any], tuple[float, float]]
    with_margins: set[Any]

    def _update_footnote_area(self) -> bool:
        """Set the height of the notes on the page, and return whether they need more room than they may have."""
        area, notes = self.current_footnote_area, self.current_page_footnotes
        if area.height != "auto":
            self.page_bottom += area.margin_height()
        measured = [self._added_height(above, note) for above, note in pairwise((None, *notes))]
        text = sum(height for height, _ in measured)
        area.children = notes
        area.height = min(text + measured[-1][1], area.max_height) if measured else 0
        self.page_bottom -= area.margin_height()
        return bool(text > area.height + area.padding_bottom)

    def _added_height(self, above: Any, note: Any) -> tuple[float, float]:
        """Return the height that a note adds below another, or below the rule if `above` is None, and its margin."""
        key = (above if note in self.with_margins else None, note)
        if key not in self.heights:
            self.heights[key] = self._measured(*key)
        return self.heights[key]

    def _measured(self, above: Any, note: Any) -> tuple[float, float]:
        area = self._laid_out([note] if above is None else [above, note])
        start = area.content_box_y() if above is None else _bottom(area.children[0])
        end = _bottom(area.children[-1])
        below = max(area.content_box_y() + area.height - end, 0.0)
        if above is None and any(box.margin_top or box.margin_bottom for box in area.children[0].children):
            self.with_margins.add(note)
        return end - start, below

    def _laid_out(self, notes: list[Any]) -> Any:
        self.current_footnote_area.children = notes
        area = create_anonymous_boxes(self.current_footnote_area.deepcopy())
        return block_level_layout(self, area, -inf, None, self.current_footnote_area.page)[0]


def _bottom(note: Any) -> float:
    return float(note.position_y + note.margin_height() - note.margin_bottom)
