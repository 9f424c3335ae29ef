"""The first difference of two letters that is not their addressee's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from drafter.comparison.addressees import beginning, is_address, is_end_of_title
from drafter.comparison.reading import Text

_AROUND = 6


class Difference(Struct, frozen=True):
    """What two letters say differently: the words of each, and those before and after."""

    before: str
    one: str
    other: str
    after_one: str
    after_other: str


def difference(one: Text, other: Text) -> Difference | None:
    """The first difference of two letters but for the addressee, None if there is none."""
    left, right = _without_furniture(one, other), _without_furniture(other, one)
    ends = beginning(left), beginning(right)
    if all(ends):
        found = _of_heads(left[: ends[0]], right[: ends[1]])
        return found or _of_words(_words(left[ends[0] :]), _words(right[ends[1] :]))
    return _of_words(_words(left), _words(right))


def _without_furniture(one: Text, other: Text) -> tuple[str, ...]:
    """The lines to compare; a PDF's without those, first and last, that a Word file holds in its head and foot."""
    if not one.is_pdf or other.is_pdf:
        return one.lines
    words, lines = Counter(other.furniture), list(one.lines)
    for at in (0, -1):
        while lines and (line := Counter(lines[at].split())) <= words:
            words -= line
            lines.pop(at)
    return tuple(lines)


def _of_heads(one: Sequence[str], other: Sequence[str]) -> Difference | None:
    """The first difference above the text, line by line; an address may differ, but no date and no reference."""
    for first, last, start, end in _changes(one, other):
        if not (is_address(one[first:last]) and is_address(other[start:end])):
            return _said((_words(one), _words(other)), _in_words(one, first, last), _in_words(other, start, end))
    return None


def _of_words(one: Sequence[str], other: Sequence[str]) -> Difference | None:
    for first, last, start, end in _changes(one, other):
        if not (is_end_of_title(one, first, last) and is_end_of_title(other, start, end)):
            return _said((one, other), (first, last), (start, end))
    return None


def _changes(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """The stretches that differ; what is the same at both ends is no part of them, so that one word is one word."""
    first = _same(one, other)
    last = _same(one[first:][::-1], other[first:][::-1])
    middle, its = one[first : len(one) - last], other[first : len(other) - last]
    for kind, *span in SequenceMatcher(None, middle, its, autojunk=False).get_opcodes():
        if kind != "equal":
            begin, end, start, stop = (first + at for at in span)
            yield begin, end, start, stop


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """How many items are the same from the beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (mine, its) in pairs if mine != its), min(len(one), len(other)))


def _words(lines: Sequence[str]) -> list[str]:
    return [word for line in lines for word in line.split()]


def _in_words(lines: Sequence[str], first: int, last: int) -> tuple[int, int]:
    return len(_words(lines[:first])), len(_words(lines[:last]))


def _said(words: tuple[Sequence[str], Sequence[str]], here: tuple[int, int], there: tuple[int, int]) -> Difference:
    one, other = words
    return Difference(
        before=" ".join(one[max(here[0] - _AROUND, 0) : here[0]]),
        one=" ".join(one[slice(*here)]),
        other=" ".join(other[slice(*there)]),
        after_one=" ".join(one[here[1] : here[1] + _AROUND]),
        after_other=" ".join(other[there[1] : there[1] + _AROUND]),
    )
