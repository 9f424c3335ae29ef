"""Roman numerals, as in Annex IV; the same in all languages that number annexes so."""

from __future__ import annotations

# fmt: off
_VALUES = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
# fmt: on


def roman(number: int) -> str:
    """Return the number as a Roman numeral."""
    text = ""
    for value, numeral in _VALUES:
        count, number = divmod(number, value)
        text += numeral * count
    return text
