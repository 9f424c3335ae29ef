"""How much one text may hold: what no letter needs is refused before a parser walks through it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it.token import Token

MAX_LETTERS = 1_000_000
# Letters of one block: what stands between two empty lines.
MAX_BLOCK = 50_000
MAX_BLOCKS = 20_000
MAX_BRACKETS = 5_000
# Cells of all tables, and the bars in one line of a table.
MAX_CELLS = 20_000
MAX_BARS = 200
# How deep emphasis and links stand in each other.
MAX_EMPHASIS = 12

_EMPTY_LINES = re.compile(r"\n[ \t]*(?=\n)")


class Excess(NamedTuple):
    """What is too much of a text, and the offsets of where it is too much."""

    message: str
    first: int
    last: int


def excess(text: str) -> Excess | None:
    """What is too much of a text before it is parsed; None for a text within all bounds."""
    if len(text) > MAX_LETTERS:
        return Excess(f"A text has at most {MAX_LETTERS} letters.", 0, 0)
    if text.count("[") > MAX_BRACKETS:
        return Excess(f"A text has at most {MAX_BRACKETS} square brackets.", 0, 0)
    if text.count("\n\n") > MAX_BLOCKS:
        return Excess(f"A text has at most {MAX_BLOCKS} paragraphs.", 0, 0)
    return _long_block(text) or _wide_table(text)


def too_deep(tokens: Iterable[Token]) -> Excess | None:
    """Whether emphasis is nested deeper than anybody could see; None if not."""
    deepest = max((child.level for token in tokens for child in token.children or ()), default=0)
    return Excess(f"Emphasis stands at most {MAX_EMPHASIS} deep in itself.", 0, 0) if deepest > MAX_EMPHASIS else None


def _long_block(text: str) -> Excess | None:
    if len(text) <= MAX_BLOCK:
        return None
    first = 0
    for last in (*(found.start() for found in _EMPTY_LINES.finditer(text)), len(text)):
        if last - first > MAX_BLOCK:
            first += len(text[first:last]) - len(text[first:last].lstrip())
            return Excess(f"A paragraph or list without an empty line has at most {MAX_BLOCK} letters.", first, first)
        first = last + 1
    return None


def _wide_table(text: str) -> Excess | None:
    if text.count("|") <= MAX_BARS:
        return None
    first = bars = 0
    for line in text.split("\n"):
        count = line.count("|")
        bars += count
        if count > MAX_BARS or bars > MAX_CELLS:
            return Excess(f"Tables have at most {MAX_BARS} cells in a row, and {MAX_CELLS} in a text.", first, first)
        first += len(line) + 1
    return None
