"""The look: measurements per role, read from look.yaml; the CSS and the Word styles are both made from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from drafter.errors import Finding, InvalidTemplate, Place


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The sheet and its margins in twips; `first_bottom` belongs to page 1, `draft_mark` starts at the upper edge."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    first_bottom: int
    header: int
    footer: int
    draft_mark: int
    default_tab: int
    spacer: int

    @property
    def text_width(self) -> int:
        """The width between the margins, in twips."""
        return self.width - self.left - self.right


class Style(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A named style, None where inherited. Lengths in twips; size, kern, raised, rule_above in points; scale in %."""

    name: str
    type: Literal["paragraph", "character"] = "paragraph"
    based_on: str | None = None
    font: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    scale: int | None = None
    tracking: int | None = None
    kern: int | None = None
    raised: float | None = None
    color: str | None = None
    underline: Literal["none", "single"] | None = None
    vertical: Literal["superscript", "subscript"] | None = None
    line: int | None = None
    line_rule: Literal["exact", "auto"] | None = None
    before: int | None = None
    after: int | None = None
    left: int | None = None
    right: int | None = None
    hanging: int | None = None
    first_line: int | None = None
    align: Literal["left", "both", "right", "center"] | None = None
    tabs: tuple[tuple[Literal["left", "right", "center", "clear"], int], ...] | None = None
    keep_next: bool | None = None
    keep_lines: bool | None = None
    page_break_before: bool | None = None
    outline: int | None = None
    suppress_hyphens: bool | None = None
    rule_above: float | None = None


class Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a role is set: its style, what leads its text, its HTML element, and its empty 6-pt lines."""

    style: str
    lead: str = ""
    tag: str = "p"
    lines_before: int = 0
    lines_after: int = 0
    lines_between: int = 0


class GridCell(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One cell of a grid: the columns it spans, the roles it holds; `top` and `bottom` are its padding in twips."""

    span: int
    holds: tuple[str, ...] = ()
    at: Literal["top", "bottom"] = "top"
    align: Literal["left", "right"] = "left"
    top: int = 0
    bottom: int = 0


class GridRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of a grid: exact height in twips (None: as high as it needs), weight of the rule below in points."""

    cells: tuple[GridCell, ...]
    height: int | None = None
    rule: float = 0.0


class Grid(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Blocks set side by side: columns in twips, rows of cells; `after` is the empty line below, in twips."""

    columns: tuple[int, ...]
    rows: tuple[GridRow, ...]
    mirrored: bool = False
    after: int = 0


class Bullet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The mark of a bulleted paragraph: where it stands and where the text begins in twips, its size in points."""

    mark: str
    at: int
    text: int
    size: float


class TableLook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rules of a body table in points, and the gap between its columns in twips."""

    rule_above: float
    rule_below_header: float
    rule_below: float
    cell_gap: int


class ShortRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A short rule: width in twips, weight in points."""

    width: int
    weight: float


class Look(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All measurements of a letter; `styles` are by Word style id, `roles` and `runs` name their style."""

    page: Page
    text_face: str
    alternative_face: str
    styles: dict[str, Style]
    roles: dict[str, Role]
    runs: dict[str, str]
    grids: dict[str, Grid]
    bullets: dict[str, Bullet]
    table: TableLook
    note_rule: ShortRule

    def resolved(self, style_id: str) -> Style:
        """The style with everything that it inherits filled in; tabs are inherited as a whole unless cleared."""
        style = self.styles[style_id]
        if style.based_on is None:
            return style
        return _over(self.resolved(style.based_on), style)

    def of(self, role: str) -> Style:
        """The resolved style of a block's role."""
        return self.resolved(self.roles[role].style)


def load(paths: Sequence[Path]) -> Look:
    """The look of the files, a later one overriding single measurements of an earlier one; raises InvalidTemplate."""
    return _load(tuple((path, path.stat().st_mtime_ns) for path in paths))


@lru_cache(maxsize=8)
def _load(stamped: tuple[tuple[Path, int], ...]) -> Look:
    merged: dict[str, Any] = {}
    for path, _ in stamped:
        merged = _merge(merged, _read(path))
    try:
        look = msgspec.convert(merged, Look)
    except msgspec.ValidationError as error:
        raise InvalidTemplate(
            Finding("look", f"The look is not complete or not valid: {error}", _at(stamped[-1][0]))
        ) from None
    _check_references(look, stamped[-1][0])
    return look


def _read(path: Path) -> dict[str, Any]:
    import yaml

    try:
        read = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = _at(path, mark.line + 1, mark.column + 1) if mark else _at(path)
        raise InvalidTemplate(Finding("look", f"The look is not valid YAML: {error}", place)) from None
    return read if isinstance(read, dict) else {}


def _merge(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    both = {
        key: _merge(under[key], value) if isinstance(value, dict) and isinstance(under.get(key), dict) else value
        for key, value in over.items()
    }
    return {**under, **both}


def _over(parent: Style, child: Style) -> Style:
    own = {name: value for name in child.__struct_fields__ if (value := getattr(child, name)) is not None}
    if child.tabs is not None:
        cleared = {position for kind, position in child.tabs if kind == "clear"}
        kept = [tab for tab in parent.tabs or () if tab[1] not in cleared]
        added = [tab for tab in child.tabs if tab[0] != "clear"]
        own["tabs"] = tuple(sorted({*kept, *added}, key=lambda tab: tab[1]))
    if child.first_line is not None:
        own["hanging"] = 0
    return msgspec.structs.replace(parent, **own)


def _check_references(look: Look, path: Path) -> None:
    wanted = {style.based_on for style in look.styles.values() if style.based_on}
    wanted |= {role.style for role in look.roles.values()} | set(look.runs.values())
    missing = sorted(wanted - set(look.styles))
    if missing:
        raise InvalidTemplate(
            Finding("look", f"The look names styles that it does not have: {', '.join(missing)}", _at(path))
        )


def _at(path: Path, line: int = 1, column: int = 1) -> Place:
    return Place(path.name, line, column, line, column)
