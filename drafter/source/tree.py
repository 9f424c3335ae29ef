"""A source: the author's text, the values in it, and the way back from a value to its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from msgspec import Struct, field

from drafter.diagnostics import Finding, Place
from drafter.source.offsets import LineIndex, OffsetMap, Scalar

KeyPath: TypeAlias = tuple[str | int, ...]
_BLANKS = " \t\n"
_PLACE = re.compile("[0-9]{1,6}")


class Source(Struct, frozen=True):
    """A letter's text and what it holds: `data` has only dict, list and str; `place` finds any value again."""

    name: str
    text: str
    data: dict[str, Any]
    nodes: Mapping[KeyPath, Scalar] = field(default_factory=dict)
    keys: Mapping[KeyPath, Scalar] = field(default_factory=dict)
    origins: Mapping[KeyPath, str] = field(default_factory=dict)
    merge_fields: Mapping[str, str] = field(default_factory=dict)
    lines: LineIndex = field(default_factory=lambda: LineIndex(""))
    _alignments: dict[KeyPath, OffsetMap] = field(default_factory=dict)

    def place(self, path: KeyPath, start: int | None = None, end: int | None = None) -> Place:
        """Where the value at `path` stands, or its characters `start` to `end`; else the value around it."""
        if path in self.origins:
            return Place(self.origins[path], 1, 1, 1, 1)
        node = self.nodes.get(path)
        if node is None:
            return self.place(path[:-1]) if path else Place(self.name, 1, 1, 1, 1)
        if start is None:
            return self._between(node.first, node.last)
        if path not in self._alignments:
            self._alignments[path] = OffsetMap(self.text, node)
        first, last = self._alignments[path].stretch(start, start if end is None else end)
        return self._between(first, last)

    def key_place(self, path: KeyPath) -> Place:
        """Where the key of the value at `path` stands."""
        node = self.keys.get(path)
        return self.place(path) if node is None else self._between(node.first, node.last)

    def finding(self, rule: str, message: str, path: KeyPath = (), place: Place | None = None, **more: Any) -> Finding:
        """A finding at the value of `path`, or at `place`, with the line it stands on; `more` as in Finding."""
        place = place or self.place(path)
        excerpt = self.line(place.line) if place.file == self.name else ""
        return Finding(rule, message, place, excerpt=excerpt, **more)

    def line(self, number: int) -> str:
        """The text of line `number`, counted from 1; empty beyond the end."""
        return self.lines.text(number)

    def has(self, path: KeyPath) -> bool:
        """Whether the author wrote a value at `path`."""
        return path in self.nodes or path in self.origins

    def _between(self, first: int, last: int) -> Place:
        if self.text[last - 1 : last] in _BLANKS:
            last = first + len(self.text[first:last].rstrip(_BLANKS))
        return Place(self.name, *self.lines.position(first), *self.lines.position(last))


def format_key(key: str) -> KeyPath:
    """The path of a dotted key, numbers counting from 0: `annexes.0.title`."""
    return tuple(int(part) if _PLACE.fullmatch(part) else part for part in key.split("."))


def format_path(path: Sequence[str | int]) -> str:
    """A path as the author would say it, counted from 1: `signatories[2].state`."""
    return "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def walk_paths(data: Any, at: KeyPath = ()) -> Iterator[KeyPath]:
    """Every path of the values in `data`."""
    yield at
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in inner:
        yield from walk_paths(value, (*at, step))
