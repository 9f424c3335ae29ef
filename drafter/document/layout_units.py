"""The work of laying out blocks as pages, estimated before it starts.

A unit is about a millisecond of WeasyPrint 70 on a slow machine, and at most 5 kB of memory. The weights were measured
on letters of 50 to 1,600 notes, formatted words and table cells, and on an annex of 200 pages.
"""

from __future__ import annotations

from collections.abc import Iterable

from drafter.diagnostics import Place
from drafter.document.model import Block, Break, Group, Inline, NoteMark, Paragraph, Run, Table

_CHARACTERS_PER_LINE = 60
_LINE, _FORMATTED, _NOTE, _CELL, _PICTURE = 3, 5, 40, 5, 30


def layout_units(blocks: Iterable[Block]) -> int:
    """Return the units of all blocks."""
    return sum(_units(block) for block in blocks)


def first_place_over(blocks: Iterable[Block], most: int) -> Place | None:
    """Return the place of the first of the blocks at which their units are more than `most`."""
    units = 0
    for block in blocks:
        own = _units(block)
        if units + own > most:
            inner = first_place_over(block.blocks, most - units) if isinstance(block, Group) else None
            return inner or block.place
        units += own
    return None


def _units(block: Block) -> int:
    if isinstance(block, Group):
        return layout_units(block.blocks)
    if isinstance(block, Table):
        return sum(_CELL + layout_units(cell.blocks) for row in block.rows for cell in row)
    if not isinstance(block, Paragraph):
        return _PICTURE
    return _LINE + sum(_inline_units(inline) for inline in block.inlines)


def _inline_units(inline: Inline) -> int:
    if isinstance(inline, Run):
        formatted = _FORMATTED if inline.roles or inline.link else 0
        return formatted + len(inline.text) // _CHARACTERS_PER_LINE * _LINE
    if isinstance(inline, NoteMark):
        return _NOTE + layout_units(inline.blocks)
    return _LINE if isinstance(inline, Break) else 0
