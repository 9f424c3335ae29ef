"""Every rule there is: those that look at a letter, and those applied where it is read and derived."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from drafter.lint.builtin_codes import RULES
from drafter.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

# The families in the order of the catalogue, each a module or several of `drafter.lint.rules`; what they say of
# themselves is the heading of the catalogue. The last holds what is found before any rule looks.
FAMILIES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "structure",
        "The parts of a letter, and whether they agree",
        ("letter_parts", "requests", "annexes", "state_lists"),
    ),
    ("parties", "Senders, addressees and signatories", ("parties", "signatures")),
    ("names", "Names of States, organs and offices", ("names",)),
    ("dates", "Dates, sessions and years", ("dates_in_text", "document_dates")),
    ("symbols", "Symbols, resolutions and agenda items", ("symbols", "resolutions", "agenda")),
    ("wording", "Words and numbers", ("spelling", "wording", "numbers")),
    ("typography", "Signs, spaces and quotation marks", ("punctuation", "invisible", "missing_glyphs", "quotations")),
    ("accessibility", "What those who do not see the page depend on", ("accessibility",)),
)
BUILTIN_FAMILY = (
    "input",
    "What keeps a letter from being read, derived or written",
)


@cache
def letter_rules() -> tuple[Rule, ...]:
    """The rules that look at a letter, in the order of their families."""
    return tuple(rule for _, _, modules in FAMILIES for module in modules for rule in _rules(module))


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its id, those included that are applied where a letter is read and derived."""
    return MappingProxyType({rule.id: rule for rule in (*letter_rules(), *RULES)})


def rule_families() -> tuple[tuple[str, str, tuple[Rule, ...]], ...]:
    """The families with their headings and rules."""
    letters = tuple(
        (name, heading, tuple(rule for module in modules for rule in _rules(module)))
        for name, heading, modules in FAMILIES
    )
    return (*letters, (*BUILTIN_FAMILY, RULES))


def _rules(module: str) -> tuple[Rule, ...]:
    found = import_module(f"drafter.lint.rules.{module}")
    return tuple(value for value in vars(found).values() if isinstance(value, Rule))
