"""Every rule there is: those that look at a letter, and those applied where it is read and derived."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from drafter.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

# The families in the order of the catalogue, each a module or several of `drafter.lint.rules`; what they say of
# themselves is the heading of the catalogue. The last holds what is found before any rule looks.
FAMILIES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("structure", "The parts of a letter, and whether they agree", ("parts", "requests", "annexes", "lists")),
    ("parties", "Senders, addressees and signatories", ("parties", "signatures")),
    ("names", "Names of States, organs and offices", ("names",)),
    ("dates", "Dates, sessions and years", ("days", "dates")),
    ("symbols", "Symbols, resolutions and agenda items", ("symbols", "resolutions", "agenda")),
    ("wording", "Words and numbers", ("spelling", "wording", "numbers")),
    ("typography", "Signs, spaces and quotation marks", ("signs", "hidden", "glyphs", "quotations")),
    ("accessibility", "What those who do not see the page depend on", ("accessibility",)),
)
ELSEWHERE = (
    "input",
    "What keeps a letter from being read, derived or written",
    ("reading", "deriving", "writing", "many"),
)


@cache
def looking() -> tuple[Rule, ...]:
    """The rules that look at a letter, in the order of their families."""
    return tuple(rule for _, _, modules in FAMILIES for module in modules for rule in _rules(module))


@cache
def every() -> Mapping[str, Rule]:
    """Every rule by its id, those included that are applied where a letter is read and derived."""
    others = tuple(rule for module in ELSEWHERE[2] for rule in _rules(module))
    return MappingProxyType({rule.id: rule for rule in (*looking(), *others)})


def families() -> tuple[tuple[str, str, tuple[Rule, ...]], ...]:
    """The families with their headings and rules."""
    return tuple(
        (name, heading, tuple(rule for module in modules for rule in _rules(module)))
        for name, heading, modules in (*FAMILIES, ELSEWHERE)
    )


def _rules(module: str) -> tuple[Rule, ...]:
    found = import_module(f"drafter.lint.rules.{module}")
    return tuple(value for value in vars(found).values() if isinstance(value, Rule)) + tuple(
        getattr(found, "RULES", ())
    )
