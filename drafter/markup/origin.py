"""Where a marked-up text comes from: its places, the values that it refers to, the pictures beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from drafter.diagnostics import Place
from drafter.document.model import Run


class Image(Struct, frozen=True):
    """A picture read from the letter's folder; width and height in points."""

    data: bytes
    media_type: str
    width: float
    height: float


class Origin(Protocol):
    """What the parser asks of the text that it reads."""

    def place(self, start: int, end: int) -> Place:
        """Where the characters `start` to `end` of the text stand in the author's file."""

    def problem(self, rule: str, message: str, start: int, end: int) -> None:
        """Note an error at the characters `start` to `end`."""

    def value(self, mark: str) -> Sequence[Run]:
        """What a private-use character stands for; empty for a character that is none."""

    def image(self, name: str, start: int, end: int) -> Image | None:
        """The picture of that name, or None after noting why it cannot be had."""

    def note_mark(self, number: int) -> str:
        """The mark of the note `number`, counted from 1: a figure in a letter, a letter in an annex."""
