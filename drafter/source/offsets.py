"""From a character of a value back to the character of the file that it came from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct

_WHITE = " \t\n\x85\u2028\u2029"
_WORD = re.compile(rf"[^{_WHITE}]+")
# The rest of a line, from its first word on.
_LINE = re.compile(rf"[^{_WHITE}][^\n\x85\u2028\u2029]*")
_INK = re.compile(rf"[^{_WHITE}]")
_FOLD = r"[ \t]*(?:[\n\x85\u2028\u2029][ \t]*)+"
# The pieces of a value within single and double quotation marks: an escape, a fold of lines, or a character.
_PIECES = {
    '"': re.compile(rf"\\r\\n|\\x..|\\u.{{4}}|\\U.{{8}}|\\\n[ \t]*(?:\n[ \t]*)*|\\.|{_FOLD}|.", re.DOTALL),
    "'": re.compile(rf"''|{_FOLD}|.", re.DOTALL),
}


class Scalar(Struct, frozen=True, gc=False):
    """A value in the file: its offsets `first` to `last`, its YAML style (| > ' " or empty), its text."""

    first: int
    last: int
    style: str = ""
    value: str = ""


class LineIndex:
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
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""


class OffsetMap:
    """The stretches of the file that all characters of one value come from, walked once."""

    def __init__(self, text: str, scalar: Scalar) -> None:
        self._end = (scalar.last, scalar.last)
        quoted = [*_quoted_offsets(text, scalar)] if scalar.style in _PIECES else None
        self._length = len(scalar.value if quoted is None else quoted)
        self._span = _LiteralOffsets(text, scalar).span if quoted is None else quoted.__getitem__

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the file of the value's characters `start` to `end` (exclusive)."""
        first, _ = self._at(start)
        return first, first if end <= start else self._at(end - 1)[1]

    def _at(self, index: int) -> tuple[int, int]:
        return self._span(index) if index < self._length else self._end


class _LiteralOffsets:
    """Plain and block values: word by word, literal ones line by line, they are what the file has; white space differs.

    Words that stand as far from each other in both are one piece, which begins at `_values` there and `_texts` here.
    """

    def __init__(self, text: str, scalar: Scalar) -> None:
        self._last = scalar.last
        at = text.find("\n", scalar.first) + 1 if scalar.style in ("|", ">") else scalar.first
        self._values, self._texts = [0], [at]
        shift = at
        # Each line of a literal value is as it is in the file, but for what it is indented by.
        for word in (_LINE if scalar.style == "|" else _WORD).finditer(scalar.value):
            begun = word.start()
            at = begun + shift
            if at < self._last and text[at] in _WHITE and (found := _INK.search(text, at, self._last)):
                at = found.start()
                shift = at - begun
                self._values.append(begun)
                self._texts.append(at)

    def span(self, index: int) -> tuple[int, int]:
        """The offsets in the file of the character at `index` of the value."""
        piece = bisect_right(self._values, index) - 1
        first = min(self._texts[piece] + index - self._values[piece], self._last)
        return first, min(first + 1, self._last)


def _quoted_offsets(text: str, scalar: Scalar) -> Iterator[tuple[int, int]]:
    """Values in quotation marks: each character is itself, an escape, or stands for the end of a line."""
    for piece in _PIECES[scalar.style].finditer(text, scalar.first + 1, max(scalar.last - 1, scalar.first + 1)):
        for _ in range(_length(piece.group())):
            yield piece.span()


def _length(piece: str) -> int:
    """How many characters of the value a piece of the file makes; a fold of two line ends makes one."""
    if len(piece) == 1:
        return 1
    ends = sum(piece.count(end) for end in "\n\x85\u2028\u2029")
    if piece.startswith("\\\n"):
        return ends - 1
    return max(ends - 1, 1)
