"""Alignment of two sequences: of paragraphs or rows by similarity, of words by equality. Both are bounded."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TypeAlias, TypeVar

from drafter.limits import MAX_ALIGNED_PAIRS, MAX_ALIGNED_TOKENS

T = TypeVar("T", bound=Hashable)
Pair: TypeAlias = "tuple[int | None, int | None]"
Change: TypeAlias = "tuple[str, int, int, int, int]"

# Chinese has no spaces between words: each of its signs counts as a word.
_SIGN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTERS = rf"[^\W{_SIGN}]+"
# A word with its hyphens and apostrophes, a range of spaces, or one other character.
TOKENS = re.compile(rf"[{_SIGN}]|{_LETTERS}(?:[’'\u2011-]{_LETTERS})*|\s+|[^\w\s]")
# A word without its hyphens, a space, or one other character.
SMALL_TOKENS = re.compile(rf"[{_SIGN}]|{_LETTERS}|\s|[^\w\s]")
# The words of a text, without its punctuation.
BARE_WORDS = re.compile(rf"[{_SIGN}]|{_LETTERS}")
_WORDS = re.compile(rf"[{_SIGN}]|[^\s{_SIGN}]+")
LEAST = 0.35
_FEW_WORDS = 2


def words_of(text: str) -> list[str]:
    """Return the words of a text, with their punctuation."""
    return text.split() if text.isascii() else _WORDS.findall(text)


def similarity(a: Sequence[str], b: Sequence[str]) -> float:
    """Return from 0 to 1 how many words, and pairs of adjacent words, two texts have in common."""
    if a == b:
        return 1.0
    if not a or not b:
        return 0.0
    words = 2 * (Counter(a) & Counter(b)).total() / (len(a) + len(b))
    if words < LEAST or min(len(a), len(b)) == 1:
        return words
    couples = 2 * (Counter(pairwise(a)) & Counter(pairwise(b))).total() / (len(a) + len(b) - 2)
    return (2 * words + couples) / 3


def align(old: Sequence[T], new: Sequence[T], alike: Callable[[T, T], float], least: float = LEAST) -> list[Pair]:
    """Return the pairs of indexes that maximize the sum of similarities, in order; None where one side is missing.

    Items with less than `least` are not paired. Equal items that occur once on each side are always paired, in the
    longest order. In a region between them of more than MAX_ALIGNED_PAIRS pairs, only equal ends are paired.
    """
    pairs: list[Pair] = []
    at_old = at_new = 0
    for i, j in [*_anchors(old, new), (len(old), len(new))]:
        pairs += _region(old, new, (at_old, i, at_new, j), alike, least)
        if i < len(old):
            pairs.append((i, j))
        at_old, at_new = i + 1, j + 1
    return pairs


def _anchors(old: Sequence[T], new: Sequence[T]) -> list[tuple[int, int]]:
    """Return the pairs of equal items that occur once on each side, the longest sequence in order (patience diff)."""
    counts_old, counts_new = Counter(old), Counter(new)
    where = {item: j for j, item in enumerate(new) if counts_new[item] == 1}
    common = [(i, where[item]) for i, item in enumerate(old) if counts_old[item] == 1 and item in where]
    tops: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(common):
        pile = bisect_left(tops, j)
        before.append(last[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [j]
        last[pile : pile + 1] = [index]
    chain, index = [], last[-1] if last else -1
    while index >= 0:
        chain.append(common[index])
        index = before[index]
    return chain[::-1]


def _region(
    old: Sequence[T], new: Sequence[T], region: tuple[int, int, int, int], alike: Callable[[T, T], float], least: float
) -> list[Pair]:
    """Return the pairs of `old[i1:i2]` and `new[j1:j2]`."""
    i1, i2, j1, j2 = region
    start, end = [], []
    while i1 < i2 and j1 < j2 and old[i1] == new[j1]:
        start.append((i1, j1))
        i1, j1 = i1 + 1, j1 + 1
    while i1 < i2 and j1 < j2 and old[i2 - 1] == new[j2 - 1]:
        i2, j2 = i2 - 1, j2 - 1
        end.append((i2, j2))
    middle: list[Pair]
    if (i2 - i1) * (j2 - j1) > MAX_ALIGNED_PAIRS:
        middle = [*((i, None) for i in range(i1, i2)), *((None, j) for j in range(j1, j2))]
    else:
        scores = [[alike(a, b) for b in new[j1:j2]] for a in old[i1:i2]]
        middle = [_moved(pair, i1, j1) for pair in _best_path(scores, j2 - j1, least)]
    return [*start, *middle, *end[::-1]]


def _moved(pair: Pair, i: int, j: int) -> Pair:
    return (None if pair[0] is None else pair[0] + i, None if pair[1] is None else pair[1] + j)


def _best_path(scores: Sequence[Sequence[float]], columns: int, least: float) -> list[Pair]:
    """Return the pairs with the greatest sum of scores (Needleman and Wunsch, gaps without a price)."""
    rows = len(scores)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        row, below, own = best[i], best[i + 1], scores[i]
        for j in range(columns - 1, -1, -1):
            score = own[j]
            paired = below[j + 1] + score if score >= least else 0.0
            row[j] = max(paired, below[j], row[j + 1])
    path: list[Pair] = []
    i = j = 0
    while i < rows and j < columns:
        score = scores[i][j]
        if score >= least and best[i][j] == best[i + 1][j + 1] + score:
            path.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            path.append((i, None))
            i += 1
        else:
            path.append((None, j))
            j += 1
    return [*path, *((at, None) for at in range(i, rows)), *((None, at) for at in range(j, columns))]


def align_words(
    old: Sequence[T], new: Sequence[T], is_space: Callable[[T], bool], is_word: Callable[[T], bool]
) -> list[Change]:
    """Return changes as `SequenceMatcher.get_opcodes` does, never two changes next to each other.

    A space, and one or two words between longer changes, belong to the change: readers see a phrase, not fragments.
    """
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    a, b = old[start : len(old) - end], new[start : len(new) - end]
    if len(a) * len(b) > MAX_ALIGNED_TOKENS:
        codes: list[Change] = [("replace", 0, len(a), 0, len(b))]
    else:
        codes = list(SequenceMatcher(is_space, a, b, autojunk=False).get_opcodes())
    inner = [(kind, i1 + start, i2 + start, j1 + start, j2 + start) for kind, i1, i2, j1, j2 in codes]
    inner = _without_fragments(_merged(inner), old, new, is_word)
    before: list[Change] = [("equal", 0, start, 0, start)] if start else []
    after: list[Change] = [("equal", len(old) - end, len(old), len(new) - end, len(new))] if end else []
    return _merged([*before, *inner, *after])


def _without_fragments(
    changes: list[Change], old: Sequence[T], new: Sequence[T], is_word: Callable[[T], bool]
) -> list[Change]:
    """Return the changes; a short equal range between two longer changes becomes part of them."""

    def words(change: Change) -> int:
        _, i1, i2, j1, j2 = change
        return max(sum(map(is_word, old[i1:i2])), sum(map(is_word, new[j1:j2])))

    result = []
    for at, change in enumerate(changes):
        count = words(change)
        inside = change[0] == "equal" and 0 < at < len(changes) - 1
        if inside and count <= _FEW_WORDS and count <= min(words(changes[at - 1]), words(changes[at + 1])):
            change = ("replace", *change[1:])  # noqa: PLW2901
        result.append(change)
    return _merged(result)


def _merged(changes: Sequence[Change]) -> list[Change]:
    """Return the changes, adjacent ones of a kind as one, and each with its right name."""
    result: list[Change] = []
    for kind, i1, i2, j1, j2 in changes:
        if result and (result[-1][0] == "equal") == (kind == "equal"):
            _, i1, _, j1, _ = result.pop()  # noqa: PLW2901
        name = "equal" if kind == "equal" else "insert" if i1 == i2 else "delete" if j1 == j2 else "replace"
        result.append((name, i1, i2, j1, j2))
    return result
