"""Quotation marks and apostrophes as they are printed: curly (Editorial Manual, quotations)."""

from __future__ import annotations

import re

_STRAIGHT = re.compile("[\"']")
_CURLY = {'"': ("“", "”"), "'": ("‘", "’")}
_BEFORE_OPENING = frozenset("([{—–/“‘")


def smart_quotes(text: str, before: str = "") -> str:
    """The text with straight marks set curly; `before` is the character in front of it, if any."""
    if '"' not in text and "'" not in text:
        return text
    printed: list[str] = []
    at, last = 0, before[-1:]
    for found in _STRAIGHT.finditer(text):
        index = found.start()
        last = text[index - 1] if index > at else last
        last = _CURLY[text[index]][_is_closing(text, index, last)]
        printed += [text[at:index], last]
        at = index + 1
    return "".join([*printed, text[at:]])


def _is_closing(text: str, index: int, last: str) -> bool:
    """Whether a mark closes: it follows a word, or stands before a space, or for the figures left out of '90s."""
    following = text[index + 1 : index + 2]
    if (last and not last.isspace() and last not in _BEFORE_OPENING) or following.isspace():
        return True
    if last == _CURLY[text[index]][0]:
        return True
    return text[index] == "'" and text[index + 1 : index + 2].isdigit() and text[index + 2 : index + 4] == "0s"
