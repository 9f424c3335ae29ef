"""Heads and feet: the masthead and the foot of page 1, the running ones of odd and even pages, the draft mark."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from msgspec import Struct

from drafter.document.model import Block, Document, Group, Paragraph
from drafter.export.docx.blocks import block_xml, paragraph_xml, starts_with_table
from drafter.export.docx.context import DocxContext, PartWriter
from drafter.export.docx.grids import Content, grid_xml
from drafter.export.docx.xml import document_xml, paragraph
from drafter.look.model import Grid, GridCell

_NOTHING = Group("", ())
_SMALLEST_LINE = 20


class HeaderFooter(Struct, frozen=True):
    """A head or foot: `kind` is header or footer, `pages` first, default (odd) or even."""

    kind: str
    pages: str
    writer: PartWriter
    data: bytes


def headers_and_footers(document: Document, context: DocxContext) -> list[HeaderFooter]:
    """The six heads and feet of a letter; what it lacks is left empty."""
    grids = context.look.grids
    head, foot = grids["running-head"], grids["running-foot"]
    return [
        _head("first", document, context, ("masthead", _masthead(document, grids["masthead"]))),
        _foot("first", context, lambda writer: _first_foot(writer, document)),
        _head("default", document, context, ("running-head", head)),
        _foot("default", context, lambda writer: _running_foot(writer, document, foot)),
        _head("even", document, context, ("running-head", head.on_even_pages)),
        _foot("even", context, lambda writer: _running_foot(writer, document, foot.on_even_pages)),
    ]


def _head(pages: str, document: Document, context: DocxContext, group: tuple[str, Grid]) -> HeaderFooter:
    writer = PartWriter(context)
    # The mark stands after the grid: before it LibreOffice would hang it on the first cell, and misplace that.
    content = _grid(writer, document, *group) + _draft_mark(writer, document) + _line(group[1].after)
    return HeaderFooter("header", pages, writer, document_xml("hdr", content))


def _foot(pages: str, context: DocxContext, write: Callable[[PartWriter], str]) -> HeaderFooter:
    writer = PartWriter(context)
    return HeaderFooter("footer", pages, writer, document_xml("ftr", write(writer)))


def _running_foot(writer: PartWriter, document: Document, grid: Grid) -> str:
    return _grid(writer, document, "running-foot", grid) + _line(grid.after)


def _masthead(document: Document, grid: Grid) -> Grid:
    """The grid of the masthead; a hair line at the start of the text takes its room from the line below."""
    return msgspec.structs.replace(grid, after=grid.after - _SMALLEST_LINE * starts_with_table(document.body))


def _grid(writer: PartWriter, document: Document, role: str, grid: Grid) -> str:
    """A group laid out by its grid."""
    group = document.furniture.get(role)
    if group is None:
        return ""
    contents = [[_cell(writer, group, cell) for cell in row.cells] for row in grid.rows]
    return grid_xml(grid, contents)


def _first_foot(writer: PartWriter, document: Document) -> str:
    """The foot of page 1: its notes, then the job line; so high that the text ends where it does in the documents."""
    page, grid = writer.look.page, writer.look.grids["foot"]
    group = document.furniture.get("foot", _NOTHING)
    notes = [block for block in group.blocks if isinstance(block, Paragraph) and block.role == "page-note"]
    above = "".join(paragraph_xml(writer, note) for note in notes)
    rule = paragraph(writer.look.roles["note-rule"].style) if notes else ""
    after = max(grid.after, _SMALLEST_LINE)
    height = page.first_bottom - page.footer - after
    rows = tuple(
        msgspec.structs.replace(row, height=height, cells=tuple(_at_bottom(cell) for cell in row.cells))
        for row in grid.rows
    )
    job = _grid(writer, Document("", "", (), {"foot": group}), "foot", msgspec.structs.replace(grid, rows=rows))
    return rule + above + job + _line(after)


def _at_bottom(cell: GridCell) -> GridCell:
    return msgspec.structs.replace(cell, at="bottom")


def _cell(writer: PartWriter, group: Group, cell: GridCell) -> Content:
    """The blocks of a cell; the space above the first is its own, for Word gives one upper margin to a whole row."""
    held = [block for block in group.blocks if block.role in cell.holds]
    if not held:
        return Content("")
    last = len(held) - 1
    xml = "".join(
        _placed(writer, block, cell, cell.top * (number == 0), number == last) for number, block in enumerate(held)
    )
    return Content(xml, cell.bottom + (writer.look.of(held[-1].role).after or 0) if cell.at == "bottom" else 0)


def _placed(writer: PartWriter, block: Block, cell: GridCell, top: int, last: bool) -> str:
    """A block in its cell; at the bottom the cell's margin says what is below, for LibreOffice counts `after` twice."""
    before = f' w:before="{top + (writer.look.of(block.role).before or 0)}"' if top else ""
    after = ' w:after="0"' if last and cell.at == "bottom" else ""
    properties = f"<w:spacing{before}{after}/>" if before or after else ""
    if cell.align == "right":
        properties += '<w:jc w:val="right"/>'
    if isinstance(block, Paragraph):
        return paragraph_xml(writer, block, properties=properties)
    return block_xml(writer, block).replace("</w:pPr>", f"{properties}</w:pPr>", 1)


def _draft_mark(writer: PartWriter, document: Document) -> str:
    group, page = document.furniture.get("draft-mark", _NOTHING), writer.look.page
    frame = (
        f'<w:framePr w:w="{page.text_width}" w:hSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="page" '
        f'w:x="{page.left}" w:y="{page.draft_mark}"/>'
    )
    marks = [block for block in group.blocks if isinstance(block, Paragraph)]
    return "".join(paragraph_xml(writer, mark, properties=frame) for mark in marks)


def _line(height: int) -> str:
    return paragraph("Normal", properties=f'<w:spacing w:line="{max(height, _SMALLEST_LINE)}" w:lineRule="exact"/>')
