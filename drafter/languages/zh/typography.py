"""Chinese quotation marks and spaces.

Quotation marks are “ ” and inside them ‘ ’ (S/PRST/2002/37). Nothing separates characters from digits and Latin words
in the text: the space that readers see there is part of the layout.
"""

from __future__ import annotations

import re

from msgspec import Struct

NO_BREAK = "\u00a0"
_PAIRS = {'"': ("“", "”"), "'": ("‘", "’")}
# Ideographs, and the punctuation that is as wide; the quotation marks and dashes are not in it, as Latin has them, too.
WIDE = "\u2e80-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
# Ordinary spaces next to an ideograph or its punctuation, also those of a line that goes on.
_BESIDE_WIDE = re.compile(rf"(?<=[{WIDE}]) ++|(?<! ) ++(?=[{WIDE}])")
_THOUSANDS = re.compile(r"(?<![\d/.,-])\d{1,3}(?: \d{3})+(?![\d/])")
_LATIN = re.compile(rf"[^\W_{WIDE}]")


class ChineseTypesetter(Struct):
    """A pass over one paragraph; `marks` are the straight marks of the quotations that are open, outermost first."""

    before: str = ""
    marks: str = ""

    def typeset(self, text: str, after: str = "") -> str:
        """Return the next piece as Chinese is printed: “ ”, ‘ ’ inside them, no spaces next to characters."""
        last, following = self.before[-1:].strip(), after[:1].strip()
        printed = _BESIDE_WIDE.sub("", last + self._with_marks(text, after) + following)
        printed = printed[len(last) : len(printed) - len(following)]
        printed = _THOUSANDS.sub(lambda match: match[0].replace(" ", NO_BREAK), printed)
        self.before = printed[-1:] or self.before
        return printed

    def _with_marks(self, text: str, after: str) -> str:
        printed = ""
        for index, char in enumerate(text):
            printed += self._mark(char, (printed or self.before)[-1:], text[index + 1 : index + 2] or after)
        return printed

    def _mark(self, char: str, before: str, following: str) -> str:
        """Return a character; for a straight mark, the curly one: an apostrophe after a Latin letter."""
        straight = next((mark for mark, pair in _PAIRS.items() if char in (mark, *pair)), "")
        if not straight:
            return char
        opening, closing = _PAIRS[straight]
        is_open = self.marks.endswith(straight)
        if straight == "'" and _LATIN.match(before) and (_LATIN.match(following) or not is_open):
            return closing
        if char == opening or (char == straight and not is_open):
            self.marks += straight
            return opening
        self.marks = self.marks.removesuffix(straight)
        return closing
