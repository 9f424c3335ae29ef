"""Russian quotation marks, apostrophes and no-break spaces.

Authority: S/2016/820 (« » without spaces; „ “ inside them); own knowledge of Russian documents for no-break spaces.
"""

from __future__ import annotations

import re

from msgspec import Struct

NO_BREAK = "\u00a0"
MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
# Spaces at which no line ends: before a dash, months and years, and after words and initials that need the next word.
_BOUND = re.compile(
    rf"(?<=\S) (?=[—–] )|(?<=\d) (?=(?:{MONTHS}|год|года|году|годом|годов|годы)\b)|(?<=\d) (?=%|процент)|"
    r"(?<=№) (?=\d)|\b(?<=[Пп]ункт) (?=\d)|(?<=[Пп]ункт[аеуы]) (?=\d)|(?<=[Пп]ункт(?:ом|ов|ам|ах)) (?=\d)|"
    r"(?<=[Пп]унктами) (?=\d)|(?<=[Сс]тать[яиюе]) (?=\d)|(?<=[Сс]татьей) (?=\d)|(?<=\b[гт]-н) (?=[А-Я])|"
    r"(?<=\bг-жа) (?=[А-Я])|(?<=\bг-ж[иеу]) (?=[А-Я])|(?<=\bг-н[ау]) (?=[А-Я])|"
    r"(?<=(?<![А-Яа-яA-Za-z.])[А-Я]\.) (?=(?:[А-Я]\.|[А-Я][а-я]))|(?<=\b[А-Я]\. [А-Я]\.) (?=[А-Я][а-я])|"
    r"(?<=\bт\.) (?=[дпекч]\.)"
)
# Thousands.
_THOUSANDS = re.compile(r"(?<![\d/.,-])\d{1,3}(?: \d{3})+(?![\d/])")
_BEFORE_OPENING = frozenset("([{—–/«„-")


class RussianTypesetter(Struct):
    """A pass over one paragraph; `depth` is the number of open quotation marks, `single` if one was typed as '."""

    before: str = ""
    depth: int = 0
    single: bool = False

    def typeset(self, text: str, after: str = "") -> str:
        """Return the next piece as Russian is printed: « », „ “ inside them, curly apostrophes, no-break spaces."""
        last = self.before[-1:]
        printed = _BOUND.sub(NO_BREAK, last + self._with_marks(text, after))
        printed = _THOUSANDS.sub(lambda match: match[0].replace(" ", NO_BREAK), printed)
        self.before = printed[-1:]
        return printed[len(last) :]

    def _with_marks(self, text: str, after: str) -> str:
        printed = ""
        for index, char in enumerate(text):
            if char in "\"'":
                printed += self._mark(char, printed or self.before, text[index + 1 : index + 2] or after)
            else:
                printed += char
                self.depth = max(self.depth + (char == "«") - (char == "»"), 0)
        return printed

    def _mark(self, char: str, before: str, following: str) -> str:
        """Return the quotation mark, or apostrophe, for a straight mark between two characters."""
        if not following.isspace() and (not before or before[-1].isspace() or before[-1] in _BEFORE_OPENING):
            self.depth += 1
            self.single = self.single or char == "'"
            return "«" if self.depth == 1 else "„"
        if char == "'" and (not self.single or (before[-1:].isalnum() and following[:1].isalnum())):
            return "’"
        self.single = self.single and char != "'"
        is_outer = self.depth <= 1
        self.depth = max(self.depth - 1, 0)
        return "»" if is_outer else "“"
