"""Rules on resolutions cited in the text: in the form of their organ, with the year of their adoption."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from drafter.lint.authorities import COUNCIL_RESOLUTIONS, RESOLUTIONS
from drafter.lint.context import LintContext
from drafter.lint.neighbours import word_before
from drafter.lint.rule import ENGLISH, WARNING, Match, body_example, rule
from drafter.lint.text_view import TextView
from drafter.tables import packaged
from drafter.un.sessions import regular_session

TABLE = Path(__file__).with_name("council_resolutions.csv")
# Literals in every year in parentheses.
_YEARS = ("(19", "(20")


@cache
def council_years() -> tuple[tuple[int, int, int], ...]:
    """Return each year with its first and last Security Council resolution; 0 if the year is not over."""
    return tuple((int(row["year"]), int(row["first"]), int(row["last"] or 0)) for row in packaged(TABLE))


def adopted(number: int) -> int | None:
    """Return the year in which the Security Council adopted a resolution, None if not in the table."""
    return next((year for year, first, last in council_years() if first <= number <= (last or first)), None)


def _council(context: LintContext) -> Iterator[tuple[TextView, re.Match[str]]]:
    """Yield each number and year in the text that follows the word "resolution" in its sentence."""
    pattern = r"\b(?P<number>\d{1,4})\s\((?P<year>19[4-9]\d|20\d\d)\)"
    for text, match in context.own(pattern, needs=_YEARS):
        before = text.own[max(match.start() - 160, 0) : match.start()]
        if re.search(r"\bresolutions?\b[^.;]*$", before):
            yield text, match


@rule(
    "resolution-year",
    WARNING,
    "Cite a Security Council resolution with the year of its adoption.",
    COUNCIL_RESOLUTIONS,
    bad=body_example("We recall Security Council resolution 1325 (2001)."),
    good=body_example("We recall Security Council resolution 1325 (2000)."),
)
def resolution_year(context: LintContext) -> Iterable[Match]:
    for text, match in _council(context):
        number, cited = int(match["number"]), int(match["year"])
        year = adopted(number)
        if year and year != cited:
            message = f"Resolution {number} was adopted in {year}."
            yield text.at(match, message, str(year), match.re.groupindex["year"])
        elif not year and _is_outside(number, cited):
            yield text.at(match, f"The Security Council did not adopt a resolution {number} in {cited}.")


def _is_outside(number: int, cited: int) -> bool:
    """True if the table has the cited year, but not the number in that year."""
    return any(year == cited and last and not first <= number <= last for year, first, last in council_years())


@rule(
    "resolution-ahead",
    WARNING,
    "Cite only resolutions adopted before the date of the letter.",
    RESOLUTIONS,
    bad="date: 2016-03-04\n" + body_example("We recall General Assembly resolution 73/24."),
    good="date: 2026-03-04\n" + body_example("We recall General Assembly resolution 73/24."),
)
def resolution_ahead(context: LintContext) -> Iterable[Match]:
    session = regular_session(max((context.letter.date, *context.letter.further_dates)))
    pattern = r"\bresolutions?\s+(?:\d{1,3}/\d+[ A-Z]{0,20}(?:,\s+|\s+and\s+))*(?P<session>\d{1,3})/\d+"
    for text, match in context.own(pattern, needs=("resolution",)):
        if int(match["session"]) > session:
            message = f"The letter is of session {session}, but the resolution of session {match['session']}."
            yield text.at(match, message, None, 1)
    for text, match in _council(context):
        number, cited = int(match["number"]), int(match["year"])
        if cited > context.letter.date.year and adopted(number) in (None, cited):
            message = f"The letter is of {context.letter.date.year}, but the resolution of {match['year']}."
            yield text.at(match, message)


@rule(
    "resolution-without-year",
    WARNING,
    "Add the year in parentheses to a Security Council resolution.",
    COUNCIL_RESOLUTIONS,
    bad=body_example("We recall Security Council resolution 1325."),
    good=body_example("We recall Security Council resolution 1325 (2000)."),
    suggested=True,
    languages=ENGLISH,
)
def resolution_without_year(context: LintContext) -> Iterable[Match]:
    pattern = r"\bSecurity\s+Council\s+resolutions?\s+(\d{1,4})\b(?!\s?\(|/|[\d.,]*\d|\s+[A-Z] \()"
    for text, match in context.own(pattern, needs=("resolution",)):
        year = adopted(int(match[1]))
        right = f"{match[1]} ({year})" if year else None
        message = f"Add the year of the Security Council resolution: “{right or f'{match[1]} (...)'}”."
        yield text.at(match, message, right, 1)


@rule(
    "resolution-spacing",
    WARNING,
    "Put a space between the number of a resolution and its year.",
    COUNCIL_RESOLUTIONS,
    bad=body_example("We recall Security Council resolution 1325(2000)."),
    good=body_example("We recall Security Council resolution 1325 (2000)."),
    safe=True,
)
def resolution_spacing(context: LintContext) -> Iterable[Match]:
    for text, match in context.own(r"(?<![\w/])(\d{1,4})(\((?:19[4-9]\d|20\d\d)\))", needs=_YEARS):
        right = f"{match[1]} {match[2]}"
        yield text.at(match, f"Put a space before the year: “{right}”.", right)


@rule(
    "resolution-organ",
    WARNING,
    "Match the number and the organ: 1325 (2000) is of the Council, 73/24 of the Assembly.",
    RESOLUTIONS,
    bad=body_example("We recall General Assembly resolution 1325 (2000)."),
    good=body_example("We recall Security Council resolution 1325 (2000)."),
    languages=ENGLISH,
)
def resolution_organ(context: LintContext) -> Iterable[Match]:
    pattern = r"\bGeneral\s+Assembly\s+resolutions?\s+(\d{1,4}\s\((?:19[4-9]\d|20\d\d)\))"
    for text, match in context.own(pattern, needs=_YEARS):
        yield text.at(match, "The number is that of a Security Council resolution; correct it or the organ.", None, 1)
    pattern = r"\bSecurity\s+Council\s+resolutions?\s+((?:ES-)?\d{1,3}/\d{1,3})\b"
    for text, match in context.own(pattern, needs=("resolution",)):
        yield text.at(match, "The number is that of a General Assembly resolution; correct it or the organ.", None, 1)


@rule(
    "resolution-abbreviated",
    WARNING,
    "Write the organ of a resolution, and the word “resolution”, in full.",
    f"{RESOLUTIONS}, A",
    bad=body_example("We recall UNSCR 1325 (2000)."),
    good=body_example("We recall Security Council resolution 1325 (2000)."),
    suggested=True,
    languages=ENGLISH,
)
def resolution_abbreviated(context: LintContext) -> Iterable[Match]:
    word = r"\s+[Rr]es(?:olution|\.)"
    pattern = rf"(?<![\w/])(?:(UNSCR|SCR|UNSC{word}|SC{word})|(?:UNGA{word}|GA{word}))(?=\s+\d)"
    for text, match in context.own(pattern, needs=("SC", "GA")):
        right = ("Security Council" if match[1] else "General Assembly") + " resolution"
        yield text.at(match, f"Write “{right}” in full.", right if "\n" not in match[0] else None)


@rule(
    "resolution-capital",
    WARNING,
    "Write “resolution” in lower case inside a sentence.",
    RESOLUTIONS,
    bad=body_example("We recall Security Council Resolution 1325 (2000)."),
    good=body_example("We recall Security Council resolution 1325 (2000)."),
    suggested=True,
    languages=ENGLISH,
)
def resolution_capital(context: LintContext) -> Iterable[Match]:
    for text, match in context.own(r"(?<=[a-z,])\s(Resolutions?)(?=\s+(?:\d|ES-))", needs=("Resolution",)):
        # A ship or a conference may have a “Resolution 5”.
        is_ours = re.compile(r"(?<!\s)\s++(?:ES-|\d+/\d|\d{3})").match(text.own, match.end(1))
        before = word_before(text, match.start(1))
        is_name = before[:1].isupper() and before not in ("Assembly", "Council")
        fix = match[1].lower() if is_ours and not is_name else None
        yield text.at(match, f"Write “{match[1].lower()}” inside a sentence.", fix, 1)


@rule(
    "resolution-plural",
    WARNING,
    "Write “resolutions” before several numbers.",
    RESOLUTIONS,
    bad=body_example("We recall Security Council resolution 1325 (2000) and 2250 (2015)."),
    good=body_example("We recall Security Council resolutions 1325 (2000) and 2250 (2015)."),
    suggested=True,
    languages=ENGLISH,
)
def resolution_plural(context: LintContext) -> Iterable[Match]:
    number = r"(?:\d{1,4}\s\(\d{4}\)|(?:ES-)?\d{1,3}/\d{1,3})"
    pattern = rf"\b([Rr]esolution)\s+{number}(?:,\s+{number})*\s+and\s+{number}"
    for text, match in context.own(pattern, needs=("esolution",)):
        yield text.at(match, f"Write “{match[1]}s” before several numbers.", f"{match[1]}s", 1)
