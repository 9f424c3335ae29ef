"""The YAML that travels inside a PDF, and how to get it back."""

from __future__ import annotations

import re
import zlib
from typing import Any

NAME = "letter.yaml"
LARGEST = 16_000_000  # bytes of a letter that is read back
_STREAM = re.compile(
    rb"<<(?P<entries>(?:(?!endobj|stream).)*?/Subtype ?/application#2fyaml(?:(?!endobj|stream).)*?)>>\s*stream\r?\n",
    re.DOTALL,
)
_LENGTH = re.compile(rb"/Length (\d+)(?! \d+ R)")


def attach(pdf: Any, source: bytes) -> None:
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


def read_source(data: bytes) -> bytes | None:
    """The YAML inside a PDF that carries it; None for any other file, and for more than LARGEST bytes."""
    found = _STREAM.search(data)
    if found is None:
        return None
    length = _LENGTH.search(found.group("entries"))
    end = found.end() + int(length.group(1)) if length else data.find(b"endstream", found.end())
    if not data[end:].lstrip().startswith(b"endstream"):
        return None
    content = data[found.end() : end]
    return _inflated(content) if b"/FlateDecode" in found.group("entries") else content


def _inflated(content: bytes) -> bytes | None:
    inflater = zlib.decompressobj()
    try:
        inflated = inflater.decompress(content, LARGEST)
    except zlib.error:
        return None
    return None if inflater.unconsumed_tail else inflated
