"""Where tabs lead: first-line indents, and the places of labels and of the text after them, in twips."""

from __future__ import annotations

from msgspec import Struct

from drafter.look.model import Look, Style

# Widths of the letters of labels in Times New Roman, in thousandths of the em (its table hmtx).
_WIDTHS = {".": 250, "(": 333, ")": 333, "i": 278, "l": 278, "j": 278, "t": 278, "f": 333, "r": 333, "s": 389, "I": 333}
_USUAL_WIDTH, _CAPITAL_WIDTH = 500, 700


class Lead(Struct, frozen=True):
    """The first line: where it starts, where the label stands (its end where `ends`), where the text begins."""

    start: int
    label: int
    ends: bool
    text: int


def start_of(style: Style) -> int:
    """Where the first line starts, before any tab."""
    return (style.left or 0) + (style.first_line or 0) - (style.hanging or 0)


def next_stop(look: Look, style: Style, position: int) -> tuple[str, int]:
    """The kind and place of the stop that a tab reaches from a position; the hanging indent counts as a stop."""
    stops = {place: kind for kind, place in style.tabs or ()}
    if style.hanging and style.left:
        stops.setdefault(style.left, "left")
    beyond = [place for place in sorted(stops) if place > position]
    if beyond:
        return stops[beyond[0]], beyond[0]
    return "left", (position // look.page.default_tab + 1) * look.page.default_tab


def indent_of(look: Look, role: str) -> int:
    """The first-line indent of an unlabelled paragraph of a role, against its left edge."""
    style, lead = look.of(role), look.roles[role].lead
    kind, position = "left", start_of(style)
    for _ in lead:
        kind, position = next_stop(look, style, position)
    return position - (style.left or 0) if kind == "left" else 0


def lead_of(look: Look, role: str, level: int, label_width: int = 1) -> Lead:
    """Where label and text of a labelled paragraph stand: one more tab for each level."""
    style, tabs = look.of(role), look.roles[role].lead + "\t" * level
    kind, position = "left", start_of(style)
    for _ in tabs:
        kind, position = next_stop(look, style, position)
    after = position if kind == "right" else position + label_width
    return Lead(start_of(style), position, kind == "right", next_stop(look, style, after)[1])


def width_of(label: str, style: Style) -> int:
    """About how wide a label such as "(iii)" is set in a style."""
    letters = sum(_WIDTHS.get(letter, _CAPITAL_WIDTH if letter.isupper() else _USUAL_WIDTH) for letter in label)
    scaled = letters * (style.size or 0) * 20 * (style.scale or 100) / 100_000
    return round(scaled + len(label) * (style.tracking or 0))


def is_wide(look: Look, role: str, level: int, label: str) -> bool:
    """Whether a label reaches past the stop where the text would begin, which then moves to the next one."""
    narrow = lead_of(look, role, level)
    return not narrow.ends and narrow.label + width_of(label, look.of(role)) >= narrow.text
