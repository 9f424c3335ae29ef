"""Rules on names of States in Spanish: the forms of the United Nations, articles and accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from drafter.lint.authorities import SPANISH, TERMINOLOGY, TRANSLATORS
from drafter.lint.context import LintContext
from drafter.lint.rule import NOTE, WARNING, Match, rule
from drafter.lint.rules.spanish_words import IN_SPANISH, RAE, in_words, reported, said, spanish_body

# Names in national use, and the form of the United Nations (UNTERM, equal to UNSD M49).
UN_FORMS: Mapping[str, str] = MappingProxyType(
    {
        "Arabia Saudí": "Arabia Saudita", "Bangladés": "Bangladesh", "Baréin": "Bahrein", "Bahréin": "Bahrein",
        "Bahrain": "Bahrein", "Benín": "Benin", "Bielorrusia": "Belarús", "Belarus": "Belarús", "Botsuana": "Botswana",
        "Bután": "Bhután", "Catar": "Qatar", "Costa de Marfil": "Côte d’Ivoire", "Fiyi": "Fiji", "Fiyí": "Fiji",
        "Guinea-Bisáu": "Guinea-Bissau", "Guinea Bisáu": "Guinea-Bissau", "Irak": "Iraq", "Kazajistán": "Kazajstán",
        "Kenia": "Kenya", "Kirguizistán": "Kirguistán", "Lesoto": "Lesotho", "Malaui": "Malawi", "Malaví": "Malawi",
        "Nueva Zelanda": "Nueva Zelandia", "Palaos": "Palau", "Papúa Nueva Guinea": "Papua Nueva Guinea",
        "Ruanda": "Rwanda", "San Cristóbal y Nieves": "Saint Kitts y Nevis", "Surinam": "Suriname",
        "Tanzania": "República Unida de Tanzanía", "Timor Oriental": "Timor-Leste",
        "Trinidad y Tobago": "Trinidad y Tabago", "Vietnam": "Viet Nam", "Yibuti": "Djibouti",
        "Zimbabue": "Zimbabwe", "Zimbabwé": "Zimbabwe",
    }
)  # fmt: skip
_NATIONAL = r"\b(?:" + "|".join(sorted(UN_FORMS, key=len, reverse=True)) + r")\b(?!-)"


@rule(
    "es-national-name",
    WARNING,
    "Write names of States as the United Nations does: Kenya, Rwanda, Nueva Zelandia, Viet Nam.",
    TERMINOLOGY,
    bad=spanish_body("Los clubes de Kenia y Nueva Zelanda remarán."),
    good=spanish_body("Los clubes de Kenya y Nueva Zelandia remarán."),
    languages=IN_SPANISH,
)
def es_national_name(context: LintContext) -> Iterable[Match]:
    names = context.language.names
    for text, match in in_words(context, _NATIONAL):
        right = UN_FORMS[said(match)]
        found = names.find(right, context.letter.date)
        if found and names.on(found.code, context.letter.date).short == right:
            # The full name of Tanzania has an article.
            fix = None if match[0] == "Tanzania" else right
            yield reported(text, match, f"The United Nations writes “{right}”.", fix)


# Names that were replaced, in whose place a text of today has no reason to use them.
_FORMER = r"\b(?:Turquía|Swazilandia|Suazilandia|Holanda)\b"


@rule(
    "es-former-name",
    WARNING,
    "Write the name of a State that is in use on the date of the letter.",
    TERMINOLOGY,
    bad=spanish_body("Los clubes de Turquía y Malta remarán."),
    good=spanish_body("Los clubes de Türkiye y Malta remarán."),
    languages=IN_SPANISH,
)
def es_former_name(context: LintContext) -> Iterable[Match]:
    codes = {"Turquía": "TUR", "Swazilandia": "SWZ", "Suazilandia": "SWZ", "Holanda": "NLD"}
    for text, match in in_words(context, _FORMER):
        name = context.language.names.on(codes[match[0]], context.letter.date)
        if name.short != match[0]:
            fix = name.short if not name.article else None
            yield reported(text, match, f"The name in use on the date of the letter is “{name.running}”.", fix)


@lru_cache(maxsize=8)
def _without_accents(names: frozenset[str]) -> Mapping[str, str]:
    """Return the names of one word that have an accent, by the same word without it."""
    bare = {
        "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char)): name
        for name in names
        if re.fullmatch(r"[^\W\d_]{4,}", name)
    }
    return {typed: name for typed, name in bare.items() if typed not in names and "ñ" not in name}


def _short_names(context: LintContext) -> frozenset[str]:
    """Return the short names of all States on the date of the letter."""
    names, day = context.language.names, context.letter.date
    return frozenset(name.short for name in (names.on(code, day) for code in names.by_code) if name.covers(day))


@rule(
    "es-state-accent",
    WARNING,
    "Write the accents in names of States: México, Perú, Japón.",
    TERMINOLOGY,
    bad=spanish_body("Los clubes de Mexico y Malta remarán."),
    good=spanish_body("Los clubes de México y Malta remarán."),
    languages=IN_SPANISH,
)
def es_state_accent(context: LintContext) -> Iterable[Match]:
    by_typed = _without_accents(_short_names(context))
    for text, match in in_words(context, rf"\b(?:{'|'.join(sorted(by_typed))})\b(?![-@.]\w)"):
        if not re.search(r"\bNew $", text.own[: match.start()]):
            yield reported(text, match, f"Write “{by_typed[match[0]]}”.", by_typed[match[0]])


_BEFORE = {"de": "de", "en": "en", "a": "a", "con": "con", "por": "por", "para": "para", "entre": "entre"}


def _with_article(context: LintContext) -> Mapping[str, str]:
    """Return the articles of the States whose short name is one word and has an article."""
    names, day = context.language.names, context.letter.date
    rows = [name for name in (names.on(code, day) for code in names.by_code) if name.covers(day) and name.article]
    return {name.short: name.article for name in rows if " " not in name.short}


@rule(
    "es-state-article",
    NOTE,
    "Write the article of a State that has one: “el Canadá”, “del Ecuador”, “en la India”.",
    f"{TERMINOLOGY}; {TRANSLATORS}, Nombres geográficos",
    bad=spanish_body("Los clubes de Ecuador y Malta remarán."),
    good=spanish_body("Los clubes del Ecuador, Malta y Sudán del Sur remarán."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_state_article(context: LintContext) -> Iterable[Match]:
    articles = _with_article(context)
    pattern = rf"\b({'|'.join(_BEFORE)}) ({'|'.join(sorted(articles))})\b(?! del Sur|-|@|\.\w)"
    for text, match in in_words(context, pattern):
        article = articles[match[2]]
        joined = {"de el": "del", "a el": "al"}.get(f"{match[1]} {article}", f"{match[1]} {article}")
        yield reported(text, match, f"Write “{joined} {match[2]}”.", f"{joined} {match[2]}")


@rule(
    "es-el-salvador",
    WARNING,
    "Do not contract the article of El Salvador: “de El Salvador”, “a El Salvador”.",
    f"{RAE}; {SPANISH}",
    bad=spanish_body("Los clubes del Salvador y de Malta remarán."),
    good=spanish_body("Los clubes de El Salvador y de Malta remarán."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_el_salvador(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, r"\b(?:del|al|de el|a el) Salvador\b(?! [A-Z])", "Salvador"):
        right = f"{'de' if match[0].startswith('d') else 'a'} El Salvador"
        yield reported(text, match, f"Write “{right}”.", right)
