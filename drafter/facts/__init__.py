"""The facts of a letter: everything that Drafter derives from it, as printed.

Lives here: deriving and checking the facts, their names for bodies, templates and JSON. May import: source, un, letter
and languages, and what these import.
"""

from __future__ import annotations

from drafter.facts.derive import DocumentForm, derive
from drafter.facts.model import (
    AddresseeFacts,
    AnnexFacts,
    Block,
    Facts,
    Numbered,
    SignatoryFacts,
    StateList,
    SymbolParts,
)
from drafter.facts.to_json import facts_to_json, view
from drafter.languages.protocol import TitleKind

__all__ = [
    "AddresseeFacts",
    "AnnexFacts",
    "Block",
    "DocumentForm",
    "Facts",
    "Numbered",
    "SignatoryFacts",
    "StateList",
    "SymbolParts",
    "TitleKind",
    "derive",
    "facts_to_json",
    "view",
]
