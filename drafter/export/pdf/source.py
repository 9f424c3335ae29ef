"""The YAML that travels inside a PDF, and how to get it back."""

from __future__ import annotations

import re
import zlib
from typing import Any

NAME = "letter.yaml"
_TYPE = b"/Type /EmbeddedFile"
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
    """The YAML inside a PDF that carries it; None for any other file."""
    found = _STREAM.search(data)
    if found is None:
        return None
    length = _LENGTH.search(found.group("entries"))
    end = found.end() + int(length.group(1)) if length else data.find(b"endstream", found.end())
    content = data[found.end() : end]
    try:
        return zlib.decompress(content) if b"/FlateDecode" in found.group("entries") else content
    except zlib.error:
        return None
