"""Tables of the body: across the page, three rules, no vertical ones, header rows repeated on each page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from drafter.document.model import Cell, Paragraph, Table
from drafter.export.docx.context import PartWriter
from drafter.export.docx.grids import Frame, cell_properties, cell_xml
from drafter.export.docx.styles import aligned_style, border

Write = Callable[[PartWriter, Paragraph, str], str]


def table_xml(writer: PartWriter, table: Table, write: Write) -> str:
    """The table; `write` makes the paragraph of a story in a style."""
    look = writer.look.table
    columns = table.widths(writer.look.page.text_width)
    borders = f"<w:top {border(look.rule_above)}/><w:bottom {border(look.rule_below)}/>"
    margins = (
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        f'<w:right w:w="{look.cell_gap}" w:type="dxa"/>'
    )
    rows = [[_content(writer, cell, write) for cell in row] for row in table.rows]
    heads, texts = rows[: table.header_rows], rows[table.header_rows :]
    rule = f"<w:bottom {border(look.rule_below_header)}/>" if texts else ""
    made = [_header(cells, columns, rule if cells is heads[-1] else "") for cells in heads]
    made += [_row(zip(columns, cells, strict=False)) for cells in texts]
    return Frame(columns, borders, margins).around("".join(made))


def _header(cells: Sequence[str], columns: Sequence[int], rule: str) -> str:
    made = (cell_xml(width, cell, cell_properties(rule, "bottom")) for width, cell in zip(columns, cells, strict=False))
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(made)}</w:tr>"


def _row(cells: Iterable[tuple[int, str]]) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cell_xml(width, cell) for width, cell in cells)}</w:tr>"


def _content(writer: PartWriter, cell: Cell, write: Write) -> str:
    return "".join(
        write(writer, block, aligned_style(writer.look.roles[block.role].style, cell.align)) for block in cell.blocks
    )
