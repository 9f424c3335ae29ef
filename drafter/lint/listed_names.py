"""Names of States, territories and organizations in a text, one after the other: “Chile, the Holy See and Fiji”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.languages.unknown_names import find_other_name
from drafter.lint.context import LintContext

# Between the names of a list: a comma, a semicolon, “and”, a new list item.
_SEPARATOR = re.compile(r"[,;]\s+(?:and\s+)?|\s+and\s+|\n\s*\n\s*|\n[ \t]{2,}")
_WORD = re.compile(r"[^\s,;.:()\ufffc]+")
_GAP = re.compile(r" |\n(?![ \t\n])")
_LONGEST_NAME = 12


class ListedName(NamedTuple):
    """A name in a text: its offsets, and the name on one line."""

    start: int
    end: int
    name: str


def names_from(context: LintContext, text: str, start: int) -> Iterator[ListedName]:
    """Yield the names that follow each other from an offset on, as long as each is known."""
    while named := _name_at(context, text, start):
        yield named
        separator = _SEPARATOR.match(text, named.end)
        if separator is None:
            return
        start = separator.end()


def _name_at(context: LintContext, text: str, start: int) -> ListedName | None:
    """Return the longest name that begins at an offset; it may contain “and” (Trinidad and Tobago)."""
    for end in reversed([word.end() for word in _words(text, start)]):
        name = " ".join(text[start:end].split())
        if context.state(name) or find_other_name(name):
            return ListedName(start, end, name)
    return None


def _words(text: str, start: int) -> Iterator[re.Match[str]]:
    """Yield the words of a possible name: one space or one line break between two of them."""
    for _ in range(_LONGEST_NAME):
        word = _WORD.match(text, start)
        if word is None:
            return
        yield word
        gap = _GAP.match(text, word.end())
        if gap is None:
            return
        start = gap.end()
