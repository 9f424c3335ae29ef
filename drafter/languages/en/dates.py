"""English dates: 11 October 2016; several dates share what they have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from drafter.languages.en.lists import join_list


def format_date(day: date, months: Sequence[str]) -> str:
    """Return the day as the Editorial Manual has it: 11 October 2016."""
    return f"{day.day} {months[day.month - 1]} {day.year}"


def format_dates(days: Iterable[date], months: Sequence[str]) -> str:
    """Return several days in order of time: 3 and 5 March 2010; 28 February and 3 March 2010."""
    years = groupby(sorted(set(days)), key=lambda day: day.year)
    return join_list(f"{_in_year(tuple(group), months)} {year}" for year, group in years)


def _in_year(days: Sequence[date], months: Sequence[str]) -> str:
    by_month = groupby(days, key=lambda day: day.month)
    return join_list(f"{join_list(str(day.day) for day in group)} {months[month - 1]}" for month, group in by_month)
