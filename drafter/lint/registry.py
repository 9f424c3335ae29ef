"""The registry of rules: those that check a letter, and the codes that other parts report."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from drafter.lint.builtin_codes import RULES
from drafter.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

# The families in the order of docs/rules.md: id, heading, and modules of `drafter.lint.rules`.
FAMILIES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "structure",
        "Parts of a letter, and their agreement",
        (
            "letter_parts",
            "other_documents",
            "requests",
            "annexes",
            "state_lists",
            "member_states",
            "yaml_values",
            "unused_values",
            "markup",
            "word_sources",
        ),
    ),
    ("parties", "Senders, addressees and signatories", ("parties", "signatures", "missions")),
    ("names", "Names of States, organs and offices", ("names", "persons")),
    ("dates", "Dates, sessions and years", ("dates_in_text", "document_dates")),
    ("symbols", "Symbols, resolutions and agenda items", ("symbols", "relations", "resolutions", "agenda")),
    ("wording", "Words and numbers", ("spelling", "wording", "numbers")),
    (
        "typography",
        "Characters, spaces and quotation marks",
        ("punctuation", "characters", "quotations"),
    ),
    ("accessibility", "Accessibility", ("accessibility",)),
    ("french", "French", ("french", "french_names", "french_letters")),
    ("spanish", "Spanish", ("spanish_names", "spanish_words", "spanish_capitals", "spanish_dates", "spanish_numbers")),
    ("russian", "Russian", ("russian_words", "russian_numbers", "russian_typography")),
    ("arabic", "Arabic", ("arabic_words", "arabic_spelling", "arabic_typography")),
    ("chinese", "Chinese", ("chinese_punctuation", "chinese_words")),
)
# The families of one language, with its code: a letter in another language does not load them.
OF_LANGUAGE = MappingProxyType({"french": "fr", "spanish": "es", "russian": "ru", "arabic": "ar", "chinese": "zh"})
# The family of the codes in `drafter.lint.builtin_codes`, which are reported outside the rules.
BUILTIN_FAMILY = ("input", "Errors in reading, deriving, rendering and writing a letter")


@cache
def letter_rules() -> tuple[Rule, ...]:
    """Return the rules that check a letter, in the order of their families."""
    return tuple(rule for _, _, modules in FAMILIES for module in modules for rule in _rules(module))


@cache
def rules_for(language: str) -> tuple[Rule, ...]:
    """Return the rules that check a letter in a language."""
    modules = (
        module for name, _, modules in FAMILIES if OF_LANGUAGE.get(name, language) == language for module in modules
    )
    rules = (rule for module in modules for rule in _rules(module))
    return tuple(rule for rule in rules if not rule.languages or language in rule.languages)


@cache
def all_rules() -> Mapping[str, Rule]:
    """Return all rules and builtin codes by id."""
    return MappingProxyType({rule.id: rule for rule in (*letter_rules(), *RULES)})


def rule_families() -> tuple[tuple[str, str, tuple[Rule, ...]], ...]:
    """Return the families: id, heading and rules."""
    letters = tuple(
        (name, heading, tuple(rule for module in modules for rule in _rules(module)))
        for name, heading, modules in FAMILIES
    )
    return (*letters, (*BUILTIN_FAMILY, RULES))


def _rules(module: str) -> tuple[Rule, ...]:
    names = vars(import_module(f"drafter.lint.rules.{module}"))
    return tuple(value for value in names.values() if isinstance(value, Rule))
