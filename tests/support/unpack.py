"""Results as plain bytes: compressed parts of Word files and PDF are unpacked, so that a search can find something."""

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
    """The streams of a PDF, unpacked where they are packed."""
    for found in re.finditer(rb"(?<!end)stream\r?\n", data):
        packed = data[found.end() : data.index(b"endstream", found.end())]
        try:
            yield zlib.decompressobj().decompress(packed)
        except zlib.error:
            yield packed


def unpacked_text(path: Path) -> bytes:
    """All that a file says, unpacked, with the names of its parts and the YAML that it carries."""
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
