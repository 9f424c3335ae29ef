"""The input model: the keys of a letter, parsed into frozen values or rejected with a finding for each error.

Lives here: the model, parsing, validation, the JSON Schema. May import: limits, diagnostics, errors, files, suggest,
source and un.
"""

from __future__ import annotations

from drafter.letter.model import Letter
from drafter.letter.parse import parse_letter
from drafter.letter.parts import Addressee, AgendaItem, Annex, Masthead, Sender, Signatory

__all__ = ["Addressee", "AgendaItem", "Annex", "Letter", "Masthead", "Sender", "Signatory", "parse_letter"]
