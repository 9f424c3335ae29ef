"""Dates in texts, in any language of Drafter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from drafter.languages import load_language
from drafter.languages.names import fold

_CONNECTOR = r"(?:\s*[,،]\s*(?:and\s+)?|\s+(?:and|et|y|e|и|و)\s+)"
# 2026年5月8日和10日
_YEAR_FIRST = re.compile(r"(?<!\d)(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<days>\d{1,2}日(?:[、和]\d{1,2}日)*)")
_DAYS = rf"(?P<days>\d{{1,2}}(?:er|º|°)?(?:{_CONNECTOR}\d{{1,2}}(?:er|º|°)?)*)"


class FoundDates(NamedTuple):
    """Dates from character `start` to `end` of a text."""

    days: tuple[date, ...]
    start: int
    end: int


@lru_cache(maxsize=16)
def _pattern(language: str) -> re.Pattern[str]:
    months = _months(language)
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    return re.compile(
        rf"(?<!\d){_DAYS}\s+(?:de\s+)?(?P<month>{names})(?:,?\s+(?:de\s+|del\s+)?(?P<year>\d{{4}}))?", re.I
    )


@lru_cache(maxsize=16)
def _months(language: str) -> dict[str, int]:
    """Return the numbers of the months by name; the masthead of a translation may name them in English."""
    words = load_language(language).words
    lists = [words.months, words.forms.get("english_months", ()), load_language("en").words.months]
    return {name: number for names in reversed(lists) for number, name in enumerate(names, 1)}


def dates_in(text: str, language: str) -> Iterator[FoundDates]:
    """Yield the dates of a text, those of one list together: 3 and 17 April 2026; 30 April and 2 May 2026."""
    for match in _YEAR_FIRST.finditer(text):
        days = tuple(_days([match], {match["month"]: int(match["month"])}))
        if days:
            yield FoundDates(days, *match.span())
    row: list[re.Match[str]] = []
    for match in _pattern(language).finditer(text):
        if row and not re.fullmatch(_CONNECTOR, text[row[-1].end() : match.start()]):
            row = []
        row.append(match)
        if match["year"]:
            days = tuple(_days(row, {fold(name): number for name, number in _months(language).items()}))
            if days:
                yield FoundDates(days, row[0].start(), match.end())
            row = []


def _days(row: list[re.Match[str]], months: Mapping[str, int]) -> Iterator[date]:
    for match in row:
        for day in re.findall(r"\d+", match["days"]):
            try:
                yield date(int(row[-1]["year"]), months[fold(match["month"])], int(day))
            except (ValueError, KeyError):
                return
