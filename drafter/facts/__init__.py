"""The facts of a letter: what can be derived, derived once, and final as printed."""

from __future__ import annotations

from drafter.facts.deriving import derive
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
from drafter.facts.plain import as_json, view
from drafter.languages.terms import TitleKind

__all__ = [
    "AddresseeFacts",
    "AnnexFacts",
    "Block",
    "Facts",
    "Numbered",
    "SignatoryFacts",
    "StateList",
    "SymbolParts",
    "TitleKind",
    "as_json",
    "derive",
    "view",
]
