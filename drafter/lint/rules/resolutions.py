"""Resolutions cited in the text: in the form of their organ, with the year in which they were adopted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from drafter.lint.authorities import COUNCIL_RESOLUTIONS, RESOLUTIONS
from drafter.lint.context import LintContext
from drafter.lint.rule import ENGLISH, WARNING, Match, body_example, rule
from drafter.lint.text_view import TextView
from drafter.tables import packaged
from drafter.un.sessions import regular_session

TABLE = Path(__file__).with_name("council_resolutions.csv")
_COUNCIL = re.compile(r"\b(?P<number>\d{1,4})\s\((?P<year>19[4-9]\d|20\d\d)\)")
_SESSION = re.compile(r"\bresolutions?\s+(?:\d{1,3}/\d+[ A-Z]*(?:,\s+|\s+and\s+))*(?P<session>\d{1,3})/\d+")


@cache
def council_years() -> tuple[tuple[int, int, int], ...]:
    """The years of the Security Council with the first and the last number of their resolutions; 0 while it runs."""
    return tuple((int(row["year"]), int(row["first"]), int(row["last"] or 0)) for row in packaged(TABLE))


def adopted(number: int) -> int | None:
    """The year in which the Security Council adopted a resolution, None for a number that the table does not have."""
    return next((year for year, first, last in council_years() if first <= number <= (last or first)), None)


def _council(context: LintContext) -> Iterator[tuple[TextView, re.Match[str]]]:
    for text in context.bodies:
        for found in _COUNCIL.finditer(text.own):
            before = text.own[max(found.start() - 160, 0) : found.start()]
            if re.search(r"\bresolutions?\b[^.;]*$", before):
                yield text, found


@rule(
    "resolution-year",
    WARNING,
    "A resolution of the Security Council is cited with the year in which it was adopted.",
    COUNCIL_RESOLUTIONS,
    bad=body_example("We recall Security Council resolution 1325 (2001)."),
    good=body_example("We recall Security Council resolution 1325 (2000)."),
)
def resolution_year(context: LintContext) -> Iterable[Match]:
    for text, found in _council(context):
        number, said = int(found["number"]), int(found["year"])
        year = adopted(number)
        if year and year != said:
            message = f"Resolution {number} was adopted in {year}."
            yield text.at(found, message, str(year), found.re.groupindex["year"])
        elif not year and _outside(number, said):
            yield text.at(found, f"The Security Council adopted no resolution {number} in {said}.")


def _outside(number: int, said: int) -> bool:
    """Whether the year is on record, and the number is none of its numbers."""
    return any(year == said and last and not first <= number <= last for year, first, last in council_years())


@rule(
    "resolution-ahead",
    WARNING,
    "A letter cites resolutions that were adopted before it was written.",
    RESOLUTIONS,
    bad="date: 2016-03-04\n" + body_example("We recall General Assembly resolution 73/24."),
    good="date: 2026-03-04\n" + body_example("We recall General Assembly resolution 73/24."),
)
def resolution_ahead(context: LintContext) -> Iterable[Match]:
    now = regular_session(max((context.letter.date, *context.letter.further_dates)))
    for text in context.bodies:
        for found in _SESSION.finditer(text.own):
            if int(found["session"]) > now:
                message = f"On the letter’s date it was session {now}; this is of session {found['session']}."
                yield text.at(found, message, None, 1)
    for text, found in _council(context):
        if int(found["year"]) > context.letter.date.year and adopted(int(found["number"])) in (
            None,
            int(found["year"]),
        ):
            yield text.at(found, f"The letter is of {context.letter.date.year}, the resolution of {found['year']}.")


@rule(
    "resolution-without-year",
    WARNING,
    "A resolution of the Security Council is cited with its year in parentheses.",
    COUNCIL_RESOLUTIONS,
    bad=body_example("We recall Security Council resolution 1325."),
    good=body_example("We recall Security Council resolution 1325 (2000)."),
    safe=True,
    languages=ENGLISH,
)
def resolution_without_year(context: LintContext) -> Iterable[Match]:
    pattern = r"\bSecurity\s+Council\s+resolutions?\s+(\d{1,4})\b(?!\s?\(|/|[\d.,]*\d|\s+[A-Z] \()"
    for text, found in context.own(pattern, needs=("Council",)):
        year = adopted(int(found[1]))
        right = f"{found[1]} ({year})" if year else None
        message = f"A resolution of the Security Council has its year: “{right or f'{found[1]} (...)'}”."
        yield text.at(found, message, right, 1)


@rule(
    "resolution-spacing",
    WARNING,
    "A space stands between the number of a resolution and its year.",
    COUNCIL_RESOLUTIONS,
    bad=body_example("We recall Security Council resolution 1325(2000)."),
    good=body_example("We recall Security Council resolution 1325 (2000)."),
    safe=True,
)
def resolution_spacing(context: LintContext) -> Iterable[Match]:
    for text, found in context.own(r"(?<![\w/])(\d{1,4})(\((?:19[4-9]\d|20\d\d)\))", needs=("(19", "(20")):
        yield text.at(found, f"A space stands before the year: “{found[1]} {found[2]}”.", f"{found[1]} {found[2]}")


@rule(
    "resolution-organ",
    WARNING,
    "The form of a resolution’s number is that of its organ: 1325 (2000) of the Council, 73/24 of the Assembly.",
    RESOLUTIONS,
    bad=body_example("We recall General Assembly resolution 1325 (2000)."),
    good=body_example("We recall Security Council resolution 1325 (2000)."),
    languages=ENGLISH,
)
def resolution_organ(context: LintContext) -> Iterable[Match]:
    pattern = r"\bGeneral\s+Assembly\s+resolutions?\s+(\d{1,4}\s\((?:19[4-9]\d|20\d\d)\))"
    for text, found in context.own(pattern, needs=("(19", "(20")):
        yield text.at(found, "This is the number of a resolution of the Security Council.", None, 1)
    pattern = r"\bSecurity\s+Council\s+resolutions?\s+((?:ES-)?\d{1,3}/\d{1,3})\b"
    for text, found in context.own(pattern, needs=("Council",)):
        yield text.at(found, "This is the number of a resolution of the General Assembly.", None, 1)


@rule(
    "resolution-abbreviated",
    WARNING,
    "The organ of a resolution, and the word, are written in full.",
    f"{RESOLUTIONS}, A",
    bad=body_example("We recall UNSCR 1325 (2000)."),
    good=body_example("We recall Security Council resolution 1325 (2000)."),
    safe=True,
    languages=ENGLISH,
)
def resolution_abbreviated(context: LintContext) -> Iterable[Match]:
    word = r"\s+[Rr]es(?:olution|\.)"
    pattern = rf"(?<![\w/])(?:(UNSCR|SCR|UNSC{word}|SC{word})|(?:UNGA{word}|GA{word}))(?=\s+\d)"
    for text, found in context.own(pattern, needs=("SC", "GA")):
        right = ("Security Council" if found[1] else "General Assembly") + " resolution"
        yield text.at(found, f"The organ is written in full: “{right}”.", right if "\n" not in found[0] else None)


@rule(
    "resolution-capital",
    WARNING,
    "The word “resolution” has no capital inside a sentence.",
    RESOLUTIONS,
    bad=body_example("We recall Security Council Resolution 1325 (2000)."),
    good=body_example("We recall Security Council resolution 1325 (2000)."),
    safe=True,
    languages=ENGLISH,
)
def resolution_capital(context: LintContext) -> Iterable[Match]:
    for text, found in context.own(r"(?<=[a-z,])\s(Resolutions?)(?=\s+(?:\d|ES-))", needs=("Resolution",)):
        yield text.at(found, f"Inside a sentence: “{found[1].lower()}”.", found[1].lower(), 1)


@rule(
    "resolution-plural",
    WARNING,
    "Several resolutions are cited as resolutions.",
    RESOLUTIONS,
    bad=body_example("We recall Security Council resolution 1325 (2000) and 2250 (2015)."),
    good=body_example("We recall Security Council resolutions 1325 (2000) and 2250 (2015)."),
    safe=True,
    languages=ENGLISH,
)
def resolution_plural(context: LintContext) -> Iterable[Match]:
    one = r"(?:\d{1,4}\s\(\d{4}\)|(?:ES-)?\d{1,3}/\d{1,3})"
    for text, found in context.own(rf"\b([Rr]esolution)\s+{one}(?:,\s+{one})*\s+and\s+{one}"):
        yield text.at(found, "Several are cited: “resolutions”.", f"{found[1]}s", 1)
