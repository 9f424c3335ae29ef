"""Which blocks of a group are in which cell of its grid: the same in HTML, PDF and Word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.document.model import Block
from drafter.look.model import Grid


def cells_of(grid: Grid, blocks: Sequence[Block]) -> Iterator[list[list[Block]]]:
    """Yield for each row of the grid the blocks of each cell.

    A cell contains the blocks of its roles. In a row of cells without roles, each contains the next block.
    """
    remaining = iter(blocks)
    for row in grid.rows:
        if any(cell.holds for cell in row.cells):
            yield [[block for block in blocks if block.role in cell.holds] for cell in row.cells]
        else:
            following = (next(remaining, None) for _ in row.cells)
            yield [[] if block is None else [block] for block in following]
