"""How much one text may hold: what no letter needs is refused before a parser walks through it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from drafter.limits import (
    MAX_BRACKETS,
    MAX_NESTED_EMPHASIS,
    MAX_PARAGRAPH_CHARACTERS,
    MAX_PARAGRAPHS,
    MAX_ROW_CELLS,
    MAX_TABLE_CELLS,
    MAX_TEXT_CHARACTERS,
)

if TYPE_CHECKING:
    from markdown_it.token import Token

# Letters of one block: what stands between two empty lines.
# Cells of all tables, and the bars in one line of a table.
# How deep emphasis and links stand in each other.

_EMPTY_LINES = re.compile(r"\n[ \t]*(?=\n)")


class LimitExceeded(NamedTuple):
    """What is too much of a text, and the offsets of where it is too much."""

    message: str
    first: int
    last: int


def check_limits(text: str) -> LimitExceeded | None:
    """What is too much of a text before it is parsed; None for a text within all bounds."""
    if len(text) > MAX_TEXT_CHARACTERS:
        return LimitExceeded(f"A text has at most {MAX_TEXT_CHARACTERS} letters.", 0, 0)
    if text.count("[") > MAX_BRACKETS:
        return LimitExceeded(f"A text has at most {MAX_BRACKETS} square brackets.", 0, 0)
    if text.count("\n\n") > MAX_PARAGRAPHS:
        return LimitExceeded(f"A text has at most {MAX_PARAGRAPHS} paragraphs.", 0, 0)
    return _long_block(text) or _wide_table(text)


def is_too_deep(tokens: Iterable[Token]) -> LimitExceeded | None:
    """Whether emphasis is nested deeper than anybody could see; None if not."""
    deepest = max((child.level for token in tokens for child in token.children or ()), default=0)
    return (
        LimitExceeded(f"Emphasis stands at most {MAX_NESTED_EMPHASIS} deep in itself.", 0, 0)
        if deepest > MAX_NESTED_EMPHASIS
        else None
    )


def _long_block(text: str) -> LimitExceeded | None:
    if len(text) <= MAX_PARAGRAPH_CHARACTERS:
        return None
    first = 0
    ends = ((found.start(), found.end() + 1) for found in _EMPTY_LINES.finditer(text))
    for last, following in (*ends, (len(text), 0)):
        if last - first > MAX_PARAGRAPH_CHARACTERS:
            first += len(text[first:last]) - len(text[first:last].lstrip())
            message = f"A paragraph or list without an empty line has at most {MAX_PARAGRAPH_CHARACTERS} letters."
            return LimitExceeded(message, first, first)
        first = following
    return None


def _wide_table(text: str) -> LimitExceeded | None:
    if text.count("|") <= MAX_ROW_CELLS:
        return None
    first = bars = 0
    for line in text.split("\n"):
        count = line.count("|")
        bars += count
        if count > MAX_ROW_CELLS or bars > MAX_TABLE_CELLS:
            return LimitExceeded(
                f"Tables have at most {MAX_ROW_CELLS} cells in a row, and {MAX_TABLE_CELLS} in a text.", first, first
            )
        first += len(line) + 1
    return None
