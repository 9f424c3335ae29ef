"""Where a letter circulates: its symbols, organs, sessions and year, each said by the author or derived."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from drafter.letter import Letter
from drafter.source.collector import FindingCollector
from drafter.un import offices
from drafter.un.dating import sessions_of, shown_sessions, shown_year, year_of
from drafter.un.sessions import Session, opening_date, parse_session, regular_session
from drafter.un.symbols import Symbol, SymbolError, parse_joined_symbols, parse_symbol

# The General Committee proposes, and the Assembly adopts, the agenda in the first weeks of a session (rule 40, A/520).
_UNTIL_ADOPTED = timedelta(days=21)
_ASSEMBLY, _COUNCIL = "general-assembly", "security-council"


class CirculationFacts(Struct, frozen=True):
    """The symbols in the order of the masthead, the organs, the sessions and the Security Council's year."""

    symbols: tuple[Symbol, ...]
    organs: tuple[str, ...]
    sessions: tuple[Session, ...]
    year: int | None
    day: date

    @property
    def calendar_year(self) -> int:
        """The calendar year that a symbol of the Economic and Social Council shows, else that of the day."""
        shown = (symbol.year for symbol in self.symbols if symbol.organ == "economic-and-social-council")
        return next((year for year in shown if year), self.day.year)

    @property
    def regular(self) -> Session | None:
        """The regular session, None for a document of an emergency special session alone."""
        return next((one for one in self.sessions if one.kind == "regular"), None)


def derive_circulation(letter: Letter, addressees: Sequence[str], collector: FindingCollector) -> CirculationFacts:
    """Where the letter circulates; notes bad symbols and sessions, and what contradicts the symbols."""
    symbols = _symbols(letter, collector)
    organs = _organs(letter, symbols, addressees, collector)
    day = letter.distributed or letter.date
    sessions = _sessions(letter, symbols, organs, day, collector)
    return CirculationFacts(symbols, organs, sessions, _year(letter, symbols, organs, day, collector), day)


def _symbols(letter: Letter, collector: FindingCollector) -> tuple[Symbol, ...]:
    found: list[Symbol] = []
    for index, text in enumerate(letter.symbols):
        try:
            found.append(parse_symbol(text))
        except SymbolError as error:
            joined = _several(text)
            said = f"{str(error).removesuffix('.')}: [{', '.join(map(str, joined))}]." if joined else str(error)
            collector.error("bad-symbol", said, ("symbols", index), None if joined else error.suggestion)
    return tuple(sorted(found))


def _several(text: str) -> tuple[Symbol, ...]:
    """The symbols of a text that is not one symbol; none if any part is not one."""
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
            said = f"The symbols are of {_words(shown)}, but `organs` names {_words(letter.organs)}."
            collector.warn("organs-symbols", said, ("organs",))
        return _sorted(letter.organs)
    if not shown:
        asked = _sorted(_asked(letter, addressees))
        if not asked and not symbols:
            say = "Nothing says where this letter is to circulate; give `agenda_items`, `organs` or `symbols`."
            collector.warn("missing-organs", say, ("addressees",))
        return asked
    return _sorted(shown | _overridden(letter, shown))


def _overridden(letter: Letter, shown: set[str]) -> set[str]:
    """The organs that an override names beside others: a year is of the Security Council, a session of the Assembly."""
    has_sessions = shown & {_ASSEMBLY, "human-rights-council", "economic-and-social-council"}
    return ({_COUNCIL} if letter.year else set()) | ({_ASSEMBLY} if letter.session and not has_sessions else set())


def _asked(letter: Letter, addressees: Sequence[str]) -> set[str]:
    """The organs of a letter without symbols: of its agenda items and its addressees."""
    written = {offices.ORGAN_OF[one] for one in addressees if one in offices.ORGAN_OF}
    organs = written - {_ASSEMBLY}
    other = organs & {"economic-and-social-council", "human-rights-council"}
    if letter.agenda_items and (not other or _ASSEMBLY in written):
        organs.add(_ASSEMBLY)
    return organs | _overridden(letter, organs) or written


def _sorted(organs: Sequence[str] | set[str]) -> tuple[str, ...]:
    return tuple(organ for organ in offices.ORGANS if organ in organs)


def _words(organs: Sequence[str] | set[str]) -> str:
    return " and ".join(_sorted(organs))


def _sessions(
    letter: Letter, symbols: Sequence[Symbol], organs: Sequence[str], day: date, collector: FindingCollector
) -> tuple[Session, ...]:
    given = (letter.session,) if isinstance(letter.session, str) else letter.session or ()
    said = [one for index, text in enumerate(given) if (one := _session(text, index, letter, collector))]
    if said:
        _compare(said, _printed_symbols(symbols), collector)
        return tuple(sorted(said, key=lambda one: one.order))
    if "human-rights-council" in organs and _ASSEMBLY not in organs:
        return tuple(one.session for one in symbols if one.session and one.organ == "human-rights-council")
    subsidiary = [one for one in symbols if one.organ == _ASSEMBLY and one.parts[1].startswith("AC.")]
    if _ASSEMBLY not in organs or (subsidiary and not shown_sessions(symbols)):
        return ()
    return shown_sessions(symbols) or (_coming(letter) if letter.agenda != "adopted" else sessions_of(symbols, day))


def _coming(letter: Letter) -> tuple[Session, ...]:
    """The session of an agenda that is not adopted yet: its document says, else the next (in its first days, this)."""
    try:
        document = parse_symbol(letter.agenda_document or "")
    except SymbolError:
        day = letter.distributed or letter.date
        now = regular_session(day)
        return (Session("regular", now if day < opening_date(now) + _UNTIL_ADOPTED else now + 1),)
    return sessions_of((document,), letter.date)


def _session(text: str, index: int, letter: Letter, collector: FindingCollector) -> Session | None:
    path = ("session",) if isinstance(letter.session, str) else ("session", index)
    try:
        return parse_session(text)
    except ValueError as error:
        collector.error("bad-session", str(error), path)
        return None


def _printed_symbols(symbols: Sequence[Symbol]) -> set[Session]:
    return {one.session for one in symbols if one.session}


def _compare(said: Sequence[Session], shown: set[Session], collector: FindingCollector) -> None:
    if shown and set(said) != shown:
        symbols, given = (" and ".join(sorted(map(str, some))) for some in (shown, said))
        collector.warn(
            "session-symbol", f"The symbols are of session {symbols}, but `session` says {given}.", ("session",)
        )


def _year(
    letter: Letter, symbols: Sequence[Symbol], organs: Sequence[str], day: date, collector: FindingCollector
) -> int | None:
    if _COUNCIL not in organs:
        return None
    shown = shown_year(symbols)
    if letter.year and shown and letter.year != shown:
        said = f"The symbol is of year {shown} of the Security Council, but `year` says {letter.year}."
        collector.warn("year-symbol", said, ("year",), str(shown))
    return letter.year or year_of(symbols, day)
