"""Rules on numbers in Spanish: decimals with a comma, thousands with a space, percentages, resolutions."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.lint.authorities import SPANISH
from drafter.lint.context import LintContext
from drafter.lint.rule import NOTE, WARNING, Match, rule
from drafter.lint.rules.spanish_words import IN_SPANISH, in_words, reported, spanish_body

NO_BREAK = "\u00a0"
_MEASURE = (
    r"(?:%|por ciento|millones|millón|mil\b|kilómetros?|metros?|km|kg|kilogramos?|toneladas?|hectáreas?|litros?|"
    r"grados?|veces|puntos|euros|dólares)"
)


@rule(
    "es-decimal-comma",
    WARNING,
    "Write decimals with a comma: “4,5 millones”.",
    SPANISH,
    bad=spanish_body("El bote mide 4.5 metros."),
    good=spanish_body("El bote mide 4,5 metros y saldrá a las 10.30 horas."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_decimal_comma(context: LintContext) -> Iterable[Match]:
    pattern = rf"(?<![\w/.,-])\d+\.\d{{1,2}}(?=[ {NO_BREAK}]?{_MEASURE})"
    for text, match in in_words(context, pattern, "."):
        yield reported(text, match, "Write decimals with a comma.", match[0].replace(".", ","))


@rule(
    "es-thousands",
    NOTE,
    "Separate thousands with a space, not with a point or a comma: “13 289”.",
    SPANISH,
    bad=spanish_body("Los clubes recorrieron 13.289 kilómetros."),
    good=spanish_body("Los clubes recorrieron 13 289 kilómetros en 2025."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_thousands(context: LintContext) -> Iterable[Match]:
    pattern = r"(?<![\w/.,-])(?:[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{1,2}(?:,\d{3})+)(?![\w/-])(?![.,]\d)"
    for text, match in in_words(context, pattern, ".", ","):
        yield reported(text, match, "Separate thousands with a space.", re.sub("[.,]", NO_BREAK, match[0]))


@rule(
    "es-per-cent",
    NOTE,
    "Write percentages with digits and “%”, after a space: “25 %”.",
    SPANISH,
    bad=spanish_body("Las tripulaciones crecieron un 25 por ciento, y los botes un 5%."),
    good=spanish_body("Las tripulaciones crecieron un 25 %, y los botes un diez por ciento."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_per_cent(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, rf"(?<=\d)(?:[ {NO_BREAK}]?por[ ]ciento\b|%)", "ciento", "%"):
        yield reported(text, match, "Write “%” after a space.", f"{NO_BREAK}%")


@rule(
    "es-money-sign",
    NOTE,
    "Write currencies in words: “5 millones de dólares”, not “$5 millones”.",
    SPANISH,
    bad=spanish_body("El bote costó $300."),
    good=spanish_body("El bote costó 300 dólares."),
    languages=IN_SPANISH,
)
def es_money_sign(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, r"(?:US\$|\$|€|\bUSD|\bEUR) ?(?=\d)|(?<=\d) ?(?:US\$|\$|€|USD\b|EUR\b)"):
        yield reported(text, match, "Write the currency in words after the number.")


@rule(
    "es-resolution-number",
    WARNING,
    "Write the number of a resolution without “núm.”: “resolución 2139 (2014)”.",
    f"{SPANISH} (S/2016/481)",
    bad=spanish_body("La resolución núm. 73/24 celebra el deporte."),
    good=spanish_body("La resolución 73/24 celebra el deporte."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_resolution_number(context: LintContext) -> Iterable[Match]:
    pattern = r"(?<=esolución )(?:[Nn]úm\.|[Nn]\.?[º°]|[Nn]o\.|número)\s*(?=\d)"
    for text, match in in_words(context, pattern, "esolución"):
        yield reported(text, match, "Omit it.", "")


@rule(
    "es-resolution-year",
    WARNING,
    "Write the year of a Council resolution in parentheses: “resolución 2139 (2014)”.",
    f"{SPANISH} (S/2016/481)",
    bad=spanish_body("La resolución 2250/2015 trata de los jóvenes."),
    good=spanish_body("La resolución 2250 (2015) trata de los jóvenes, y la resolución 73/24, del deporte."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_resolution_year(context: LintContext) -> Iterable[Match]:
    pattern = r"(?<=esolución )(\d{1,4})(?:/|-| de |, de )((?:19|20)\d{2})\b(?!\s*\()"
    for text, match in in_words(context, pattern, "esolución"):
        yield reported(text, match, "Write the year in parentheses.", f"{match[1]} ({match[2]})")


@rule(
    "es-repeated-word",
    WARNING,
    "Remove repeated words.",
    SPANISH,
    bad=spanish_body("Los clubes de de Malta remarán."),
    good=spanish_body("Los clubes de Malta remarán."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_repeated_word(context: LintContext) -> Iterable[Match]:
    pattern = r"(?<![\w-])(de|del|el|la|los|las|en|un|una|y|con|por|para|al|su|sus|que) \1\b(?![-)])"
    for text, match in in_words(context, pattern):
        yield reported(text, match, f"“{match[1]}” is repeated; remove one.", match[1])
