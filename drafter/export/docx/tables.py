"""Word tables: tables of the body, and grids of the look, which are tables without rules.

A table of the body is as wide as the text. It has three horizontal rules and repeats its header rows on each page.
Grids put blocks side by side: the session block, the masthead, headers and footers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from drafter.document.model import Cell, Paragraph, Table
from drafter.export.docx.context import PartWriter
from drafter.export.docx.styles import aligned_style, border
from drafter.export.docx.xml import paragraph
from drafter.look.model import Grid, GridRow, TableLook

# Returns the XML of a paragraph in the style of this id, with direct formatting.
ParagraphWriter = Callable[[PartWriter, Paragraph, str, str], str]

_MARGINS = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))


class CellContent(Struct, frozen=True):
    """The content of a cell of a grid, and the space below it in twips."""

    xml: str
    below: int = 0


def grid_xml(grid: Grid, contents: Sequence[Sequence[CellContent]]) -> str:
    """Return the grid, given the content of each cell of each row; an empty cell gets an empty paragraph."""
    rows = "".join(_grid_row(grid, row, cells) for row, cells in zip(grid.rows, contents, strict=True))
    return _table(grid.columns, rows)


def table_xml(writer: PartWriter, table: Table, write_paragraph: ParagraphWriter, keep_next: str = "") -> str:
    """Return a table of the body; `write_paragraph` is a parameter because `blocks` imports this module.

    `keep_next` is the property that keeps the last row on the page of the next paragraph, or "".
    """
    look = writer.look.table
    columns = table.widths(writer.look.page.text_width)
    borders = f"<w:top {border(look.rule_above)}/><w:bottom {border(look.rule_below)}/>"
    margins = (
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        f'<w:right w:w="{look.cell_gap}" w:type="dxa"/>'
    )
    keeps = ["" for _ in table.rows[1:]] + [keep_next]
    rows = [
        list(zip([_cell_content(writer, cell, write_paragraph, keep) for cell in row], _gaps(row, look), strict=True))
        for row, keep in zip(table.rows, keeps, strict=False)
    ]
    header_rows, body_rows = rows[: table.header_rows], rows[table.header_rows :]
    rule = f"<w:bottom {border(look.rule_below_header)}/>" if body_rows else ""
    xml = [_header_row(cells, columns, rule if cells is header_rows[-1] else "") for cells in header_rows]
    xml += [_body_row(cells, columns) for cells in body_rows]
    return _table(columns, "".join(xml), borders, margins)


def _table(columns: Sequence[int], rows: str, borders: str = "", margins: str = _MARGINS) -> str:
    """Return a table of fixed width, flush with the margin, with columns of these widths in twips."""
    grid_columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    table_borders = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>{table_borders}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid_columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _cell(width: int, content: str, properties: str = "") -> str:
    """Return a cell; `properties` is the content of its `tcPr` after the width."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content or paragraph("Normal")}</w:tc>'
    )


def _gaps(row: Sequence[Cell], look: TableLook) -> list[int]:
    """Return the gap after each cell of a row in twips; 0 if it is that of the table."""
    return [*(look.right_gap if cell.align == "right" else 0 for cell in row[:-1]), *(0 for _ in row[-1:])]


def _cell_properties(borders: str = "", at: str = "top", span: int = 1, below: int = 0, after: int = 0) -> str:
    """Return the `tcPr` of a cell without its width; `borders` is the content of its `tcBorders`."""
    grid_span = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    cell_borders = f"<w:tcBorders>{borders}</w:tcBorders>" if borders else ""
    bottom = f'<w:bottom w:w="{below}" w:type="dxa"/>' if below else ""
    right = f'<w:right w:w="{after}" w:type="dxa"/>' if after else ""
    margin = f"<w:tcMar>{bottom}{right}</w:tcMar>" if bottom or right else ""
    return grid_span + cell_borders + margin + (f'<w:vAlign w:val="{at}"/>' if at != "top" else "")


def _grid_row(grid: Grid, row: GridRow, contents: Sequence[CellContent]) -> str:
    rule = f"<w:bottom {border(row.rule)}/>" if row.rule else ""
    height = f'<w:trHeight w:val="{row.height}" w:hRule="exact"/>' if row.height else ""
    cells, column = [], 0
    for cell, content in zip(row.cells, contents, strict=True):
        width = sum(grid.columns[column : column + cell.span])
        cells.append(_cell(width, content.xml, _cell_properties(rule, cell.at, cell.span, content.below)))
        column += cell.span
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{''.join(cells)}</w:tr>"


def _header_row(contents: Sequence[tuple[str, int]], columns: Sequence[int], rule: str) -> str:
    """Return a header row of these contents, each with the gap after it."""
    cells = "".join(
        _cell(width, content, _cell_properties(rule, "bottom", after=gap))
        for width, (content, gap) in zip(columns, contents, strict=False)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _body_row(contents: Sequence[tuple[str, int]], columns: Sequence[int]) -> str:
    """Return a row of these contents, each with the gap after it."""
    cells = "".join(
        _cell(width, content, _cell_properties(after=gap))
        for width, (content, gap) in zip(columns, contents, strict=False)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _cell_content(writer: PartWriter, cell: Cell, write_paragraph: ParagraphWriter, keep_next: str) -> str:
    roles = writer.look.roles
    return "".join(
        write_paragraph(writer, block, aligned_style(roles[block.role].style, cell.align), keep_next)
        for block in cell.blocks
    )
