"""The sessions and the year of a document: those that its symbols show, else those of its day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from drafter.un.sessions import Session, council_year, opening_date, regular_session
from drafter.un.symbols import Symbol

_FIRST_YEAR = 1946


def shown_sessions(symbols: Iterable[Symbol]) -> tuple[Session, ...]:
    """Return the sessions of the General Assembly in the symbols, each once, emergency special sessions first."""
    shown = (symbol.session for symbol in symbols if symbol.organ == "general-assembly")
    return tuple(sorted({session for session in shown if session}, key=lambda session: session.order))


def shown_year(symbols: Iterable[Symbol]) -> int | None:
    """Return the year of the Security Council (1946 is the first) that the symbols show, or None."""
    years = (symbol.year for symbol in symbols if symbol.organ == "security-council")
    return next((year - _FIRST_YEAR + 1 for year in years if year), None)


def sessions_of(symbols: Iterable[Symbol], day: date) -> tuple[Session, ...]:
    """Return the sessions that the symbols show, else the regular session of `day`."""
    return shown_sessions(symbols) or (Session("regular", regular_session(day)),)


def year_of(symbols: Iterable[Symbol], day: date) -> int:
    """Return the year of the Security Council that the symbols show, else that of `day`.

    Symbols of the Council do not show a year before 1994. A letter of December with a symbol of the next session of the
    Assembly (A/42/79 of 10 December 1986) was issued in the year in which that session opens, and has that year.
    """
    symbols = tuple(symbols)
    regular = (session.number for session in shown_sessions(symbols) if session.kind == "regular")
    earliest = max((council_year(opening_date(number)) for number in regular), default=1)
    return shown_year(symbols) or max(council_year(day), earliest)
