"""Output files as plain bytes, with the compressed parts of Word files and PDFs unpacked for searching."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pdfplumber

from drafter.cli.commands.extract import embedded_yaml


def streams(data: bytes) -> Iterator[bytes]:
    """Yield the streams of a PDF, uncompressed."""
    for match in re.finditer(rb"(?<!end)stream\r?\n", data):
        packed = data[match.end() : data.index(b"endstream", match.end())]
        try:
            yield zlib.decompressobj().decompress(packed)
        except zlib.error:
            yield packed


def unpacked_text(path: Path) -> bytes:
    """Return all text of a file, uncompressed, with the names of its parts and the embedded YAML."""
    data = path.read_bytes()
    texts = [data, embedded_yaml(data) or b""]
    if path.suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            texts += [part for name in parts.namelist() for part in (name.encode(), parts.read(name))]
    if path.suffix == ".pdf":
        texts += streams(data)
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            texts += [repr(pdf.metadata).encode(), *(page.extract_text().encode() for page in pdf.pages)]
    return b"\n".join(texts)
