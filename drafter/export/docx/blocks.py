"""Blocks in their order: paragraphs in the styles of their roles, with the empty lines that the look puts between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from drafter.document.model import Block, Group, Paragraph, Picture, Table
from drafter.export.docx.comments import range_end, range_start
from drafter.export.docx.context import PartWriter
from drafter.export.docx.grids import Content, grid_xml
from drafter.export.docx.inlines import inlines_xml
from drafter.export.docx.numbering import bullet_properties
from drafter.export.docx.pictures import picture_xml
from drafter.export.docx.tables import table_xml
from drafter.export.docx.xml import paragraph, run, words
from drafter.look.model import Look, Role

SPACER, HAIR_LINE = "Spacer", "HairLine"
_AS_TABLES = {"session-block", "table"}
_NO_ROLE = Role(style="")


def body_xml(writer: PartWriter, blocks: Sequence[Block]) -> str:
    """The blocks of the body; what must stay with the signatures or the end rule takes a style that keeps it there."""
    leaves = list(_leaves(blocks, writer.look))
    kept = [*(_keeping(leaf, following) for leaf, following in pairwise(leaves)), *leaves[-1:]]
    return paragraph(HAIR_LINE) * starts_with_table(blocks) + flow(writer, kept)


def starts_with_table(blocks: Sequence[Block]) -> bool:
    """Whether a hair line stands first: LibreOffice puts an empty line before a text that starts with a table."""
    return bool(blocks) and isinstance(blocks[0], (Group, Table)) and blocks[0].role in _AS_TABLES


def flow(writer: PartWriter, leaves: Iterable[Block]) -> str:
    """Blocks one below the other, with the empty lines between them."""
    parts: list[str] = []
    last: Block | None = None
    for leaf in leaves:
        parts.append(paragraph(SPACER) * _lines_between(last, leaf, writer.look))
        parts.append(block_xml(writer, leaf))
        last = leaf
    if isinstance(last, (Group, Table)):
        parts.append(paragraph(SPACER))
    return "".join(parts)


def block_xml(writer: PartWriter, block: Block) -> str:
    """One block that is not divided further: a paragraph, a table, a picture, or blocks side by side."""
    if isinstance(block, Paragraph):
        return paragraph_xml(writer, block)
    if isinstance(block, Table):
        return table_xml(writer, block, paragraph_xml)
    if isinstance(block, Picture):
        shown = range_start(block.comments) + picture_xml(writer, block) + range_end(block.comments)
        return paragraph(writer.look.roles[block.role].style, shown)
    columns = [list(_leaves([column], writer.look)) for column in block.blocks]
    return grid_xml(writer.look.grids[block.role], [[Content(flow(writer, column)) for column in columns]])


def paragraph_xml(writer: PartWriter, block: Paragraph, style: str | None = None, properties: str = "") -> str:
    """A paragraph in the style of its role, or one made from it; tabs indent its first line, as in the documents."""
    role = writer.look.roles[block.role]
    content = inlines_xml(writer, block.inlines, role.style)
    if lead := _lead(block, role, writer.look):
        content = run(words(lead)) + content
    return paragraph(style or role.style, content, bullet_properties(writer.look, block.role) + properties)


def _lead(block: Paragraph, role: Role, look: Look) -> str:
    if block.role in look.bullets:
        return ""
    label = f"{block.label}\t" if block.label else ""
    return role.lead + "\t" * block.level + label


def _leaves(blocks: Iterable[Block], look: Look) -> Iterator[Block]:
    """The blocks without the groups that only say what belongs together."""
    for block in blocks:
        if isinstance(block, Group) and block.role not in look.grids:
            yield from _leaves(block.blocks, look)
        else:
            yield block


def _keeping(leaf: Block, following: Block) -> Block:
    if isinstance(leaf, Paragraph) and following.role in {"signature", "end-rule"}:
        if leaf.role == "text":
            return replace(leaf, role="closing-text")
        if leaf.role == "signature" and following.role == "end-rule":
            return replace(leaf, role="signature-last")
    return leaf


def _lines_between(above: Block | None, below: Block, look: Look) -> int:
    before = look.roles.get(below.role, _NO_ROLE).lines_before
    if above is None:
        return before
    of_above = look.roles.get(above.role, _NO_ROLE)
    lines = before + of_above.lines_after + (of_above.lines_between if above.role == below.role else 0)
    return max(lines, 1) if isinstance(above, (Group, Table)) else lines
