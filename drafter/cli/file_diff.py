"""In what a file differs from what its letter makes: parts of a Word file, the object of a PDF, the line of a text."""

from __future__ import annotations

import io
import re
from itertools import zip_longest
from zipfile import BadZipFile, ZipFile

from drafter.cli.snippets import visible

_OBJECT = re.compile(rb"(?:^|[\r\n])(\d{1,7}) 0 obj\b")
_BEFORE, _SHOWN, _MOST = 20, 60, 5


def describe_difference(existing: bytes, expected: bytes, suffix: str) -> str:
    """The difference between two files of one format, in words; empty if there is none."""
    if existing == expected:
        return ""
    sizes = f"at byte {_first(existing, expected)} ({len(existing)} bytes here, {len(expected)} made anew)"
    if suffix == ".docx":
        return f"{_parts(existing, expected)} {sizes}".strip()
    if suffix == ".pdf":
        return f"{_object(existing, expected)} {sizes}".strip()
    return _line(existing, expected)


def _first(existing: bytes, expected: bytes) -> int:
    """Where the first byte stands that differs, counted from 0."""
    low, high = 0, min(len(existing), len(expected))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if existing[:middle] == expected[:middle] else (low, middle - 1)
    return low


def _parts(existing: bytes, expected: bytes) -> str:
    """The parts that differ, by what the directories say of them: nothing is unpacked."""
    try:
        ours, theirs = _directory(expected), _directory(existing)
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        return "(it is no whole Word file)"
    names = [name for name in {**ours, **theirs} if ours.get(name) != theirs.get(name)]
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return (
        f"in {', '.join(visible(name[:_SHOWN]) for name in names[:_MOST])}{more}," if names else "in how it is packed,"
    )


def _directory(data: bytes) -> dict[str, tuple[int, int]]:
    with ZipFile(io.BytesIO(data)) as package:
        return {entry.filename: (entry.CRC, entry.file_size) for entry in package.infolist()}


def _object(existing: bytes, expected: bytes) -> str:
    """The number of the object in which the first difference stands, as the letter makes it."""
    before = _OBJECT.findall(expected[: _first(existing, expected)])
    return f"in object {int(before[-1])}," if before and existing.startswith(b"%PDF-") else ""


def _line(existing: bytes, expected: bytes) -> str:
    """The first line that differs, as it is on both sides, from shortly before the first letter that does."""
    sides = (data.decode("utf-8", "backslashreplace").split("\n") for data in (existing, expected))
    pairs = enumerate(zip_longest(*sides), 1)
    number, (one, other) = next((number, pair) for number, pair in pairs if pair[0] != pair[1])
    if one is None or other is None:
        here, anew = ("none" if side is None else "one" for side in (one, other))
        return f"in line {number}: {here} here, {anew} made anew"
    begin = max(_first(one.encode(), other.encode()) - _BEFORE, 0)
    return f"in line {number}: {_quoted(one, begin)} here, {_quoted(other, begin)} made anew"


def _quoted(line: str, begin: int) -> str:
    cut = line[begin : begin + _SHOWN]
    return f"“{'…' if begin else ''}{visible(cut)}{'…' if len(line) > begin + _SHOWN else ''}”"
