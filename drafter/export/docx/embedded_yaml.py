"""YAML source embedded in a Word file, as a custom XML part. Word preserves it when it saves the file."""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from drafter.export.docx.xml import DECLARATION
from drafter.limits import MAX_DOCX_ITEM_BYTES, MAX_DOCX_ITEMS

NAMESPACE = "urn:drafter:letter"
ITEM = "customXml/item1.xml"
_IDENTIFIER = "{6C7A35D2-4F0B-5E0A-9C43-1D8B6E2F7A90}"


def yaml_part(source: bytes) -> bytes:
    """Return the part that contains the YAML, byte for byte."""
    return f'{DECLARATION}<letter xmlns="{NAMESPACE}">{b64encode(source).decode()}</letter>'.encode()


def properties_part() -> bytes:
    """Return the part that identifies the YAML part to Word."""
    return (
        f'{DECLARATION}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
        f'ds:itemID="{_IDENTIFIER}"><ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs>'
        "</ds:datastoreItem>"
    ).encode()


def extract_yaml(data: bytes) -> bytes | None:
    """Return the YAML embedded in a Word file, byte for byte; None if it has none or is not a Word file."""
    try:
        with ZipFile(BytesIO(data)) as package:
            items = [item for item in package.infolist() if item.filename.startswith("customXml/item")]
            small = [item for item in items[:MAX_DOCX_ITEMS] if item.file_size <= MAX_DOCX_ITEM_BYTES]
            sources = (_source_in(package.read(item)) for item in small)
            return next((source for source in sources if source is not None), None)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error):
        return None


def _source_in(item: bytes) -> bytes | None:
    try:
        return _decode(item)
    except ValueError:
        return None


def _decode(item: bytes) -> bytes | None:
    """Return the YAML in a custom XML part; None if the part has another root, or is not one element with text."""
    from xml.parsers import expat

    text: list[str] = []

    def start(name: str, _: object) -> None:
        if text or name != f"{NAMESPACE}}}letter":
            raise ValueError("another part")
        text.append("")

    def refuse(*_: object) -> None:
        raise ValueError("document type declaration")

    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler, parser.CharacterDataHandler = start, text.append
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(item, True)
    except (expat.ExpatError, LookupError):
        return None
    return b64decode("".join(text), validate=False)
