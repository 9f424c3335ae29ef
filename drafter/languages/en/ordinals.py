"""English ordinal numbers in words, as sessions and years of the United Nations are named."""

from __future__ import annotations

# fmt: off
_UNITS = ("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
          "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
          "nineteenth")
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# fmt: on
_HUNDREDS = {100: "one hundred", 200: "two hundred"}
LAST = 200


def ordinal(number: int) -> str:
    """Return the number from 1 to 200 as an ordinal: seventy-first, one hundred and first; ValueError beyond."""
    if not 1 <= number <= LAST:
        raise ValueError(f"Ordinals are written in words from 1 to {LAST}, not {number}.")
    if number in _HUNDREDS:
        return f"{_HUNDREDS[number]}th"
    if number > 100:  # noqa: PLR2004
        return f"one hundred and {ordinal(number - 100)}"
    tens, unit = divmod(number, 10)
    if number < len(_UNITS):
        return _UNITS[number]
    return f"{_TENS[tens]}-{_UNITS[unit]}" if unit else f"{_TENS[tens].removesuffix('y')}ieth"
