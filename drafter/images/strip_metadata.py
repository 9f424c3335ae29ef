"""Removal of metadata from pictures: places, names and dates, and any data after the end."""

from __future__ import annotations

from collections.abc import Iterator

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset({b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"IDAT", b"IEND"})
_JPEG_MARKER, _JPEG_START, _JPEG_END, _JPEG_SCAN = 0xFF, 0xD8, 0xD9, 0xDA
# Markers inside the pixel data.
_JPEG_IN_SCAN = frozenset({0x01, *range(0xD0, 0xD8)})
_JPEG_WITHOUT_LENGTH = _JPEG_IN_SCAN | {_JPEG_START, _JPEG_END}
# JFIF and Adobe's colours stay; Exif, XMP, IPTC, comments and previews are removed (ISO/IEC 10918-1, B.2).
_JPEG_DROPPED = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})


def strip_metadata(data: bytes, image_format: str) -> bytes:
    """Return the PNG or JPEG data without metadata. Raises ValueError if the image is truncated."""
    return b"".join(_png(data) if image_format == "PNG" else _jpeg(data))


def _png(data: bytes) -> Iterator[bytes]:
    yield _PNG_SIGNATURE
    at, kind = len(_PNG_SIGNATURE), b""
    while kind != b"IEND":
        length, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        end = at + 12 + length
        if end > len(data):
            raise ValueError("the picture ends too early")
        if kind in _PNG_KEPT:
            yield data[at:end]
        at = end


def _jpeg(data: bytes) -> Iterator[bytes]:
    at, marker = 0, _JPEG_START
    while marker != _JPEG_END:
        if at + 2 > len(data) or data[at] != _JPEG_MARKER:
            raise ValueError("the picture ends too early")
        marker = data[at + 1]
        end = _end_of_segment(data, at, marker)
        if marker not in _JPEG_DROPPED and marker != _JPEG_MARKER:
            yield data[at:end]
        at = end


def _end_of_segment(data: bytes, at: int, marker: int) -> int:
    """Return the offset after the segment at `at`; a fill byte before a marker counts as a segment."""
    if marker == _JPEG_MARKER:
        return at + 1
    if marker in _JPEG_WITHOUT_LENGTH:
        return at + 2
    end = at + 2 + _length(data, at + 2)
    return _end_of_scan(data, end) if marker == _JPEG_SCAN else end


def _length(data: bytes, at: int) -> int:
    return max(int.from_bytes(data[at : at + 2]), 2)


def _end_of_scan(data: bytes, at: int) -> int:
    """Return the end of the pixel data: the next marker that is neither stuffing nor a restart."""
    while (at := data.find(b"\xff", at)) >= 0:
        following = data[at + 1 : at + 2]
        if following not in (b"\x00", b"\xff", b"") and following[0] not in _JPEG_IN_SCAN:
            return at
        at += 1 if following == b"\xff" else 2
    raise ValueError("the picture ends too early")
