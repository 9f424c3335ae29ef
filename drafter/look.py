"""The look: measurements per role, read from look.yaml; the CSS and the Word styles are both made from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec.structs import replace

from drafter.errors import Finding, InvalidTemplate, Place
from drafter.measures import (
    Colour,
    Face,
    Few,
    Height,
    Lead,
    Length,
    Mark,
    Percent,
    Points,
    RoleName,
    Sheet,
    Size,
    StyleId,
    StyleName,
    Tag,
    Twips,
    Weight,
)
from drafter.reading import Unreadable, convert, read_yaml

# The least room for the text, in twips each way: two inches.
LEAST = 2880


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The sheet and its margins in twips; `first_bottom` belongs to page 1, `draft_mark` starts at the upper edge."""

    width: Sheet
    height: Sheet
    left: Length
    right: Length
    top: Length
    bottom: Length
    first_bottom: Length
    header: Length
    footer: Length
    draft_mark: Length
    default_tab: Height
    spacer: Length

    @property
    def text_width(self) -> int:
        """The width between the margins, in twips."""
        return self.width - self.left - self.right


class Style(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A named style, None where inherited. Lengths in twips; size, kern, raised, rule_above in points; scale in %."""

    name: StyleName
    type: Literal["paragraph", "character"] = "paragraph"
    based_on: StyleId | None = None
    font: Face | None = None
    size: Size | None = None
    bold: bool | None = None
    italic: bool | None = None
    scale: Percent | None = None
    tracking: Twips | None = None
    kern: Few | None = None
    raised: Points | None = None
    color: Colour | None = None
    underline: Literal["none", "single"] | None = None
    vertical: Literal["superscript", "subscript"] | None = None
    line: Height | None = None
    line_rule: Literal["exact", "auto"] | None = None
    before: Length | None = None
    after: Length | None = None
    left: Twips | None = None
    right: Twips | None = None
    hanging: Twips | None = None
    first_line: Twips | None = None
    align: Literal["left", "both", "right", "center"] | None = None
    tabs: tuple[tuple[Literal["left", "right", "center", "clear"], Twips], ...] | None = None
    keep_next: bool | None = None
    keep_lines: bool | None = None
    page_break_before: bool | None = None
    outline: Few | None = None
    suppress_hyphens: bool | None = None
    rule_above: Weight | None = None


class Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a role is set: its style, what leads its text, its HTML element, and its empty 6-pt lines."""

    style: StyleId
    lead: Lead = ""
    tag: Tag = "p"
    lines_before: Few = 0
    lines_after: Few = 0
    lines_between: Few = 0


class GridCell(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One cell of a grid: the columns it spans, the roles it holds; `top` and `bottom` are its padding in twips."""

    span: Few
    holds: tuple[RoleName, ...] = ()
    at: Literal["top", "bottom"] = "top"
    align: Literal["left", "right"] = "left"
    top: Length = 0
    bottom: Length = 0

    @property
    def mirror_image(self) -> GridCell:
        """The cell aligned to the other side."""
        return replace(self, align="right" if self.align == "left" else "left")


class GridRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of a grid: exact height in twips (None: as high as it needs), weight of the rule below in points."""

    cells: tuple[GridCell, ...]
    height: Height | None = None
    rule: Weight = 0.0


class Grid(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Blocks set side by side: columns in twips, rows of cells; `after` is the empty line below, in twips."""

    columns: tuple[Length, ...]
    rows: Annotated[tuple[GridRow, ...], msgspec.Meta(min_length=1, max_length=20)]
    mirrored: bool = False
    after: Length = 0

    @property
    def on_even_pages(self) -> Grid:
        """The grid on even pages: a mirrored one has its cells in the other order, aligned to the other side."""
        if not self.mirrored:
            return self
        rows = tuple(replace(row, cells=tuple(cell.mirror_image for cell in row.cells[::-1])) for row in self.rows)
        return replace(self, columns=self.columns[::-1], rows=rows)


class Bullet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The mark of a bulleted paragraph: where it stands and where the text begins in twips, its size in points."""

    mark: Mark
    at: Length
    text: Length
    size: Size


class TableLook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rules of a body table in points, and the gap between its columns in twips."""

    rule_above: Weight
    rule_below_header: Weight
    rule_below: Weight
    cell_gap: Length


class ShortRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A short rule: width in twips, weight in points."""

    width: Length
    weight: Weight


class Look(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """All measurements of a letter; `styles` are by Word style id, `roles` and `runs` name their style.

    A look is read once and is itself alone, so that what is made from it can be kept.
    """

    page: Page
    text_face: Face
    alternative_face: Face
    styles: dict[StyleId, Style]
    roles: dict[RoleName, Role]
    runs: dict[RoleName, StyleId]
    grids: dict[RoleName, Grid]
    bullets: dict[RoleName, Bullet]
    table: TableLook
    note_rule: ShortRule

    def resolved(self, style_id: str) -> Style:
        """The style with everything that it inherits filled in; tabs are inherited as a whole unless cleared."""
        return _resolved(self, style_id)

    def of(self, role: str) -> Style:
        """The resolved style of a block's role."""
        return self.resolved(self.roles[role].style)


def load(paths: Sequence[Path]) -> Look:
    """The look of the files, a later one overriding single measurements of an earlier one; raises InvalidTemplate."""
    return _load(tuple((path, path.stat().st_mtime_ns) for path in paths))


@lru_cache(maxsize=8)
def _load(stamped: tuple[tuple[Path, int], ...]) -> Look:
    paths = [path for path, _ in stamped]
    merged: dict[str, Any] = {}
    for path in paths:
        merged = _merge(merged, _read(path))
    try:
        look = convert(merged, Look)
    except msgspec.ValidationError as error:
        raise InvalidTemplate(
            Finding("look", f"The look is not complete or not valid: {error}", _at(paths[-1]))
        ) from None
    _check_references(look, paths[-1])
    return look


def _read(path: Path) -> dict[str, Any]:
    try:
        read = read_yaml(path.parent, path.name)
    except Unreadable as error:
        raise InvalidTemplate(Finding("look", f"The look cannot be read: {error}", _at(path, *error.at))) from None
    return read if isinstance(read, dict) else {}


def _merge(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    both = {
        key: _merge(under[key], value) if isinstance(value, dict) and isinstance(under.get(key), dict) else value
        for key, value in over.items()
    }
    return {**under, **both}


@lru_cache(maxsize=1024)
def _resolved(look: Look, style_id: str) -> Style:
    style = look.styles[style_id]
    return style if style.based_on is None else _over(_resolved(look, style.based_on), style)


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
        raise _broken(f"The look names styles that it does not have: {', '.join(missing)}", path)
    for name in look.styles:
        _check_ancestors(look, name, path)
    for name, grid in look.grids.items():
        if any(sum(cell.span for cell in row.cells) != len(grid.columns) for row in grid.rows):
            raise _broken(f"The cells of each row of the grid `{name}` span its {len(grid.columns)} columns.", path)
    page = look.page
    high = page.height - page.top - max(page.bottom, page.first_bottom)
    if min(page.text_width, high) < LEAST:
        raise _broken(f"The margins leave no room for the text; it has at least {LEAST} twips each way.", path)


def _check_ancestors(look: Look, name: str, path: Path) -> None:
    seen: set[str] = set()
    ancestor: str | None = name
    while ancestor is not None:
        if ancestor in seen:
            raise _broken(f"The style `{name}` is based on itself.", path)
        seen.add(ancestor)
        ancestor = look.styles[ancestor].based_on


def _broken(message: str, path: Path) -> InvalidTemplate:
    return InvalidTemplate(Finding("look", message, _at(path)))


def _at(path: Path, line: int = 1, column: int = 1) -> Place:
    return Place(path.name, line, column, line, column)
