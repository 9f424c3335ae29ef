"""The difference between a file and its rebuilt form: parts of a Word file, a PDF object, a text line."""

from __future__ import annotations

import io
import re
from itertools import zip_longest
from zipfile import BadZipFile, ZipFile

from drafter.cli.snippets import visible

_OBJECT = re.compile(rb"(?:^|[\r\n])(\d{1,7}) 0 obj\b")
_CONTEXT_BEFORE, _MAX_SHOWN, _MAX_PARTS = 20, 60, 5


def describe_difference(existing: bytes, rebuilt: bytes, suffix: str) -> str:
    """Return the first difference between two files of one format as text; empty if they are the same."""
    if existing == rebuilt:
        return ""
    offset = _first_difference(existing, rebuilt)
    sizes = f"byte {offset:,} ({len(existing):,} bytes on disk, {len(rebuilt):,} rebuilt)"
    if suffix == ".docx":
        return f"{_parts(existing, rebuilt)}, {sizes}"
    if suffix == ".pdf":
        return f"{_object(existing, rebuilt)}{sizes}"
    return _line(existing, rebuilt)


def _first_difference(a: bytes, b: bytes) -> int:
    """Return the offset of the first byte that differs."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if a[:middle] == b[:middle] else (low, middle - 1)
    return low


def _parts(existing: bytes, rebuilt: bytes) -> str:
    """Return the names of the parts that differ, compared by their ZIP directories without unpacking."""
    try:
        new, old = _directory(rebuilt), _directory(existing)
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        return "not a complete Word file"
    names = [name for name in {**new, **old} if new.get(name) != old.get(name)]
    more = f" and {len(names) - _MAX_PARTS} more" if len(names) > _MAX_PARTS else ""
    shown = ", ".join(visible(name[:_MAX_SHOWN]) for name in names[:_MAX_PARTS])
    return f"{shown}{more}" if names else "same parts, packed differently"


def _directory(data: bytes) -> dict[str, tuple[int, int]]:
    with ZipFile(io.BytesIO(data)) as package:
        return {entry.filename: (entry.CRC, entry.file_size) for entry in package.infolist()}


def _object(existing: bytes, rebuilt: bytes) -> str:
    """Return the number of the rebuilt PDF's object that contains the first difference."""
    before = _OBJECT.findall(rebuilt[: _first_difference(existing, rebuilt)])
    return f"object {int(before[-1])}, " if before and existing.startswith(b"%PDF-") else ""


def _line(existing: bytes, rebuilt: bytes) -> str:
    """Return the first line that differs, from shortly before the first different character."""
    sides = (data.decode("utf-8", "backslashreplace").split("\n") for data in (existing, rebuilt))
    pairs = enumerate(zip_longest(*sides), 1)
    number, (old, new) = next((number, pair) for number, pair in pairs if pair[0] != pair[1])
    if old is None or new is None:
        return f"line {number} exists only {'on disk' if new is None else 'in the rebuilt file'}"
    begin = max(_first_difference(old.encode(), new.encode()) - _CONTEXT_BEFORE, 0)
    return f"line {number} is {_quoted(old, begin)} on disk, {_quoted(new, begin)} rebuilt"


def _quoted(line: str, begin: int) -> str:
    shown = line[begin : begin + _MAX_SHOWN]
    return f"“{'…' if begin else ''}{visible(shown)}{'…' if len(line) > begin + _MAX_SHOWN else ''}”"
