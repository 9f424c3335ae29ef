"""English dates, lists in running text, ordinal numbers in words, and Roman numerals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

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
    return f"{day.day} {months[day.month - 1]} {day.year}"


def format_dates(days: Iterable[date], months: Sequence[str]) -> str:
    """Return several days in order of time: 3 and 5 March 2010; 28 February and 3 March 2010."""
    years = groupby(sorted(set(days)), key=lambda day: day.year)
    return join_list(f"{_in_year(tuple(group), months)} {year}" for year, group in years)


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


def roman(number: int) -> str:
    """Return the number as a Roman numeral, as in Annex IV."""
    values = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for value, numeral in values:
        count, number = divmod(number, value)
        text += numeral * count
    return text


def _in_year(days: Sequence[date], months: Sequence[str]) -> str:
    by_month = groupby(days, key=lambda day: day.month)
    return join_list(f"{join_list(str(day.day) for day in group)} {months[month - 1]}" for month, group in by_month)
