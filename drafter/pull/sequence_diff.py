"""Equal and changed ranges of two sequences, in limited time."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

from drafter.limits import MAX_ALIGNED_TOKENS


def equal_ranges(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the equal ranges as `SequenceMatcher.get_matching_blocks` does, those at both ends first.

    Between the ends, more than MAX_ALIGNED_TOKENS pairs have no equal ranges.
    """
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    if start:
        yield 0, 0, start
    middle_a, middle_b = a[start : len(a) - end], b[start : len(b) - end]
    if len(middle_a) * len(middle_b) <= MAX_ALIGNED_TOKENS:
        for i, j, size in SequenceMatcher(_is_space, middle_a, middle_b, autojunk=False).get_matching_blocks():
            if size:
                yield start + i, start + j, size
    if end:
        yield len(a) - end, len(b) - end, end


def changed_ranges(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the ranges of both sequences between the equal ones: `a[i1:i2]` becomes `b[j1:j2]`."""
    i = j = 0
    for first, second, size in [*equal_ranges(a, b), (len(a), len(b), 0)]:
        if first > i or second > j:
            yield i, first, j, second
        i, j = first + size, second + size


def _is_space(token: Hashable) -> bool:
    return token == " "
