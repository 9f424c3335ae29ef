"""Heads and feet: the masthead and the foot of page 1, the running ones of odd and even pages, the draft mark."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from msgspec import Struct

from drafter.document import Block, Document, Group, Paragraph
from drafter.export.docx.blocks import block_xml, paragraph_xml, starts_with_table
from drafter.export.docx.grids import Content, grid_xml
from drafter.export.docx.story import Letter, Story
from drafter.export.docx.xml import document_xml, paragraph
from drafter.look import Grid, GridCell

_NOTHING = Group("", ())
_SMALLEST_LINE = 20


class Furniture(Struct, frozen=True):
    """A head or foot: `kind` is header or footer, `pages` first, default (odd) or even."""

    kind: str
    pages: str
    story: Story
    data: bytes


def furniture(document: Document, letter: Letter) -> list[Furniture]:
    """The six heads and feet of a letter; what it lacks is left empty."""
    grids = letter.look.grids
    head, foot = grids["running-head"], grids["running-foot"]
    return [
        _head("first", document, letter, ("masthead", _masthead(document, grids["masthead"]))),
        _foot("first", letter, lambda story: _first_foot(story, document)),
        _head("default", document, letter, ("running-head", head)),
        _foot("default", letter, lambda story: _running_foot(story, document, foot)),
        _head("even", document, letter, ("running-head", head.on_even_pages)),
        _foot("even", letter, lambda story: _running_foot(story, document, foot.on_even_pages)),
    ]


def _head(pages: str, document: Document, letter: Letter, group: tuple[str, Grid]) -> Furniture:
    story = Story(letter)
    # The mark stands after the grid: before it LibreOffice would hang it on the first cell, and misplace that.
    content = _grid(story, document, *group) + _draft_mark(story, document) + _line(group[1].after)
    return Furniture("header", pages, story, document_xml("hdr", content))


def _foot(pages: str, letter: Letter, write: Callable[[Story], str]) -> Furniture:
    story = Story(letter)
    return Furniture("footer", pages, story, document_xml("ftr", write(story)))


def _running_foot(story: Story, document: Document, grid: Grid) -> str:
    return _grid(story, document, "running-foot", grid) + _line(grid.after)


def _masthead(document: Document, grid: Grid) -> Grid:
    """The grid of the masthead; a hair line at the start of the text takes its room from the line below."""
    return msgspec.structs.replace(grid, after=grid.after - _SMALLEST_LINE * starts_with_table(document.body))


def _grid(story: Story, document: Document, role: str, grid: Grid) -> str:
    """A group laid out by its grid."""
    group = document.furniture.get(role)
    if group is None:
        return ""
    contents = [[_cell(story, group, cell) for cell in row.cells] for row in grid.rows]
    return grid_xml(grid, contents)


def _first_foot(story: Story, document: Document) -> str:
    """The foot of page 1: its notes, then the job line; so high that the text ends where it does in the documents."""
    page, grid = story.look.page, story.look.grids["foot"]
    group = document.furniture.get("foot", _NOTHING)
    notes = [block for block in group.blocks if isinstance(block, Paragraph) and block.role == "page-note"]
    above = "".join(paragraph_xml(story, note) for note in notes)
    rule = paragraph(story.look.roles["note-rule"].style) if notes else ""
    after = max(grid.after, _SMALLEST_LINE)
    height = page.first_bottom - page.footer - after
    rows = tuple(
        msgspec.structs.replace(row, height=height, cells=tuple(_at_bottom(cell) for cell in row.cells))
        for row in grid.rows
    )
    job = _grid(story, Document("", "", (), {"foot": group}), "foot", msgspec.structs.replace(grid, rows=rows))
    return rule + above + job + _line(after)


def _at_bottom(cell: GridCell) -> GridCell:
    return msgspec.structs.replace(cell, at="bottom")


def _cell(story: Story, group: Group, cell: GridCell) -> Content:
    """The blocks of a cell; the space above the first is its own, for Word gives one upper margin to a whole row."""
    held = [block for block in group.blocks if block.role in cell.holds]
    if not held:
        return Content("")
    last = len(held) - 1
    xml = "".join(
        _placed(story, block, cell, cell.top * (number == 0), number == last) for number, block in enumerate(held)
    )
    return Content(xml, cell.bottom + (story.look.of(held[-1].role).after or 0) if cell.at == "bottom" else 0)


def _placed(story: Story, block: Block, cell: GridCell, top: int, last: bool) -> str:
    """A block in its cell; at the bottom the cell's margin says what is below, for LibreOffice counts `after` twice."""
    before = f' w:before="{top + (story.look.of(block.role).before or 0)}"' if top else ""
    after = ' w:after="0"' if last and cell.at == "bottom" else ""
    properties = f"<w:spacing{before}{after}/>" if before or after else ""
    if cell.align == "right":
        properties += '<w:jc w:val="right"/>'
    if isinstance(block, Paragraph):
        return paragraph_xml(story, block, properties=properties)
    return block_xml(story, block).replace("</w:pPr>", f"{properties}</w:pPr>", 1)


def _draft_mark(story: Story, document: Document) -> str:
    group, page = document.furniture.get("draft-mark", _NOTHING), story.look.page
    frame = (
        f'<w:framePr w:w="{page.text_width}" w:hSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="page" '
        f'w:x="{page.left}" w:y="{page.draft_mark}"/>'
    )
    marks = [block for block in group.blocks if isinstance(block, Paragraph)]
    return "".join(paragraph_xml(story, mark, properties=frame) for mark in marks)


def _line(height: int) -> str:
    return paragraph("Normal", properties=f'<w:spacing w:line="{max(height, _SMALLEST_LINE)}" w:lineRule="exact"/>')
