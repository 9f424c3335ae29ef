"""Blocks side by side as tables without rules, by the grids of the look: session block, masthead, heads and feet."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from drafter.export.docx.styles import border
from drafter.export.docx.xml import paragraph
from drafter.look.model import Grid, GridRow

_MARGINS = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))


class Frame(Struct, frozen=True):
    """The outer properties of a table: widths of its columns in twips, and the weight of rules above and below."""

    columns: tuple[int, ...]
    borders: str = ""
    margins: str = _MARGINS

    def around(self, rows: str) -> str:
        """The table with these rows, fixed in width and flush with the margin."""
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.columns)
        borders = f"<w:tblBorders>{self.borders}</w:tblBorders>" if self.borders else ""
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(self.columns)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>{borders}'
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{self.margins}</w:tblCellMar></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
        )


def grid_xml(grid: Grid, contents: Sequence[Sequence[Content]]) -> str:
    """The grid with the content of each cell of each row; a cell without content holds an empty paragraph."""
    rows = "".join(_row(grid, row, cells) for row, cells in zip(grid.rows, contents, strict=True))
    return Frame(grid.columns).around(rows)


class Content(Struct, frozen=True):
    """What a cell of a grid holds, and the space below it in twips."""

    xml: str
    below: int = 0


def cell_xml(width: int, content: str, properties: str = "") -> str:
    """One cell of a table; `properties` is what stands in its `tcPr` after the width."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content or paragraph("Normal")}</w:tc>'
    )


def cell_properties(borders: str = "", at: str = "top", span: int = 1, below: int = 0) -> str:
    """What stands in the `tcPr` of a cell after its width; `borders` is what stands in its `tcBorders`."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    ruled = f"<w:tcBorders>{borders}</w:tcBorders>" if borders else ""
    margin = f'<w:tcMar><w:bottom w:w="{below}" w:type="dxa"/></w:tcMar>' if below else ""
    return spanned + ruled + margin + (f'<w:vAlign w:val="{at}"/>' if at != "top" else "")


def _row(grid: Grid, row: GridRow, contents: Sequence[Content]) -> str:
    rule = f"<w:bottom {border(row.rule)}/>" if row.rule else ""
    height = f'<w:trHeight w:val="{row.height}" w:hRule="exact"/>' if row.height else ""
    cells, column = [], 0
    for cell, content in zip(row.cells, contents, strict=True):
        width = sum(grid.columns[column : column + cell.span])
        cells.append(cell_xml(width, content.xml, cell_properties(rule, cell.at, cell.span, content.below)))
        column += cell.span
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{''.join(cells)}</w:tr>"
