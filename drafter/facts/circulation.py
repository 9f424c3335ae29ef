"""Circulation: the symbols, organs, sessions and year of a letter, as its author set them or as derived."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from drafter.letter import Letter
from drafter.source import FindingCollector
from drafter.un import offices
from drafter.un.bodies import GENEVA, NEW_YORK, body_of, body_on
from drafter.un.sessions import Session, council_year, opening_date, parse_session, regular_session
from drafter.un.symbols import Symbol, SymbolError, parse_joined_symbols, parse_symbol

# The General Committee proposes, and the Assembly adopts, the agenda in the first weeks of a session (rule 40, A/520).
_UNTIL_ADOPTED = timedelta(days=21)
_ASSEMBLY, _COUNCIL, _ECOSOC, _HRC = offices.ORGANS
_FIRST_YEAR = 1946
# The number of a symbol that is not assigned yet.
OPEN_NUMBER = "…"
# Committees and commissions of the Assembly whose symbols need not show a session: A/AC.154/383, A/CN.4/1.
_OF_COMMITTEE = re.compile(r"(?:AC|CN)\.")


class CirculationFacts(Struct, frozen=True):
    """The symbols in the order of the masthead, the organs, the sessions and the year of the Security Council.

    `body` is the committee, conference or other body whose document it is; without one, it is that of the organs.
    """

    symbols: tuple[Symbol, ...]
    organs: tuple[str, ...]
    sessions: tuple[Session, ...]
    year: int | None
    day: date
    body: str | None = None
    open_number: str = OPEN_NUMBER

    @property
    def calendar_year(self) -> int:
        """The calendar year that a symbol of the Economic and Social Council shows, else that of the day."""
        years = (symbol.year for symbol in self.symbols if symbol.organ == _ECOSOC)
        return next((year for year in years if year), self.day.year)

    @property
    def seat(self) -> str:
        """The seat of the organ, which lays out its documents: new-york, geneva, vienna ..."""
        if self.body:
            return body_on(self.body, self.day).seat
        return GENEVA if self.organs == (_HRC,) else NEW_YORK

    @property
    def accredited(self) -> str:
        """The seat at which missions that write to the organ are accredited."""
        body = _HRC if self.organs == (_HRC,) else self.body
        return (body_on(body, self.day).accredited if body else "") or NEW_YORK

    @property
    def regular(self) -> Session | None:
        """The regular session; None if the document is only of an emergency special session."""
        return next((session for session in self.sessions if session.kind == "regular"), None)


def derive_circulation(
    letter: Letter, addressees: Sequence[str], body: str | None, collector: FindingCollector
) -> CirculationFacts:
    """Return the circulation of a letter; reports bad symbols and sessions, and contradictions to the symbols.

    `body` is that of an addressee: without symbols, the letter is for it.
    """
    symbols = _symbols(letter, collector)
    _check_relation(letter, collector)
    body = _body_of(symbols) if symbols else body
    day = letter.distributed or letter.date
    organs = _organs(letter, symbols, addressees, collector) if body is None else _organs_of(body, letter, symbols)
    sessions = _sessions(letter, symbols, organs, day, collector)
    return CirculationFacts(symbols, organs, sessions, _year(letter, symbols, organs, day, collector), day, body)


def _body_of(symbols: Sequence[Symbol]) -> str | None:
    """Return the first body in whose series a symbol is; None if all are of principal organs."""
    found = (body for body in map(body_of, symbols) if body and body not in offices.ORGANS)
    return next(found, None)


def _organs_of(body: str, letter: Letter, symbols: Sequence[Symbol]) -> tuple[str, ...]:
    """Return the principal organs of a body's document: that at the top, and those of its other symbols."""
    others = {symbol.organ for symbol in symbols if body_of(symbol) in (None, _HRC)}
    return _sorted({body_on(body, letter.date).masthead, *others, *letter.organs})


def _symbols(letter: Letter, collector: FindingCollector) -> tuple[Symbol, ...]:
    symbols: list[Symbol] = []
    for index, text in enumerate(letter.symbols):
        try:
            symbols.append(parse_symbol(text))
        except SymbolError as error:
            joined = _joined_symbols(text)
            message = f"{str(error).removesuffix('.')}: [{', '.join(map(str, joined))}]." if joined else str(error)
            collector.error("bad-symbol", message, ("symbols", index), None if joined else error.suggestion)
    return tuple(sorted(symbols))


def _check_relation(letter: Letter, collector: FindingCollector) -> None:
    """Report a symbol of an earlier letter that is not a symbol."""
    try:
        parse_symbol(letter.relates_to or "A/31/1")
    except SymbolError as error:
        collector.error("bad-symbol", str(error), ("relates_to",), error.suggestion)


def _joined_symbols(text: str) -> tuple[Symbol, ...]:
    """Return the symbols of a text that joins several; empty if any part is not a symbol."""
    try:
        return parse_joined_symbols(text)
    except SymbolError:
        return ()


def _organs(
    letter: Letter, symbols: Sequence[Symbol], addressees: Sequence[str], collector: FindingCollector
) -> tuple[str, ...]:
    shown = {symbol.organ for symbol in symbols if symbol.organ in offices.ORGANS}
    if letter.organs:
        if shown and shown != set(letter.organs):
            message = f"The symbols are of {_join(shown)}, but `organs` is {_join(letter.organs)}."
            collector.warn("organs-symbols", message, ("organs",))
        return _sorted(letter.organs)
    if not shown:
        requested = _sorted(_organs_without_symbols(letter, addressees))
        if not requested and not symbols:
            message = "The letter does not say where to circulate; add `agenda_items`, `organs` or `symbols`."
            collector.warn("missing-organs", message, ("addressees",))
        return requested
    return _sorted(shown | _organs_of_overrides(letter, shown))


def _organs_of_overrides(letter: Letter, organs: set[str]) -> set[str]:
    """Return the organs that overrides add: `year` the Security Council, `session` the General Assembly."""
    has_sessions = organs & {_ASSEMBLY, _HRC, _ECOSOC}
    return ({_COUNCIL} if letter.year else set()) | ({_ASSEMBLY} if letter.session and not has_sessions else set())


def _organs_without_symbols(letter: Letter, addressees: Sequence[str]) -> set[str]:
    """Return the organs of a letter without symbols, from its agenda items and its addressees."""
    addressed = {offices.ORGAN_OF[addressee] for addressee in addressees if addressee in offices.ORGAN_OF}
    organs = addressed - {_ASSEMBLY}
    if letter.agenda_items and (not organs & {_ECOSOC, _HRC} or _ASSEMBLY in addressed):
        organs.add(_ASSEMBLY)
    return organs | _organs_of_overrides(letter, organs) or addressed


def _sorted(organs: Sequence[str] | set[str]) -> tuple[str, ...]:
    return tuple(organ for organ in offices.ORGANS if organ in organs)


def _join(organs: Sequence[str] | set[str]) -> str:
    return " and ".join(_sorted(organs))


def _sessions(
    letter: Letter, symbols: Sequence[Symbol], organs: Sequence[str], day: date, collector: FindingCollector
) -> tuple[Session, ...]:
    if overrides := _session_overrides(letter, collector):
        _compare_sessions(overrides, symbols, collector)
        return tuple(sorted(overrides, key=lambda session: session.order))
    if _HRC in organs and _ASSEMBLY not in organs:
        return tuple(symbol.session for symbol in symbols if symbol.session and symbol.organ == _HRC)
    of_committees = [symbol for symbol in symbols if symbol.organ == _ASSEMBLY and _OF_COMMITTEE.match(symbol.parts[1])]
    if _ASSEMBLY not in organs or (of_committees and not shown_sessions(symbols)):
        return ()
    if shown := shown_sessions(symbols):
        return shown
    return _sessions_of_agenda(letter) if letter.agenda != "adopted" else sessions_of(symbols, day)


def _session_overrides(letter: Letter, collector: FindingCollector) -> list[Session]:
    """Return the sessions that the letter sets itself; reports each that cannot be read."""
    texts = (letter.session,) if isinstance(letter.session, str) else letter.session or ()
    sessions = []
    for index, text in enumerate(texts):
        try:
            sessions.append(parse_session(text))
        except ValueError as error:
            path = ("session",) if isinstance(letter.session, str) else ("session", index)
            collector.error("bad-session", str(error), path)
    return sessions


def _sessions_of_agenda(letter: Letter) -> tuple[Session, ...]:
    """Return the session of an agenda that is not adopted yet: that of its document, else the next one.

    In the first days of a session, its agenda is not adopted either.
    """
    try:
        document = parse_symbol(letter.agenda_document or "")
    except SymbolError:
        day = letter.distributed or letter.date
        current = regular_session(day)
        return (Session("regular", current if day < opening_date(current) + _UNTIL_ADOPTED else current + 1),)
    return sessions_of((document,), letter.date)


def _compare_sessions(overrides: Sequence[Session], symbols: Sequence[Symbol], collector: FindingCollector) -> None:
    shown = {symbol.session for symbol in symbols if symbol.session}
    if shown and set(overrides) != shown:
        of_symbols, own = (" and ".join(sorted(map(str, sessions))) for sessions in (shown, overrides))
        message = f"The symbols are of session {of_symbols}, but `session` is {own}."
        collector.warn("session-symbol", message, ("session",))


def _year(
    letter: Letter, symbols: Sequence[Symbol], organs: Sequence[str], day: date, collector: FindingCollector
) -> int | None:
    if _COUNCIL not in organs:
        return None
    shown = shown_year(symbols)
    if letter.year and shown and letter.year != shown:
        message = f"The symbol is of year {shown} of the Security Council, but `year` is {letter.year}."
        collector.warn("year-symbol", message, ("year",), str(shown))
    return letter.year or year_of(symbols, day)


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
