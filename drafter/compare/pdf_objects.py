"""The objects of a PDF, read from the copy that the PDF library writes: every entry is uncompressed in it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from typing import Any, NamedTuple, TypeAlias

from msgspec import Struct

from drafter.limits import MAX_VERIFY_BYTES, MAX_VERIFY_DEPTH, MAX_VERIFY_PDF_VALUES


class Reference(NamedTuple):
    """The number of another object."""

    number: int


class Stream(NamedTuple):
    """A stream: its entries, and where its bytes start and end."""

    entries: dict[bytes, Value]
    start: int
    end: int


# A name, a number, a string or a word is kept as it is written.
Value: TypeAlias = "bytes | Reference | Stream | list[Value] | dict[bytes, Value]"
Entries: TypeAlias = "dict[bytes, Value]"
_TOKEN = re.compile(
    rb"[\s\0]*+(?:(?P<reference>\d{1,9})\s+\d{1,9}\s+R(?![\w#])|(?P<mark><<|>>|\[|\])"
    rb"|(?P<value>\((?>(?:[^()\\]|\\.)*)\)|<[0-9A-Fa-f\s]*+>|/[^\s\0()<>\[\]{}/%]*+|[^\s\0()<>\[\]{}/%]++))",
    re.DOTALL,
)
_START = re.compile(rb"\s*+\d{1,9}\s+\d{1,9}\s+obj")
_STREAM = re.compile(rb"\s*+stream\r\n")
_SECTION = re.compile(rb"(\d{1,9}) (\d{1,9})\r?\n")
_END = re.compile(rb"startxref\s+(\d{1,10})\s+%%EOF\s*$")
_TABLE = re.compile(rb"\s*+xref\s*+")
_ROW = 20  # bytes of a row in the table of objects


class PdfObjects(Struct):
    """The objects of a PDF by number, read when they are asked for."""

    data: bytes
    places: dict[int, int]
    known: dict[int, Value]
    trailer: Entries = {}
    pages: dict[int, int] = {}
    values: int = 0

    def get(self, value: Value | None) -> Value | None:
        """Return a value, for a reference the object; None if it is missing."""
        seen: set[int] = set()
        while isinstance(value, Reference):
            if value.number in seen or value.number not in self.places:
                return None
            seen.add(value.number)
            value = self._object(value.number)
        return value

    def entries(self, value: Value | None) -> Entries:
        """Return the entries of a dictionary or stream; none for any other value."""
        found = self.get(value)
        return found.entries if isinstance(found, Stream) else found if isinstance(found, dict) else {}

    def items(self, value: Value | None) -> list[Value]:
        """Return the items of a list; a single value is a list of one."""
        found = self.get(value)
        return found if isinstance(found, list) else [] if found is None else [found]

    def bytes_of(self, value: Value | None) -> bytes:
        """Return the bytes of a stream as they are packed; none for any other value."""
        found = self.get(value)
        return self.data[found.start : found.end] if isinstance(found, Stream) else b""

    def written(self, value: Value | None, skipped: Collection[bytes] = ()) -> str:
        """Return a value with everything that it refers to as a text: equal for equal values, whatever their numbers.

        A page is written as its number, and the skipped entries of the first dictionary are left out.
        """
        entries = self.get(value)
        if skipped and isinstance(entries, dict):
            value = {key: inner for key, inner in entries.items() if key not in skipped}
        numbers: dict[int, int] = {}
        todo: list[Value | None] = [value]
        texts = []
        for one in todo:
            texts.append(self._text(one, numbers, todo))
        return "\n".join(texts)

    def _text(self, value: Value | None, numbers: dict[int, int], todo: list[Value | None]) -> str:
        """Return a value as a text, and add the objects that it refers to."""
        self._count()
        if isinstance(value, Reference):
            if value.number in self.pages:
                return f"page {self.pages[value.number]}"
            if value.number not in numbers:
                numbers[value.number] = len(numbers)
                todo.append(self.get(value))
            return f"#{numbers[value.number]}"
        if isinstance(value, Stream):
            entries = {key: one for key, one in value.entries.items() if key != b"/Length"}
            return f"{self._text(entries, numbers, todo)} {hashlib.sha256(self.bytes_of(value)).hexdigest()}"
        if isinstance(value, dict):
            return " ".join(
                ["<<", *(f"{key!r} {self._text(value[key], numbers, todo)}" for key in sorted(value)), ">>"]
            )
        if isinstance(value, list):
            return " ".join(["[", *(self._text(one, numbers, todo) for one in value), "]"])
        return repr(value)

    def page_tree(self) -> list[Entries]:
        """Return the pages, and the groups of pages whose entries they share, in order; number the pages."""
        found: list[Entries] = []
        todo: list[Value] = [self.entries(self.trailer.get(b"/Root")).get(b"/Pages", b"")]
        seen: set[int] = set()
        while todo:
            value = todo.pop()
            number = value.number if isinstance(value, Reference) else 0
            if number in seen:
                raise ValueError("pages")
            seen |= {number} if number else set()
            entries = self.entries(value)
            found.append(entries)
            todo += reversed(self.items(entries.get(b"/Kids", [])))
            if b"/Kids" not in entries and number:
                self.pages[number] = len(self.pages) + 1
        return found

    def _count(self) -> None:
        """Count a value that is read or written: a small file may repeat a large one many times."""
        self.values += 1
        if self.values > MAX_VERIFY_PDF_VALUES:
            raise ValueError("too much")

    def _object(self, number: int) -> Value:
        if number not in self.known:
            start = _START.match(self.data, self.places[number])
            if not start:
                raise ValueError("object")
            value, end = self._read(start.end())
            stream = _STREAM.match(self.data, end) if isinstance(value, dict) else None
            self.known[number] = self._stream(value, stream.end()) if stream and isinstance(value, dict) else value
        return self.known[number]

    def _stream(self, entries: Entries, start: int) -> Stream:
        length = self.get(entries.get(b"/Length"))
        if not isinstance(length, bytes) or not length.isdigit():
            raise ValueError("stream")
        return Stream(entries, start, start + int(length[:10]))

    def _read(self, at: int) -> tuple[Value, int]:
        """Return the value at a place, and the place after it; raise ValueError for one that is damaged or too deep."""
        open_lists: list[tuple[bytes, list[Value]]] = [(b"", [])]
        while True:
            token = _TOKEN.match(self.data, at)
            self._count()
            if not token or len(open_lists) > MAX_VERIFY_DEPTH:
                raise ValueError("too deep")
            at, mark = token.end(), token["mark"]
            if mark in {b"<<", b"["}:
                open_lists.append((mark, []))
                continue
            value = _closed(mark, *open_lists.pop()) if mark else _single(token)
            if not open_lists:
                raise ValueError("brackets")
            open_lists[-1][1].append(value)
            if len(open_lists) == 1:
                return value, at


def _single(token: re.Match[bytes]) -> Value:
    return Reference(int(token["reference"])) if token["reference"] else token["value"]


def _closed(mark: bytes, opened: bytes, items: list[Value]) -> Value:
    """Return the list or dictionary that a bracket closes."""
    if (opened, mark) == (b"[", b"]"):
        return items
    if (opened, mark) != (b"<<", b">>") or len(items) % 2:
        raise ValueError("brackets")
    keys = items[::2]
    names = [key for key in keys if isinstance(key, bytes)]
    if len(set(names)) < len(keys):
        raise ValueError("keys")
    return dict(zip(names, items[1::2], strict=True))


def read_objects(document: Any) -> PdfObjects:
    """Return the objects of a document; raise ValueError if there are too many, or the copy cannot be read."""
    copy = _Copy()
    document.save(copy)
    data = b"".join(copy.pieces)
    end = _END.search(data, max(0, len(data) - 64))
    if not end:
        raise ValueError("end")
    places, at = _places(data, int(end[1]))
    objects = PdfObjects(data, places, {})
    trailer, _ = objects._read(at)
    if not isinstance(trailer, dict):
        raise ValueError("trailer")
    objects.trailer = trailer
    return objects


def _places(data: bytes, at: int) -> tuple[dict[int, int], int]:
    """Return the places of the objects from the table at the end of the copy, and the place of the trailer."""
    places: dict[int, int] = {}
    start = _TABLE.match(data, at)
    at = start.end() if start else at
    while section := _SECTION.match(data, at):
        first, count = int(section[1]), int(section[2])
        if count > MAX_VERIFY_PDF_VALUES:
            raise ValueError("too much")
        rows = (data[start : start + _ROW] for start in range(section.end(), section.end() + count * _ROW, _ROW))
        places |= {first + row: int(line[:10]) for row, line in enumerate(rows) if line[17:18] == b"n"}
        at = section.end() + count * _ROW
    return places, data.index(b"trailer", at) + len(b"trailer")


class _Copy:
    """A stream that keeps what is written to it, at most as much as a file may have."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self.size = 0

    def write(self, data: bytes) -> int:
        """Keep the next bytes; raise ValueError for too many."""
        self.size += len(data)
        if self.size <= MAX_VERIFY_BYTES:
            self.pieces.append(bytes(data))
        return len(data)
