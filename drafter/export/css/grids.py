"""Grids of the look as CSS: each row a table of its own with fixed columns, so that cells may span without markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from drafter.export.css.lengths import TWIPS, points, pt, rule
from drafter.look.model import Grid, GridRow, Look


def rules(look: Look) -> Iterator[str]:
    """The CSS of all grids; a mirrored one has a second arrangement under the class `even`."""
    yield rule(".row", {"display": "table", "table-layout": "fixed", "border-spacing": "0"})
    yield rule(".cell", {"display": "table-cell", "box-sizing": "border-box", "padding": "0"})
    for name, grid in look.grids.items():
        yield from _grid(f".{name}", grid)
        if grid.mirrored:
            yield from _grid(f".{name}.even", grid.on_even_pages)


def height_of(grid: Grid) -> int:
    """The height of the grid's exact rows and of the empty line below, in twips."""
    return sum(row.height or 0 for row in grid.rows) + round(grid.rows[-1].rule * TWIPS) + grid.after


def _grid(selector: str, grid: Grid) -> Iterator[str]:
    rule_above = 0.0
    for index, row in enumerate(grid.rows, 1):
        yield from _row(f"{selector}>.row-{index}", grid.columns, row, rule_above)
        rule_above = row.rule
        if row.rule:
            # It hangs below its row and takes its room from the next one, as in Word.
            line = {"height": points(row.rule), "margin-bottom": points(-row.rule), "width": pt(sum(grid.columns))}
            yield rule(f"{selector}>.rule-{index}", {**line, "background": "#000"})
    yield rule(selector, {"padding-bottom": points(grid.after / TWIPS + rule_above)})


def _row(selector: str, columns: Sequence[int], row: GridRow, rule_above: float) -> Iterator[str]:
    yield rule(selector, {"width": pt(sum(columns))})
    for index, (cell, width) in enumerate(zip(row.cells, _widths(columns, row), strict=True), 1):
        place = f"{selector}>.cell-{index}"
        top, bottom = cell.top / TWIPS + rule_above, cell.bottom / TWIPS
        yield rule(
            place,
            {
                "width": pt(width),
                "height": pt(row.height) if row.height else "",
                "vertical-align": cell.at,
                "padding-top": points(top) if top else "",
                "padding-bottom": points(bottom) if bottom else "",
            },
        )
        if cell.align == "right":
            yield rule(f"{place}>*", {"text-align": "end"})
        elif selector.count(".even"):
            yield rule(f"{place}>*", {"text-align": "start"})


def _widths(columns: Sequence[int], row: GridRow) -> list[int]:
    ends = list(accumulate(cell.span for cell in row.cells))
    return [sum(columns[end - cell.span : end]) for cell, end in zip(row.cells, ends, strict=True)]
