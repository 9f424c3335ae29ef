"""A reading position in the raw text of a paragraph: it finds the offsets of the words that the parser returns."""

from __future__ import annotations

import re

from msgspec import Struct

from drafter.markup.origin import Typesetter

# The end of a link: an address with an optional title, the name of a reference, or only a bracket.
_LINK_END = re.compile(
    r"""\]\(\s*+(?:<[^<>\n]*+>|(?>(?:[^\s()]|\([^\s()]*+\))*))(?:\s++(?:"[^"]*+"|'[^']*+'|\([^()]*+\)))?\s*+\)|\]\[[^\]]*\]|\]"""
)
_NOT_A_MARK = re.compile(r"[*_\\\[]{0,99}+([^*_\\\[])")
# How many characters of markup can lie between two printed characters.
_NEAR = 12


class Cursor(Struct):
    """A reading position in the raw text of a paragraph.

    `start` is the offset of `raw` in the whole text; `typesetter` sets the quotation marks of the paragraph.
    """

    raw: str
    start: int
    typesetter: Typesetter
    at: int = 0

    def take(self, text: str) -> tuple[int, int]:
        """Move past the next words `text` and return their offsets in the whole text."""
        found = self.raw.find(text, self.at)
        first = found if found >= 0 else max(self.raw.find(text[:1], self.at, self.at + _NEAR), self.at)
        last = first + len(text) if found >= 0 else self._end_of(text, first)
        self.at = last
        return self.start + first, self.start + last

    def following(self) -> str:
        """Return the next character that is not a mark of markup; "" at the end."""
        found = _NOT_A_MARK.match(self.raw, self.at)
        return found.group(1) if found else ""

    def end_line(self) -> None:
        """Move to the beginning of the next line."""
        self.at = max(self.raw.find("\n", self.at) + 1, self.at)

    def end_link(self) -> None:
        """Move past the end of a link, if one is here."""
        if match := _LINK_END.match(self.raw, self.at):
            self.at = match.end()

    def _end_of(self, text: str, at: int) -> int:
        for character in text:
            near = self.raw.find(character, at, at + _NEAR)
            at = near + 1 if near >= 0 else at
        return at
