"""Rows of tables as the author wrote them: cells that the parser drops, adds or finds in a line of text."""

from __future__ import annotations

import re

# The marks of quotations and list items in front of a row.
BEFORE_ROW = r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*"
_BAR = r"(?<!\\)\|"


def dropped_cells(row: str, columns: int) -> str | None:
    """Return the error of a row with more cells than the header row, because the parser drops the rest."""
    if _bars(row) >= columns:
        return f"This row has more cells than the header row ({columns}); write \\| for a literal |."
    return None


def missing_cells(row: str, columns: int) -> str | None:
    """Return the warning of a row with fewer cells than the header row, or of a line that the parser makes a row."""
    if columns > 1 and not re.search(_BAR, row):
        return "This line is printed in the first cell of the table; leave an empty line after the table."
    if _bars(row) + 1 < columns:
        return f"This row has fewer cells than the header row ({columns}); write an empty cell as | |."
    return None


def _bars(row: str) -> int:
    """Return the number of bars between the cells of a row."""
    return len(re.findall(_BAR, row.strip().removeprefix("|").removesuffix("|")))
