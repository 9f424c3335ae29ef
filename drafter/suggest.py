"""Suggestions for unknown names: the most similar known name, found the same way for all messages."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable

# Names are similar if difflib's ratio is at least this.
MIN_SIMILARITY = 0.7
# A name is also found by some of its words if at least one of them has this length.
MIN_WORD_LENGTH = 3
_WORD_SEPARATOR = re.compile(r"[\W_]+")
# How many slips of the typing hand a name of at least that many letters may have, the longest first.
_SLIPS = ((12, 3), (6, 2), (4, 1))


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


def spelled_alike(name: str, known: Iterable[str]) -> dict[str, int]:
    """Return the known names that differ from a name by a few slips, with the number of slips.

    The first letters are alike. A slip is a letter that is missing, superfluous, wrong or swapped with the next one;
    a name of 4 letters may have 1 slip, of 6 letters 2, of 12 letters 3. Case counts.
    """
    limit = next((slips for length, slips in _SLIPS if len(name) >= length), 0)
    alike = (other for other in known if other[:1] == name[:1] and abs(len(other) - len(name)) <= limit)
    distances = {other: edit_distance(name, other, limit) for other in alike} if limit else {}
    return {other: distance for other, distance in distances.items() if distance <= limit}


def edit_distance(one: str, other: str, limit: int = sys.maxsize) -> int:
    """Return the fewest letters to insert, remove, replace or swap with the next one (optimal string alignment).

    A distance over `limit` is returned as `limit` + 1.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for index, letter in enumerate(one, 1):
        following = [index]
        for at, match in enumerate(other, 1):
            steps = min(row[at] + 1, following[-1] + 1, row[at - 1] + (letter != match))
            is_swap = index > 1 and at > 1 and letter == other[at - 2] and one[index - 2] == match
            following.append(min(steps, before[at - 2] + 1) if is_swap else steps)
        if min(row) > limit and min(following) > limit:
            return limit + 1
        before, row = row, following
    return min(row[-1], limit + 1)


def with_words(name: str, known: Iterable[str]) -> list[str]:
    """Return the known names of the same words, in any order; else those that contain all words of the name."""
    words, names = _words(name), list(known)
    same = [candidate for candidate in names if words and words == _words(candidate)]
    return same or _with_words(name, names)


def _with_words(name: str, known: Iterable[str]) -> list[str]:
    """Return the known names that contain all words of a name, the shortest first."""
    words = _words(name)
    if not any(len(word) >= MIN_WORD_LENGTH for word in words):
        return []
    return sorted((candidate for candidate in known if words <= _words(candidate)), key=len)


def _words(text: str) -> set[str]:
    return set(filter(None, _WORD_SEPARATOR.split(text)))
