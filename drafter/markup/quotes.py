"""Quotation marks and apostrophes as they are printed: curly (Editorial Manual, quotations)."""

from __future__ import annotations

_CURLY = {'"': ("“", "”"), "'": ("‘", "’")}
_BEFORE_OPENING = frozenset("([{—–/“‘")


def curled(text: str, before: str = "") -> str:
    """The text with straight marks set curly; `before` is the character in front of it, if any."""
    if '"' not in text and "'" not in text:
        return text
    printed: list[str] = []
    last = before[-1:]
    for index, letter in enumerate(text):
        pair = _CURLY.get(letter)
        last = pair[_is_closing(text, index, last)] if pair else letter
        printed.append(last)
    return "".join(printed)


def _is_closing(text: str, index: int, last: str) -> bool:
    """Whether a mark closes: it follows a word, or stands before a space, or for the figures left out of '90s."""
    following = text[index + 1 : index + 2]
    if (last and not last.isspace() and last not in _BEFORE_OPENING) or following.isspace():
        return True
    if last == _CURLY[text[index]][0]:
        return True
    return text[index] == "'" and text[index + 1 : index + 2].isdigit() and text[index + 2 : index + 4] == "0s"
