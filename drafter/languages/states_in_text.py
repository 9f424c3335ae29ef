"""The States that a text names: by their names, and by the further forms that a language has for these."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import groupby

from msgspec import Struct

from drafter.languages.names import StateNames

_FIRST_IDEOGRAPH, _LAST_IDEOGRAPH = "\u3400", "\u9fff"
# Shorter aliases, such as UK, are not searched for: they also abbreviate other words.
_SHORTEST_ALIAS = 4


class StateInText(Struct, frozen=True):
    """The code of a State that a text names, from character `start` to `end` (exclusive).

    `is_certain` is false for a word that may mean something else: an alias, or the word for the capital.
    """

    code: str
    start: int
    end: int
    is_certain: bool = True


class StateForms(Struct, frozen=True, eq=False):
    """How a text of a language writes the names of States.

    `others` are further forms, each with the name that it is of. `before` is a pattern of words that are written
    together with the name after them. `ambiguous` are names that also mean something else.
    """

    others: Mapping[str, str] = {}
    before: str = ""
    ambiguous: frozenset[str] = frozenset()


AS_IN_TABLE = StateForms()


def find_states(text: str, day: date | None, names: StateNames, forms: StateForms) -> Iterator[StateInText]:
    """Yield the States that a text names, in order; `day` decides which names are in use."""
    for match in _pattern(names, forms).finditer(text):
        form = match[1]
        name = forms.others.get(form, form)
        if found := names.find(name, day):
            yield StateInText(found.code, *match.span(1), not found.was_alias and name not in forms.ambiguous)


@lru_cache(maxsize=8)
def _pattern(names: StateNames, forms: StateForms) -> re.Pattern[str]:
    """Return the pattern of all names and forms, whose group 1 is the name."""
    known = {name for row in names.rows for name in (row.short, row.running, row.formal)}
    is_spaced = not any(_FIRST_IDEOGRAPH <= name[:1] <= _LAST_IDEOGRAPH for name in known)
    shortest = _SHORTEST_ALIAS if is_spaced else 1
    known |= {alias for row in names.rows for alias in row.aliases if len(alias) >= shortest}
    known |= {row.running.removeprefix(row.article).strip() for row in names.rows if row.article}
    alternatives = _alternatives(known | forms.others.keys())
    return re.compile(rf"(?<!\w){forms.before}({alternatives})(?!\w)" if is_spaced else f"({alternatives})")


def _alternatives(words: set[str]) -> str:
    """Return a pattern of the words, the longest first; those with the same two first letters are tried together."""
    ordered = sorted(words, key=lambda word: (word[:2], -len(word)))
    groups = ((start, [word[2:] for word in same]) for start, same in groupby(ordered, key=lambda word: word[:2]))
    return "|".join(f"{re.escape(start)}(?:{'|'.join(map(re.escape, ends))})" for start, ends in groups)
