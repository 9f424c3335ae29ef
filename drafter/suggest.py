"""Suggestions for a name that is not known: the known name that is most like it, in one way for all messages."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Two names are alike if they share this part of their characters (difflib's ratio).
ALIKE = 0.7
# A name is also found by some of its words, if at least one of them is as long.
LENGTH_OF_A_WORD = 3
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def suggest(name: str, known: Iterable[str]) -> tuple[str | None, str]:
    """Return the known name most like `name`, None if none is, and the end of a message: a question, or all names."""
    names = list(known)
    near = next(iter(nearest(name, names)), None)
    return near, f"did you mean `{near}`?" if near else f"there are {', '.join(names)}."


def nearest(name: str, known: Iterable[str], most: int = 1) -> list[str]:
    """Return the known names most like `name`, best first, whatever their case; else those with all its words."""
    from difflib import get_close_matches

    folded: dict[str, str] = {}
    for one in known:
        folded.setdefault(one.casefold(), one)
    found = get_close_matches(name.casefold(), folded, most, ALIKE) or _with_words(name.casefold(), folded)[:most]
    return [folded[one] for one in found]


def _with_words(name: str, known: Iterable[str]) -> list[str]:
    """Return the known names that hold all words of a name, the shortest first."""
    words = _words(name)
    if not any(len(word) >= LENGTH_OF_A_WORD for word in words):
        return []
    return sorted((one for one in known if words <= _words(one)), key=len)


def _words(text: str) -> set[str]:
    return set(filter(None, _BETWEEN_WORDS.split(text)))
