"""How far the raw text of one paragraph has been read, while its inlines are walked."""

from __future__ import annotations

import re

from msgspec import Struct

# What closes a link: its address with an optional title, the name of a reference, or nothing more.
_LINK_END = re.compile(
    r"""\]\(\s*(?:<[^<>\n]*>|(?:[^\s()]|\([^\s()]*\))*)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)|\]\[[^\]]*\]|\]"""
)
_NEAR = 12


class Cursor(Struct):
    """The raw text of one paragraph; `start` is its offset in the whole text, `before` the last letter printed."""

    raw: str
    start: int
    at: int = 0
    before: str = ""

    def take(self, text: str) -> tuple[int, int]:
        """The offsets, in the whole text, of the next words `text`."""
        found = self.raw.find(text, self.at)
        first = found if found >= 0 else max(self.raw.find(text[:1], self.at, self.at + _NEAR), self.at)
        last = first + len(text) if found >= 0 else self._walked(text, first)
        self.at = last
        return self.start + first, self.start + last

    def end_line(self) -> None:
        """Go to the beginning of the next line."""
        self.at = max(self.raw.find("\n", self.at) + 1, self.at)

    def end_link(self) -> None:
        """Go past what closes a link here."""
        if found := _LINK_END.match(self.raw, self.at):
            self.at = found.end()

    def _walked(self, text: str, at: int) -> int:
        for letter in text:
            near = self.raw.find(letter, at, at + _NEAR)
            at = near + 1 if near >= 0 else at
        return at
