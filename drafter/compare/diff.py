"""The first difference between two letters that is not due to their addressees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from drafter.compare.addressees import is_address, is_end_of_title, salutation_line
from drafter.compare.visible_text import VisibleText

_CONTEXT_WORDS = 6


class Difference(Struct, frozen=True):
    """A difference: the words of each letter, the words before, and the words after in each."""

    before: str
    one: str
    other: str
    after_one: str
    after_other: str


def first_difference(a: VisibleText, b: VisibleText) -> Difference | None:
    """Return the first difference of two letters, ignoring the addressee; None if they are identical."""
    a_lines, b_lines = _lines_to_compare(a, b), _lines_to_compare(b, a)
    a_start, b_start = salutation_line(a_lines), salutation_line(b_lines)
    if a_start and b_start:
        above = _difference_above_text(a_lines[:a_start], b_lines[:b_start])
        return above or _word_difference(_words(a_lines[a_start:]), _words(b_lines[b_start:]))
    return _word_difference(_words(a_lines), _words(b_lines))


def _lines_to_compare(text: VisibleText, reference: VisibleText) -> tuple[str, ...]:
    """Return the lines of a text; of a PDF, without those in the header and footer of the Word file."""
    if not text.is_pdf or reference.is_pdf:
        return text.lines
    words, lines = Counter(reference.furniture), list(text.lines)
    for at in (0, -1):
        while lines and (line := Counter(lines[at].split())) <= words:
            words -= line
            lines.pop(at)
    return tuple(lines)


def _difference_above_text(a: Sequence[str], b: Sequence[str]) -> Difference | None:
    """Return the first difference above the text; an address may differ, but no date or reference."""
    for a_start, a_end, b_start, b_end in _changes(a, b):
        if not (is_address(a[a_start:a_end]) and is_address(b[b_start:b_end])):
            return _difference(_words(a), _words(b), _word_range(a, a_start, a_end), _word_range(b, b_start, b_end))
    return None


def _word_difference(a: Sequence[str], b: Sequence[str]) -> Difference | None:
    for a_start, a_end, b_start, b_end in _changes(a, b):
        if not (is_end_of_title(a, a_start, a_end) and is_end_of_title(b, b_start, b_end)):
            return _difference(a, b, (a_start, a_end), (b_start, b_end))
    return None


def _changes(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the ranges that differ. Equal items at both ends are removed first, for minimal ranges."""
    first = _common_prefix(a, b)
    last = _common_prefix(a[first:][::-1], b[first:][::-1])
    a_middle, b_middle = a[first : len(a) - last], b[first : len(b) - last]
    for kind, *span in SequenceMatcher(None, a_middle, b_middle, autojunk=False).get_opcodes():
        if kind != "equal":
            a_start, a_end, b_start, b_end = (first + at for at in span)
            yield a_start, a_end, b_start, b_end


def _common_prefix(a: Sequence[str], b: Sequence[str]) -> int:
    """Return the number of equal items at the beginning."""
    pairs = enumerate(zip(a, b, strict=False))
    return next((at for at, (a_item, b_item) in pairs if a_item != b_item), min(len(a), len(b)))


def _words(lines: Sequence[str]) -> list[str]:
    return [word for line in lines for word in line.split()]


def _word_range(lines: Sequence[str], start: int, end: int) -> tuple[int, int]:
    return len(_words(lines[:start])), len(_words(lines[:end]))


def _difference(a: Sequence[str], b: Sequence[str], a_range: tuple[int, int], b_range: tuple[int, int]) -> Difference:
    return Difference(
        before=" ".join(a[max(a_range[0] - _CONTEXT_WORDS, 0) : a_range[0]]),
        one=" ".join(a[slice(*a_range)]),
        other=" ".join(b[slice(*b_range)]),
        after_one=" ".join(a[a_range[1] : a_range[1] + _CONTEXT_WORDS]),
        after_other=" ".join(b[b_range[1] : b_range[1] + _CONTEXT_WORDS]),
    )
