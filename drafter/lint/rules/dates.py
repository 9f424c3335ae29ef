"""The dates of a letter, its symbols, its session and its year, against each other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from drafter.lint.authorities import MASTHEADS, PRACTICE, SESSIONS, SYMBOLS
from drafter.lint.case import Case
from drafter.lint.rule import NOTE, WARNING, Hit, rule
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
def distributed_before(case: Case) -> Iterable[Hit]:
    letter = case.letter
    last = max((letter.date, *letter.further_dates))
    if letter.distributed and letter.distributed < last:
        message = f"The masthead’s date is before that of the letter, {case.language.day(last)}."
        yield case.hit(("distributed",), message)


@rule(
    "distributed-late",
    WARNING,
    "A letter is distributed within weeks of its date.",
    PRACTICE,
    bad="distributed: 2027-03-09\n",
    good="distributed: 2026-03-09\n",
)
def distributed_late(case: Case) -> Iterable[Hit]:
    letter = case.letter
    if letter.distributed and letter.distributed - letter.date > _LATE:
        days = (letter.distributed - letter.date).days
        message = f"The masthead’s date is {days} days after the letter’s, {case.language.day(letter.date)}."
        yield case.hit(("distributed",), message)


@rule(
    "published-before",
    WARNING,
    "The date code at the foot of page 1 is not before the masthead’s date.",
    MASTHEADS,
    bad="job_number: 26-01234\ndistributed: 2026-03-09\npublished: 2026-03-05\n",
    good="job_number: 26-01234\ndistributed: 2026-03-09\npublished: 2026-03-10\n",
)
def published_before(case: Case) -> Iterable[Hit]:
    letter = case.letter
    first = letter.distributed or letter.date
    if letter.published and letter.published < first:
        yield case.hit(("published",), f"The date code is before {case.language.day(first)}.")


@rule(
    "reissued-before",
    WARNING,
    "A document is reissued after it was issued.",
    MASTHEADS,
    bad="distributed: 2026-03-09\nreissued: 2026-03-05\n",
    good="distributed: 2026-03-09\nreissued: 2026-03-25\n",
)
def reissued_before(case: Case) -> Iterable[Hit]:
    letter = case.letter
    first = letter.distributed or letter.date
    if letter.reissued and letter.reissued <= first:
        yield case.hit(("reissued",), f"The document was issued on {case.language.day(first)}; this is not later.")


@rule(
    "further-date-order",
    WARNING,
    "The date of a letter is that of the first; the others follow.",
    PRACTICE,
    bad="template: letters\naddressees: [secretary-general]\nfurther_dates: [2026-02-02]\n",
    good="template: letters\naddressees: [secretary-general]\nfurther_dates: [2026-03-09]\n",
)
def further_date_order(case: Case) -> Iterable[Hit]:
    for index, day in enumerate(case.letter.further_dates):
        if day <= case.letter.date:
            message = f"This is not after the first letter’s date, {case.language.day(case.letter.date)}."
            yield case.hit(("further_dates", index), message)


def _issue_days(case: Case) -> tuple[date, ...]:
    letter = case.letter
    return (letter.date, letter.distributed or letter.date)


@rule(
    "symbol-session",
    WARNING,
    "A symbol of the General Assembly shows the session of its date, or the next one ahead of its opening.",
    f"{SESSIONS}; {SYMBOLS}",
    bad="symbols: [A/71/999, S/2026/999]\n",
    good="symbols: [A/80/999, S/2026/999]\n",
)
def symbol_session(case: Case) -> Iterable[Hit]:
    possible = {regular_session(day) for day in _issue_days(case)}
    for index, text in enumerate(case.letter.symbols):
        shown = next((one.session for one in case.facts.symbols if str(one) == text.strip()), None)
        if shown and shown.kind == "regular" and shown.number not in possible | {max(possible) + 1}:
            now = " or ".join(str(number) for number in sorted(possible))
            message = f"The symbol shows session {shown.number}; on the letter’s dates it is session {now}."
            yield case.hit(("symbols", index), message)


@rule(
    "symbol-year",
    WARNING,
    "A symbol of the Security Council shows the year of its date.",
    SYMBOLS,
    bad="symbols: [A/80/999, S/2016/999]\n",
    good="symbols: [A/80/999, S/2026/999]\n",
)
def symbol_year(case: Case) -> Iterable[Hit]:
    possible = {day.year for day in _issue_days(case)}
    for index, text in enumerate(case.letter.symbols):
        symbol = next((one for one in case.facts.symbols if str(one) == text.strip()), None)
        year = symbol.year if symbol and symbol.organ == "security-council" else None
        # A letter of the last days of December is issued in January.
        if year and year not in possible and year != max(possible) + (case.letter.distributed is None):
            now = " or ".join(str(number) for number in sorted(possible))
            yield case.hit(("symbols", index), f"The symbol shows {year}; the letter’s dates are of {now}.")


@rule(
    "session-date",
    WARNING,
    "A session that is said is the one of the letter’s date, or the next ahead of its opening.",
    SESSIONS,
    bad="session: 71\n",
    good="session: 80\n",
)
def session_date(case: Case) -> Iterable[Hit]:
    if case.letter.symbols or case.letter.session is None:
        return
    possible = {regular_session(day) for day in _issue_days(case)}
    for one in case.facts.sessions:
        if isinstance(one.number, int) and one.number < 200 and one.number not in possible | {max(possible) + 1}:  # noqa: PLR2004
            now = " or ".join(str(number) for number in sorted(possible))
            yield case.hit(("session",), f"On the letter’s date it is session {now}, not {one.number}.")


@rule(
    "year-date",
    WARNING,
    "A year of the Security Council that is said is the one of the letter’s date.",
    SYMBOLS,
    bad="year: 71\n",
    good="year: 81\n",
)
def year_date(case: Case) -> Iterable[Hit]:
    possible = {council_year(day) for day in _issue_days(case)}
    if case.letter.year and not case.letter.symbols and case.letter.year not in possible:
        right = " or ".join(str(number) for number in sorted(possible))
        fix = right if len(possible) == 1 else None
        yield case.hit(("year",), f"On the letter’s date it is year {right}, not {case.letter.year}.", fix)


@rule(
    "job-number-year",
    WARNING,
    "A job number begins with the last two figures of its year.",
    PRACTICE,
    bad="job_number: 16-01234\npublished: 2026-03-10\n",
    good="job_number: 26-01234\npublished: 2026-03-10\n",
)
def job_number_year(case: Case) -> Iterable[Hit]:
    number = case.letter.job_number
    years = {day.year % 100 for day in (*_issue_days(case), case.letter.published or case.letter.date)}
    if number and int(number[:2]) not in years and (int(number[:2]) + 1) % 100 not in years:
        yield case.hit(("job_number",), f"A job number of that year begins with {max(years):02d}-, not {number[:3]}.")


@rule(
    "reissue-mark",
    NOTE,
    "The asterisk of a reissue stands at the symbol, and its note says when.",
    f"{MASTHEADS}; A/RES/71/262*",
    bad="symbols: ['A/80/999*', 'S/2026/999*']\n",
    good="symbols: [A/80/999, S/2026/999]\nreissued: 2026-03-25\n",
)
def reissue_mark(case: Case) -> Iterable[Hit]:
    if case.letter.reissued:
        return
    for index, text in enumerate(case.letter.symbols):
        if text.rstrip().endswith("*"):
            message = "The asterisk refers to a note; say `reissued:` with the day, and Drafter prints both."
            yield case.hit(("symbols", index), message)
            return
