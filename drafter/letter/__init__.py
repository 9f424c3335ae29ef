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
from drafter.letter.reading import read_letter

__all__ = ["Addressee", "AgendaItem", "Annex", "Letter", "Masthead", "Sender", "Signatory", "read_letter"]
