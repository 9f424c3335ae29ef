"""Functions that walk over the document tree, or copy it with changed leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from drafter.document.model import Block, Cell, Document, Group, Inline, LeafBlock, NoteMark, Paragraph, Table


def walk(block: Block) -> Iterator[Block]:
    """Yield the block and all blocks inside it in reading order, each group before its contents."""
    yield block
    if isinstance(block, Group):
        for inner in block.blocks:
            yield from walk(inner)
    elif isinstance(block, Table):
        for row in block.rows:
            for cell in row:
                yield from cell.blocks


def all_blocks(document: Document) -> Iterator[Block]:
    """Yield every block of the document in reading order, furniture first."""
    for block in (*document.furniture.values(), *document.body):
        yield from walk(block)


def inlines_of(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Yield every inline of the blocks in reading order, those of a note after its mark."""
    for block in blocks:
        for inner in walk(block):
            for inline in inner.inlines if isinstance(inner, Paragraph) else ():
                yield inline
                if isinstance(inline, NoteMark):
                    yield from inlines_of(inline.blocks)


def map_leaves(block: Block, change: Callable[[LeafBlock], LeafBlock]) -> Block:
    """Return the block with each paragraph and picture replaced by `change`, in reading order."""
    if isinstance(block, Group):
        return replace(block, blocks=tuple([map_leaves(inner, change) for inner in block.blocks]))
    if isinstance(block, Table):
        return replace(block, rows=tuple([tuple([_map_cell(cell, change) for cell in row]) for row in block.rows]))
    return change(block)


def _map_cell(cell: Cell, change: Callable[[LeafBlock], LeafBlock]) -> Cell:
    return replace(cell, blocks=tuple([change(block) for block in cell.blocks]))


def map_inlines(block: LeafBlock, change: Callable[[Inline], Iterable[Inline]]) -> LeafBlock:
    """Return the block with each inline replaced by the results of `change`, also in its notes."""
    if not isinstance(block, Paragraph):
        return block
    inlines: list[Inline] = []
    for inline in block.inlines:
        if isinstance(inline, NoteMark):
            inlines.append(replace(inline, blocks=tuple([map_inlines(note, change) for note in inline.blocks])))
        else:
            inlines.extend(change(inline))
    return replace(block, inlines=tuple(inlines))
