"""Suggestions for unknown names: the most similar known name, found the same way for all messages."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Names are similar if difflib's ratio is at least this.
MIN_SIMILARITY = 0.7
# A name is also found by some of its words if at least one of them has this length.
MIN_WORD_LENGTH = 3
_WORD_SEPARATOR = re.compile(r"[\W_]+")


def suggest(name: str, known: Iterable[str]) -> tuple[str | None, str]:
    """Return the most similar known name (or None) and the end of a message: a question, or all names."""
    names = list(known)
    near = next(iter(nearest(name, names)), None)
    return near, f"did you mean `{near}`?" if near else f"there are {', '.join(names)}."


def nearest(name: str, known: Iterable[str], limit: int = 1) -> list[str]:
    """Return the most similar known names, best first, ignoring case; else those with all words of `name`."""
    from difflib import get_close_matches

    by_folded: dict[str, str] = {}
    for candidate in known:
        by_folded.setdefault(candidate.casefold(), candidate)
    folded = name.casefold()
    matches = get_close_matches(folded, by_folded, limit, MIN_SIMILARITY) or _with_words(folded, by_folded)[:limit]
    return [by_folded[match] for match in matches]


def _with_words(name: str, known: Iterable[str]) -> list[str]:
    """Return the known names that contain all words of a name, the shortest first."""
    words = _words(name)
    if not any(len(word) >= MIN_WORD_LENGTH for word in words):
        return []
    return sorted((candidate for candidate in known if words <= _words(candidate)), key=len)


def _words(text: str) -> set[str]:
    return set(filter(None, _WORD_SEPARATOR.split(text)))
