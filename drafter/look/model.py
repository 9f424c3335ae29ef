"""The look: page, styles, roles and grids, in twips and points, as read from look.yaml."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Literal

import msgspec
from msgspec.structs import replace

from drafter.look.types import (
    Colour,
    FontName,
    Height,
    Lead,
    Length,
    Mark,
    PaperSize,
    Percent,
    Points,
    RoleName,
    Size,
    SmallCount,
    StyleId,
    StyleName,
    Tag,
    Twips,
    Weight,
)


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The sheet and its margins in twips; `first_bottom` belongs to page 1, `draft_mark` starts at the upper edge."""

    width: PaperSize
    height: PaperSize
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
    font: FontName | None = None
    size: Size | None = None
    bold: bool | None = None
    italic: bool | None = None
    scale: Percent | None = None
    tracking: Twips | None = None
    kern: SmallCount | None = None
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
    outline: SmallCount | None = None
    suppress_hyphens: bool | None = None
    rule_above: Weight | None = None


class Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a role is set: its style, what leads its text, its HTML element, and its empty 6-pt lines."""

    style: StyleId
    lead: Lead = ""
    tag: Tag = "p"
    lines_before: SmallCount = 0
    lines_after: SmallCount = 0
    lines_between: SmallCount = 0


class GridCell(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One cell of a grid: the columns it spans, the roles it holds; `top` and `bottom` are its padding in twips."""

    span: SmallCount
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
    text_face: FontName
    alternative_face: FontName
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
