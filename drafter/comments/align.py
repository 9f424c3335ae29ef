"""The author's words beside the same words as printed: folded, quotation marks curled, markup gone, facts filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.limits import MAX_ALIGNED_WORDS

_WORDS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|[^\W_]+|[^\w\s]|_", re.DOTALL)
_AS_TYPED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u2011": "-"})


class Word(NamedTuple):
    """A word, a sign or an expression in braces, and its first and last (exclusive) character in its text."""

    text: str
    start: int
    end: int


class WordAlignment:
    """Two forms of one text, compared once; where they differ in more than signs, words are not found."""

    def __init__(self, written: str, printed: str) -> None:
        self.written = list(_words(written))
        self.printed = list(_words(printed))
        self.pairs = dict(_pairs(self.written, self.printed))

    def stretch(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the characters `start` to `end` of the written text stand in the printed one; None if they do not."""
        inside = [at for at, word in enumerate(self.written) if word.start < end and start < word.end]
        found = [at for at in inside if at in self.pairs]
        if not found:
            return self._between(start, end)
        if any(at not in self.pairs and self.written[at].text[0].isalnum() for at in inside):
            return None
        return self._start(found[0], start), self._end(found[-1], end)

    def _start(self, at: int, start: int) -> int:
        return self.printed[self.pairs[at]].start + max(start - self.written[at].start, 0)

    def _end(self, at: int, end: int) -> int:
        return self.printed[self.pairs[at]].end - max(self.written[at].end - end, 0)

    def _between(self, start: int, end: int) -> tuple[int, int] | None:
        """What is printed between the words before and after: a fact, or the space of a space."""
        before = next((at for at in range(len(self.written) - 1, -1, -1) if self.written[at].end <= start), -1)
        after = next((at for at, word in enumerate(self.written) if word.start >= end), -1)
        if before not in self.pairs or after not in self.pairs:
            return None
        first, last = self.pairs[before], self.pairs[after]
        if last - first > 1:
            return self.printed[first + 1].start, self.printed[last - 1].end
        between = self.printed[first].end, self.printed[last].start
        return between if between[0] < between[1] and after == before + 1 else None


def _words(text: str) -> Iterator[Word]:
    for found in _WORDS.finditer(text):
        yield Word(found.group().translate(_AS_TYPED), found.start(), found.end())


def _pairs(written: list[Word], printed: list[Word]) -> Iterator[tuple[int, int]]:
    from difflib import SequenceMatcher

    if max(len(written), len(printed)) > MAX_ALIGNED_WORDS:
        return
    matcher = SequenceMatcher(None, [word.text for word in written], [word.text for word in printed])
    for one, other, size in matcher.get_matching_blocks():
        yield from zip(range(one, one + size), range(other, other + size), strict=True)
