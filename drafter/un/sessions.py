"""Sessions of the General Assembly and years of the Security Council, from a day or from document symbols."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

from drafter.tables import packaged

FOLDER = Path(__file__).parent
FIRST_DAY = date(1946, 1, 10)
BEFORE_FIRST_YEAR = 1945
SATURDAY = 5
LAST_SESSION = 200
_FIRST_REGULAR_MARCH = (2008, 7)
Kind = Literal["regular", "special", "emergency"]
_KINDS: Mapping[str, Kind] = {"": "regular", "S-": "special", "ES-": "emergency"}
_SESSION = re.compile(r"(?P<prefix>ES-|S-)?(?P<number>[1-9]\d*)", re.IGNORECASE)


class Session(Struct, frozen=True):
    """A session of the General Assembly: regular (71), special (S-27) or emergency special (ES-10)."""

    kind: Kind
    number: int

    @property
    def written(self) -> int | str:
        """The session as in a letter or a symbol: 71, "S-27", "ES-10"."""
        return self.number if self.kind == "regular" else str(self)

    @property
    def order(self) -> tuple[int, int]:
        """The sort key among the sessions of one document: emergency special, special, regular."""
        return (("emergency", "special", "regular").index(self.kind), self.number)

    def __str__(self) -> str:
        return f"{next(prefix for prefix, kind in _KINDS.items() if kind == self.kind)}{self.number}"


def parse_session(text: int | str) -> Session:
    """Return the session written as 71, "S-27" or "ES-10"; raises ValueError for other text."""
    found = _SESSION.fullmatch(str(text).strip())
    if found is None or not 1 <= int(found["number"]) <= LAST_SESSION:
        raise ValueError(
            f'"{text}" is not a session. Write 71 for a regular session, S-27 for a special session '
            "or ES-10 for an emergency special session."
        )
    return Session(_KINDS[(found["prefix"] or "").upper()], int(found["number"]))


def _weekday_after(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _third_tuesday(year: int) -> date:
    return _weekday_after(date(year, 9, 1), 1) + timedelta(weeks=2)


def _tuesday_after_second_monday(year: int) -> date:
    return _weekday_after(date(year, 9, 1), 0) + timedelta(days=8)


def _tuesday_of_working_week(week: int) -> Callable[[int], date]:
    def opening_day(year: int) -> date:
        first = date(year, 9, 1)
        working = first if first.weekday() < SATURDAY else _weekday_after(first, 0)
        monday = working - timedelta(days=working.weekday())
        return monday + timedelta(weeks=week - 1, days=1)

    return opening_day


# The rules for the opening day, each with the first year in which it applied: rule 1 of the rules of procedure (A/520).
_RULES: tuple[tuple[int, Callable[[int], date]], ...] = (
    (2023, _tuesday_of_working_week(2)),  # the second week, from the seventy-eighth session
    (2003, _tuesday_of_working_week(3)),  # A/RES/57/301
    (2001, _tuesday_after_second_monday),  # A/RES/55/14
    (1946, _third_tuesday),  # A/RES/173(II), A/520
)


@cache
def _exceptions() -> Mapping[int, date]:
    rows = packaged(FOLDER / "openings.csv")
    return MappingProxyType({int(row["session"]): date.fromisoformat(row["opened"]) for row in rows})


@cache
def opening_date(number: int) -> date:
    """Return the opening day of a regular session, past or future, by the rule of its time or an exception."""
    year = BEFORE_FIRST_YEAR + number
    rule = next(rule for since, rule in _RULES if year >= since)
    return _exceptions().get(number) or rule(year)


def regular_session(day: date) -> int:
    """Return the number of the regular session on `day`; a session begins on its opening day.

    Raises ValueError for a day before 10 January 1946, when the first session opened.
    """
    if day < FIRST_DAY:
        raise ValueError(f"{day.isoformat()} is before 10 January 1946, when the General Assembly first met.")
    number = day.year - BEFORE_FIRST_YEAR
    return number if day >= opening_date(number) else number - 1


def council_year(day: date) -> int:
    """Return the year of the Security Council on `day` (1946 is the first); raises ValueError for earlier days."""
    if day.year <= BEFORE_FIRST_YEAR:
        raise ValueError(f"{day.isoformat()} is before 1946, the first year of the Security Council.")
    return day.year - BEFORE_FIRST_YEAR


def human_rights_council_sessions(year: int) -> range:
    """Return the numbers of the regular sessions of the Human Rights Council whose documents may be dated in `year`.

    The Council meets in March, June and September (A/HRC/RES/5/1, annex, rule 1), since 2008 without exception: its
    seventh session was that of March 2008. Documents are issued from the session before to the one after. Earlier
    years are not checked: the range begins at 1.
    """
    march = _FIRST_REGULAR_MARCH[1] + 3 * (year - _FIRST_REGULAR_MARCH[0])
    return range(1, 10) if year < _FIRST_REGULAR_MARCH[0] else range(march - 1, march + 4)


class Meeting(Struct, frozen=True):
    """A special or emergency special session, which met from `opened` to `closed` (both included)."""

    session: Session
    opened: date
    closed: date
    source: str


@cache
def human_rights_council_periods() -> Mapping[int, tuple[date, date]]:
    """Return the first and the last day of the regular sessions of the Human Rights Council, as planned."""
    rows = packaged(FOLDER / "human_rights_council_sessions.csv")
    return MappingProxyType(
        {int(row["session"]): (date.fromisoformat(row["opened"]), date.fromisoformat(row["closed"])) for row in rows}
    )


@cache
def special_sessions() -> tuple[Meeting, ...]:
    """Return the special and emergency special sessions of the table; an adjourned one ends at date.max."""
    return tuple(map(_meeting, packaged(FOLDER / "special_sessions.csv")))


def _meeting(row: Mapping[str, str]) -> Meeting:
    closed = date.fromisoformat(row["closed"]) if row["closed"] else date.max
    return Meeting(parse_session(row["session"]), date.fromisoformat(row["opened"]), closed, row["source"])
