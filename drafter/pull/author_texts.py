"""The values and text files that an author wrote, with the offsets of their characters in the files."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Any

from drafter.diagnostics import Place
from drafter.source import KeyPath, Source
from drafter.source.offsets import OffsetMap, Scalar


class AuthorText:
    """A value of the YAML, or a text file (path ()): its text, and the offsets of its characters in the file."""

    def __init__(self, source: Source, path: KeyPath, scalar: Scalar) -> None:
        self.source = source
        self.path = path
        self.scalar = scalar
        self.value = scalar.value
        self.offsets = (
            _LiteralOffsets(source.text, scalar) if scalar.style == "|" else _OtherOffsets(source.text, scalar)
        )

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.source.name

    def offset(self, at: int) -> int:
        """Return the offset in the value of an offset in the file."""
        if not self.path:
            return at
        return bisect_left(range(len(self.value)), at, key=self.file_offset)

    def file_offset(self, at: int) -> int:
        """Return the offset in the file of an offset in the value; at the end, that of the end."""
        return at if not self.path else self.offsets.file_offset(at)

    def place(self, first: int, last: int) -> Place:
        """Return the place of the characters from offset `first` to `last` of the value."""
        start = self.file_offset(first)
        end = self.file_offset(last - 1) + 1 if last > first else start
        return Place(self.name, *self.source.lines.position(start), *self.source.lines.position(max(end, start)))


class _LiteralOffsets:
    """The offsets of a literal value (|): its lines are those of the file, without their indentation."""

    def __init__(self, text: str, scalar: Scalar) -> None:
        first = text.find("\n", scalar.first) + 1
        written, value = text[first : scalar.last].split("\n"), scalar.value.split("\n")
        self.starts = [0, *accumulate(len(line) + 1 for line in value)]
        self.written = [first, *accumulate((len(line) + 1 for line in written), initial=first)][1:]
        self.last = scalar.last
        pairs = zip(written, value, strict=False)
        self.indent = next((len(a) - len(b) for a, b in pairs if b.strip()), 0)
        self.lengths = [len(line) for line in written]

    def file_offset(self, at: int) -> int:
        line = min(bisect_right(self.starts, at) - 1, len(self.written) - 1)
        indent = min(self.indent, self.lengths[line]) if line < len(self.lengths) else 0
        return min(self.written[line] + indent + at - self.starts[line], self.last)


class _OtherOffsets:
    """The offsets of a folded, plain or quoted value."""

    def __init__(self, text: str, scalar: Scalar) -> None:
        self.map = OffsetMap(text, scalar)
        lines = text[scalar.first : scalar.last].split("\n")[1:] if scalar.style != '"' else []
        self.indent = next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), 0)

    def file_offset(self, at: int) -> int:
        return self.map.range_of(at, at)[0]


class AuthorTexts:
    """All values of a letter and its text files, found by places in the files.

    `inherited` are the names of the letters that it extends: their values are not its own.
    """

    def __init__(self, source: Source, files: Iterable[Source]) -> None:
        self.source = source
        self.files: Mapping[str, Source] = {file.name: file for file in (source, *files)}
        self._texts: dict[tuple[str, KeyPath], AuthorText] = {}
        self._lines = {name: _line_starts(file.text) for name, file in self.files.items()}
        own = [(node.first, node.last, path) for path, node in source.nodes.items() if _is_text(source, path)]
        self._own = sorted(own)

    def at(self, file: str, path: KeyPath) -> AuthorText:
        """Return the text at a path of a file."""
        if (file, path) not in self._texts:
            source = self.files[file]
            self._texts[file, path] = AuthorText(source, path, source.nodes[path])
        return self._texts[file, path]

    def find(self, place: Place | None) -> tuple[AuthorText, int, int] | None:
        """Return the text that contains a place, and the offsets of the place in it; None if none does."""
        if place is None or place.file not in self.files:
            return None
        starts = self._lines[place.file]
        first = starts[min(place.line, len(starts)) - 1] + place.column - 1
        last = starts[min(place.end_line, len(starts)) - 1] + place.end_column - 1
        path: KeyPath | None = ()
        if place.file == self.source.name:
            path = self._path(first, last)
        if path is None:
            return None
        text = self.at(place.file, path)
        return text, text.offset(first), text.offset(last)

    def scalars(self, under: KeyPath) -> Iterator[AuthorText]:
        """Yield the texts of the letter at or below a path, in the order of the file."""
        for _, _, path in self._own:
            if path[: len(under)] == under:
                yield self.at(self.source.name, path)

    def _path(self, first: int, last: int) -> KeyPath | None:
        at = bisect_right(self._own, first, key=lambda entry: entry[0]) - 1
        if at < 0:
            return None
        start, end, path = self._own[at]
        return path if start <= first and last <= end else None


def _is_text(source: Source, path: KeyPath) -> bool:
    """True for a text that the letter itself contains: not a list, not a mapping, not a value of another letter."""
    if path in source.inherited or path in source.origins:
        return False
    value: Any = source.data
    for step in path:
        value = value[step]
    return isinstance(value, str)


def _line_starts(text: str) -> list[int]:
    return [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
