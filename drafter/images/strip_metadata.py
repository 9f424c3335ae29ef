"""Pictures without what cameras and programs wrote into them: places, names, dates, and whatever follows their end."""

from __future__ import annotations

from collections.abc import Iterator

_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset({b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"IDAT", b"IEND"})
_JPEG_START, _JPEG_END, _JPEG_SCAN = 0xD8, 0xD9, 0xDA
_JPEG_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
# JFIF and the colours of Adobe stay; Exif, XMP, IPTC, comments and previews go (ISO/IEC 10918-1, B.2).
_JPEG_DROPPED = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})


def strip_metadata(data: bytes, form: str) -> bytes:
    """The picture, "PNG" or "JPEG", with its pixels and colours alone; raises ValueError where it is broken."""
    return b"".join(_png(data) if form == "PNG" else _jpeg(data))


def _png(data: bytes) -> Iterator[bytes]:
    yield _PNG_HEAD
    at, kind = len(_PNG_HEAD), b""
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
        if at + 2 > len(data) or data[at] != 0xFF:  # noqa: PLR2004
            raise ValueError("the picture ends too early")
        marker = data[at + 1]
        end = at + 2 if marker in {_JPEG_START, _JPEG_END, 0xFF, *_JPEG_ALONE} else at + 2 + _length(data, at + 2)
        end = at + 1 if marker == 0xFF else _scanned(data, end) if marker == _JPEG_SCAN else end  # noqa: PLR2004
        if marker not in _JPEG_DROPPED and marker != 0xFF:  # noqa: PLR2004
            yield data[at:end]
        at = end


def _length(data: bytes, at: int) -> int:
    return max(int.from_bytes(data[at : at + 2]), 2)


def _scanned(data: bytes, at: int) -> int:
    """The end of the pixels that begin here: the next marker that is neither stuffing nor a restart."""
    while (at := data.find(b"\xff", at)) >= 0:
        follows = data[at + 1 : at + 2]
        if follows not in (b"\x00", b"\xff", b"") and follows[0] not in _JPEG_ALONE:
            return at
        at += 1 if follows == b"\xff" else 2
    raise ValueError("the picture ends too early")
