"""The first difference of two letters that is not their addressee's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from drafter.compare.addressees import beginning, is_address, is_end_of_title
from drafter.compare.visible_text import VisibleText

_AROUND = 6


class Difference(Struct, frozen=True):
    """What two letters say differently: the words of each, and those before and after."""

    before: str
    one: str
    other: str
    after_one: str
    after_other: str


def first_difference(a: VisibleText, b: VisibleText) -> Difference | None:
    """The first difference of two letters but for the addressee, None if there is none."""
    left, right = _body_difference(a, b), _body_difference(b, a)
    ends = beginning(left), beginning(right)
    if all(ends):
        found = _header_difference(left[: ends[0]], right[: ends[1]])
        return found or _word_difference(_words(left[ends[0] :]), _words(right[ends[1] :]))
    return _word_difference(_words(left), _words(right))


def _body_difference(a: VisibleText, b: VisibleText) -> tuple[str, ...]:
    """The lines to compare; a PDF's without those, first and last, that a Word file holds in its head and foot."""
    if not a.is_pdf or b.is_pdf:
        return a.lines
    words, lines = Counter(b.furniture), list(a.lines)
    for at in (0, -1):
        while lines and (line := Counter(lines[at].split())) <= words:
            words -= line
            lines.pop(at)
    return tuple(lines)


def _header_difference(a: Sequence[str], b: Sequence[str]) -> Difference | None:
    """The first difference above the text, line by line; an address may differ, but no date and no reference."""
    for first, last, start, end in _changes(a, b):
        if not (is_address(a[first:last]) and is_address(b[start:end])):
            return _said((_words(a), _words(b)), _in_words(a, first, last), _in_words(b, start, end))
    return None


def _word_difference(a: Sequence[str], b: Sequence[str]) -> Difference | None:
    for first, last, start, end in _changes(a, b):
        if not (is_end_of_title(a, first, last) and is_end_of_title(b, start, end)):
            return _said((a, b), (first, last), (start, end))
    return None


def _changes(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """The stretches that differ; what is the same at both ends is no part of them, so that one word is one word."""
    first = _same(a, b)
    last = _same(a[first:][::-1], b[first:][::-1])
    middle, its = a[first : len(a) - last], b[first : len(b) - last]
    for kind, *span in SequenceMatcher(None, middle, its, autojunk=False).get_opcodes():
        if kind != "equal":
            begin, end, start, stop = (first + at for at in span)
            yield begin, end, start, stop


def _same(a: Sequence[str], b: Sequence[str]) -> int:
    """How many items are the same from the beginning."""
    pairs = enumerate(zip(a, b, strict=False))
    return next((at for at, (mine, its) in pairs if mine != its), min(len(a), len(b)))


def _words(lines: Sequence[str]) -> list[str]:
    return [word for line in lines for word in line.split()]


def _in_words(lines: Sequence[str], first: int, last: int) -> tuple[int, int]:
    return len(_words(lines[:first])), len(_words(lines[:last]))


def _said(words: tuple[Sequence[str], Sequence[str]], here: tuple[int, int], there: tuple[int, int]) -> Difference:
    a, b = words
    return Difference(
        before=" ".join(a[max(here[0] - _AROUND, 0) : here[0]]),
        one=" ".join(a[slice(*here)]),
        other=" ".join(b[slice(*there)]),
        after_one=" ".join(a[here[1] : here[1] + _AROUND]),
        after_other=" ".join(b[there[1] : there[1] + _AROUND]),
    )
