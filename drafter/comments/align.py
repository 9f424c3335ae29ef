"""Word alignment of a text as written with the same text as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.limits import MAX_ALIGNED_WORDS

_WORDS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|[^\W_]+|[^\w\s]|_", re.DOTALL)
_AS_TYPED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u2011": "-"})


class Word(NamedTuple):
    """A word, a punctuation mark or an expression in braces; `start` and `end` are offsets in its text."""

    text: str
    start: int
    end: int


class WordAlignment:
    """The alignment of the words of two forms of a text, calculated once."""

    def __init__(self, written: str, printed: str) -> None:
        self.written = list(_words(written))
        self.printed = list(_words(printed))
        self.pairs = dict(_pairs(self.written, self.printed))

    def printed_range(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the range in the printed text for the characters `start` to `end` of the written one.

        None if a word in the range is printed differently.
        """
        inside = [at for at, word in enumerate(self.written) if word.start < end and start < word.end]
        paired = [at for at in inside if at in self.pairs]
        if not paired:
            return self._range_between(start, end)
        if any(at not in self.pairs and self.written[at].text[0].isalnum() for at in inside):
            return None
        return self._start(paired[0], start), self._end(paired[-1], end)

    def _start(self, at: int, start: int) -> int:
        return self.printed[self.pairs[at]].start + max(start - self.written[at].start, 0)

    def _end(self, at: int, end: int) -> int:
        return self.printed[self.pairs[at]].end - max(self.written[at].end - end, 0)

    def _range_between(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the range between the words before and after: the text of a fact, or a space for a space."""
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
    for match in _WORDS.finditer(text):
        yield Word(match.group().translate(_AS_TYPED), match.start(), match.end())


def _pairs(written: list[Word], printed: list[Word]) -> Iterator[tuple[int, int]]:
    from difflib import SequenceMatcher

    if max(len(written), len(printed)) > MAX_ALIGNED_WORDS:
        return
    matcher = SequenceMatcher(None, [word.text for word in written], [word.text for word in printed])
    for a, b, size in matcher.get_matching_blocks():
        yield from zip(range(a, a + size), range(b, b + size), strict=True)
