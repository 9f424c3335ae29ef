"""A source: the text of a letter, the values in it, and the place of each value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from msgspec import Struct, field

from drafter.diagnostics import Finding, Place, Severity
from drafter.source.offsets import LineIndex, OffsetMap, Scalar

KeyPath: TypeAlias = tuple[str | int, ...]
_BLANKS = " \t\n"
_INDEX = re.compile("[0-9]{1,6}")


class Source(Struct, frozen=True):
    """The text of a letter and its values: `data` contains only dict, list and str.

    `nodes` and `keys` are the scalars of values and keys by path; `origins` are the places of values that the file does
    not contain: the option or the cell of a table that set them.
    `inherited` names, for a value from another letter (`extends`), the source that contains it and the path there.
    `own_data` are then the values of this letter alone. `folder` is that of a base, seen from the letter: empty, or
    ending in /. `problems` are errors of the YAML that leave the other values readable.
    """

    name: str
    text: str
    data: dict[str, Any]
    nodes: Mapping[KeyPath, Scalar] = field(default_factory=dict)
    keys: Mapping[KeyPath, Scalar] = field(default_factory=dict)
    origins: Mapping[KeyPath, Place] = field(default_factory=dict)
    inherited: Mapping[KeyPath, tuple[Source, KeyPath]] = field(default_factory=dict)
    own_data: dict[str, Any] | None = None
    folder: str = ""
    merge_fields: Mapping[str, str] = field(default_factory=dict)
    lines: LineIndex = field(default_factory=lambda: LineIndex(""))
    problems: tuple[Finding, ...] = ()
    _offset_maps: dict[KeyPath, OffsetMap] = field(default_factory=dict)

    def place(self, path: KeyPath, start: int | None = None, end: int | None = None) -> Place:
        """Return the place of the value at `path`, or of its characters `start` to `end`; else of its parent."""
        if path in self.origins:
            return self.origins[path]
        if path in self.inherited:
            source, inner_path = self.inherited[path]
            return source.place(inner_path, start, end)
        node = self.nodes.get(path)
        if node is None:
            return self.place(path[:-1]) if path else Place(self.name, 1, 1, 1, 1)
        if start is None:
            return self.place_between(node.first, node.last)
        if path not in self._offset_maps:
            self._offset_maps[path] = OffsetMap(self.text, node)
        first, last = self._offset_maps[path].range_of(start, start if end is None else end)
        return self.place_between(first, last)

    def key_place(self, path: KeyPath) -> Place:
        """Return the place of the key of the value at `path`."""
        if path in self.inherited:
            source, inner_path = self.inherited[path]
            return source.key_place(inner_path)
        node = self.keys.get(path)
        return self.place(path) if node is None else self.place_between(node.first, node.last)

    def finding(
        self, rule: str, message: str, path: KeyPath = (), place: Place | None = None, **kwargs: Any
    ) -> Finding:
        """Return a finding at the value of `path`, or at `place`, with its line; `kwargs` are those of Finding."""
        place = place or self.place(path)
        excerpt = self.line(place.line) if place.file == self.name else self._line_of_base(place)
        return Finding(rule, message, place, excerpt=excerpt, **kwargs)

    def _line_of_base(self, place: Place) -> str:
        sources = (source for source, _ in self.inherited.values() if source.name == place.file)
        return next((source.line(place.line) for source in sources), "")

    def line(self, number: int) -> str:
        """Return line `number`, counted from 1; empty after the last line."""
        return self.lines.text(number)

    def has(self, path: KeyPath) -> bool:
        """True if the author wrote a value at `path`, in this letter or in one that it extends."""
        return path in self.nodes or path in self.origins or path in self.inherited

    def has_own(self, path: KeyPath) -> bool:
        """True if the author wrote a value at `path` in this letter."""
        return (path in self.nodes or path in self.origins) and path not in self.inherited

    @property
    def written_data(self) -> dict[str, Any]:
        """The values in the text of this letter, without those from other letters."""
        return self.data if self.own_data is None else self.own_data

    def owner(self, path: KeyPath) -> tuple[Source, KeyPath]:
        """Return the source in which the value at `path` was written, and its path there."""
        return self.inherited.get(path, (self, path))

    def is_removed(self, path: KeyPath) -> bool:
        """True if the author wrote the key at `path` without a value, or with null."""
        return path in self.keys and path not in self.nodes

    def empty_keys(self) -> tuple[KeyPath, ...]:
        """Return the paths of the keys without a value, or with null."""
        return tuple(path for path in self.keys if path not in self.nodes)

    def place_between(self, first: int, last: int) -> Place:
        """Return the place of the characters from offset `first` to `last`, without white space at the end."""
        if self.text[last - 1 : last] in _BLANKS:
            last = first + len(self.text[first:last].rstrip(_BLANKS))
        return Place(self.name, *self.lines.position(first), *self.lines.position(last))


class FindingCollector:
    """The findings of one derivation, each at a path of the source."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings: list[Finding] = []

    def error(self, rule: str, message: str, path: KeyPath, fix: str | None = None) -> None:
        """Add an error."""
        self.findings.append(self.source.finding(rule, message, path, fix=fix))

    def warn(self, rule: str, message: str, path: KeyPath, fix: str | None = None) -> None:
        """Add a warning."""
        self.findings.append(self.source.finding(rule, message, path, severity=Severity.WARNING, fix=fix))

    def note(self, rule: str, message: str, path: KeyPath, fix: str | None = None) -> None:
        """Add a note."""
        self.findings.append(self.source.finding(rule, message, path, severity=Severity.NOTE, fix=fix))


def in_folder(folder: str, name: str) -> str:
    """Return the name of a file in a folder (empty, or ending in /), as seen from above; other names unchanged."""
    return name if name.startswith("/") else f"{folder}{name}"


def parse_path(key: str) -> KeyPath:
    """Return the path of a dotted key, with list items counted from 1: `annexes.1.title`.

    Raises ValueError, with the key to write instead, for an item 0.
    """
    parts = key.split(".")
    if any(_INDEX.fullmatch(part) and not int(part) for part in parts):
        right = ".".join("1" if _INDEX.fullmatch(part) and not int(part) else part for part in parts)
        raise ValueError(f"items of a list count from 1; write `{right}` for the first one.")
    return tuple(int(part) - 1 if _INDEX.fullmatch(part) else part for part in parts)


def format_path(path: Sequence[str | int]) -> str:
    """Return a path as authors read it, with list items counted from 1: `signatories[2].state`."""
    return "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def walk_paths(data: Any, at: KeyPath = ()) -> Iterator[KeyPath]:
    """Yield the path of every value in `data`."""
    yield at
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in inner:
        yield from walk_paths(value, (*at, step))


def walk_values(data: Any, at: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Yield every text in `data`, with its path."""
    if isinstance(data, str):
        yield at, data
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in inner:
        # Most values are texts, and a generator for each would take longer than the rest.
        if isinstance(value, str):
            yield (*at, step), value
        else:
            yield from walk_values(value, (*at, step))
