"""Edits of a text at its offsets: the smallest that turn one text into another, and their application."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.pull.sequence_diff import changed_ranges

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


class Edit(NamedTuple):
    """The characters from `first` to `last` of a text become `new`."""

    first: int
    last: int
    new: str


def minimal_edits(value: str, first: int, last: int, new: str) -> Iterator[Edit]:
    """Yield the smallest edits, by words, that turn a range of a text into `new`."""
    a, b = _TOKEN.findall(value[first:last]), _TOKEN.findall(new)
    starts_a, starts_b = _offsets(a), _offsets(b)
    for i1, i2, j1, j2 in changed_ranges(a, b):
        yield Edit(first + starts_a[i1], first + starts_a[i2], new[starts_b[j1] : starts_b[j2]])


def _offsets(tokens: Sequence[str]) -> list[int]:
    offsets = [0]
    for token in tokens:
        offsets.append(offsets[-1] + len(token))
    return offsets


def apply(value: str, edits: Sequence[Edit]) -> str:
    """Return a text with its edits; edits at one place keep their order. Raises ValueError if two of them overlap."""
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda edit: edit[:2]):
        if edit.first < at:
            raise ValueError("two edits overlap")
        pieces += [value[at : edit.first], edit.new]
        at = edit.last
    return "".join([*pieces, value[at:]])
