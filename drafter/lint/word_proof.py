"""The words of a text, and the proof that fixes change only the words that they list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

_WORD = re.compile(r"\w+")
# Words at the ends of a change are completed up to this length.
_WORD_REACH = 1000


class ChangedWords(NamedTuple):
    """The words that a fix removes, and the words that it adds, both in full; empty for spaces and punctuation."""

    removed: tuple[str, ...]
    added: tuple[str, ...]


def words(text: str) -> list[str]:
    """Return the words and numbers of a text in order."""
    return _WORD.findall(text)


def changed_words(text: str, start: int, end: int, fix: str) -> ChangedWords:
    """Return the words that change if `fix` replaces characters `start` to `end` of a text."""
    first = start
    while first > max(start - _WORD_REACH, 0) and (text[first - 1].isalnum() or text[first - 1] == "_"):
        first -= 1
    lead = text[first:start]
    after = _WORD.match(text[end : end + _WORD_REACH])
    tail = after[0] if after else ""
    old, new = words(lead + text[start:end] + tail), words(lead + fix + tail)
    return ChangedWords((), ()) if old == new else ChangedWords(tuple(old), tuple(new))


def is_listed(before: str, after: str, changes: Iterable[ChangedWords]) -> bool:
    """True if two texts have the same words in the same order, except for listed changes."""
    listed = [change for change in changes if change.removed or change.added]
    if not listed:
        return words(before) == words(after)
    old, new = Counter(words(before)), Counter(words(after))
    removed = {word for change in listed for word in change.removed}
    added = {word for change in listed for word in change.added}
    return (old - new).keys() <= removed and (new - old).keys() <= added
