"""Arabic quotation marks and no-break spaces.

Authority: documents of the United Nations in Arabic print ” “ (the first opens, at the right), and ’ ‘ inside them;
own knowledge for no-break spaces. A space between digits must be a no-break space, or the numbers change places
(Unicode Standard Annex 9, W4).
"""

from __future__ import annotations

import re

from msgspec import Struct

NO_BREAK = "\u00a0"
MONTHS = "كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين"
# Spaces at which no line ends: before a month and its year, after و before a digit, and before a year in brackets.
_BOUND = re.compile(
    rf"(?<=\d) (?=(?:{MONTHS})\b)|(?<=[\s\u00a0(]و) (?=\d)|(?<=\d) (?=\(\d)|(?<=الـ) (?=\d)|"
    r"(?<=\bالبند) (?=\d)|(?<=\bالفقرة) (?=\d)|(?<=\bالمادة) (?=\d)|(?<=\d) (?=في المائة\b)"
)
# Thousands.
_THOUSANDS = re.compile(r"(?<![\d/.,-])\d{1,3}(?: \d{3})+(?![\d/])")
_ANY_MARK = re.compile("[\"'”“]")
_BEFORE_OPENING = frozenset("([{—–/«”’-ـ")


class ArabicTypesetter(Struct):
    """A pass over one paragraph; `depth` is the number of open quotation marks, `single` if one was typed as '."""

    before: str = ""
    depth: int = 0
    single: bool = False

    def typeset(self, text: str, after: str = "") -> str:
        """Return the next piece as Arabic is printed: ” “, ’ ‘ inside them, and no-break spaces."""
        last = self.before[-1:]
        printed = _BOUND.sub(NO_BREAK, last + self._with_marks(text, after))
        printed = _THOUSANDS.sub(lambda match: match[0].replace(" ", NO_BREAK), printed)
        self.before = printed[-1:]
        return printed[len(last) :]

    def _with_marks(self, text: str, after: str) -> str:
        if not _ANY_MARK.search(text):
            return text
        printed = ""
        for index, char in enumerate(text):
            if char in "\"'":
                printed += self._mark(char, printed or self.before, text[index + 1 : index + 2] or after)
            else:
                printed += char
                self.depth = max(self.depth + (char == "”") - (char == "“"), 0)
        return printed

    def _mark(self, char: str, before: str, following: str) -> str:
        """Return the quotation mark, or apostrophe, for a straight mark between two characters."""
        at_start = not before or before[-1].isspace() or before[-1] in _BEFORE_OPENING
        # The words و, ب, ل, ك and ف are attached to a quotation.
        at_start = at_start or bool(re.search(r"(?:^|[\s(])[وفبلك]{1,2}$", before))
        if following and not following.isspace() and at_start:
            self.depth += 1
            self.single = self.single or char == "'"
            return "”" if self.depth == 1 else "’"
        if char == "'" and not self.single:
            return "’"
        self.single = self.single and char != "'"
        is_outer = self.depth <= 1
        self.depth = max(self.depth - 1, 0)
        return "“" if is_outer else "‘"
