"""Justified lines that end at the margin, and spaces in titles that are as wide before every letter.

WeasyPrint measures a line with the kerning between words, and then widens each space. Pango does not kern across a
widened space, so a line would end beyond the margin: by 0.55 points for each " A" at 10 points, and by up to 6 points
for a line. Narrower spaces bring the line back. Lines still break where Word breaks them, with the kerning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from drafter.export.fonts import FontFiles
from drafter.export.pdf.font_kerning import SpaceKerning

_BOLD = 600  # the lightest weight that Pango sets in the bold font
# In titles of this size, in pixels (14 points), kerning would close up "5 August".
_TITLE_SIZE = 18.6
_START = frozenset({"start", "left"})
_NO_KERNING = 0.001  # Pango does not kern across a space that is widened, by whatever it is

# WeasyPrint draws a character with letter-spacing up to so many ems wider than it measured it.
_ROUNDED_DOWN = 0.001

# Returns the kerning at the spaces of a box, in pixels.
_Kerning = Callable[[Any], float]


def pull_in(lines: Iterable[tuple[Any, Any]], fonts: FontFiles) -> None:
    """Narrow the spaces of lines that end beyond their box because the last character was kerned with a space.

    WeasyPrint measures a line with the space after it, and then removes that space: in “the States’ own”, a line that
    ends with an apostrophe is then up to 0.07 ems too wide, though its words fit. `lines` are as in `end_at_margin`.
    """
    for line, box in lines:
        over = line.position_x + line.width - box.content_box_x() - box.width
        texts = [text for text in line.descendants() if getattr(text, "text", "")] if over > 0 else []
        spaces = sum(map(_spaces, texts))
        if spaces and box.style["direction"] == "ltr" and over <= -_kerning(fonts, texts[-1], f"{texts[-1].text[-1]} "):
            for text in texts:
                text.justification_spacing = _NO_KERNING
            _narrow_spaces(line, over / spaces + _NO_KERNING, lambda _: 0.0, 0.0)


def end_at_margin(lines: Iterable[tuple[Any, Any]], fonts: FontFiles) -> None:
    """Narrow the spaces of WeasyPrint's justified lines, so that each line is as wide as WeasyPrint measured it.

    `lines` are pairs of a line and its box. Spaces of titles are not kerned, where the line has room for it.
    """
    kerning = partial(_kerning, fonts)
    for line, box in lines:
        if box.style["direction"] == "rtl":
            _close_gap(line)
        texts = [text for text in line.descendants() if getattr(text, "justification_spacing", 0)]
        if texts:
            lost, spaces = -sum(map(kerning, texts)), sum(map(_spaces, texts))
            if spaces and lost:
                _narrow_spaces(line, lost / spaces, kerning, 0.0)
        elif box.style["font_size"] >= _TITLE_SIZE and box.style["text_align_all"] in _START:
            _widen_spaces(line, box, kerning)


def _close_gap(line: Any) -> None:
    """Put the boxes of a line from right to left side by side.

    WeasyPrint moves all boxes to the left if it removes the space at the end of the last one, before a link or a phrase
    from left to right that begins the next line. That is right only for the last one, whose text is drawn with the
    space, unless the line is justified.
    """
    boxes = [child for child in reversed(line.children) if child.is_in_normal_flow()]
    is_justified = any(getattr(text, "justification_spacing", 0) for text in line.descendants())
    left = line.position_x
    for index, box in enumerate(boxes):
        if index or is_justified:
            box.translate(left - box.position_x, 0)
        left += box.margin_width()


def _widen_spaces(line: Any, box: Any, kerning: _Kerning) -> None:
    """Set the spaces of a title without kerning, and narrower if the line would then end beyond its box."""
    from weasyprint.formatting_structure.boxes import TextBox

    texts = [text for text in line.descendants() if isinstance(text, TextBox)]
    lost = -sum(map(kerning, texts))
    room = box.width - line.width - sum(map(_rounded_down, texts))
    if room >= 0:
        texts = [text for text in texts if kerning(text)]
    spaces = sum(map(_spaces, texts))
    if spaces and (room < 0 or lost < room):
        for text in texts:
            text.justification_spacing = _NO_KERNING
        _narrow_spaces(line, max(lost - room, 0.0) / spaces, kerning, 0.0)


def _rounded_down(box: Any) -> float:
    """Return by how much a text with letter-spacing may be wider than WeasyPrint measured it, in pixels."""
    style = box.style
    is_spaced = style["letter_spacing"] not in ("normal", 0)
    return _ROUNDED_DOWN * float(style["font_size"]) * len(box.text) if is_spaced else 0.0


def _narrow_spaces(box: Any, change: float, kerning: _Kerning, shift: float) -> float:
    """Move a box by `shift`, narrow its spaces by `change`, and return the shift of what follows it, in pixels."""
    from weasyprint.formatting_structure.boxes import InlineBox, LineBox, TextBox

    if isinstance(box, TextBox):
        box.position_x += shift
        wider = _narrow_text(box, change, kerning) if box.justification_spacing else 0.0
        return shift + wider
    if not isinstance(box, (LineBox, InlineBox)):
        box.translate(shift, 0)
        return shift
    box.position_x += shift
    after = shift
    for child in reversed(box.children) if box.style["direction"] == "rtl" else box.children:
        if child.is_in_normal_flow():
            after = _narrow_spaces(child, change, kerning, after)
    box.width += after - shift
    return after


def _narrow_text(box: Any, change: float, kerning: _Kerning) -> float:
    """Narrow the spaces of a text, and return by how much the text is wider than WeasyPrint measured it."""
    spaces = _spaces(box)
    if not spaces:
        return 0.0
    box.justification_spacing -= change
    box.pango_layout.justification_spacing = box.justification_spacing
    wider = -kerning(box) - change * spaces
    box.width += wider
    return wider


def _spaces(box: Any) -> int:
    return int(box.text.count(" ") + box.text.count("\u00a0"))


def _kerning(fonts: FontFiles, box: Any, text: str | None = None) -> float:
    """Return the kerning at the spaces of a box, or of another text in its font, in pixels."""
    style = box.style
    if style["font_kerning"] == "none":
        return 0.0
    bold, italic = style["font_weight"] >= _BOLD, style["font_style"] != "normal"
    path = (fonts.regular, fonts.bold, fonts.italic, fonts.bold_italic)[bold + 2 * italic]
    return _font_kerning(path).of(box.text if text is None else text) * float(style["font_size"])


@lru_cache(maxsize=8)
def _font_kerning(path: Path) -> SpaceKerning:
    return SpaceKerning(path.read_bytes())
