"""Dates in running text, alone and several together, for languages that write day, month and year in this order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby

from msgspec import Struct


class DateFormat(Struct, frozen=True):
    """The form of dates in a language.

    `join` makes a list. `first` is the first day of a month, such as 1er. `month` joins days and month, `year` joins
    these and the year.
    """

    months: Sequence[str]
    join: Callable[[Iterable[str]], str]
    first: str = "1"
    month: str = "{days} {month}"
    year: str = "{days} {year}"

    def format(self, days: Iterable[date]) -> str:
        """Return the days in order of time, each once: 3 and 5 March 2010; 28 February and 3 March 2010."""
        years = groupby(sorted(set(days)), key=lambda day: day.year)
        return self.join([self.year.format(days=self._in_year(tuple(group)), year=year) for year, group in years])

    def _in_year(self, days: Sequence[date]) -> str:
        months = groupby(days, key=lambda day: day.month)
        return self.join([self._in_month(tuple(group), self.months[month - 1]) for month, group in months])

    def _in_month(self, days: Sequence[date], month: str) -> str:
        return self.month.format(days=self.join([self._day(day) for day in days]), month=month)

    def _day(self, day: date) -> str:
        return self.first if day.day == 1 else str(day.day)
