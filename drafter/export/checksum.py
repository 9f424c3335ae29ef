"""Checksum inside each file: the SHA-256 of the rest of the file, to detect later changes."""

from __future__ import annotations

import re

_HTML = re.compile(rb"\n<!-- drafter ([0-9a-f]{64}) -->\n\Z")
_PDF = re.compile(rb"/ID ?\[ ?<([0-9a-fA-F]{32})> ?<([0-9a-fA-F]{32})> ?\]")
# The formats with a place for a checksum. Text has none: a folder's manifest records the hashes of its text files.
SUFFIXES = frozenset({".docx", ".html", ".pdf", ".xml", ".zip"})
_WITH_COMMENT = frozenset({".html", ".xml"})
_ZIP_FILES = frozenset({".docx", ".zip"})
_ZIP_END = b"PK\x05\x06"
_ZIP_END_LENGTH = 22


def with_checksum(data: bytes, suffix: str) -> bytes:
    """Return the file with its checksum; unchanged if the format has no place for one."""
    if suffix in _ZIP_FILES:
        comment = b"drafter " + _sha256(data)
        return data[:-2] + len(comment).to_bytes(2, "little") + comment
    if suffix in _WITH_COMMENT:
        return data + b"\n<!-- drafter " + _sha256(data) + b" -->\n"
    if suffix == ".pdf":
        return _with_pdf_id(data, _sha256(_with_pdf_id(data, b"0" * 32))[:32])
    return data


def is_unmodified(data: bytes, suffix: str) -> bool:
    """True if the file is exactly as Drafter wrote it; False for a file without a checksum."""
    if suffix in _ZIP_FILES:
        archive, comment = _split_zip_comment(data)
        return comment == b"drafter " + _sha256(archive)
    if suffix in _WITH_COMMENT:
        match = _HTML.search(data)
        return match is not None and match.group(1) == _sha256(data[: match.start()])
    if suffix == ".pdf":
        return bool(_PDF.search(data)) and with_checksum(data, suffix) == data
    return False


def _sha256(data: bytes) -> bytes:
    import hashlib

    return hashlib.sha256(data).hexdigest().encode()


def _split_zip_comment(data: bytes) -> tuple[bytes, bytes]:
    """Return the archive as it was before its comment was added, and the comment."""
    end = data.rfind(_ZIP_END)
    if end < 0:
        return data, b""
    return data[: end + _ZIP_END_LENGTH - 2] + b"\0\0", data[end + _ZIP_END_LENGTH :]


def _with_pdf_id(data: bytes, identifier: bytes) -> bytes:
    """Return the PDF with this file identifier in its last trailer."""
    matches = list(_PDF.finditer(data))
    if not matches:
        return data
    last = matches[-1]
    return data[: last.start()] + b"/ID [<" + identifier + b"> <" + identifier + b">]" + data[last.end() :]
