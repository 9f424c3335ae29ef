"""How many pages a PDF of ours has, read from its own table."""

from __future__ import annotations

import re
import zlib

_PACKED = re.compile(rb"/Type\s*/ObjStm.*?stream\r?\n", re.DOTALL)
_PAGES = re.compile(rb"/Type\s*/Pages\b[^>]*?/Count\s+(\d+)|/Count\s+(\d+)[^>]*?/Type\s*/Pages\b")


def pages(data: bytes) -> int | None:
    """The number of pages; None where the file does not say it as ours do."""
    for text in (data, *_unpacked(data)):
        if found := _PAGES.search(text):
            return int(found.group(1) or found.group(2))
    return None


def _unpacked(data: bytes) -> list[bytes]:
    """The objects that stand packed together in a stream."""
    unpacked = []
    for packed in _PACKED.finditer(data):
        try:
            unpacked.append(zlib.decompressobj().decompress(data[packed.end() :]))
        except zlib.error:
            continue
    return unpacked
