"""Justified lines of Chinese: the room that is left on a line goes between its characters.

WeasyPrint widens spaces only, and Chinese has none. CSS has `text-justify: inter-character` for it, which WeasyPrint
does not know, so the lines are widened here after it has broken them. `_SpacedLayout` is the only class of WeasyPrint
that is changed, for the texts of these lines.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby, pairwise
from typing import Any

from weasyprint.formatting_structure.boxes import InlineBox, LineBox, TextBox
from weasyprint.text.ffi import TO_UNITS, ffi, pango
from weasyprint.text.line_break import Layout, line_size

# A character after which, or before which, a line may be widened; and a space.
_CHARACTER = "·—‘’“”…\u2e80-\uffef\U00020000-\U000323af"
_GAP = re.compile(f"[{_CHARACTER}]|.(?=[{_CHARACTER}])| (?! )", re.DOTALL)
# A line is widened by less than this share of its width; a shorter line has a reason, such as a long word after it.
_ROOM_SHARE = 0.25
_EPSILON = 0.01


class _SpacedLayout(Layout):  # type: ignore[misc]
    """The layout of a text with `spacing`, in pixels, after the characters from `start` to `end` (in bytes) each."""

    spacing: float = 0.0
    gaps: tuple[tuple[int, int], ...] = ()

    def set_text(self, text: str, justify: bool = False) -> None:
        """Set the text, with its spacing as an attribute of Pango."""
        super().set_text(text, justify)
        if not self.spacing or not self.gaps:
            return
        attributes = pango.pango_layout_get_attributes(self.layout)
        if attributes == ffi.NULL:
            attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
        for start, end in self.gaps:
            attribute = pango.pango_attr_letter_spacing_new(round(self.spacing * TO_UNITS))
            attribute.start_index, attribute.end_index = start, end
            pango.pango_attr_list_change(attributes, attribute)
        pango.pango_layout_set_attributes(self.layout, attributes)


def justify_ideographs(lines: Iterable[tuple[Any, Any]], roles: Collection[str]) -> None:
    """Widen the lines of paragraphs with one of the roles, except the last of each and those before a line break.

    `lines` are pairs of a line and its box in WeasyPrint's layout, in order.
    """
    in_roles = ((line, box) for line, box in lines if _role(box) in roles)
    for _, group in groupby(in_roles, lambda pair: pair[1].element):
        for (line, box), _following in pairwise(group):
            if not any(child.element_tag == "br" for child in line.descendants()):
                _widen(line, box)


def trim_lines(lines: Iterable[tuple[Any, Any]]) -> None:
    """Remove the room between a Latin word and an ideograph where the line begins or ends between them."""
    for line, _ in lines:
        if room := _edge(line, 0, "margin_left"):
            for child in line.children:
                child.translate(-room, 0)
        line.width -= room + _edge(line, -1, "margin_right")


def _edge(box: Any, side: int, margin: str) -> float:
    """Return the margin of the first (0) or last (-1) inline box of a line, and remove it."""
    room = 0.0
    while isinstance(box, (LineBox, InlineBox)) and box.children:
        box = box.children[side]
        if isinstance(box, InlineBox):
            room += getattr(box, margin)
            setattr(box, margin, 0.0)
    return room


def _role(box: Any) -> str:
    return ((box.element.get("class") or "") if box.element is not None else "").partition(" ")[0]


def _widen(line: Any, box: Any) -> None:
    room = box.content_box_x() + box.width - line.position_x - line.width
    if not 0 < room < _ROOM_SHARE * box.width:
        return
    texts = [child for child in line.descendants() if isinstance(child, TextBox) and child.text]
    for text in texts:
        _prepare(text, is_last=text is texts[-1])
    # A text is wider by the same length for each pixel of spacing.
    growth = {text: _width(text, 1.0) - text.width for text in texts if text.pango_layout.gaps}
    if sum(growth.values()) > _EPSILON:
        spacing = room / sum(growth.values())
        _space_out(line, {text: (spacing, spacing * wider) for text, wider in growth.items()}, 0.0)


def _prepare(text: Any, *, is_last: bool) -> None:
    """Record the gaps of a text: after and before an ideograph, and spaces; not at the end of the line."""
    layout = text.pango_layout
    layout.__class__ = _SpacedLayout
    layout.gaps = tuple(_gaps(text.text[:-1] if is_last else text.text, text.text))


def _gaps(text: str, whole: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end, in bytes, of the characters of a text that a gap follows."""
    for match in _GAP.finditer(whole, 0, len(text)):
        start = len(whole[: match.start()].encode())
        yield start, start + len(match[0].encode())


def _width(text: Any, spacing: float) -> float:
    """Return the width of a text with this spacing, in pixels."""
    layout = text.pango_layout
    layout.spacing = spacing
    layout.reactivate(text.style)
    line, _ = layout.get_first_line()
    width, _ = line_size(line, text.style)
    layout.deactivate()
    return float(width)


def _space_out(box: Any, spaced: Mapping[Any, tuple[float, float]], shift: float) -> float:
    """Move a box by `shift`, space out its texts, and return the shift of what follows it, in pixels.

    `spaced` has the spacing of each text, and by how much it makes the text wider.
    """
    if isinstance(box, TextBox):
        box.position_x += shift
        spacing, wider = spaced.get(box, (0.0, 0.0))
        box.pango_layout.spacing = spacing
        box.width += wider
        return shift + wider
    if not isinstance(box, (LineBox, InlineBox)):
        box.translate(shift, 0)
        return shift
    box.position_x += shift
    after = shift
    for child in box.children:
        if child.is_in_normal_flow():
            after = _space_out(child, spaced, after)
    box.width += after - shift
    return after
