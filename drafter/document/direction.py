"""The direction of runs: phrases from left to right inside text from right to left.

A phrase of Latin, Cyrillic or Chinese words, with the digits and brackets that belong to it, is isolated as a whole, so
that its parts keep their order: `A/71/794–S/2017/135`, `Skolehagen (Oslo)`, `16-17956 (A)`. Digits without such words
need no isolation. Authority: Unicode Standard Annex 9, 6.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from drafter.document.model import Field, Inline, Run

# Letters, digits and marks of every script but those from right to left.
_RIGHT = "\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff"
_WORD = rf"(?:[^\W{_RIGHT}]|[\u0300-\u036f\u0900-\u1cff\u200c\u200d…])+"
# Punctuation inside a phrase, with a space after it or around a dash.
_BETWEEN = "(?:[ \u00a0][–—&-][ \u00a0]|[-–—/.,:;&+'’‑@#=?%~!*·、。，：；]{1,4}[ \u00a0]?|[ \u00a0])"
_CORE = rf"{_WORD}(?:{_BETWEEN}{_WORD})*"
_BRACKETS = rf"[ \u00a0]?\({_CORE}\)"
_PHRASE = re.compile(rf"{_CORE}(?:{_BRACKETS}(?:{_BETWEEN}?{_CORE})?)*(?:/(?=\s|$)|\*(?!\w))?")
_LETTER = re.compile(rf"[^\W\d_{_RIGHT}]")
# A number before a phrase is part of the text around, unless a bracket or a stroke joins it to the words, or it begins
# a line: 1 Invented Square.
_NUMBER_BEFORE = re.compile(r"(?:[\d.,/–-]+[ \u00a0]+)+(?=[^\W\d_])")
# In the text of a paragraph: a page number is a digit; a break, a note or a picture belongs to no phrase.
_FIELD, _OTHER = "0", "\n"


def left_to_right_phrases(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each phrase that runs from left to right, in order."""
    for found in _PHRASE.finditer(text) if text else ():
        if _LETTER.search(found.group()):
            begins_line = found.start() == 0 or text[found.start() - 1] == _OTHER
            number = None if begins_line else _NUMBER_BEFORE.match(found.group())
            yield found.start() + (number.end() if number else 0), found.end()


def split_by_direction(inlines: Iterable[Inline]) -> Iterator[tuple[bool, Sequence[Inline]]]:
    """Yield the inlines of a paragraph from right to left in groups; True marks a phrase from left to right.

    A phrase may have several runs, such as a name with a word in bold. A run may be divided.
    """
    inlines = tuple(inlines)
    text = "".join(map(_text, inlines))
    at = 0
    for start, end in left_to_right_phrases(text):
        if start > at:
            yield False, _between(inlines, at, start)
        yield True, _between(inlines, start, end)
        at = end
    if at < len(text):
        yield False, _between(inlines, at, len(text))


def _text(inline: Inline) -> str:
    if isinstance(inline, Run):
        return inline.text
    return _FIELD if isinstance(inline, Field) else _OTHER


def _between(inlines: Sequence[Inline], start: int, end: int) -> list[Inline]:
    """Return the inlines, or parts of runs, between two offsets of the text of a paragraph."""
    found: list[Inline] = []
    at = 0
    for inline in inlines:
        length = len(_text(inline))
        first, last = max(start - at, 0), min(end - at, length)
        if first < last:
            found.append(_part(inline, first, last) if isinstance(inline, Run) else inline)
        at += length
    return found


def _part(run: Run, start: int, end: int) -> Run:
    return run.part(start, end)
