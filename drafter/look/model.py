"""The look model: page, styles, roles and grids of look.yaml, in twips and points."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Literal

import msgspec
from msgspec import Meta
from msgspec.structs import replace

# Each type of value with its limits. Word supports pages of up to 22 inches (31680 twips) and font sizes of 1 to 1638
# points (ISO/IEC 29500-1, 17.6.13, 17.18).
_TWIPS, _POINTS = {"unit": "twips, 1/20 of a point"}, {"unit": "points"}
Twips = Annotated[int, Meta(ge=-31680, le=31680, extra=_TWIPS)]
Length = Annotated[int, Meta(ge=0, le=31680, extra=_TWIPS)]
PaperSize = Annotated[int, Meta(ge=2880, le=31680, extra=_TWIPS)]
Height = Annotated[int, Meta(ge=1, le=31680, extra=_TWIPS)]
Points = Annotated[float, Meta(ge=-200, le=200, extra=_POINTS)]
Size = Annotated[float, Meta(ge=1, le=200, extra=_POINTS)]
Weight = Annotated[float, Meta(ge=0, le=20, extra=_POINTS)]
Percent = Annotated[int, Meta(ge=10, le=600, extra={"unit": "per cent"})]
SmallCount = Annotated[int, Meta(ge=0, le=20)]
Hundredths = Annotated[int, Meta(ge=0, le=2000, extra={"unit": "hundredths of a character"})]


def _name(pattern: str, words: str, max_length: int | None = None) -> Meta:
    return Meta(pattern=pattern, max_length=max_length, extra={"words": words})


# Names are written into style sheets, so they contain no character that could end a CSS rule.
FontName = Annotated[str, _name(r"^[\w.-]+( [\w.-]+)*\Z", "the name of a font, such as Times New Roman", 60)]
StyleName = Annotated[str, _name(r"^[\w /.-]+\Z", "a name for Word of letters, digits and spaces", 60)]
StyleId = Annotated[str, _name(r"^[A-Za-z][A-Za-z0-9]*\Z", "the id of a style, such as SingleTxt", 60)]
RoleName = Annotated[str, _name(r"^[a-z][a-z0-9-]*\Z", "a word in lower case, such as page-note", 40)]
Colour = Annotated[str, _name(r"^([0-9A-Fa-f]{6}|auto)\Z", "six hexadecimal digits, such as B02A30, or auto")]
Mark = Annotated[str, _name(r"^[^\s<>\"'\\]{1,3}\Z", "one to three characters, such as •")]
Lead = Annotated[str, _name(r"^\t{0,6}\Z", 'up to six tabs in double quotation marks, such as "\\t"')]
Tag = Annotated[str, _name(r"^(p|h[1-6])\Z", "p, or h1 to h6")]


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Paper size and margins in twips; `first_bottom` is for page 1, `draft_mark` from the upper edge."""

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
    """A named style; None means inherited.

    Lengths are in twips; size, kern, raised and rule_above in points; scale in per cent; first_line_chars in hundredths
    of a character, for Word. `east_asian` is Word's font of ideographs.
    """

    name: StyleName
    type: Literal["paragraph", "character"] = "paragraph"
    based_on: StyleId | None = None
    font: FontName | None = None
    east_asian: FontName | None = None
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
    first_line_chars: Hundredths | None = None
    align: Literal["left", "both", "right", "center"] | None = None
    tabs: tuple[tuple[Literal["left", "right", "center", "clear"], Twips], ...] | None = None
    keep_next: bool | None = None
    keep_lines: bool | None = None
    page_break_before: bool | None = None
    outline: SmallCount | None = None
    suppress_hyphens: bool | None = None
    rule_above: Weight | None = None
    direction: Literal["ltr", "rtl"] | None = None

    @property
    def mirror_image(self) -> Style:
        """The style with the other side for each alignment and indent."""
        align: Literal["left", "both", "right", "center"] | None = self.align
        if align in ("left", "right", None):
            align = "left" if align == "right" else "right"
        return replace(self, left=self.right, right=self.left, align=align)


class Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The appearance of a role: style, tabs before its text, HTML element, empty lines of 6 points."""

    style: StyleId
    lead: Lead = ""
    tag: Tag = "p"
    lines_before: SmallCount = 0
    lines_after: SmallCount = 0
    lines_between: SmallCount = 0


class GridCell(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A cell of a grid: the columns that it spans and the roles that it contains; padding in twips."""

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
    """A row of a grid: height in twips (None: automatic), weight of the rule below in points."""

    cells: tuple[GridCell, ...]
    height: Height | None = None
    rule: Weight = 0.0


class Grid(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Blocks side by side: columns in twips, rows of cells; `after` is the empty line below, in twips."""

    columns: tuple[Length, ...]
    rows: Annotated[tuple[GridRow, ...], Meta(min_length=1, max_length=20)]
    mirrored: bool = False
    after: Length = 0

    @property
    def on_even_pages(self) -> Grid:
        """The grid on even pages: a mirrored grid has its cells in reverse order, aligned to the other side."""
        if not self.mirrored:
            return self
        rows = tuple(replace(row, cells=tuple(cell.mirror_image for cell in row.cells[::-1])) for row in self.rows)
        return replace(self, columns=self.columns[::-1], rows=rows)


class Bullet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The mark of a bulleted paragraph: positions of the mark and of the text in twips, size in points."""

    mark: Mark
    at: Length
    text: Length
    size: Size


class TableLook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rules of a body table in points, and the gap between its columns in twips.

    `right_gap` is the gap after a right-aligned column, whose texts would otherwise touch those of the next.
    """

    rule_above: Weight
    rule_below_header: Weight
    rule_below: Weight
    cell_gap: Length
    right_gap: Length


class ShortRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A short rule: width in twips, weight in points."""

    width: Length
    weight: Weight


class ComplexText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The font of a letter in a complex script, such as Arabic; `size` is in per cent of the size of Latin text.

    The Word file names `face`; the PDF embeds `alternative_face`, whose ascent and descent are in thousandths of an em.
    """

    face: FontName
    alternative_face: FontName
    size: Percent
    ascent: Length
    descent: Length


class EastAsianFonts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Word's fonts of ideographs in texts and headings, and the alternative to each, by its name."""

    text_face: FontName
    heading_face: FontName
    alternatives: dict[FontName, FontName]


class Look(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """All measurements of a letter; `styles` are by Word style id, `roles` and `runs` name their style.

    In a look with the direction `rtl`, left and right are those of the mirror image; the text of a style with the
    direction `ltr` runs from left to right. Looks are compared by identity (`eq=False`), so that values calculated
    from a look can be cached.
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
    direction: Literal["ltr", "rtl"] = "ltr"
    complex_text: ComplexText | None = None
    east_asian: EastAsianFonts | None = None

    @property
    def right_to_left(self) -> bool:
        """True if pages are mirrored."""
        return self.direction == "rtl"

    def is_turned(self, style: Style) -> bool:
        """True if the text of a style runs against the direction of the page."""
        return (style.direction or self.direction) != self.direction

    def printed(self, style: Style) -> Style:
        """Return a resolved style as it is printed: mirrored if it is turned, otherwise in the size of its script."""
        if self.is_turned(style):
            return style.mirror_image
        return style if style.size is None else replace(style, size=self.complex_size(style.size))

    def complex_size(self, size: float) -> float:
        """Return the size of text in a complex script, in points, next to Latin text of this size."""
        return size * self.complex_text.size / 100 if self.complex_text else size

    def resolved(self, style_id: str) -> Style:
        """Return the style with all inherited values; tabs are inherited unless the style clears them."""
        return _resolved(self, style_id)

    def of(self, role: str) -> Style:
        """Return the resolved style of a block's role."""
        return self.resolved(self.roles[role].style)


@lru_cache(maxsize=1024)
def _resolved(look: Look, style_id: str) -> Style:
    style = look.styles[style_id]
    return style if style.based_on is None else _inherit(_resolved(look, style.based_on), style)


def _inherit(parent: Style, child: Style) -> Style:
    own = {name: value for name in child.__struct_fields__ if (value := getattr(child, name)) is not None}
    if child.tabs is not None:
        cleared = {position for kind, position in child.tabs if kind == "clear"}
        inherited = [tab for tab in parent.tabs or () if tab[1] not in cleared]
        added = [tab for tab in child.tabs if tab[0] != "clear"]
        own["tabs"] = tuple(sorted({*inherited, *added}, key=lambda tab: tab[1]))
    if child.first_line is not None:
        own["hanging"] = 0
    return replace(parent, **own)
