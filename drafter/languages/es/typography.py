"""Spanish quotation marks and no-break spaces.

The Spanish documents of the United Nations print “ ” and inside them ‘ ’, as English does (A/59/2005/Add.2).
"""

from __future__ import annotations

import re

from msgspec import Struct

from drafter.markup.quotes import QuotationCurler, QuotationMarks

NO_BREAK = "\u00a0"
MARKS = QuotationMarks(("“", "”"), ("‘", "’"), "’")
_THOUSANDS = re.compile(r"(?<![\d/.,-])\d{1,3}(?: \d{3})+(?![\d/])")
# Per cent, and abbreviations that belong to the next word.
_BOUND = re.compile(
    r"(?<=\d) (?=%)|(?<=\bn[úu]m[.]) (?=\d)|(?<=\bnúms[.]) (?=\d)|(?<=\bart[.]) (?=\d)|(?<=\bpárr[.]) (?=\d)|"
    r"(?<=\bp[.]) (?=\d)|(?<=\bSr[.]) (?=[A-ZÀ-Ý])|(?<=\bSra[.]) (?=[A-ZÀ-Ý])|(?<=\bDr[.]) (?=[A-ZÀ-Ý])|"
    r"(?<=\bDra[.]) (?=[A-ZÀ-Ý])|(?<=\bEE[.]) (?=UU[.])"
)


class SpanishTypesetter(Struct):
    """A pass over one paragraph; `before` is the last character printed so far."""

    before: str = ""
    curler: QuotationCurler | None = None

    def typeset(self, text: str, after: str = "") -> str:
        """Return the next piece with curly quotation marks, and with no-break spaces inside numbers and before %."""
        self.curler = self.curler or QuotationCurler(MARKS, self.before[-1:])
        last = self.before[-1:]
        printed = _BOUND.sub(NO_BREAK, last + self.curler.typeset(text, after))
        printed = _THOUSANDS.sub(lambda match: match[0].replace(" ", NO_BREAK), printed)[len(last) :]
        self.before = printed[-1:] or self.before
        return printed
