"""Members and observers of the United Nations by date, read from `members.csv` with one row for each period."""

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
    """A period in which a State was Member, observer or non-member; `admitted` and `ended` are included."""

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
        """True if `day` is in the period."""
        return self.admitted <= day <= self.ended


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _period(row: Mapping[str, str]) -> Period:
    return Period(
        code=row["code"],
        iso2=row["iso2"],
        former_codes=_split(row["former_codes"]),
        kind=cast(Kind, row["kind"]),
        admitted=date.fromisoformat(row["admitted"]) if row["admitted"] else date.min,
        ended=date.fromisoformat(row["ended"]) if row["ended"] else date.max,
        predecessors=_split(row["predecessors"]),
        successors=_split(row["successors"]),
        source=row["source"],
    )


@cache
def periods() -> tuple[Period, ...]:
    """Return all periods of the table, by code and first day."""
    return tuple(map(_period, packaged(TABLE)))


@cache
def periods_of(code: str) -> tuple[Period, ...]:
    """Return the periods of one State in order of time; empty for an unknown code."""
    of_state = (period for period in periods() if period.code == code)
    return tuple(sorted(of_state, key=lambda period: period.admitted))


@cache
def members_on(day: date) -> tuple[str, ...]:
    """Return the codes of the States that were Members on `day`, by code."""
    return tuple(sorted({period.code for period in periods() if period.kind == "member" and period.covers(day)}))


@lru_cache(maxsize=8192)
def status(code: str, day: date) -> Kind | None:
    """Return the status of the State on `day`, Member before observer; None if no period covers the day."""
    kinds = {period.kind for period in periods_of(code) if period.covers(day)}
    order: tuple[Kind, ...] = ("member", "observer", "non-member")
    return next((kind for kind in order if kind in kinds), None)


def is_member(code: str, day: date) -> bool:
    """True if the State was a Member on `day`."""
    return status(code, day) == "member"


def is_observer(code: str, day: date) -> bool:
    """True if the State was an observer, and not a Member, on `day`."""
    return status(code, day) == "observer"


@cache
def codes() -> Mapping[str, tuple[str, ...]]:
    """Return the States of each current or withdrawn ISO 3166 code (CS: Czechoslovakia, then Serbia)."""
    states_by_code: dict[str, dict[str, None]] = {}
    for period in periods():
        for code in (period.code, period.iso2, *period.former_codes):
            if code:
                states_by_code.setdefault(code, {})[period.code] = None
    return MappingProxyType({code: tuple(states) for code, states in states_by_code.items()})
