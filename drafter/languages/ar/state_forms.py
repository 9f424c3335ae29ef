"""The forms in which an Arabic text writes the names of States: after و, ف, ب, ك and ل, which are joined to them."""

from __future__ import annotations

from functools import cache

from drafter.languages.ar.formatting import to
from drafter.languages.names import StateNames
from drafter.languages.states_in_text import StateForms

_JOINED = "[وف]?[بكل]?"
# Names that are also the capital, or a word: financial, diameter, a cup.
_AMBIGUOUS = frozenset({"تونس", "الجزائر", "عمان", "مالي", "قطر", "كوبا"})


@cache
def state_forms(names: StateNames) -> StateForms:
    """Return the forms of the names of a table: the article loses its alef after ل."""
    all_names = {name for row in names.rows for name in (row.short, row.running, row.formal, *row.aliases)}
    return StateForms({to(name): name for name in all_names if name.startswith("ال")}, _JOINED, _AMBIGUOUS)
