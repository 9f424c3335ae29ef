"""Curly quotation marks and apostrophes, as printed (Editorial Manual, quotations)."""

from __future__ import annotations

import re

_STRAIGHT = re.compile("[\"']")
_CURLY = {'"': ("“", "”"), "'": ("‘", "’")}
_BEFORE_OPENING = frozenset("([{—–/“‘")


def smart_quotes(text: str, before: str = "") -> str:
    """Return the text with curly marks for straight ones; `before` is the character in front of the text."""
    if '"' not in text and "'" not in text:
        return text
    printed: list[str] = []
    at, last = 0, before[-1:]
    for match in _STRAIGHT.finditer(text):
        index = match.start()
        last = text[index - 1] if index > at else last
        last = _CURLY[text[index]][_is_closing(text, index, last)]
        printed += [text[at:index], last]
        at = index + 1
    return "".join([*printed, text[at:]])


def _is_closing(text: str, index: int, last: str) -> bool:
    """True if the mark closes: after a word, before a space, or in place of digits, as in '90s."""
    following = text[index + 1 : index + 2]
    if (last and not last.isspace() and last not in _BEFORE_OPENING) or following.isspace():
        return True
    if last == _CURLY[text[index]][0]:
        return True
    return text[index] == "'" and text[index + 1 : index + 2].isdigit() and text[index + 2 : index + 4] == "0s"
