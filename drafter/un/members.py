"""Members and observers of the United Nations by date, read from `members.csv`, one row per period."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, cast

from msgspec import Struct

from drafter.tables import packaged

Kind = Literal["member", "observer", "non-member"]
TABLE = Path(__file__).with_name("members.csv")


class Period(Struct, frozen=True):
    """A stretch of time in which a State stood in one relation to the Organization; both days are included."""

    code: str
    iso2: str
    former_codes: tuple[str, ...]
    kind: Kind
    admitted: date
    ended: date
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]
    source: str

    def covers(self, day: date) -> bool:
        """Return whether `day` lies in the period."""
        return self.admitted <= day <= self.ended


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _period(row: Mapping[str, str]) -> Period:
    return Period(
        code=row["code"],
        iso2=row["iso2"],
        former_codes=_listed(row["former_codes"]),
        kind=cast(Kind, row["kind"]),
        admitted=date.fromisoformat(row["admitted"]) if row["admitted"] else date.min,
        ended=date.fromisoformat(row["ended"]) if row["ended"] else date.max,
        predecessors=_listed(row["predecessors"]),
        successors=_listed(row["successors"]),
        source=row["source"],
    )


@cache
def periods() -> tuple[Period, ...]:
    """Return every period of membership or observership on record, by code and first day."""
    return tuple(map(_period, packaged(TABLE)))


@cache
def periods_of(code: str) -> tuple[Period, ...]:
    """Return the periods of one State, in order of time; empty for a code that is not on record."""
    own = (period for period in periods() if period.code == code)
    return tuple(sorted(own, key=lambda period: period.admitted))


@cache
def members_on(day: date) -> tuple[str, ...]:
    """Return the codes of the States that were Members on `day`, by code."""
    return tuple(sorted({period.code for period in periods() if period.kind == "member" and period.covers(day)}))


@lru_cache(maxsize=8192)
def status(code: str, day: date) -> Kind | None:
    """Return how the State stood on `day` (Member before observer), None when no period covers it."""
    kinds = {period.kind for period in periods_of(code) if period.covers(day)}
    order: tuple[Kind, ...] = ("member", "observer", "non-member")
    return next((kind for kind in order if kind in kinds), None)


def is_member(code: str, day: date) -> bool:
    """Return whether the State was a Member on `day`."""
    return status(code, day) == "member"


def is_observer(code: str, day: date) -> bool:
    """Return whether the State kept an observer, and was no Member, on `day`."""
    return status(code, day) == "observer"


@cache
def codes() -> Mapping[str, tuple[str, ...]]:
    """Return the States that an ISO 3166 code, present or withdrawn, stands for (CS: Czechoslovakia, then Serbia)."""
    found: dict[str, dict[str, None]] = {}
    for period in periods():
        for code in (period.code, period.iso2, *period.former_codes):
            if code:
                found.setdefault(code, {})[period.code] = None
    return MappingProxyType({code: tuple(states) for code, states in found.items()})
