"""The forms in which a Russian text writes the names of States: all cases, from the nominative and the genitive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from drafter.languages.names import StateName, StateNames
from drafter.languages.states_in_text import StateForms

# The endings of the six cases; the first row whose nominative and genitive fit is that of a word.
_ENDINGS = tuple(
    tuple(ending.strip("-") for ending in row.split())
    for row in (
        "ая ой ой ую ой ой",
        "ая ей ей ую ей ей",
        "яя ей ей юю ей ей",
        "ое ого ому ое ым ом",
        "ый ого ому ый ым ом",
        "ий ого ому ий им ом",
        "ой ого ому ой ым ом",
        "ые ых ым ые ыми ых",
        "ие их им ие ими их",
        "ы ых ым ы ыми ых",
        "ия ии ии ию ией ии",
        "ий ия ию ий ием ии",
        "я и е ю ей е",
        "а и е у ой е",
        "а ы е у ой е",
        "а ов ам а ами ах",
        "о а у о ом е",
        "ы ов ам ы ами ах",
        "ы - ам ы ами ах",
        "ь и и ь ью и",
        "ь я ю ь ем е",
        "й я ю й ем е",
        "ет та ту ет том те",
        "- а у - ом е",
    )
)
_CASES = 6
# The genitive of an alias, which the table does not have: Южная Корея, Южной Кореи.
_GENITIVES = ((r"ая\b", "ой"), (r"(?<=[еи])я\b", "и"))


@cache
def state_forms(names: StateNames) -> StateForms:
    """Return the forms of the names of a table, which has their genitives."""
    pairs = [pair for row in names.rows for pair in _with_genitives(row)]
    nominatives = {nominative for nominative, _ in pairs}
    forms = {form: nominative for nominative, genitive in pairs for form in _all_cases(nominative, genitive)}
    return StateForms({form: name for form, name in forms.items() if form not in nominatives})


def _with_genitives(row: StateName) -> Iterator[tuple[str, str]]:
    yield row.running, row.form("gen")
    yield row.formal, row.form("formal_gen") or row.formal
    for alias in row.aliases:
        genitive = alias
        for ending, replaced in _GENITIVES:
            genitive = re.sub(ending, replaced, genitive)
        yield alias, genitive


def _all_cases(nominative: str, genitive: str) -> set[str]:
    """Return the forms of a name of several words in all cases."""
    words, others = re.split(r"(\W+)", nominative), re.split(r"(\W+)", genitive)
    if len(words) != len(others):
        return {genitive}
    declined = [_cases_of_word(one, other) for one, other in zip(words, others, strict=True)]
    return {"".join(word[case] for word in declined) for case in range(_CASES)}


def _cases_of_word(nominative: str, genitive: str) -> tuple[str, ...]:
    """Return a word in the six cases; a word with the same genitive, or of no known kind, has no further forms."""
    for endings in _ENDINGS if nominative != genitive else ():
        stem = nominative.removesuffix(endings[0])
        if nominative == stem + endings[0] and genitive == stem + endings[1]:
            return tuple(stem + ending for ending in endings)
    return (nominative, genitive, genitive, nominative, genitive, genitive)
