"""Whether the look knows what a template writes: every paragraph has a role there, every grid its cells."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.diagnostics import Finding, Place
from drafter.document.model import Block, Document, Group, Paragraph, Table
from drafter.document.visit import all_blocks, walk
from drafter.errors import InvalidTemplateError
from drafter.look.model import Grid, Look


def check_roles(document: Document, look: Look, template: str) -> None:
    """Raise InvalidTemplateError for what no exporter could set."""
    said = dict.fromkeys(say for block in all_blocks(document) for say in _unknown_roles(block, look))
    if said:
        place = Place(template, 1, 1, 1, 1)
        raise InvalidTemplateError(*(Finding("template", say, place) for say in said))


def _unknown_roles(block: Block, look: Look) -> Iterator[str]:
    if isinstance(block, Paragraph) and block.role not in look.roles:
        yield f"The look has no role `{block.role}`; add it under `roles` in look.yaml."
    elif isinstance(block, Group) and block.role in look.grids:
        yield from _grid(block, look.grids[block.role])


def _grid(group: Group, grid: Grid) -> Iterator[str]:
    """What does not fit a grid: cells that hold no roles take one group each; a grid in a grid fits nowhere."""
    cells = [cell for row in grid.rows for cell in row.cells]
    if not any(cell.holds for cell in cells):
        groups = sum(isinstance(block, Group) for block in group.blocks)
        if groups != len(cells) or groups != len(group.blocks):
            yield f"A group of the class `{group.role}` holds {len(cells)} groups side by side, and nothing else."
    elif any(isinstance(inner, (Group, Table)) for block in group.blocks for inner in walk(block)):
        yield f"A group of the class `{group.role}` holds paragraphs and pictures, and nothing else."
