"""What a template of letters as sent sees beside the facts: the letterhead, the addressee of one copy, the ending."""

from __future__ import annotations

from typing import Any

from drafter.compose.placeholders import Placeholders
from drafter.facts import AddresseeFacts, Facts
from drafter.languages.registry import load_language
from drafter.letter import Addressee, Letter
from drafter.source import KeyPath, Source

_LINES = ("letterhead",)
_TEXTS = ("reference", "written_at", "salutation", "courtesy", "conference")


class AsSentContext:
    """The names of one copy: those of the whole letter, and those of its addressee."""

    def __init__(self, letter: Letter, facts: Facts, source: Source, placeholders: Placeholders) -> None:
        self.letter = letter
        self.facts = facts
        self.source = source
        self.slots = placeholders

    def names(self, copy: int) -> dict[str, Any]:
        """All names that a template of letters as sent may use; `copy` counts the addressees from 0."""
        return {
            "marked_draft": self.letter.draft is True,
            "addressee": self.addressee(self.facts.receivers[copy]),
            **{key: self.lines(getattr(self.letter, key), (key,)) for key in _LINES},
            **{key: self.text(getattr(self.letter, key), (key,)) for key in _TEXTS},
        }

    def addressee(self, one: AddresseeFacts) -> dict[str, Any]:
        """The addressee of a copy; what the letter does not say is None."""
        given, path = self.letter.addressees[one.index], ("addressees", one.index)
        said = Addressee(given) if isinstance(given, str) else given
        return {
            "name": self.text(said.name, (*path, "name")),
            "office": self.slots.text(one.office, self.source.place((*path, "office"))),
            "address": self.lines(said.address, (*path, "address")),
            "salutation": self.text(said.salutation, (*path, "salutation")),
        }

    def text(self, text: str | None, path: KeyPath) -> Any:
        """The mark of a text, its quotation marks set."""
        set_text = load_language(self.facts.language).smart_quotes(text.strip()) if text else None
        return self.slots.text(set_text, self.source.place(path))

    def lines(self, text: str | None, path: KeyPath) -> list[Any]:
        """The marks of the lines of a text."""
        return [self.text(line, path) for line in (text or "").splitlines() if line.strip()]
