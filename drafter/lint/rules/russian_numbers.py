"""Rules on Russian numbers and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.languages import load_language
from drafter.lint.authorities import RUSSIAN
from drafter.lint.context import LintContext
from drafter.lint.rule import NOTE, WARNING, Match, rule
from drafter.lint.rules.russian_words import IN_RUSSIAN, in_words, russian_body

_MONTHS = r"(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)"
_YEAR = r"(?:19|20)\d\d"
# Nouns of measure, after which a number is no number of a section.
_MEASURE = (
    r"(?:процент|%|млн|млрд|тыс|миллион|миллиард|километр|км|метр|тонн|доллар|раз|гектар|га\b|кг\b|килограмм|градус)"
)


@rule(
    "ru-year-abbreviated",
    WARNING,
    "Write «года», not «г.», after a year.",
    f"{RUSSIAN} (A/56/441)",
    bad=russian_body("Гонка пройдет 3 июня 2026 г. в Валлетте."),
    good=russian_body("Гонка пройдет 3 июня 2026 года в Валлетте."),
    suggested=True,
    languages=IN_RUSSIAN,
)
def ru_year_abbreviated(context: LintContext) -> Iterable[Match]:
    pattern = rf"({_MONTHS}\s+|\b[Вв]\s+)?\b{_YEAR}(?:[-–]{_YEAR})?(\s?гг?\.)"
    for text, match in in_words(context, pattern, "г."):
        before = (match[1] or "").strip()
        word = "" if "гг" in match[2] else " году" if before.casefold() == "в" else " года" if before else ""
        yield text.at(match, "Write the word “год” in full, in its case.", _with_stop(text.own, match.end(), word), 2)


def _with_stop(text: str, end: int, word: str) -> str | None:
    """Return the word, with a full stop if the abbreviation ends a sentence; None without a word."""
    if not word:
        return None
    following = text[end:].lstrip(" \u00a0")
    is_end = not following or following[0] == "\n" or (following[0].isupper() and text[end : end + 1].isspace())
    return f"{word}." if is_end else word


@rule(
    "ru-year-missing",
    WARNING,
    "Write «года» after the year of a date.",
    f"{RUSSIAN} (S/2017/613)",
    bad=russian_body("Гонка пройдет 3 июня 2026 в Валлетте."),
    good=russian_body("Гонка пройдет 3 июня 2026 года в Валлетте."),
    suggested=True,
    languages=IN_RUSSIAN,
)
def ru_year_missing(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, rf"\b\d{{1,2}}\s+{_MONTHS}\s+({_YEAR})(?!\s*(?:год|г\.|гг|[-–]\d)|\d)"):
        yield text.at(match, "A date ends with “года”.", f"{match[1]} года", 1)


@rule(
    "ru-date-numeric",
    WARNING,
    "Write the month of a date in words: «3 июня 2026 года».",
    f"{RUSSIAN} (A/56/441)",
    bad=russian_body("Гонка пройдет 03.06.2026 в Валлетте."),
    good=russian_body("Гонка пройдет 3 июня 2026 года в Валлетте."),
    suggested=True,
    languages=IN_RUSSIAN,
)
def ru_date_numeric(context: LintContext) -> Iterable[Match]:
    months = load_language("ru").words.months
    pattern = rf"(?<![\d./])(\d{{1,2}})[./](\d{{1,2}})[./]({_YEAR})(?:\s?г\.)?(?![\d/]|\.\d)"
    for text, match in in_words(context, pattern):
        day, month = int(match[1]), int(match[2])
        fix = f"{day} {months[month - 1]} {match[3]} года" if 1 <= month <= len(months) and day else None
        yield text.at(match, "Write the month in words.", fix)


@rule(
    "ru-month-capital",
    WARNING,
    "Write months with a small letter.",
    f"{RUSSIAN} (A/56/441)",
    bad=russian_body("Гонка пройдет 3 Июня 2026 года."),
    good=russian_body("Гонка пройдет 3 июня 2026 года."),
    suggested=True,
    languages=IN_RUSSIAN,
)
def ru_month_capital(context: LintContext) -> Iterable[Match]:
    names = "|".join(name.capitalize() for name in load_language("ru").words.months)
    for text, match in in_words(context, rf"\b\d{{1,2}}\s+({names})\b"):
        yield text.at(match, "Months have a small letter.", match[1].lower(), 1)


@rule(
    "ru-ordinal-ending",
    WARNING,
    "Add one letter to an ordinal in digits, or two after a consonant: «5-й», «5-го», «9269-е».",
    f"{RUSSIAN} (Russian academic orthography)",
    bad=russian_body("Это была уже 21-ая гонка."),
    good=russian_body("Это была уже 21-я гонка."),
    suggested=True,
    languages=IN_RUSSIAN,
)
def ru_ordinal_ending(context: LintContext) -> Iterable[Match]:
    pattern = r"\b\d+[-–](ый|ий|ой|ая|ое|ые|ого|его|ому|ему|ым|ых|ую|ым|ом)\b(?!-)"
    for text, match in in_words(context, pattern):
        ending = match[1][1:]
        yield text.at(match, "The ending is too long.", ending, 1)


@rule(
    "ru-decimal-point",
    WARNING,
    "Write a decimal comma: «4,5 процента».",
    f"{RUSSIAN} (own knowledge)",
    bad=russian_body("Дистанция выросла на 4.5 километра."),
    good=russian_body("Дистанция выросла на 4,5 километра."),
    safe=True,
    languages=IN_RUSSIAN,
)
def ru_decimal_point(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, rf"(?<![\d.,/])\d+(\.)\d{{1,2}}(?=\s?{_MEASURE})"):
        yield text.at(match, "Decimals follow a comma.", ",", 1)


@rule(
    "ru-percent",
    NOTE,
    "Write «процентов» in running text.",
    f"{RUSSIAN} (own knowledge)",
    bad=russian_body("Призы получили 25% экипажей."),
    good=russian_body("Призы получили 25 процентов экипажей."),
    suggested=True,
    languages=IN_RUSSIAN,
)
def ru_percent(context: LintContext) -> Iterable[Match]:
    for text in context.bodies:
        tables = [(block.start, block.end) for block in text.of_kind("table")]
        for match in text.find(r"(?<![\d,.])(\d+(?:,\d+)?)(\s?%)(?!-?\w)", needs="%"):
            if not any(start <= match.start() < end for start, end in tables):
                yield text.at(match, "Write the word, in its case.", _percent(match[1]), 2)


def _percent(number: str) -> str | None:
    """Return the word after a number that is followed by the genitive plural; None after others, whose case varies."""
    if "," in number or (number[-1] in "1234" and number[-2:-1] != "1"):
        return None
    return " процентов"


@rule(
    "ru-thousands",
    NOTE,
    "Divide thousands by a space: «13 289», «1 250 000».",
    f"{RUSSIAN} (own knowledge)",
    bad=russian_body("За гонкой следили 13289 зрителей."),
    good=russian_body("За гонкой следили 13 289 зрителей."),
    suggested=True,
    languages=IN_RUSSIAN,
)
def ru_thousands(context: LintContext) -> Iterable[Match]:
    pattern = r"(?<![\d.,/№-])(?<!№\s)\d{1,3}(?:[.,]\d{3}){2,}(?![\d.,/])|(?<![\d.,/№-])(?<!№\s)\d{5,9}(?=\s[а-я]{3,})"
    for text, match in in_words(context, pattern):
        digits = re.sub(r"\D", "", match[0])
        yield text.at(match, "Divide thousands by a space.", f"{int(digits):,}".replace(",", " "))


@rule(
    "ru-resolution-number",
    WARNING,
    "Write the number of a resolution without №.",
    f"{RUSSIAN} (S/2016/820)",
    bad=russian_body("Напоминаем о резолюции № 73/24 Генеральной Ассамблеи."),
    good=russian_body("Напоминаем о резолюции 73/24 Генеральной Ассамблеи."),
    suggested=True,
    languages=IN_RUSSIAN,
)
def ru_resolution_number(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, r"\b[Рр]езолюци\w+\s(?:[А-Я]\w+\s){0,3}(№\s?|N\s|No\.\s)\d", "езолюци"):
        yield text.at(match, "Write the number alone.", "", 1)
