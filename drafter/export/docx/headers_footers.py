"""Headers and footers of page 1, odd pages and even pages, with the masthead and the draft mark."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from msgspec import Struct

from drafter.document.model import Block, Document, Group, Paragraph
from drafter.export.docx.blocks import block_xml, paragraph_xml, starts_with_hair_line
from drafter.export.docx.context import DocxContext, PartWriter
from drafter.export.docx.tables import CellContent, grid_xml
from drafter.export.docx.xml import paragraph, xml_part
from drafter.look.model import Grid, GridCell

_EMPTY = Group("", ())
_SMALLEST_LINE = 20  # twips


class HeaderFooter(Struct, frozen=True):
    """A header or footer: `kind` is header or footer, `pages` is first, default (odd) or even."""

    kind: str
    pages: str
    writer: PartWriter
    data: bytes


def headers_and_footers(document: Document, context: DocxContext) -> list[HeaderFooter]:
    """Return the three headers and three footers of a letter; those that it does not use are empty."""
    grids = context.look.grids
    head, foot = grids["running-head"], grids["running-foot"]
    return [
        _header("first", document, context, ("masthead", _masthead(document, grids["masthead"]))),
        _footer("first", context, lambda writer: _first_footer(writer, document)),
        _header("default", document, context, ("running-head", head)),
        _footer("default", context, lambda writer: _running_footer(writer, document, foot)),
        _header("even", document, context, ("running-head", head.on_even_pages)),
        _footer("even", context, lambda writer: _running_footer(writer, document, foot.on_even_pages)),
    ]


def _header(pages: str, document: Document, context: DocxContext, group: tuple[str, Grid]) -> HeaderFooter:
    writer = PartWriter(context)
    # The draft mark follows the grid: before it, LibreOffice would anchor the mark in the first cell and misplace it.
    content = _grid(writer, document, *group) + _draft_mark(writer, document) + _line(group[1].after)
    return HeaderFooter("header", pages, writer, xml_part("hdr", content))


def _footer(pages: str, context: DocxContext, write: Callable[[PartWriter], str]) -> HeaderFooter:
    writer = PartWriter(context)
    return HeaderFooter("footer", pages, writer, xml_part("ftr", write(writer)))


def _running_footer(writer: PartWriter, document: Document, grid: Grid) -> str:
    return _grid(writer, document, "running-foot", grid) + _line(grid.after)


def _masthead(document: Document, grid: Grid) -> Grid:
    """Return the grid of the masthead; the space below it is smaller if the text starts with a hair line."""
    return msgspec.structs.replace(grid, after=grid.after - _SMALLEST_LINE * starts_with_hair_line(document))


def _grid(writer: PartWriter, document: Document, role: str, grid: Grid) -> str:
    """Return the group of a role in its grid; "" if the letter has none."""
    group = document.furniture.get(role)
    if group is None:
        return ""
    return grid_xml(grid, [[_cell(writer, group, cell) for cell in row.cells] for row in grid.rows])


def _first_footer(writer: PartWriter, document: Document) -> str:
    """Return the footer of page 1 with the job line. Its notes are footnotes of the body.

    It is so high that the text above ends where it does in the documents.
    """
    page, grid = writer.look.page, writer.look.grids["foot"]
    group = document.furniture.get("foot", _EMPTY)
    after = max(grid.after, _SMALLEST_LINE)
    height = page.first_bottom - page.footer - after
    rows = tuple(
        msgspec.structs.replace(row, height=height, cells=tuple(_at_bottom(cell) for cell in row.cells))
        for row in grid.rows
    )
    job_line = _grid(writer, Document("", "", (), {"foot": group}), "foot", msgspec.structs.replace(grid, rows=rows))
    return job_line + _line(after)


def _at_bottom(cell: GridCell) -> GridCell:
    return msgspec.structs.replace(cell, at="bottom")


def _cell(writer: PartWriter, group: Group, cell: GridCell) -> CellContent:
    """Return the blocks of a cell.

    Word has one upper margin for a whole row, so the space at the top belongs to the first block.
    """
    blocks = [block for block in group.blocks if block.role in cell.holds]
    if not blocks:
        return CellContent("")
    last = len(blocks) - 1
    xml = "".join(
        _cell_block(writer, block, cell, cell.top * (index == 0), index == last) for index, block in enumerate(blocks)
    )
    space_below = cell.bottom + (writer.look.of(blocks[-1].role).after or 0)
    return CellContent(xml, space_below if cell.at == "bottom" else 0)


def _cell_block(writer: PartWriter, block: Block, cell: GridCell, top: int, is_last: bool) -> str:
    """Return a block in its cell.

    At the bottom of a cell, the margin of the cell is the space below, because LibreOffice counts `after` twice.
    """
    before = f' w:before="{top + (writer.look.of(block.role).before or 0)}"' if top else ""
    after = ' w:after="0"' if is_last and cell.at == "bottom" else ""
    properties = f"<w:spacing{before}{after}/>" if before or after else ""
    if cell.align == "right":
        turned = writer.look.is_turned(writer.look.of(block.role))
        properties += f'<w:jc w:val="{"left" if turned else "right"}"/>'
    if isinstance(block, Paragraph):
        return paragraph_xml(writer, block, properties=properties)
    return block_xml(writer, block).replace("</w:pPr>", f"{properties}</w:pPr>", 1)


def _draft_mark(writer: PartWriter, document: Document) -> str:
    group, page = document.furniture.get("draft-mark", _EMPTY), writer.look.page
    frame = (
        f'<w:framePr w:w="{page.text_width}" w:hSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="page" '
        f'w:x="{page.left}" w:y="{page.draft_mark}"/>'
    )
    marks = [block for block in group.blocks if isinstance(block, Paragraph)]
    return "".join(paragraph_xml(writer, mark, properties=frame) for mark in marks)


def _line(height: int) -> str:
    """Return an empty line of this height in twips."""
    return paragraph("Normal", properties=f'<w:spacing w:line="{max(height, _SMALLEST_LINE)}" w:lineRule="exact"/>')
