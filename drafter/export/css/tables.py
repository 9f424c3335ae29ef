"""CSS of grids, lists, tables and pictures.

Each row of a grid is a separate table with fixed columns, so that cells can span columns without extra markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from drafter.export.css.lengths import TWIPS_PER_POINT, points, rule, twips
from drafter.look.model import Grid, GridRow, Look


def grid_rules(look: Look) -> Iterator[str]:
    """Yield the CSS of all grids; a mirrored grid has a second arrangement under the class `even`."""
    yield rule(".row", {"display": "table", "table-layout": "fixed", "border-spacing": "0"})
    yield rule(".cell", {"display": "table-cell", "box-sizing": "border-box", "padding": "0"})
    for name, grid in look.grids.items():
        yield from _grid(f".{name}", grid, look)
        if grid.mirrored:
            yield from _grid(f".{name}.even", grid.on_even_pages, look)


def grid_height(grid: Grid) -> int:
    """Return the height of the grid's exact rows and of the space below, in twips."""
    return sum(row.height or 0 for row in grid.rows) + round(grid.rows[-1].rule * TWIPS_PER_POINT) + grid.after


def list_and_table_rules(look: Look, *, exact: bool) -> Iterator[str]:
    """Yield the CSS of everything except paragraphs and grids; `exact` applies character scales."""
    yield rule("ul,ol,li", {"list-style": "none", "margin": "0", "padding": "0"})
    yield rule("blockquote,figure", {"margin": "0"})
    yield rule(".label", {"display": "inline-block", "text-indent": "0"})
    yield from _bullets(look, exact)
    yield from _tables(look)
    # A job line keeps its spaces.
    yield rule(".job-line", {"white-space": "pre-wrap"})
    yield rule("img", {"max-width": "100%"})
    yield rule("a", {"color": "inherit", "text-decoration": "none"})


def _grid(selector: str, grid: Grid, look: Look) -> Iterator[str]:
    rule_above = 0.0
    for index, row in enumerate(grid.rows, 1):
        yield from _row(f"{selector}>.row-{index}", grid.columns, row, rule_above, look)
        rule_above = row.rule
        if row.rule:
            # The rule hangs below its row and overlaps the next one, as in Word.
            line = {"height": points(row.rule), "margin-bottom": points(-row.rule), "width": twips(sum(grid.columns))}
            yield rule(f"{selector}>.rule-{index}", {**line, "background": "#000"})
    yield rule(selector, {"padding-bottom": points(grid.after / TWIPS_PER_POINT + rule_above)})


def _row(selector: str, columns: Sequence[int], row: GridRow, rule_above: float, look: Look) -> Iterator[str]:
    # The paragraphs of a mirrored page may run from left to right, so their sides have names.
    start, end = ("right", "left") if look.right_to_left else ("start", "end")
    yield rule(selector, {"width": twips(sum(columns))})
    for index, (cell, width) in enumerate(zip(row.cells, _cell_widths(columns, row), strict=True), 1):
        cell_selector = f"{selector}>.cell-{index}"
        top, bottom = cell.top / TWIPS_PER_POINT + rule_above, cell.bottom / TWIPS_PER_POINT
        yield rule(
            cell_selector,
            {
                "width": twips(width),
                "height": twips(row.height) if row.height else "",
                "vertical-align": cell.at,
                "padding-top": points(top) if top else "",
                "padding-bottom": points(bottom) if bottom else "",
            },
        )
        if cell.align == "right":
            yield rule(f"{cell_selector}>*", {"text-align": end})
        elif selector.count(".even"):
            yield rule(f"{cell_selector}>*", {"text-align": start})


def _cell_widths(columns: Sequence[int], row: GridRow) -> list[int]:
    ends = list(accumulate(cell.span for cell in row.cells))
    return [sum(columns[end - cell.span : end]) for cell, end in zip(row.cells, ends, strict=True)]


def _bullets(look: Look, exact: bool) -> Iterator[str]:
    for role, bullet in look.bullets.items():
        scale = (look.of(role).scale or 100) / 100 if exact else 1.0
        width = twips((bullet.text - bullet.at) / scale)
        yield rule(f".{role}", {"padding-inline-start": twips(bullet.text / scale)})
        yield rule(
            f"li>.{role}:first-child::before",
            {
                "content": f'"{bullet.mark}"',
                "display": "inline-block",
                "width": width,
                "margin-inline-start": f"-{width}",
                "font-size": points(bullet.size),
                "line-height": "0",
            },
        )


def _tables(look: Look) -> Iterator[str]:
    table = look.table
    yield rule(
        "table",
        {
            "width": "100%",
            "table-layout": "fixed",
            "border-collapse": "collapse",
            "border-top": f"{points(table.rule_above)} solid",
            "border-bottom": f"{points(table.rule_below)} solid",
            "margin": "0",
            "padding": "0",
            "transform": "none",
        },
    )
    above = look.roles["table"].lines_before * look.page.spacer
    yield rule(".table", {"margin-top": twips(above) if above else ""})
    space_below = twips(look.roles["table"].lines_after * look.page.spacer)
    yield rule(".table+:not(.end-rule)", {"padding-top": space_below})
    yield rule("tr", {"break-inside": "avoid"})
    gap = twips(table.cell_gap)
    padding = f"0 0 0 {gap}" if look.right_to_left else f"0 {gap} 0 0"
    yield rule("td,th", {"padding": padding, "vertical-align": "top", "font-weight": "normal"})
    side = "left" if look.right_to_left else "right"
    yield rule(".right:not(:last-child)", {f"padding-{side}": twips(table.right_gap)})
    yield rule("th", {"vertical-align": "bottom"})
    yield rule("thead", {"border-bottom": f"{points(table.rule_below_header)} solid"})
    yield rule(".right>p", {"text-align": "end"})
    yield rule(".center>p", {"text-align": "center"})
