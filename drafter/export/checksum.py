"""A seal in each file: the digest of everything else in it, which tells whether anybody changed it since."""

from __future__ import annotations

import re

_HTML = re.compile(rb"\n<!-- drafter ([0-9a-f]{64}) -->\n\Z")
_PDF = re.compile(rb"/ID ?\[ ?<([0-9a-fA-F]{32})> ?<([0-9a-fA-F]{32})> ?\]")
_ZIP_END = b"PK\x05\x06"
_ZIP_END_LENGTH = 22


def with_checksum(data: bytes, suffix: str) -> bytes:
    """The file with its seal; a format without a place for one stays as it is."""
    if suffix == ".docx":
        comment = b"drafter " + _digest(data)
        return data[:-2] + len(comment).to_bytes(2, "little") + comment
    if suffix == ".html":
        return data + b"\n<!-- drafter " + _digest(data) + b" -->\n"
    if suffix == ".pdf":
        return _with_identifier(data, _digest(_with_identifier(data, b"0" * 32))[:32])
    return data


def is_unmodified(data: bytes, suffix: str) -> bool:
    """Whether a file is as Drafter wrote it; false for files that carry no seal."""
    if suffix == ".docx":
        bare, comment = _without_comment(data)
        return comment == b"drafter " + _digest(bare)
    if suffix == ".html":
        found = _HTML.search(data)
        return found is not None and found.group(1) == _digest(data[: found.start()])
    if suffix == ".pdf":
        identifiers = _PDF.findall(data)
        return bool(identifiers) and with_checksum(data, suffix) == data
    return False


def _digest(data: bytes) -> bytes:
    import hashlib

    return hashlib.sha256(data).hexdigest().encode()


def _without_comment(data: bytes) -> tuple[bytes, bytes]:
    end = data.rfind(_ZIP_END)
    if end < 0:
        return data, b""
    return data[: end + _ZIP_END_LENGTH - 2] + b"\0\0", data[end + _ZIP_END_LENGTH :]


def _with_identifier(data: bytes, digest: bytes) -> bytes:
    found = list(_PDF.finditer(data))
    if not found:
        return data
    last = found[-1]
    return data[: last.start()] + b"/ID [<" + digest + b"> <" + digest + b">]" + data[last.end() :]
