"""Offset maps: from a character of a value back to its characters in the file."""

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
_NOT_WHITE = re.compile(rf"[^{_WHITE}]")
_FOLD = r"[ \t]*(?:[\n\x85\u2028\u2029][ \t]*)+"
# The pieces of a value in double or single quotation marks: an escape, a fold of lines, spaces, or a character.
_PIECES = {
    '"': rf"\\r\\n|\\x..|\\u.{{4}}|\\U.{{8}}|\\\n[ \t]*(?:\n[ \t]*)*|\\.|{_FOLD}|[ \t]+|.",
    "'": rf"''|{_FOLD}|[ \t]+|.",
}


class Scalar(Struct, frozen=True, gc=False):
    """A value in the file: its offsets `first` to `last`, its YAML style (| > ' " or empty) and its text."""

    first: int
    last: int
    style: str = ""
    value: str = ""


class LineIndex:
    """The lines of a text; gives the line and column of any offset, both counted from 1."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and column of an offset, both counted from 1."""
        line = min(bisect_right(self._starts, offset), len(self._lines))
        return line, offset - self._starts[line - 1] + 1

    def text(self, number: int) -> str:
        """Return line `number`, counted from 1; empty after the last line."""
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""


class OffsetMap:
    """The offsets in the file of all characters of one value, calculated once."""

    def __init__(self, text: str, scalar: Scalar) -> None:
        self._end = (scalar.last, scalar.last)
        quoted = [*_quoted_offsets(text, scalar)] if scalar.style in _PIECES else None
        self._length = len(scalar.value if quoted is None else quoted)
        self._range = _UnquotedOffsets(text, scalar).range_at if quoted is None else quoted.__getitem__

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the file of the value's characters `start` to `end` (exclusive)."""
        first, _ = self._at(start)
        return first, first if end <= start else self._at(end - 1)[1]

    def _at(self, index: int) -> tuple[int, int]:
        return self._range(index) if index < self._length else self._end


class _UnquotedOffsets:
    """Offsets of a plain or block value, whose words are the same as in the file; only white space differs.

    Words that have the same distance in the value and in the file form one piece. Piece n begins at
    `_value_starts[n]` in the value and at `_file_starts[n]` in the file. Literal values (|) are compared by line.
    """

    def __init__(self, text: str, scalar: Scalar) -> None:
        self._last = scalar.last
        at = text.find("\n", scalar.first) + 1 if scalar.style in ("|", ">") else scalar.first
        self._value_starts, self._file_starts = [0], [at]
        shift = at
        # Each line of a literal value is the same as in the file, except for its indentation.
        for word in (_LINE if scalar.style == "|" else _WORD).finditer(scalar.value):
            start = word.start()
            at = start + shift
            if at < self._last and text[at] in _WHITE and (found := _NOT_WHITE.search(text, at, self._last)):
                at = found.start()
                shift = at - start
                self._value_starts.append(start)
                self._file_starts.append(at)

    def range_at(self, index: int) -> tuple[int, int]:
        """Return the offsets in the file of the character at `index` of the value."""
        piece = bisect_right(self._value_starts, index) - 1
        first = min(self._file_starts[piece] + index - self._value_starts[piece], self._last)
        return first, min(first + 1, self._last)


def _quoted_offsets(text: str, scalar: Scalar) -> Iterator[tuple[int, int]]:
    """Yield the offsets of each character of a quoted value: a character, an escape or a line end of the file."""
    pattern = re.compile(_PIECES[scalar.style], re.DOTALL)
    for piece in pattern.finditer(text, scalar.first + 1, max(scalar.last - 1, scalar.first + 1)):
        if not piece.group().strip(" \t"):
            yield from ((at, at + 1) for at in range(*piece.span()))
            continue
        for _ in range(_value_length(piece.group())):
            yield piece.span()


def _value_length(piece: str) -> int:
    """Return the number of characters that a piece of the file adds to the value; two folded line ends add one."""
    if len(piece) == 1:
        return 1
    ends = sum(piece.count(end) for end in "\n\x85\u2028\u2029")
    if piece.startswith("\\\n"):
        return ends - 1
    return max(ends - 1, 1)
