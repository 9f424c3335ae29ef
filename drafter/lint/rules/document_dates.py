"""Rules for the dates of a letter: agreement with each other, the symbols, session and year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from drafter.lint.authorities import MASTHEADS, PRACTICE, SESSIONS, SYMBOLS
from drafter.lint.context import LintContext
from drafter.lint.rule import NOTE, WARNING, Match, rule
from drafter.un.sessions import council_year, human_rights_council_sessions, regular_session
from drafter.un.symbols import Symbol

_LATE = timedelta(days=180)
# Numbers from here on are not regular sessions.
_NOT_A_SESSION = 200


@rule(
    "distributed-before",
    WARNING,
    "Give a distribution date on or after the date of the letter.",
    MASTHEADS,
    bad="distributed: 2026-02-09\n",
    good="distributed: 2026-03-09\n",
)
def distributed_before(context: LintContext) -> Iterable[Match]:
    letter = context.letter
    last = max((letter.date, *letter.further_dates))
    if letter.distributed and letter.distributed < last:
        message = f"`distributed` is before the letter’s date, {context.language.day(last)}."
        yield context.match_at(("distributed",), message)


@rule(
    "distributed-late",
    WARNING,
    "Check a distribution date that is months after the date of the letter.",
    PRACTICE,
    bad="distributed: 2027-03-09\n",
    good="distributed: 2026-03-09\n",
)
def distributed_late(context: LintContext) -> Iterable[Match]:
    letter = context.letter
    if letter.distributed and letter.distributed - letter.date > _LATE:
        days = (letter.distributed - letter.date).days
        message = f"`distributed` is {days} days after the letter’s date, {context.language.day(letter.date)}."
        yield context.match_at(("distributed",), message)


@rule(
    "published-before",
    WARNING,
    "Give a date code (footer of page 1) on or after the distribution date.",
    MASTHEADS,
    bad="job_number: 26-01234\ndistributed: 2026-03-09\npublished: 2026-03-05\n",
    good="job_number: 26-01234\ndistributed: 2026-03-09\npublished: 2026-03-10\n",
)
def published_before(context: LintContext) -> Iterable[Match]:
    letter = context.letter
    first = letter.distributed or letter.date
    if letter.published and letter.published < first:
        name = "`distributed`" if letter.distributed else "the letter’s date"
        message = f"`published` (the date code) is before {name}, {context.language.day(first)}."
        yield context.match_at(("published",), message)


@rule(
    "reissued-before",
    WARNING,
    "Give a reissue date after the date of issue.",
    MASTHEADS,
    bad="distributed: 2026-03-09\nreissued: 2026-03-05\n",
    good="distributed: 2026-03-09\nreissued: 2026-03-25\n",
)
def reissued_before(context: LintContext) -> Iterable[Match]:
    letter = context.letter
    first = letter.distributed or letter.date
    if letter.reissued and letter.reissued <= first:
        message = f"`reissued` is not after the date of issue, {context.language.day(first)}."
        yield context.match_at(("reissued",), message)


@rule(
    "further-date-order",
    WARNING,
    "Put the earliest date in `date`, and the later ones in `further_dates`.",
    PRACTICE,
    bad="template: letters\naddressees: [secretary-general]\nfurther_dates: [2026-02-02]\n",
    good="template: letters\naddressees: [secretary-general]\nfurther_dates: [2026-03-09]\n",
)
def further_date_order(context: LintContext) -> Iterable[Match]:
    for index, day in enumerate(context.letter.further_dates):
        if day <= context.letter.date:
            first = context.language.day(context.letter.date)
            message = f"{context.language.day(day)} is not after `date`, {first}; put the earliest date in `date`."
            yield context.match_at(("further_dates", index), message)


def _issue_days(context: LintContext) -> tuple[date, ...]:
    """Return the days between which the document is issued: the letter's date and the distribution date."""
    letter = context.letter
    return (letter.date, letter.distributed or letter.date)


def _either(numbers: set[int]) -> str:
    return " or ".join(str(number) for number in sorted(numbers))


@rule(
    "symbol-session",
    WARNING,
    "Use a symbol of the Assembly’s session on the letter’s date, or of the next one.",
    f"{SESSIONS}; {SYMBOLS}",
    bad="symbols: [A/71/999, S/2026/999]\n",
    good="symbols: [A/80/999, S/2026/999]\n",
)
def symbol_session(context: LintContext) -> Iterable[Match]:
    for index, text in enumerate(context.letter.symbols):
        symbol = next((symbol for symbol in context.facts.symbols if str(symbol) == text.strip()), None)
        shown = symbol.session if symbol else None
        if symbol and shown and shown.kind == "regular":
            possible, named = _possible_sessions(context, symbol)
            if shown.number not in possible:
                message = f"The symbol shows session {shown.number}; the letter’s date is in session {named}."
                yield context.match_at(("symbols", index), message)


def _possible_sessions(context: LintContext, symbol: Symbol) -> tuple[set[int], str]:
    """Return the sessions of a symbol’s organ that fit the dates of the letter, and their numbers as text."""
    days = _issue_days(context)
    if symbol.organ == "human-rights-council":
        numbers = {number for day in days for number in human_rights_council_sessions(day.year)}
        return numbers, f"{min(numbers)} to {max(numbers)} of the Human Rights Council"
    sessions = {regular_session(day) for day in days}
    return {*sessions, max(sessions) + 1}, _either(sessions)


@rule(
    "symbol-year",
    WARNING,
    "Use a symbol of the Security Council with the year of the letter’s date.",
    SYMBOLS,
    bad="symbols: [A/80/999, S/2016/999]\n",
    good="symbols: [A/80/999, S/2026/999]\n",
)
def symbol_year(context: LintContext) -> Iterable[Match]:
    possible = {day.year for day in _issue_days(context)}
    for index, text in enumerate(context.letter.symbols):
        symbol = next((symbol for symbol in context.facts.symbols if str(symbol) == text.strip()), None)
        year = symbol.year if symbol and symbol.organ == "security-council" else None
        # A letter from the last days of December may be issued in January.
        if year and year not in possible and year != max(possible) + (context.letter.distributed is None):
            message = f"The symbol shows {year}; the letter’s date is in {_either(possible)}."
            yield context.match_at(("symbols", index), message)


@rule(
    "session-date",
    WARNING,
    "Give the session on the letter’s date, or the next one.",
    SESSIONS,
    bad="session: 71\n",
    good="session: 80\n",
)
def session_date(context: LintContext) -> Iterable[Match]:
    if context.letter.symbols or context.letter.session is None or context.facts.body:
        return
    days = _issue_days(context)
    possible = {regular_session(day) for day in days}
    if context.facts.organs == ("human-rights-council",):
        possible = {number for day in days for number in human_rights_council_sessions(day.year)}
    for session in context.facts.sessions:
        number = session.number
        if isinstance(number, int) and number < _NOT_A_SESSION and number not in possible | {max(possible) + 1}:
            message = f"`session` is {number}; the letter’s date is in session {_either(possible)}."
            yield context.match_at(("session",), message)


@rule(
    "year-date",
    WARNING,
    "Give the year of the Security Council on the letter’s date.",
    SYMBOLS,
    bad="year: 71\n",
    good="year: 81\n",
)
def year_date(context: LintContext) -> Iterable[Match]:
    possible = {council_year(day) for day in _issue_days(context)}
    if context.letter.year and not context.letter.symbols and context.letter.year not in possible:
        right = _either(possible)
        message = f"`year` is {context.letter.year}; the letter’s date is in year {right}."
        yield context.match_at(("year",), message, right if len(possible) == 1 else None)


@rule(
    "job-number-year",
    WARNING,
    "Begin a job number with the last two digits of its year.",
    PRACTICE,
    bad="job_number: 16-01234\npublished: 2026-03-10\n",
    good="job_number: 26-01234\npublished: 2026-03-10\n",
)
def job_number_year(context: LintContext) -> Iterable[Match]:
    number = context.letter.job_number
    years = {day.year % 100 for day in (*_issue_days(context), context.letter.published or context.letter.date)}
    match = re.match(r"(\D*)(\d{2})(-?)", number or "")
    if match and int(match[2]) not in years and (int(match[2]) + 1) % 100 not in years:
        message = f"A job number of that year begins with {match[1]}{max(years):02d}{match[3]}, not {match[0]}."
        yield context.match_at(("job_number",), message)


@rule(
    "reissue-mark",
    NOTE,
    "Give the date of a reissue with `reissued`, not an asterisk at the symbol.",
    f"{MASTHEADS}; A/RES/71/262*",
    bad="symbols: ['A/80/999*', 'S/2026/999*']\n",
    good="symbols: [A/80/999, S/2026/999]\nreissued: 2026-03-25\n",
)
def reissue_mark(context: LintContext) -> Iterable[Match]:
    if context.letter.reissued:
        return
    for index, text in enumerate(context.letter.symbols):
        if text.rstrip().endswith("*"):
            message = "Remove the asterisk and add `reissued` with the date: Drafter prints the asterisk and its note."
            yield context.match_at(("symbols", index), message)
            return
