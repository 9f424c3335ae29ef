"""Rules for dates in the text: the form of the Editorial Manual, the calendar and the weekday."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date

from drafter.lint.authorities import NUMBERS, PRACTICE
from drafter.lint.context import LintContext
from drafter.lint.neighbours import is_complete, word_before
from drafter.lint.rule import ENGLISH, NOTE, WARNING, Match, body_example, rule
from drafter.lint.text_view import TextView

_DATES = f"{NUMBERS}: dates"
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
_SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
# Strings that a text with a month or an ordinal contains.
_MONTH_STARTS = tuple(name[:3] for name in _MONTHS)
_BEFORE_DATE = frozenset(
    ("after", "and", "before", "between", "by", "dated", "from", "in", "of", "on", "since", "till", "to", "until")
)
_ORDINALS = tuple(f"{digit}{end}" for digit in range(10) for end in ("st", "nd", "rd", "th"))
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# How far before a date its weekday can be, with spaces.
_WEEKDAY_REACH = 60
_FULL_DATE = rf"\b(?P<day>[0-3]?\d)\s+(?P<month>{_MONTH})\s+(?P<year>(?:1[89]|20)\d\d)\b"


def _full_dates(context: LintContext) -> Iterator[tuple[TextView, re.Match[str], date | None]]:
    """Yield the dates in full form in the author's own words; None if the calendar has no such day."""
    for text, match in context.own(_FULL_DATE, needs=_MONTHS):
        try:
            day = date(int(match["year"]), _MONTHS.index(match["month"]) + 1, int(match["day"]))
        except ValueError:
            yield text, match, None
        else:
            yield text, match, day


def _format_date(day: str, month: str, year: str) -> str:
    """Return a date in full form; `month` may be abbreviated."""
    full = next(name for name in _MONTHS if name.startswith(month.rstrip(".")[:3]))
    return f"{int(day)} {full} {year}"


@rule(
    "date-impossible",
    WARNING,
    "Give a date that is in the calendar.",
    _DATES,
    bad=body_example("The clubs met on 31 June 2025."),
    good=body_example("The clubs met on 30 June 2025."),
    languages=ENGLISH,
)
def date_impossible(context: LintContext) -> Iterable[Match]:
    for text, match, day in _full_dates(context):
        if day is None:
            days = monthrange(int(match["year"]), _MONTHS.index(match["month"]) + 1)[1]
            fault = f"{' '.join(match[0].split())} is not in the calendar"
            yield text.at(match, f"{fault}: {match['month']} {match['year']} has {days} days.")


@rule(
    "date-order",
    WARNING,
    "Write a date in the order day, month, year, without a comma.",
    _DATES,
    bad=body_example("The clubs met on June 30, 2025."),
    good=body_example("The clubs met on 30 June 2025."),
    suggested=True,
    languages=ENGLISH,
)
def date_order(context: LintContext) -> Iterable[Match]:
    pattern = (
        rf"\b(?P<month>{_MONTH}|{_SHORT_MONTH}\.?)\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?\s+(?P<year>(?:1[89]|20)\d\d)\b"
    )
    for text, match in context.own(pattern, needs=_MONTH_STARTS):
        right = _format_date(match["day"], match["month"], match["year"])
        yield text.at(match, f"Write “{right}”.", right if _is_fixable(text, match) else None)


def _is_fixable(text: TextView, match: re.Match[str]) -> bool:
    """True if a date is on one line, is in the calendar, and its year does not count the words after it."""
    return "\n" not in match[0] and 1 <= int(match["day"]) <= 31 and is_complete(text, match.end())  # noqa: PLR2004


@rule(
    "date-ordinal",
    WARNING,
    "Write the day of a date as a plain number.",
    _DATES,
    bad=body_example("The clubs met on the 30th of June 2025."),
    good=body_example("The clubs met on 30 June 2025."),
    suggested=True,
    languages=ENGLISH,
)
def date_ordinal(context: LintContext) -> Iterable[Match]:
    pattern = rf"\b(?:the\s+)?(?P<day>[0-3]?\d)(?:st|nd|rd|th)(?:\s+of|\s+day\s+of)?\s+(?P<month>{_MONTH})\b"
    for text, match in context.own(pattern, needs=_ORDINALS):
        right = f"{int(match['day'])} {match['month']}"
        yield text.at(match, f"Write “{right}”.", right if _is_day(text, match) else None)


def _is_day(text: TextView, match: re.Match[str]) -> bool:
    """True if an ordinal with a month is a date: not “the 3rd May Constitution”, not “the 1st and 2nd May”."""
    year = re.compile(r",? (?:1[89]|20)\d\d\b").match(text.own, match.end())
    marches_on = not year and re.compile(r" on\b").match(text.own, match.end())
    before = word_before(text, match.start()).lower()
    return (
        "\n" not in match[0]
        and 1 <= int(match["day"]) <= 31  # noqa: PLR2004
        and before in _BEFORE_DATE
        and not re.search(r"\d(?:st|nd|rd|th)\W+\w+\W+$", text.own[max(match.start() - 24, 0) : match.start()])
        and is_complete(text, year.end() if year else match.end())
        and not marches_on
    )


@rule(
    "date-abbreviated",
    WARNING,
    "Write the month of a date in full.",
    _DATES,
    bad=body_example("The clubs met on 30 Sept. 2025."),
    good=body_example("The clubs met on 30 September 2025."),
    suggested=True,
    languages=ENGLISH,
)
def date_abbreviated(context: LintContext) -> Iterable[Match]:
    pattern = rf"\b(?P<day>[0-3]?\d)\s+(?P<month>{_SHORT_MONTH}\b\.?)\s+(?P<year>(?:1[89]|20)\d\d)\b"
    for text, match in context.own(pattern, needs=_MONTH_STARTS):
        right = _format_date(match["day"], match["month"], match["year"])
        yield text.at(match, f"Write “{right}”.", right if _is_fixable(text, match) else None)


@rule(
    "date-figures",
    WARNING,
    "Name the month of a date: digits alone can be read in two ways.",
    _DATES,
    bad=body_example("The clubs met on 30/06/2025."),
    good=body_example("The clubs met on 30 June 2025."),
    suggested=True,
    languages=ENGLISH,
)
def date_figures(context: LintContext) -> Iterable[Match]:
    pattern = (
        r"(?<![\w/.-])(?:(?P<first>[0-3]?\d)(?P<separator>[/.-])(?P<second>[0-3]?\d)(?P=separator)(?P<year>(?:1[89]|20)\d\d)"
        r"|(?P<iso>(?:1[89]|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d))(?![\w/-]|\.\d)"
    )
    needs = ("-0", "-1", *(f"{character}{century}" for character in "/.-" for century in (18, 19, 20)))
    for text, match in context.own(pattern, needs=needs):
        right = _date_from_digits(match)
        message = f"Write “{right}”." if right else "Name the month, as in “30 June 2025”."
        # After other words, the digits can be the number of a case or of a project.
        is_date = word_before(text, match.start()).lower() in _BEFORE_DATE
        yield text.at(match, message, right if is_date or match.start() == 0 else None)


def _date_from_digits(match: re.Match[str]) -> str | None:
    """Return the date in full form, or None if the digits are ambiguous, such as 03/04/2025."""
    if match["iso"]:
        day, month, year = int(match["day"]), int(match["month"]), match["iso"]
    else:
        first, second, year = int(match["first"]), int(match["second"]), match["year"]
        if first <= len(_MONTHS) and second <= len(_MONTHS) and first != second:
            return None
        day, month = (first, second) if second <= len(_MONTHS) else (second, first)
    return f"{day} {_MONTHS[month - 1]} {year}" if 1 <= month <= len(_MONTHS) and day else None


@rule(
    "weekday",
    WARNING,
    "Make a weekday match its date.",
    _DATES,
    bad=body_example("The clubs met on Tuesday, 30 June 2025."),
    good=body_example("The clubs met on Monday, 30 June 2025."),
    languages=ENGLISH,
)
def weekday(context: LintContext) -> Iterable[Match]:
    for text, match, day in _full_dates(context):
        pattern = re.compile(rf"\b({'|'.join(_WEEKDAYS)})(?:,\s*|\s+)(?:the\s+)?$")
        before = pattern.search(text.own, max(match.start() - _WEEKDAY_REACH, 0), match.start())
        if day and before and _WEEKDAYS[day.weekday()] != before[1]:
            right = _WEEKDAYS[day.weekday()]
            yield text.match_at(before.start(1), before.end(1), f"{context.language.day(day)} is a {right}.", right)


@rule(
    "date-ahead",
    WARNING,
    "Give past events a date that is not after the letter’s.",
    PRACTICE,
    bad=body_example("The clubs met on 30 June 2027 and compared their boats."),
    good=body_example("The clubs met on 30 June 2025 and compared their boats."),
    languages=ENGLISH,
)
def date_ahead(context: LintContext) -> Iterable[Match]:
    last = max((context.letter.date, *context.letter.further_dates))
    for text, match, day in _full_dates(context):
        if day and day > last and _is_past_event(text, match):
            written, own = " ".join(match[0].split()), context.language.day(last)
            yield text.at(match, f"{written} is after the letter’s date, {own}; check the year.")


_PAST = r"\b(?:was|were|had|ha(?:s|ve) \w+ed|\w{3,}ed|said|met|took|began|held|made|wrote|condemnation|since)\b"
_FUTURE = (
    r"\b(?:will|shall|would|may|might|should|could|can|to|until|till|by|before|after|from|through|planned|scheduled|"
    r"forthcoming|upcoming|next|coming|expires?|deadline|ends?|begins?|starts?|due|between|if|invit\w+|propos\w+|"
    r"ha[ds] decided|fixed|set|intend\w*|expect\w*|plans?|target|term|onwards?)\b"
)


def _is_past_event(text: TextView, match: re.Match[str]) -> bool:
    """True if the sentence around a date is about the past, without words for the future."""
    sentence = text.sentence_at(match.start())
    before = text.own[max(match.start() - 40, 0) : match.start()]
    return (
        bool(re.search(_PAST, sentence.replace(match[0], ""), re.IGNORECASE))
        and not re.search(_FUTURE, before, re.IGNORECASE)
        and not re.search(r"\b(?:will|shall|to (?:be|mark|take))\b", sentence)
    )


@rule(
    "century",
    NOTE,
    "Write the number of a century in words.",
    f"{NUMBERS}: ordinals",
    bad=body_example("Rowing was renewed in the 21st century."),
    good=body_example("Rowing was renewed in the twenty-first century."),
    suggested=True,
    languages=ENGLISH,
)
def century(context: LintContext) -> Iterable[Match]:
    from drafter.languages.en.formatting import ordinal

    for text, match in context.own(r"\b([12][0-9]|[1-9])(?:st|nd|rd|th)(?=[\s-]centur)", needs=("centur",)):
        right = ordinal(int(match[1]))
        yield text.at(match, f"Write “{right}”.", right)


@rule(
    "decade",
    WARNING,
    "Write a decade without an apostrophe.",
    f"{NUMBERS}; Punctuation, apostrophe",
    bad=body_example("The clubs were founded in the 1990's."),
    good=body_example("The clubs were founded in the 1990s."),
    suggested=True,
    languages=ENGLISH,
)
def decade(context: LintContext) -> Iterable[Match]:
    for text, match in context.own(r"\b((?:1[89]|20)\d0)['’]s\b", needs=("0's", "0’s")):
        # “The 1990's budget” can be the budget of one year.
        before = text.own[max(match.start() - 16, 0) : match.start()]
        is_decade = re.search(r"(?:\b(?:[Tt]he|[Ee]arly|[Ll]ate|[Mm]id)|0['’]?s (?:and|or|to))[ \n-]$", before)
        fix = f"{match[1]}s" if is_decade and is_complete(text, match.end()) else None
        yield text.at(match, f"Write “{match[1]}s”, without an apostrophe.", fix)


@rule(
    "time-of-day",
    WARNING,
    "Write the time of day like 3 p.m. or 3.30 p.m.",
    f"{NUMBERS}: time of day",
    bad=body_example("The clubs met at 3:30 PM."),
    good=body_example("The clubs met at 3.30 p.m."),
    suggested=True,
    languages=ENGLISH,
)
def time_of_day(context: LintContext) -> Iterable[Match]:
    for text, match in context.own(r"\b(1?\d|2[0-4])(?:[:.]([0-5]\d))?\s?([ap])\.?\s?m\b\.?", re.IGNORECASE):
        minutes = f".{match[2]}" if match[2] and match[2] != "00" else ""
        right = f"{int(match[1])}{minutes} {match[3].lower()}.m."
        # "3 am" may be a typing error for other words; with stops, or in capitals, it is a time.
        if match[0] != right and not re.fullmatch(r"\d+ am", match[0]):
            before = text.own[max(match.start() - 1, 0) : match.start()]
            is_time = 1 <= int(match[1]) <= 12 and before not in (".", ":")  # noqa: PLR2004
            yield text.at(match, f"Write “{right}”.", right if is_time else None)
