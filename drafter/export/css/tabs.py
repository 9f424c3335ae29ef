"""Tab stops: first-line indents, and the positions of labels and of the text after them, in twips."""

from __future__ import annotations

from msgspec import Struct

from drafter.look.model import Look, Style

# Widths of the characters of labels in Times New Roman, in thousandths of an em (its table hmtx).
_WIDTHS = {".": 250, "(": 333, ")": 333, "i": 278, "l": 278, "j": 278, "t": 278, "f": 333, "r": 333, "s": 389, "I": 333}
_DEFAULT_WIDTH, _CAPITAL_WIDTH = 500, 700


class FirstLine(Struct, frozen=True):
    """Positions in a first line: its start, its label (the right edge if `label_ends`), and its text."""

    start: int
    label: int
    label_ends: bool
    text: int


def first_line_start(style: Style) -> int:
    """Return the start of the first line, before any tab."""
    return (style.left or 0) + (style.first_line or 0) - (style.hanging or 0)


def next_stop(look: Look, style: Style, position: int) -> tuple[str, int]:
    """Return the kind and position of the next tab stop; a hanging indent counts as a stop."""
    stops = {stop: kind for kind, stop in style.tabs or ()}
    if style.hanging and style.left:
        stops.setdefault(style.left, "left")
    following = [stop for stop in sorted(stops) if stop > position]
    if following:
        return stops[following[0]], following[0]
    return "left", (position // look.page.default_tab + 1) * look.page.default_tab


def first_line_indent(look: Look, role: str) -> int:
    """Return the first-line indent of a paragraph without a label, relative to its left edge."""
    style = look.of(role)
    kind, position = _after_tabs(look, style, len(look.roles[role].lead))
    return position - (style.left or 0) if kind == "left" else 0


def labelled_line(look: Look, role: str, level: int, label_width: int = 1) -> FirstLine:
    """Return the positions of label and text of a labelled paragraph; each level adds a tab."""
    style = look.of(role)
    kind, position = _after_tabs(look, style, len(look.roles[role].lead) + level)
    after_label = position if kind == "right" else position + label_width
    return FirstLine(first_line_start(style), position, kind == "right", next_stop(look, style, after_label)[1])


def estimate_width(label: str, style: Style) -> int:
    """Estimate the width of a label such as "(iii)" in a style."""
    ems = sum(_WIDTHS.get(char) or _width(char) for char in label)
    scaled = ems * (style.size or 0) * 20 * (style.scale or 100) / 100_000
    return round(scaled + len(label) * (style.tracking or 0))


def _width(char: str) -> int:
    """Return the width of a character that is not in _WIDTHS; an Arabic letter is as wide as a capital."""
    return _CAPITAL_WIDTH if char.isupper() or "\u0621" <= char <= "\u064a" else _DEFAULT_WIDTH


def is_wide(look: Look, role: str, level: int, label: str) -> bool:
    """True if a label reaches past the stop of the text, which then moves to the next stop."""
    line = labelled_line(look, role, level)
    return not line.label_ends and line.label + estimate_width(label, look.printed(look.of(role))) >= line.text


def _after_tabs(look: Look, style: Style, count: int) -> tuple[str, int]:
    """Return the kind and position of the stop that so many tabs reach."""
    kind, position = "left", first_line_start(style)
    for _ in range(count):
        kind, position = next_stop(look, style, position)
    return kind, position
