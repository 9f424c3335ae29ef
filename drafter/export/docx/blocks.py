"""Blocks as WordprocessingML: paragraphs, tables and pictures, with the look's empty lines between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise, zip_longest

from msgspec.structs import replace

from drafter.document.model import Block, Document, Group, Paragraph, Picture, Table
from drafter.export.docx.comments import range_end, range_start
from drafter.export.docx.context import PartWriter
from drafter.export.docx.inlines import inlines_xml, page_note_reference, picture_xml
from drafter.export.docx.styles import bullet_properties
from drafter.export.docx.tables import CellContent, grid_xml, table_xml
from drafter.export.docx.xml import paragraph, run, text_xml
from drafter.export.grids import cells_of
from drafter.look.model import Look, Role

SPACER, HAIR_LINE = "Spacer", "HairLine"
KEEP_NEXT = '<w:keepNext w:val="1"/>'
# Roles whose paragraphs stay on the page of what is above them.
_NEVER_ALONE = {"signature", "signature-pair", "sent-signature", "end-rule"}
_AS_TABLES = {"session-block", "table"}
_NO_ROLE = Role(style="")


def body_xml(writer: PartWriter, document: Document) -> str:
    """Return the blocks of the body; styles keep signatures and end rule on the page of what is above."""
    leaves = list(_leaves(document.body, writer.look))
    leaves = [*(_kept_with_next(leaf, following) for leaf, following in pairwise(leaves)), *leaves[-1:]]
    notes = "".join(page_note_reference(writer, note) for note in page_notes(document))
    return paragraph(HAIR_LINE, notes) * starts_with_hair_line(document) + _flow(writer, leaves)


def starts_with_hair_line(document: Document) -> bool:
    """True if a hair line is above the text: above a table, and for the notes of page 1.

    LibreOffice puts an empty line before a table at the start. Word has no footnotes in headers, so the notes to the
    masthead have their references in the hair line.
    """
    blocks = document.body
    table = bool(blocks) and isinstance(blocks[0], (Group, Table)) and blocks[0].role in _AS_TABLES
    return table or bool(page_notes(document))


def page_notes(document: Document) -> list[Paragraph]:
    """Return the notes to the masthead, such as "* Reissued for technical reasons on 18 January 2017."."""
    foot = document.furniture.get("foot")
    blocks = foot.blocks if foot else ()
    return [block for block in blocks if isinstance(block, Paragraph) and block.role == "page-note"]


def block_xml(writer: PartWriter, block: Block, keep_next: str = "") -> str:
    """Return a paragraph, a table, a picture, or a grid of blocks side by side.

    With `keep_next` (KEEP_NEXT), the end of the block stays on the page of the next paragraph.
    """
    if isinstance(block, Paragraph):
        return paragraph_xml(writer, block, keep_next=keep_next)
    if isinstance(block, Table):
        return table_xml(writer, block, paragraph_xml, keep_next)
    if isinstance(block, Picture):
        content = range_start(block.comments) + picture_xml(writer, block) + range_end(block.comments)
        return paragraph(writer.look.roles[block.role].style, content, keep_next)
    grid = writer.look.grids[block.role]
    rows = [[list(_leaves(cell, writer.look)) for cell in row] for row in cells_of(grid, block.blocks)]
    return grid_xml(grid, [[CellContent(_flow(writer, cell)) for cell in row] for row in rows])


def paragraph_xml(
    writer: PartWriter, block: Paragraph, style: str | None = None, properties: str = "", keep_next: str = ""
) -> str:
    """Return a paragraph in the style of its role, or in `style`, with direct formatting in `properties`.

    Tabs indent its first line, as in the documents.
    """
    role = writer.look.roles[block.role]
    content = inlines_xml(writer, block.inlines, role.style)
    if lead := _lead(block, role, writer.look):
        content = run(text_xml(lead)) + content
    return paragraph(style or role.style, content, keep_next + bullet_properties(writer.look, block.role) + properties)


def _flow(writer: PartWriter, leaves: Iterable[Block]) -> str:
    """Return blocks one below the other, with the empty lines between them."""
    leaves = list(leaves)
    parts: list[str] = []
    above, keep_next = None, ""
    for leaf, following in zip_longest(leaves, leaves[1:]):
        parts.append(paragraph(SPACER, properties=keep_next) * _empty_lines(above, leaf, writer.look))
        keep_next = _keep_next(leaf, following, writer.look)
        parts.append(block_xml(writer, leaf, keep_next))
        above = leaf
    if isinstance(above, (Group, Table)):
        parts.append(paragraph(SPACER))
    return "".join(parts)


def _keep_next(leaf: Block, following: Block | None, look: Look) -> str:
    """Return KEEP_NEXT for a block above a signature or end rule whose style does not keep it there; otherwise "".

    Only an own template has the columns of a grid there; no style keeps them.
    """
    if following is None or following.role not in _NEVER_ALONE or leaf.role in _NEVER_ALONE or leaf.role in look.grids:
        return ""
    return "" if look.of(leaf.role).keep_next else KEEP_NEXT


def _lead(block: Paragraph, role: Role, look: Look) -> str:
    """Return the tabs and the label at the start of a paragraph."""
    if block.role in look.bullets:
        return ""
    label = f"{block.label}\t" if block.label else ""
    return role.lead + "\t" * block.level + label


def _leaves(blocks: Iterable[Block], look: Look) -> Iterator[Block]:
    """Yield the blocks, with the content of each group in its place unless the group is a grid."""
    for block in blocks:
        if isinstance(block, Group) and block.role not in look.grids:
            yield from _leaves(block.blocks, look)
        else:
            yield block


def _kept_with_next(leaf: Block, following: Block) -> Block:
    """Return the block in the role that stays on the page of the following signature or end rule."""
    if isinstance(leaf, Paragraph) and following.role in _NEVER_ALONE:
        if leaf.role == "text":
            return replace(leaf, role="closing-text")
        if leaf.role == "signature" and following.role == "end-rule":
            return replace(leaf, role="signature-last")
    return leaf


def _empty_lines(above: Block | None, below: Block, look: Look) -> int:
    """Return the number of empty lines between two blocks."""
    before = look.roles.get(below.role, _NO_ROLE).lines_before
    if above is None:
        return before
    role_above = look.roles.get(above.role, _NO_ROLE)
    lines = before + role_above.lines_after + (role_above.lines_between if above.role == below.role else 0)
    return max(lines, 1) if isinstance(above, (Group, Table)) else lines
