"""English lists in running text, without a comma before `and`, and numbers that count parts of a document."""

from __future__ import annotations

from collections.abc import Iterable


def join_list(items: Iterable[str]) -> str:
    """Return the items as a list: A, B and C; empty for none."""
    *first, last = tuple(items) or ("",)
    return f"{', '.join(first)} and {last}" if first else last


def roman(number: int) -> str:
    """Return the number in Roman capitals, as annexes are counted."""
    values = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for value, numeral in values:
        count, number = divmod(number, value)
        text += numeral * count
    return text
