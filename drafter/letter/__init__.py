"""The letter as its author wrote it: typed, frozen, complete or refused."""

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
