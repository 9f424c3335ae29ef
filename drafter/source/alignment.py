"""From a character of a value back to the character of the file that it came from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value in the file: its offsets `first` to `last`, its YAML style (| > ' " or empty), its text."""

    first: int
    last: int
    style: str = ""
    value: str = ""


class Lines:
    """The lines of a text, and the line and column (from 1) of any offset in it."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]

    def position(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset, both counted from 1."""
        line = min(bisect_right(self._starts, offset), len(self._lines))
        return line, offset - self._starts[line - 1] + 1

    def text(self, number: int) -> str:
        """The line `number`, counted from 1; empty beyond the end."""
        return self._lines[number - 1].rstrip("\r") if 0 < number <= len(self._lines) else ""


class Alignment:
    """The offsets in the file of all characters of one value, walked once.

    Word by word the value and the file agree; only white space, indentation and escapes differ between them.
    """

    def __init__(self, text: str, scalar: Scalar) -> None:
        at = scalar.first + (1 if scalar.style in ("'", '"') else 0)
        if scalar.style in ("|", ">"):
            at = text.find("\n", at) + 1
        self._offsets: list[int] = []
        for letter in scalar.value:
            at = _found(text, letter, at, scalar.last)
            self._offsets.append(at)
            at += 1
        self._offsets.append(min(at, scalar.last))

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the file of the value's characters `start` to `end` (exclusive)."""
        last = len(self._offsets) - 1
        first = self._offsets[min(start, last)]
        return first, first if end <= start else self._offsets[min(end, last + 1) - 1] + 1


def _found(text: str, letter: str, at: int, limit: int) -> int:
    if letter in " \n":
        return at
    while at < limit and text[at] in " \n\t":
        at += 1
    near = text.find(letter, at, min(limit, at + 12))
    return near if near >= 0 else at
