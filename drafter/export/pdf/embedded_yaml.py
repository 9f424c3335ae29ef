"""The YAML that travels inside a PDF, and how to get it back."""

from __future__ import annotations

import re
import zlib
from itertools import islice
from typing import Any

from drafter.limits import MAX_PDF_ATTACHMENTS, MAX_PDF_SOURCE_BYTES

NAME = "letter.yaml"
NEAR = 1000  # how far from its name the dictionary of an attachment may begin and end
_NAMED = re.compile(rb"/Subtype ?/application#2fyaml")
_REST = re.compile(rb"[^\0]{0,%d}?>>\s*stream\r?\n" % NEAR)
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
    """The YAML inside a PDF that carries it; None for any other file, and for more than MAX_PDF_SOURCE_BYTES bytes."""
    found = ((name, _REST.match(data, name.end())) for name in islice(_NAMED.finditer(data), MAX_PDF_ATTACHMENTS))
    return next((_content(data, name.start(), rest) for name, rest in found if rest), None)


def _content(data: bytes, named: int, rest: re.Match[bytes]) -> bytes | None:
    """What stands in the stream whose dictionary names itself here and ends with `rest`."""
    entries = data[max(data.rfind(b"obj", max(named - NEAR, 0), named), named - NEAR, 0) : rest.end()]
    length = _LENGTH.search(entries)
    end = rest.end() + int(length.group(1)) if length else data.find(b"endstream", rest.end())
    if not data[end : end + 20].lstrip().startswith(b"endstream"):
        return None
    content = data[rest.end() : end]
    return _inflated(content) if b"/FlateDecode" in entries else content


def _inflated(content: bytes) -> bytes | None:
    inflater = zlib.decompressobj()
    try:
        inflated = inflater.decompress(content, MAX_PDF_SOURCE_BYTES)
    except zlib.error:
        return None
    return None if inflater.unconsumed_tail else inflated
