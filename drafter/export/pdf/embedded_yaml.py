"""YAML source embedded in a PDF: attach it and extract it."""

from __future__ import annotations

import re
import zlib
from itertools import islice
from typing import Any

from drafter.limits import MAX_PDF_ATTACHMENTS, MAX_PDF_SOURCE_BYTES

NAME = "letter.yaml"
SEARCH_DISTANCE = 1000  # bytes between the subtype of an attachment and the start or end of its dictionary
_SUBTYPE = re.compile(rb"/Subtype ?/application#2fyaml")
_DICTIONARY_END = re.compile(rb"[^\0]{0,%d}?>>\s*stream\r?\n" % SEARCH_DISTANCE)
_LENGTH = re.compile(rb"/Length (\d{1,9})(?!\d)(?! \d+ R)")


def attach_yaml(pdf: Any, source: bytes) -> None:
    """Embed the letter's YAML as the source of the document (ISO 19005-3, 6.8)."""
    import pydyf

    extra = {
        "Type": "/EmbeddedFile",
        "Subtype": "/application#2fyaml",
        "Params": pydyf.Dictionary({"Size": len(source)}),
    }
    stream = pydyf.Stream([source], extra, compress=True)
    pdf.add_object(stream)
    specification = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(NAME),
            "UF": pydyf.String(NAME),
            "Desc": pydyf.String("The letter as its author wrote it"),
            "AFRelationship": "/Source",
            "EF": pydyf.Dictionary({"F": stream.reference, "UF": stream.reference}),
        }
    )
    pdf.add_object(specification)
    names = pydyf.Dictionary({"Names": pydyf.Array([pydyf.String(NAME), specification.reference])})
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = names
    pdf.catalog["AF"] = pydyf.Array([specification.reference])


def extract_yaml(data: bytes) -> bytes | None:
    """Return the YAML embedded in a PDF; None if it has none, or more than MAX_PDF_SOURCE_BYTES bytes."""
    subtypes = islice(_SUBTYPE.finditer(data), MAX_PDF_ATTACHMENTS)
    matches = ((subtype, _DICTIONARY_END.match(data, subtype.end())) for subtype in subtypes)
    return next((_content(data, subtype.start(), end) for subtype, end in matches if end), None)


def _content(data: bytes, subtype: int, dictionary_end: re.Match[bytes]) -> bytes | None:
    """Return the content of the stream with this subtype in its dictionary; None if it is damaged."""
    earliest = max(subtype - SEARCH_DISTANCE, 0)
    dictionary = data[max(data.rfind(b"obj", earliest, subtype), earliest) : dictionary_end.end()]
    start, length = dictionary_end.end(), _LENGTH.search(dictionary)
    end = start + int(length.group(1)) if length else data.find(b"endstream", start)
    if not data[end : end + 20].lstrip().startswith(b"endstream"):
        return None
    return _decompress(data[start:end]) if b"/FlateDecode" in dictionary else data[start:end]


def _decompress(content: bytes) -> bytes | None:
    decompressor = zlib.decompressobj()
    try:
        decompressed = decompressor.decompress(content, MAX_PDF_SOURCE_BYTES)
    except zlib.error:
        return None
    return None if decompressor.unconsumed_tail else decompressed
