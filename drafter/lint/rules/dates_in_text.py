"""Days in the text: in the form of the Manual, possible, and on the weekday they are said to be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from drafter.lint.authorities import NUMBERS, PRACTICE
from drafter.lint.context import LintContext
from drafter.lint.rule import ENGLISH, NOTE, WARNING, Match, body_example, rule
from drafter.lint.text_view import TextView

_DATES = f"{NUMBERS}: dates"
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_NAMED = "|".join(_MONTHS)
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
# What the name of a month begins with, and how an ordinal in figures ends.
_BEGUN = tuple(name[:3] for name in _MONTHS)
_ENDED = tuple(f"{figure}{end}" for figure in range(10) for end in ("st", "nd", "rd", "th"))
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = rf"\b(?P<day>[0-3]?\d)\s+(?P<month>{_NAMED})\s+(?P<year>(?:1[89]|20)\d\d)\b"


def _days(context: LintContext) -> Iterator[tuple[TextView, re.Match[str], date | None]]:
    """The days written in full in the author's own words; None for a day that never is."""
    for text, found in context.own(_DAY, needs=_MONTHS):
        try:
            day = date(int(found["year"]), _MONTHS.index(found["month"]) + 1, int(found["day"]))
        except ValueError:
            yield text, found, None
        else:
            yield text, found, day


def _written(day: str, month: str, year: str) -> str:
    full = next(name for name in _MONTHS if name.startswith(month.rstrip(".")[:3]))
    return f"{int(day)} {full} {year}"


@rule(
    "date-impossible",
    WARNING,
    "A day that is named is in the calendar.",
    _DATES,
    bad=body_example("The clubs met on 31 June 2025."),
    good=body_example("The clubs met on 30 June 2025."),
    languages=ENGLISH,
)
def date_impossible(context: LintContext) -> Iterable[Match]:
    for text, found, day in _days(context):
        if day is None:
            yield text.at(found, f"There is no {' '.join(found[0].split())}.")


@rule(
    "date-order",
    WARNING,
    "A date has the order day, month, year, without a comma.",
    _DATES,
    bad=body_example("The clubs met on June 30, 2025."),
    good=body_example("The clubs met on 30 June 2025."),
    safe=True,
    languages=ENGLISH,
)
def date_order(context: LintContext) -> Iterable[Match]:
    pattern = rf"\b(?P<month>{_NAMED}|{_SHORT}\.?)\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?\s+(?P<year>(?:1[89]|20)\d\d)\b"
    for text, found in context.own(pattern, needs=_BEGUN):
        right = _written(found["day"], found["month"], found["year"])
        yield text.at(found, f"The form is “{right}”.", right if "\n" not in found[0] else None)


@rule(
    "date-ordinal",
    WARNING,
    "The day of a date is a plain number.",
    _DATES,
    bad=body_example("The clubs met on the 30th of June 2025."),
    good=body_example("The clubs met on 30 June 2025."),
    safe=True,
    languages=ENGLISH,
)
def date_ordinal(context: LintContext) -> Iterable[Match]:
    pattern = rf"\b(?:the\s+)?(?P<day>[0-3]?\d)(?:st|nd|rd|th)(?:\s+of|\s+day\s+of)?\s+(?P<month>{_NAMED})\b"
    for text, found in context.own(pattern, needs=_ENDED):
        right = f"{int(found['day'])} {found['month']}"
        yield text.at(found, f"The form is “{right}”.", right if "\n" not in found[0] else None)


@rule(
    "date-abbreviated",
    WARNING,
    "The month of a date is written out.",
    _DATES,
    bad=body_example("The clubs met on 30 Sept. 2025."),
    good=body_example("The clubs met on 30 September 2025."),
    safe=True,
    languages=ENGLISH,
)
def date_abbreviated(context: LintContext) -> Iterable[Match]:
    pattern = rf"\b(?P<day>[0-3]?\d)\s+(?P<month>{_SHORT}\b\.?)\s+(?P<year>(?:1[89]|20)\d\d)\b"
    for text, found in context.own(pattern, needs=_BEGUN):
        right = _written(found["day"], found["month"], found["year"])
        yield text.at(found, f"The form is “{right}”.", right if "\n" not in found[0] else None)


@rule(
    "date-figures",
    WARNING,
    "A date names its month; figures alone are read in two ways.",
    _DATES,
    bad=body_example("The clubs met on 30/06/2025."),
    good=body_example("The clubs met on 30 June 2025."),
    languages=ENGLISH,
)
def date_figures(context: LintContext) -> Iterable[Match]:
    pattern = (
        r"(?<![\w/.-])(?:(?P<first>[0-3]?\d)(?P<sign>[/.-])(?P<second>[0-3]?\d)(?P=sign)(?P<year>(?:1[89]|20)\d\d)"
        r"|(?P<iso>(?:1[89]|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d))(?![\w/-]|\.\d)"
    )
    needs = ("-0", "-1", *(f"{character}{century}" for character in "/.-" for century in (18, 19, 20)))
    for text, found in context.own(pattern, needs=needs):
        right = _of_figures(found)
        said = f"“{right}”" if right else "as in “30 June 2025”"
        yield text.at(found, f"A date names its month: {said}.", right)


def _of_figures(found: re.Match[str]) -> str | None:
    """The date in words where figures leave no doubt: 2025-06-30, 30/06/2025; None for 03/04/2025."""
    if found["iso"]:
        day, month, year = int(found["day"]), int(found["month"]), found["iso"]
    else:
        first, second, year = int(found["first"]), int(found["second"]), found["year"]
        if first <= len(_MONTHS) and second <= len(_MONTHS) and first != second:
            return None
        day, month = (first, second) if second <= len(_MONTHS) else (second, first)
    return f"{day} {_MONTHS[month - 1]} {year}" if 1 <= month <= len(_MONTHS) and day else None


@rule(
    "weekday",
    WARNING,
    "A weekday that is named with a date is that of the date.",
    _DATES,
    bad=body_example("The clubs met on Tuesday, 30 June 2025."),
    good=body_example("The clubs met on Monday, 30 June 2025."),
    languages=ENGLISH,
)
def weekday(context: LintContext) -> Iterable[Match]:
    for text, found, day in _days(context):
        before = re.search(rf"\b({'|'.join(_WEEKDAYS)})(?:,\s*|\s+)(?:the\s+)?$", text.own[: found.start()])
        if day and before and _WEEKDAYS[day.weekday()] != before[1]:
            right = _WEEKDAYS[day.weekday()]
            yield text.match_at(before.start(1), before.end(1), f"{context.language.day(day)} is a {right}.", right)


@rule(
    "date-ahead",
    WARNING,
    "What has happened, happened before the letter was written.",
    PRACTICE,
    bad=body_example("The clubs met on 30 June 2027 and compared their boats."),
    good=body_example("The clubs met on 30 June 2025 and compared their boats."),
    languages=ENGLISH,
)
def date_ahead(context: LintContext) -> Iterable[Match]:
    last = max((context.letter.date, *context.letter.further_dates))
    future = (
        r"\b(?:will|shall|would|may|might|should|could|can|to|until|till|by|before|after|from|through|planned|scheduled|"
        r"forthcoming|upcoming|next|coming|expires?|deadline|ends?|begins?|starts?|due|between|if|invit\w+|propos\w+|"
        r"ha[ds] decided|fixed|set|intend\w*|expect\w*|plans?|target|term|onwards?)\b"
    )
    for text, found, day in _days(context):
        if day and day > last:
            sentence = text.sentence_at(found.start())
            around = sentence.replace(found[0], "")
            past = re.search(r"\b(?:was|were|had|ha(?:s|ve) \w+ed|\w{3,}ed|said|met|took|began|held|made|wrote|"
                             r"condemnation|since)\b", around, re.IGNORECASE)  # fmt: skip
            near = text.own[max(found.start() - 40, 0) : found.start()]
            if past and not re.search(future, near, re.IGNORECASE) and not re.search(r"\b(?:will|shall)\b", sentence):
                message = f"This is after the letter’s own date, {context.language.day(last)}; is the year right?"
                yield text.at(found, message)


@rule(
    "century",
    NOTE,
    "A century is written in words.",
    f"{NUMBERS}: ordinals",
    bad=body_example("Rowing was renewed in the 21st century."),
    good=body_example("Rowing was renewed in the twenty-first century."),
    safe=True,
    languages=ENGLISH,
)
def century(context: LintContext) -> Iterable[Match]:
    from drafter.languages.en.ordinals import ordinal

    for text, found in context.own(r"\b([12][0-9]|[1-9])(?:st|nd|rd|th)(?=[\s-]centur)", needs=("centur",)):
        right = ordinal(int(found[1]))
        yield text.at(found, f"A century is written in words: “{right}”.", right)


@rule(
    "decade",
    WARNING,
    "A decade has no apostrophe.",
    f"{NUMBERS}; Punctuation, apostrophe",
    bad=body_example("The clubs were founded in the 1990's."),
    good=body_example("The clubs were founded in the 1990s."),
    safe=True,
    languages=ENGLISH,
)
def decade(context: LintContext) -> Iterable[Match]:
    for text, found in context.own(r"\b((?:1[89]|20)\d0)['’]s\b", needs=("0's", "0’s")):
        yield text.at(found, f"A decade has no apostrophe: “{found[1]}s”.", f"{found[1]}s")


@rule(
    "time-of-day",
    WARNING,
    "The time of day has the form 3 p.m. or 3.30 p.m.",
    f"{NUMBERS}: time of day",
    bad=body_example("The clubs met at 3:30 PM."),
    good=body_example("The clubs met at 3.30 p.m."),
    safe=True,
    languages=ENGLISH,
)
def time_of_day(context: LintContext) -> Iterable[Match]:
    for text, found in context.own(r"\b(1?\d|2[0-4])(?:[:.]([0-5]\d))?\s?([ap])\.?\s?m\b\.?", re.IGNORECASE):
        minutes = f".{found[2]}" if found[2] and found[2] != "00" else ""
        right = f"{int(found[1])}{minutes} {found[3].lower()}.m."
        # "3 am" may be a slip for other words; with the stops, or in capitals, it is an hour.
        if found[0] != right and not re.fullmatch(r"\d+ am", found[0]):
            yield text.at(found, f"The form is “{right}”.", right)
