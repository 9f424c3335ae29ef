"""Tables of a PDF: the lines between ruled lines, divided into columns where no line has ink."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from drafter.importer.model import SourceParagraph, SourceTable, Span, trimmed
from drafter.importer.pdf_characters import Page, Rule
from drafter.importer.pdf_lines import Line, is_divided, read_lines

_SAME, _SAME_RULE, _COLUMN_GAP = 1.2, 0.6, 2.4
_NARROWEST = 0.55  # of the width of the page
# The distance of two lines of one cell, in sizes of the text.
_LINE_OF_A_CELL = 1.42
_FEWEST_RULES = 3
# The least gap between two cells, in sizes of the text; a space between words is narrower.
_CELL_GAP = 0.5
_SMALLEST_TEXT, _LARGEST_TEXT = 6.6, 9.6
_FARTHEST_ROW = 30.0

SpansOf = Callable[[Line], Iterator[Span]]


def table_areas(page: Page, lines: Sequence[Line]) -> list[tuple[float, float, float]]:
    """Return the top, the end of the header row, and the bottom of each table of a page."""
    tops = [rule.top for rule in _wide_rules(page)]
    areas: list[tuple[float, float, float]] = []
    at = 0
    while at + _FEWEST_RULES - 1 <= len(tops):
        end = at + 1
        while end < len(tops) and _holds_cells(lines, tops[end - 1], tops[end]):
            end += 1
        if end - at >= _FEWEST_RULES:
            areas.append((tops[at], tops[at + 1], tops[end - 1]))
        elif end - at == _FEWEST_RULES - 1 and end == len(tops) and (last := _open_end(lines, tops[end - 1])):
            areas.append((tops[at], tops[end - 1], last))
        at = max(end, at + 1)
    return areas


def _open_end(lines: Sequence[Line], top: float) -> float | None:
    """Return the end of a table that goes on on the next page: that of the small lines below its header row."""
    end = None
    for line in sorted((line for line in lines if line.base > top), key=lambda one: one.base):
        is_note = line.text.startswith("*") or not _SMALLEST_TEXT < line.size < _LARGEST_TEXT
        if is_note or line.base - (end or top) > _FARTHEST_ROW:
            break
        end = line.base + _SAME_RULE
    return end


def joined(above: SourceTable, below: SourceTable) -> SourceTable | None:
    """Return two parts of a table as one, if the second begins with the header row of the first; else None."""
    headers = [[cell.text for cell in table.rows[0]] for table in (above, below)]
    if headers[0] != headers[1]:
        return None
    return SourceTable((*above.rows, *below.rows[1:]), above.aligns, line=above.line)


def _wide_rules(page: Page) -> Iterator[Rule]:
    """Yield the rules across the text, those of cells at one height joined."""
    row: list[Rule] = []
    for rule in [*page.rules, None]:
        if row and (rule is None or rule.top - row[-1].top > _SAME_RULE):
            left, right = min(one.left for one in row), max(one.right for one in row)
            if right - left > _NARROWEST * page.width:
                yield Rule(left, right, row[0].top)
            row = []
        if rule is not None:
            row.append(rule)


def _holds_cells(lines: Sequence[Line], top: float, bottom: float) -> bool:
    """True if there are lines between two rules, all of small text or divided into columns."""
    inside = [line for line in lines if top < line.base <= bottom]
    return bool(inside) and all(line.size < _LARGEST_TEXT for line in inside)


def read_table(page: Page, area: tuple[float, float, float], spans_of: SpansOf) -> SourceTable:
    """Return the table in an area of a page."""
    top, header_end, bottom = area
    cells = [rule for rule in page.rules if abs(rule.top - top) < _SAME_RULE]
    edges = sorted(rule.left for rule in cells)[1:]
    lines = read_lines(page, _CELL_GAP, (top, bottom), edges)
    columns = list(pairwise([-1e9, *(edge - _SAME for edge in edges), 1e9])) if edges else _columns(lines)
    rows: list[list[list[Line]]] = []
    bottom = -1e9
    for line in sorted(lines, key=lambda one: (round(one.base), one.left)):
        starts_row = line.base - bottom > _LINE_OF_A_CELL * line.size or (bottom < header_end < line.base)
        if starts_row and line.base - bottom > _SAME:
            rows.append([[] for _ in columns])
        bottom = max(bottom, line.base)
        rows[-1][_column_of(line, columns)].append(line)
    read = tuple(tuple(_cell(cell, spans_of) for cell in row) for row in rows)
    return SourceTable(read, tuple(_align(rows[1:] or rows, at) for at in range(len(columns))))


def _columns(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Return the left and right edge of each column: what lies between gaps without ink."""
    columns: list[tuple[float, float]] = []
    for line in sorted(lines, key=lambda one: one.left):
        if columns and line.left - columns[-1][1] < _COLUMN_GAP:
            columns[-1] = (columns[-1][0], max(columns[-1][1], line.right))
        else:
            columns.append((line.left, line.right))
    return columns


def _column_of(line: Line, columns: Sequence[tuple[float, float]]) -> int:
    return next((at for at, (_, right) in enumerate(columns) if line.left < right), len(columns) - 1)


def _cell(lines: Sequence[Line], spans_of: SpansOf) -> SourceParagraph:
    spans: list[Span] = []
    for line in lines:
        divided = bool(spans) and is_divided(spans[-1].text, line.text)
        spans += [*([Span("" if divided else " ")] if spans else []), *spans_of(line)]
    return SourceParagraph(trimmed(spans), "table-text")


def _align(rows: Sequence[Sequence[Sequence[Line]]], column: int) -> str:
    """Return the side at which the cells of a column are flush."""
    lines = [line for row in rows for line in row[column][:1]]
    if len(lines) < 2:  # noqa: PLR2004
        return "left"
    edges = {
        "left": [line.left for line in lines],
        "right": [line.right for line in lines],
        "center": [(line.left + line.right) / 2 for line in lines],
    }
    spread = {side: max(values) - min(values) for side, values in edges.items()}
    return "left" if spread["left"] <= _SAME else min(spread, key=lambda side: spread[side])
