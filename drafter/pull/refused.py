"""Changes that cannot be brought back, each with its reason and its place in the letter."""

from __future__ import annotations

from drafter.diagnostics import Finding, Place
from drafter.pull.author_texts import AuthorTexts

# How much of a paragraph a message quotes.
_QUOTED = 60
# Notes are left out; pictures and fields have a name.
_OBJECTS = {0xFFFC: None, 0xFFFD: "[picture or field]"}


class RefusedError(ValueError):
    """A change that Drafter does not bring back; `place` is the line of the letter to change instead."""

    def __init__(self, rule: str, message: str, place: Place | None = None) -> None:
        super().__init__(message)
        self.rule = rule
        self.place = place

    def finding(self, texts: AuthorTexts) -> Finding:
        """Return the finding, with the line of the file; a change without a place is at the first line."""
        source = texts.source
        place = self.place or source.place(())
        others = {other.name: other for other, _ in source.inherited.values()}
        file = texts.files.get(place.file) or others.get(place.file)
        return Finding(self.rule, str(self), place, excerpt=file.line(place.line) if file else "")


def quoted(text: str, start: int = 0) -> str:
    """Return the beginning of a text in quotation marks, for a message; or its part from the word at `start`."""
    before = text.rfind(" ", 0, start) + 1
    plain = "…" * bool(before) + " ".join(text[before:].translate(_OBJECTS).split())
    return f"“{plain if len(plain) <= _QUOTED else plain[:_QUOTED].rstrip() + '…'}”"
