"""Names of States, territories and organizations in a text, one after the other: “Chile, the Holy See and Fiji”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from drafter.lint.context import LintContext

# Between the names of a list: a comma, a semicolon, “and”, a new list item.
_SEPARATOR = r"[,;]\s+(?:and\s+)?|\s+and\s+|\n\s*\n\s*|\n[ \t]{2,}"
_WORD = re.compile(r"(?:(?!\ufffc)[^\s,;.:()])+")
_GAP = re.compile(r" |\n(?![ \t\n])")
_LONGEST_NAME = 12


class ListedName(Struct, frozen=True):
    """A name in a text: its offsets, and the name on one line."""

    start: int
    end: int
    name: str


def names_from(context: LintContext, text: str, start: int) -> Iterator[ListedName]:
    """Yield the names that follow each other from an offset on, as long as each is known."""
    while named := _name_at(context, text, start):
        yield named
        separator = re.compile(_SEPARATOR).match(text, named.end)
        if separator is None:
            return
        start = separator.end()


def _name_at(context: LintContext, text: str, start: int) -> ListedName | None:
    """Return the longest name that begins at an offset; it may contain “and” (Trinidad and Tobago)."""
    for end in reversed([word.end() for word in _words(text, start)]):
        name = " ".join(text[start:end].split())
        # Words in lower case are not the name of an organization or a territory: the table is not read for them.
        if context.state(name) or (not name.islower() and _is_other_name(name)):
            return ListedName(start, end, name)
    return None


def _is_other_name(name: str) -> bool:
    """True for a name that is known, but not as a State's."""
    from drafter.languages.unknown_names import find_other_name

    return find_other_name(name) is not None


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
