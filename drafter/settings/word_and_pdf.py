"""Values of a look that Word and the PDF would show differently: each is an error, with what to write instead."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.diagnostics import Finding
from drafter.look.model import Look
from drafter.settings.layers import Layers
from drafter.source import KeyPath

# Keys of a character style that only Word shows, and those that neither shows.
_NOT_OF_CHARACTERS = frozenset(
    {
        *("scale", "tracking", "kern", "raised", "line", "line_rule", "before", "after", "left", "right", "hanging"),
        *("first_line", "align", "tabs", "keep_next", "keep_lines", "page_break_before", "outline", "rule_above"),
        *("suppress_hyphens", "direction"),
    }
)
_NOT_OF_PARAGRAPHS = frozenset({"raised", "vertical"})
# The only keys that count for a paragraph that is a rule.
_OF_RULES = frozenset({"name", "type", "based_on", "before", "after", "left", "right", "line", "rule_above"})
_EMPTY_LINES = frozenset({"lines_before", "lines_after", "lines_between"})
# Roles of paragraphs in footnotes, at the bottom of page 1 and in cells, where Word has no empty lines.
_WITHOUT_EMPTY_LINES = frozenset({"note", "page-note", "table-text", "table-heading"})
_FACES = frozenset({"text_face", "alternative_face"})


def find_differences(look: Look, layers: Layers) -> Iterator[Finding]:
    """Yield an error for each value, unlike that of Drafter's own look, that Word and the PDF would not show alike."""
    base = layers.sources[0]
    for source in layers.sources[1:]:
        for path in source.nodes:
            reason = _reason_against(look, path)
            if reason and _value(source.data, path) != _value(base.data, path):
                yield source.finding(layers.rule, reason, path)
    if look.page.spacer != look.resolved("Spacer").line:
        message = "`page.spacer` is the height of an empty line in the PDF; set `line` of `styles.Spacer` to the same."
        yield layers.finding(message, ("page", "spacer"))


def _reason_against(look: Look, path: KeyPath) -> str | None:
    """Return the reason why a look cannot set the value at a path; None if it can."""
    if len(path) == 1 and path[0] in _FACES:
        return f"`{path[0]}` would change the Word file only; set `font` of the styles, such as `styles.Normal.font`."
    if len(path) != 3:  # noqa: PLR2004 - styles, name, key
        return None
    kind, name, key = (str(step) for step in path)
    if kind == "styles":
        return _reason_against_style(look, name, key)
    if kind == "roles" and key in _EMPTY_LINES and name in _roles_without_empty_lines(look):
        return f"`{key}` has no effect in Word for the role `{name}`; set `before` or `after` of its style."
    if kind == "grids" and name == "session-block" and key == "after":
        return "`after` would change the PDF only; set `before` of the style of the text below."
    return None


def _reason_against_style(look: Look, name: str, key: str) -> str | None:
    style = look.styles[name]
    if style.type == "character" and key in _NOT_OF_CHARACTERS:
        return f"`{key}` of a character style would change the Word file only; set it in the style of the paragraph."
    if style.type == "paragraph" and key in _NOT_OF_PARAGRAPHS:
        return f"`{key}` of a paragraph style would change the Word file only; use a style with `type: character`."
    if style.type == "paragraph" and look.resolved(name).rule_above and key not in _OF_RULES:
        return f"`{key}` has no effect in a style with `rule_above`, which is a line and has no text; remove it."
    return None


def _roles_without_empty_lines(look: Look) -> frozenset[str]:
    held = {role for grid in look.grids.values() for row in grid.rows for cell in row.cells for role in cell.holds}
    return _WITHOUT_EMPTY_LINES | held


def _value(data: object, path: KeyPath) -> object:
    for step in path:
        if isinstance(data, dict):
            data = data.get(str(step))
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data
