"""The letter embedded in a PDF: attach and extract its YAML and its other files."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from itertools import islice
from typing import Any

from drafter.limits import MAX_PDF_ATTACHMENTS, MAX_PDF_SOURCE_BYTES, MAX_SOURCE_FILES, MAX_SOURCE_FILES_BYTES

NAME = "letter.yaml"
SEARCH_DISTANCE = 1000  # bytes between the subtype of an attachment and the start or end of its dictionary
_SUBTYPE = re.compile(rb"/Subtype ?/application#2fyaml")
# The name of a file in hexadecimal digits, in PDF names of at most 127 bytes (ISO 19005-3, 6.1.13).
_NAME_BYTES = 60
_FILE = re.compile(rb"/DrafterFile ?\[ ?((?:/x[0-9a-f]{2,120} ?){1,20})\]")
_DICTIONARY_END = re.compile(rb"[^\0]{0,%d}?>>\s*stream\r?\n" % SEARCH_DISTANCE)
_LENGTH = re.compile(rb"/Length (\d{1,9})(?!\d)(?! \d+ R)")


def attach_source(pdf: Any, source: bytes, files: Mapping[str, bytes]) -> None:
    """Embed the letter's YAML as the source of the document, and its other files (ISO 19005-3, 6.8)."""
    import pydyf

    attachments = [(NAME, _attach(pdf, NAME, source, "/Source"))]
    attachments += [(name, _attach(pdf, name, data, "/Supplement")) for name, data in files.items()]
    # A name tree is sorted by its keys (ISO 32000-1, 7.9.6).
    keys = sorted((f"{number:04}", reference) for number, (_, reference) in enumerate(attachments))
    tree = [value for key, reference in keys for value in (pydyf.String(key), reference)]
    names = pydyf.Dictionary({"Names": pydyf.Array(tree)})
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = names
    pdf.catalog["AF"] = pydyf.Array([reference for _, reference in attachments])


def _attach(pdf: Any, name: str, data: bytes, relationship: str) -> bytes:
    """Add a file to a PDF and return the reference to its specification."""
    import pydyf

    is_source = relationship == "/Source"
    extra = {
        "Type": "/EmbeddedFile",
        "Subtype": "/application#2fyaml" if is_source else "/application#2foctet-stream",
        "Params": pydyf.Dictionary({"Size": len(data)}),
    }
    if not is_source:
        # The name is next to the data, as digits that no program writes differently.
        encoded = name.encode()
        parts = (encoded[at : at + _NAME_BYTES].hex() for at in range(0, len(encoded), _NAME_BYTES))
        extra["DrafterFile"] = pydyf.Array([f"/x{part}" for part in parts])
    stream = pydyf.Stream([data], extra, compress=True)
    pdf.add_object(stream)
    specification = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(name),
            "UF": pydyf.String(name),
            "Desc": pydyf.String("The letter as its author wrote it" if is_source else "A file of the letter"),
            "AFRelationship": relationship,
            "EF": pydyf.Dictionary({"F": stream.reference, "UF": stream.reference}),
        }
    )
    pdf.add_object(specification)
    reference: bytes = specification.reference
    return reference


def extract_yaml(data: bytes) -> bytes | None:
    """Return the YAML embedded in a PDF; None if it has none, or more than MAX_PDF_SOURCE_BYTES bytes."""
    subtypes = islice(_SUBTYPE.finditer(data), MAX_PDF_ATTACHMENTS)
    matches = ((subtype, _DICTIONARY_END.match(data, subtype.end())) for subtype in subtypes)
    contents = (_content(data, subtype.start(), end, MAX_PDF_SOURCE_BYTES) for subtype, end in matches if end)
    return next(contents, None)


def extract_files(data: bytes) -> dict[str, bytes] | None:
    """Return the other files embedded in a PDF, by name; None if they are damaged or over a limit."""
    files: dict[str, bytes] = {}
    left = int(MAX_SOURCE_FILES_BYTES)
    for found in islice(_FILE.finditer(data), MAX_SOURCE_FILES + 1):
        end = _DICTIONARY_END.match(data, found.end())
        content = _content(data, found.start(), end, left) if end else None
        if content is None or len(files) == MAX_SOURCE_FILES:
            return None
        left -= len(content)
        digits = re.sub(rb"[/x ]", b"", found.group(1)).decode()
        files[bytes.fromhex(digits).decode(errors="replace")] = content
    return files


def _content(data: bytes, key: int, dictionary_end: re.Match[bytes], limit: int) -> bytes | None:
    """Return the content of the stream with a key at this offset in its dictionary; None if it is damaged."""
    earliest = max(key - SEARCH_DISTANCE, 0)
    dictionary = data[max(data.rfind(b"obj", earliest, key), earliest) : dictionary_end.end()]
    start, length = dictionary_end.end(), _LENGTH.search(dictionary)
    end = start + int(length.group(1)) if length else data.find(b"endstream", start)
    if not data[end : end + 20].lstrip().startswith(b"endstream"):
        return None
    if b"/FlateDecode" in dictionary:
        return _decompress(data[start:end], limit)
    return data[start:end] if end - start <= limit else None


def _decompress(content: bytes, limit: int) -> bytes | None:
    decompressor = zlib.decompressobj()
    try:
        decompressed = decompressor.decompress(content, limit + 1)
    except zlib.error:
        return None
    return decompressed if len(decompressed) <= limit else None
