"""The input model: the keys of a letter, parsed into frozen values or rejected with a finding for each error.

Lives here: the model, parsing, validation, the JSON Schema. May import: limits, diagnostics, errors, files, suggest,
source and un.
"""

from __future__ import annotations

from drafter.letter.model import (
    Addressee,
    AgendaItem,
    Annex,
    Letter,
    Masthead,
    Sender,
    Signatory,
)
from drafter.letter.parse import parse_letter

__all__ = ["Addressee", "AgendaItem", "Annex", "Letter", "Masthead", "Sender", "Signatory", "parse_letter"]
