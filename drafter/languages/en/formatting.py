"""English dates, lists in running text, and ordinal numbers in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from drafter.languages.dates import DateFormat

# fmt: off
_UNITS = ("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
          "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
          "nineteenth")
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# fmt: on
_HUNDREDS = {100: "one hundred", 200: "two hundred"}
LAST_ORDINAL = 200


def format_date(day: date, months: Sequence[str]) -> str:
    """Return the day in the form of the Editorial Manual: 11 October 2016."""
    return format_dates((day,), months)


def format_dates(days: Iterable[date], months: Sequence[str]) -> str:
    """Return several days in order of time: 3 and 5 March 2010; 28 February and 3 March 2010."""
    return DateFormat(months, join_list).format(days)


def join_list(items: Iterable[str]) -> str:
    """Return the items as a list without a comma before `and`: A, B and C; empty if there are no items."""
    *first, last = tuple(items) or ("",)
    return f"{', '.join(first)} and {last}" if first else last


def ordinal(number: int) -> str:
    """Return a number from 1 to 200 as an ordinal in words: seventy-first; raises ValueError for others."""
    if not 1 <= number <= LAST_ORDINAL:
        raise ValueError(f"Ordinals are written in words from 1 to {LAST_ORDINAL}, not {number}.")
    if number in _HUNDREDS:
        return f"{_HUNDREDS[number]}th"
    if number > 100:  # noqa: PLR2004
        return f"one hundred and {ordinal(number - 100)}"
    tens, unit = divmod(number, 10)
    if number < len(_UNITS):
        return _UNITS[number]
    return f"{_TENS[tens]}-{_UNITS[unit]}" if unit else f"{_TENS[tens].removesuffix('y')}ieth"
