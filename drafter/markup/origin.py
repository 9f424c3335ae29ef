"""The parser's interface to the owner of a text: places, facts, pictures and problems."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from msgspec import Struct

from drafter.diagnostics import Place
from drafter.document.model import Break, Run

# Records a doubt about the characters from one offset to another: rule, message, start and end.
Warn = Callable[[str, str, int, int], None]


class Image(Struct, frozen=True):
    """A picture read from the letter's folder; width and height in points."""

    data: bytes
    media_type: str
    width: float
    height: float


class Typesetter(Protocol):
    """Sets the quotation marks and spaces of a language in one paragraph, piece by piece."""

    # The last character that was printed, "" at the beginning of a paragraph.
    before: str

    def typeset(self, text: str, after: str = "") -> str:
        """Return the next piece of the paragraph as printed; `after` is the character behind it."""


class Origin(Protocol):
    """The owner of the text that the parser reads. Offsets count characters of that text."""

    def place(self, start: int, end: int) -> Place:
        """Return the place in the author's file of the characters `start` to `end`."""

    def problem(self, rule: str, message: str, start: int, end: int) -> None:
        """Record an error at the characters `start` to `end`."""

    def value(self, mark: str) -> Sequence[Run | Break]:
        """Return the runs of the fact that a private-use character represents; empty for another character."""

    def image(self, name: str, start: int, end: int) -> Image | None:
        """Return the picture with that name, or None after recording the reason why it cannot be used."""

    def typesetter(self) -> Typesetter:
        """Return a typesetter of the text's language for a new paragraph."""

    def note_mark(self, number: int) -> str:
        """Return the mark of note `number`, counted from 1: a digit in a letter, a letter in an annex."""
