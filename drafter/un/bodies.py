"""Organs with their own masthead, committees, panels and conferences, with their dated English names.

Each row of `bodies.csv` is a name of a body: its id, its series of symbols, what the masthead prints (the id of a
principal organ, or a name), its name under the rule, its short name in a request for circulation (empty if its
documents are those of the principal organ), its seat, where missions that write to it are accredited (empty: New York),
and the days on which the name came into use and went out of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from drafter.tables import packaged
from drafter.un.offices import ORGANS
from drafter.un.symbols import Symbol

TABLE = Path(__file__).with_name("bodies.csv")
NEW_YORK, GENEVA = "new-york", "geneva"
# The second part of the symbol of a subsidiary body: S/AC.44, A/C.5, E/CN.6, A/CONF.216.
_PRINCIPAL = frozenset({"A", "S", "E"})
_OF_SUBSIDIARY = re.compile(r"(?:AC|C|CN|CONF|SC|WG|GC|PC)\.\d+")


class Body(Struct, frozen=True):
    """A name of a body and the time in which it was in use, from `since` to `until` (exclusive)."""

    id: str
    series: tuple[str, ...]
    masthead: str
    name: str
    short: str
    seat: str
    accredited: str
    since: date
    until: date
    source: str

    @property
    def printed(self) -> str:
        """The name in a text: the one under the rule, else that of the masthead; "" for a principal organ."""
        return self.name or ("" if self.masthead in ORGANS else self.masthead)


@cache
def bodies() -> Mapping[str, tuple[Body, ...]]:
    """Return the names of each body by its id, in order of time."""
    rows: dict[str, list[Body]] = {}
    for row in packaged(TABLE):
        rows.setdefault(row["id"], []).append(_body(row))
    return MappingProxyType({body: tuple(names) for body, names in rows.items()})


def _body(row: Mapping[str, Any]) -> Body:
    series = tuple(filter(None, row["series"].split("|")))
    since = date.fromisoformat(row["since"]) if row["since"] else date.min
    until = date.fromisoformat(row["until"]) if row["until"] else date.max
    return Body(**{**row, "series": series, "since": since, "until": until})


def body_on(id: str, day: date) -> Body:  # noqa: A002
    """Return the name of a body in use on a day, else the first or the last one; raises KeyError."""
    names = bodies()[id]
    return next((body for body in names if body.since <= day < body.until), names[0 if day < names[0].since else -1])


def body_of(symbol: Symbol) -> str | None:
    """Return the id of the body whose series a symbol belongs to; None for a principal organ, or an unknown body."""
    if (
        symbol.parts[0] in _PRINCIPAL
        and not symbol.parts[1][:2].isalpha()
        and not _OF_SUBSIDIARY.match(symbol.parts[1])
    ):
        return None
    text = "/".join(symbol.parts)
    found = [series for series in _series() if text == series or text.startswith((series + "/", series + "."))]
    return _series()[max(found, key=len)] if found else None


def is_of_unknown_body(symbol: Symbol) -> bool:
    """True for the symbol of a subsidiary body that is not in the table."""
    known = body_of(symbol)
    return bool(len(symbol.parts) > 1 and _OF_SUBSIDIARY.fullmatch(symbol.parts[1]) and known is None)


@cache
def _series() -> Mapping[str, str]:
    return MappingProxyType({series: names[0].id for names in bodies().values() for series in names[0].series})
