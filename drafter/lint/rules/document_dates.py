"""The dates of a letter, its symbols, its session and its year, against each other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from drafter.lint.authorities import MASTHEADS, PRACTICE, SESSIONS, SYMBOLS
from drafter.lint.context import LintContext
from drafter.lint.rule import NOTE, WARNING, Match, rule
from drafter.un.sessions import council_year, regular_session

_LATE = timedelta(days=180)
_SIGNED = "date: 2026-03-04\n"


@rule(
    "distributed-before",
    WARNING,
    "A letter is distributed on the day it is signed or later.",
    MASTHEADS,
    bad="distributed: 2026-02-09\n",
    good="distributed: 2026-03-09\n",
)
def distributed_before(context: LintContext) -> Iterable[Match]:
    letter = context.letter
    last = max((letter.date, *letter.further_dates))
    if letter.distributed and letter.distributed < last:
        message = f"The masthead’s date is before that of the letter, {context.language.day(last)}."
        yield context.match_at(("distributed",), message)


@rule(
    "distributed-late",
    WARNING,
    "A letter is distributed within weeks of its date.",
    PRACTICE,
    bad="distributed: 2027-03-09\n",
    good="distributed: 2026-03-09\n",
)
def distributed_late(context: LintContext) -> Iterable[Match]:
    letter = context.letter
    if letter.distributed and letter.distributed - letter.date > _LATE:
        days = (letter.distributed - letter.date).days
        message = f"The masthead’s date is {days} days after the letter’s, {context.language.day(letter.date)}."
        yield context.match_at(("distributed",), message)


@rule(
    "published-before",
    WARNING,
    "The date code at the foot of page 1 is not before the masthead’s date.",
    MASTHEADS,
    bad="job_number: 26-01234\ndistributed: 2026-03-09\npublished: 2026-03-05\n",
    good="job_number: 26-01234\ndistributed: 2026-03-09\npublished: 2026-03-10\n",
)
def published_before(context: LintContext) -> Iterable[Match]:
    letter = context.letter
    first = letter.distributed or letter.date
    if letter.published and letter.published < first:
        yield context.match_at(("published",), f"The date code is before {context.language.day(first)}.")


@rule(
    "reissued-before",
    WARNING,
    "A document is reissued after it was issued.",
    MASTHEADS,
    bad="distributed: 2026-03-09\nreissued: 2026-03-05\n",
    good="distributed: 2026-03-09\nreissued: 2026-03-25\n",
)
def reissued_before(context: LintContext) -> Iterable[Match]:
    letter = context.letter
    first = letter.distributed or letter.date
    if letter.reissued and letter.reissued <= first:
        yield context.match_at(
            ("reissued",), f"The document was issued on {context.language.day(first)}; this is not later."
        )


@rule(
    "further-date-order",
    WARNING,
    "The date of a letter is that of the first; the others follow.",
    PRACTICE,
    bad="template: letters\naddressees: [secretary-general]\nfurther_dates: [2026-02-02]\n",
    good="template: letters\naddressees: [secretary-general]\nfurther_dates: [2026-03-09]\n",
)
def further_date_order(context: LintContext) -> Iterable[Match]:
    for index, day in enumerate(context.letter.further_dates):
        if day <= context.letter.date:
            message = f"This is not after the first letter’s date, {context.language.day(context.letter.date)}."
            yield context.match_at(("further_dates", index), message)


def _issue_days(context: LintContext) -> tuple[date, ...]:
    letter = context.letter
    return (letter.date, letter.distributed or letter.date)


@rule(
    "symbol-session",
    WARNING,
    "A symbol of the General Assembly shows the session of its date, or the next one ahead of its opening.",
    f"{SESSIONS}; {SYMBOLS}",
    bad="symbols: [A/71/999, S/2026/999]\n",
    good="symbols: [A/80/999, S/2026/999]\n",
)
def symbol_session(context: LintContext) -> Iterable[Match]:
    possible = {regular_session(day) for day in _issue_days(context)}
    for index, text in enumerate(context.letter.symbols):
        shown = next((one.session for one in context.facts.symbols if str(one) == text.strip()), None)
        if shown and shown.kind == "regular" and shown.number not in possible | {max(possible) + 1}:
            now = " or ".join(str(number) for number in sorted(possible))
            message = f"The symbol shows session {shown.number}; on the letter’s dates it is session {now}."
            yield context.match_at(("symbols", index), message)


@rule(
    "symbol-year",
    WARNING,
    "A symbol of the Security Council shows the year of its date.",
    SYMBOLS,
    bad="symbols: [A/80/999, S/2016/999]\n",
    good="symbols: [A/80/999, S/2026/999]\n",
)
def symbol_year(context: LintContext) -> Iterable[Match]:
    possible = {day.year for day in _issue_days(context)}
    for index, text in enumerate(context.letter.symbols):
        symbol = next((one for one in context.facts.symbols if str(one) == text.strip()), None)
        year = symbol.year if symbol and symbol.organ == "security-council" else None
        # A letter of the last days of December is issued in January.
        if year and year not in possible and year != max(possible) + (context.letter.distributed is None):
            now = " or ".join(str(number) for number in sorted(possible))
            yield context.match_at(("symbols", index), f"The symbol shows {year}; the letter’s dates are of {now}.")


@rule(
    "session-date",
    WARNING,
    "A session that is said is the one of the letter’s date, or the next ahead of its opening.",
    SESSIONS,
    bad="session: 71\n",
    good="session: 80\n",
)
def session_date(context: LintContext) -> Iterable[Match]:
    if context.letter.symbols or context.letter.session is None:
        return
    possible = {regular_session(day) for day in _issue_days(context)}
    for one in context.facts.sessions:
        if isinstance(one.number, int) and one.number < 200 and one.number not in possible | {max(possible) + 1}:  # noqa: PLR2004
            now = " or ".join(str(number) for number in sorted(possible))
            yield context.match_at(("session",), f"On the letter’s date it is session {now}, not {one.number}.")


@rule(
    "year-date",
    WARNING,
    "A year of the Security Council that is said is the one of the letter’s date.",
    SYMBOLS,
    bad="year: 71\n",
    good="year: 81\n",
)
def year_date(context: LintContext) -> Iterable[Match]:
    possible = {council_year(day) for day in _issue_days(context)}
    if context.letter.year and not context.letter.symbols and context.letter.year not in possible:
        right = " or ".join(str(number) for number in sorted(possible))
        fix = right if len(possible) == 1 else None
        yield context.match_at(("year",), f"On the letter’s date it is year {right}, not {context.letter.year}.", fix)


@rule(
    "job-number-year",
    WARNING,
    "A job number begins with the last two figures of its year.",
    PRACTICE,
    bad="job_number: 16-01234\npublished: 2026-03-10\n",
    good="job_number: 26-01234\npublished: 2026-03-10\n",
)
def job_number_year(context: LintContext) -> Iterable[Match]:
    number = context.letter.job_number
    years = {day.year % 100 for day in (*_issue_days(context), context.letter.published or context.letter.date)}
    if number and int(number[:2]) not in years and (int(number[:2]) + 1) % 100 not in years:
        yield context.match_at(
            ("job_number",), f"A job number of that year begins with {max(years):02d}-, not {number[:3]}."
        )


@rule(
    "reissue-mark",
    NOTE,
    "The asterisk of a reissue stands at the symbol, and its note says when.",
    f"{MASTHEADS}; A/RES/71/262*",
    bad="symbols: ['A/80/999*', 'S/2026/999*']\n",
    good="symbols: [A/80/999, S/2026/999]\nreissued: 2026-03-25\n",
)
def reissue_mark(context: LintContext) -> Iterable[Match]:
    if context.letter.reissued:
        return
    for index, text in enumerate(context.letter.symbols):
        if text.rstrip().endswith("*"):
            message = "The asterisk refers to a note; say `reissued:` with the day, and Drafter prints both."
            yield context.match_at(("symbols", index), message)
            return
