"""Rules on dates in Spanish: 1 de julio de 2016."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.lint.authorities import SPANISH, TRANSLATORS
from drafter.lint.context import LintContext
from drafter.lint.rule import NOTE, WARNING, Match, rule
from drafter.lint.rules.spanish_words import IN_SPANISH, in_words, reported, spanish_body

_DATES = f"{TRANSLATORS}, Fechas"
_MONTH = r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"


@rule(
    "es-first-of-month",
    WARNING,
    "Write the first of a month “1 de julio”, not “1º de julio” or “primero de julio”.",
    f"{_DATES}; S/2016/588",
    bad=spanish_body("La regata comenzará el 1º de julio de 2026."),
    good=spanish_body("La regata comenzará el 1 de julio de 2026."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_first_of_month(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, rf"\b(?:1\s?\.?[º°]|1ero\.?|1ro\.?|primero)(?= de {_MONTH}\b)"):
        yield reported(text, match, "Write “1”.", "1")


@rule(
    "es-month-capital",
    WARNING,
    "Write months with a small letter: “11 de octubre”.",
    _DATES,
    bad=spanish_body("La regata comenzará el 11 de Julio de 2026."),
    good=spanish_body("La regata comenzará el 11 de julio de 2026. Julio remará, y el 25 de Mayo es un barco."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_month_capital(context: LintContext) -> Iterable[Match]:
    pattern = rf"(?<=\d de )({'|'.join(_capitals())})(?= de \d{{4}}\b)"
    for text, match in in_words(context, pattern):
        yield reported(text, match, "Write the month with a small letter.", match[0].lower())


def _capitals() -> list[str]:
    return [month.capitalize() for month in re.findall(r"\w{4,}", _MONTH)]


@rule(
    "es-year-article",
    WARNING,
    "Write the year of a date after “de”: “11 de octubre de 2026”, not “del 2026”.",
    _DATES,
    bad=spanish_body("La regata comenzará el 11 de julio del 2026."),
    good=spanish_body("La regata comenzará el 11 de julio de 2026, en julio del año siguiente."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_year_article(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, rf"\b{_MONTH}( del) (?=\d{{4}}\b)", " del "):
        yield reported(text, match, "Write “de” before the year.", " de", group=1)


@rule(
    "es-date-in-words",
    WARNING,
    "Write a date with the month in words and “de”: “11 de octubre de 2026”.",
    _DATES,
    bad=spanish_body("La regata comenzará el 11 julio 2026."),
    good=spanish_body("La regata comenzará el 11 de julio de 2026 y acabará el 13 de julio de 2026."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_date_in_words(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, r"(?<![\w/.-])\d{1,2}([/.-])\d{1,2}\1\d{4}(?![\w/-])"):
        yield reported(text, match, "Write the month in words.")
    pattern = rf"(?<![\d/.,])(\d{{1,2}}) ({_MONTH}),? (?:de |del )?(\d{{4}})\b"
    for text, match in in_words(context, pattern):
        yield reported(text, match, "Write “de” in a date.", f"{match[1]} de {match[2]} de {match[3]}")


@rule(
    "es-day-zero",
    WARNING,
    "Write the day without a zero: “3 de mayo”.",
    _DATES,
    bad=spanish_body("La regata comenzará el 03 de julio de 2026."),
    good=spanish_body("La regata comenzará el 3 de julio de 2026."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_day_zero(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, rf"(?<![\d/.,])0(?=[1-9] de {_MONTH}\b)", "0"):
        yield reported(text, match, "Write the day without a zero.", "")


@rule(
    "es-september",
    NOTE,
    "Write “septiembre”, not “setiembre”.",
    f"{SPANISH} (A/34/469)",
    bad=spanish_body("La regata acabará en setiembre."),
    good=spanish_body("La regata acabará en septiembre."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_september(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, r"\bsetiembre\b", "setiembre"):
        yield reported(text, match, "Write “septiembre”.", "septiembre")
