"""French quotation marks, apostrophes, spaces before punctuation, and raised letters of ordinals.

Authority: Lexique des règles typographiques en usage à l’Imprimerie nationale; S/2017/613 (space before the colon).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

NO_BREAK, NARROW = "\u00a0", "\u202f"
_SPACES = f"[ {NO_BREAK}{NARROW}]"
# The last character of words, after which punctuation needs a space.
_WORD = r"(?<=[\w»”’)\]%°])"
_HIGH = re.compile(rf"{_WORD}(?:{_SPACES}(?=[;!?])|(?=[;!?]+(?:[\s»”’)\]]|$)))")
_COLON = re.compile(rf"{_WORD}{_SPACES}?(?=:(?:\s|$))")
_OPENING = re.compile(rf"«{_SPACES}?(?=\S)")
_CLOSING = re.compile(rf"(?<=[^\s«]){_SPACES}?»")
# Thousands, per cent, and abbreviations that belong to the next word.
_THOUSANDS = re.compile(r"(?<![\d/.,-])\d{1,3}(?: \d{3})+(?![\d/])")
_BOUND = re.compile(r"(?<=\d) (?=%)|(?<=\bn[°º]) (?=\d)|(?<=\bM[.]) (?=[A-ZÀ-Ý])|(?<=\bMme) (?=[A-ZÀ-Ý])")
_BEFORE_OPENING = frozenset("([{—–/“«-")
_REPLACEMENTS = (
    (_OPENING, f"«{NO_BREAK}"),
    (_CLOSING, f"{NO_BREAK}»"),
    (_HIGH, NARROW),
    (_COLON, NO_BREAK),
    (_BOUND, NO_BREAK),
)
_RAISED = re.compile(r"(?<![\w/.,-])(?:1(er|re)|\d+(e)|[IVX]+(e|er))(?![\w’'-])")


class FrenchTypesetter(Struct):
    """A pass over one paragraph; `depth` is the number of quotation marks that are open."""

    before: str = ""
    depth: int = 0

    def typeset(self, text: str, after: str = "") -> str:
        """Return the next piece as French is printed: « », “ ” inside them, curly apostrophes, no-break spaces."""
        last = self.before[-1:]
        printed = last + self._with_marks(text, after)
        for pattern, replacement in _REPLACEMENTS:
            printed = pattern.sub(replacement, printed)
        printed = _THOUSANDS.sub(lambda match: match[0].replace(" ", NO_BREAK), printed)
        self.before = printed[-1:]
        return printed[len(last) :]

    def _with_marks(self, text: str, after: str) -> str:
        printed = ""
        for index, char in enumerate(text):
            if char == "'":
                printed += "’"
            elif char != '"':
                printed += char
            elif _opens(printed or self.before, text[index + 1 : index + 2] or after):
                self.depth += 1
                printed += f"«{NO_BREAK}" if self.depth == 1 else "“"
            else:
                printed += f"{NO_BREAK}»" if self.depth <= 1 else "”"
                self.depth = max(self.depth - 1, 0)
        return printed


def _opens(before: str, following: str) -> bool:
    """True if a quotation mark opens: at the beginning, after a space or an opening mark, and before a word."""
    return not following.isspace() and (not before or before[-1].isspace() or before[-1] in _BEFORE_OPENING)


def raised(text: str) -> Iterator[tuple[int, int]]:
    """Yield the letters after the number of an ordinal: 1er, 2e, XXe."""
    for match in _RAISED.finditer(text) if "e" in text else ():
        yield match.span(match.lastindex or 0)
