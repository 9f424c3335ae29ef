"""The letter embedded in a Word file: its YAML and its other files, each in a custom XML part.

Word preserves the parts when it saves the file. The part of the YAML has the hash of the visible text.
"""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo

from drafter.export.docx.package import PackagePart, Relation
from drafter.export.docx.text_hash import hash_text, is_text_part
from drafter.export.docx.xml import DECLARATION, escape
from drafter.limits import MAX_DOCX_ITEM_BYTES, MAX_DOCX_ITEMS, MAX_SOURCE_FILES, MAX_SOURCE_FILES_BYTES

NAMESPACE = "urn:drafter:letter"
_DATA_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_IDENTIFIER = "{{6C7A35D2-4F0B-5E0A-9C43-1D8B6E2F{:04X}}}"
_FIRST = 0x7A90
_DAMAGED = (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error)


class _Item(NamedTuple):
    """A custom XML part: `letter` or `file`, its bytes, the name of a file, and the hash of the letter's text."""

    kind: str
    data: bytes
    name: str
    text_hash: str


def source_parts(source: bytes | None, files: Mapping[str, bytes], text_hash: str) -> list[PackagePart]:
    """Return the parts with the YAML and the files, byte for byte; the parts of their properties follow."""
    if source is None:
        return []
    letter = _element("letter", f'text="{text_hash}"', source)
    items = [letter, *(_element("file", f'name="{escape(name)}"', data) for name, data in files.items())]
    return [part for number, item in enumerate(items, 1) for part in _parts(number, item)]


def extract_yaml(data: bytes) -> bytes | None:
    """Return the YAML embedded in a Word file, byte for byte; None if it has none or is not a Word file."""
    return next((item.data for item in _items(data) if item.kind == "letter"), None)


def extract_files(data: bytes) -> dict[str, bytes] | None:
    """Return the other files embedded in a Word file, by name; None if they are over a limit."""
    files = {item.name: item.data for item in _items(data) if item.kind == "file"}
    total = sum(map(len, files.values()))
    is_complete = len(files) <= MAX_SOURCE_FILES and total <= MAX_SOURCE_FILES_BYTES and not _is_over_limit(data)
    return files if is_complete else None


def is_text_unchanged(data: bytes) -> bool:
    """True if the visible text is that of the file as Drafter wrote it, also if Word has saved it since."""
    try:
        with ZipFile(BytesIO(data)) as package:
            items = [item for item in package.infolist() if is_text_part(item.filename)][:MAX_DOCX_ITEMS]
            if any(item.file_size > MAX_DOCX_ITEM_BYTES for item in items):
                return False
            parts = {item.filename: package.read(item) for item in items}
    except _DAMAGED:
        return False
    written = next((item.text_hash for item in _items(data) if item.kind == "letter"), "")
    return written == hash_text(parts)


def _element(kind: str, attribute: str, data: bytes) -> bytes:
    content = b64encode(data).decode()
    return f'{DECLARATION}<{kind} xmlns="{NAMESPACE}" {attribute}>{content}</{kind}>'.encode()


def _parts(number: int, item: bytes) -> tuple[PackagePart, PackagePart]:
    relation = Relation("rId1", "customXmlProps", f"/customXml/itemProps{number}.xml")
    properties = (
        f'{DECLARATION}<ds:datastoreItem xmlns:ds="{_DATA_STORE}" '
        f'ds:itemID="{_IDENTIFIER.format(_FIRST + number - 1)}"><ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/>'
        "</ds:schemaRefs></ds:datastoreItem>"
    ).encode()
    return (
        PackagePart(f"/customXml/item{number}.xml", "application/xml", item, (relation,)),
        PackagePart(f"/customXml/itemProps{number}.xml", _PROPERTIES, properties),
    )


def _items(data: bytes) -> Iterator[_Item]:
    """Yield the custom XML parts of Drafter, up to MAX_DOCX_ITEMS parts and MAX_SOURCE_FILES_BYTES as text."""
    left = 2 * MAX_SOURCE_FILES_BYTES
    try:
        with ZipFile(BytesIO(data)) as package:
            for entry in _entries(package)[: 2 * MAX_DOCX_ITEMS]:
                left -= entry.file_size
                if entry.file_size <= MAX_DOCX_ITEM_BYTES and left >= 0 and (item := _decode(package.read(entry))):
                    yield item
    except _DAMAGED:
        return


def _is_over_limit(data: bytes) -> bool:
    """True if a Word file has custom XML parts that `_items` does not read."""
    try:
        with ZipFile(BytesIO(data)) as package:
            sizes = [entry.file_size for entry in _entries(package)]
    except _DAMAGED:
        return False
    too_large = max(sizes, default=0) > MAX_DOCX_ITEM_BYTES or sum(sizes) > 2 * MAX_SOURCE_FILES_BYTES
    return too_large or len(sizes) > 2 * MAX_DOCX_ITEMS


def _entries(package: ZipFile) -> list[ZipInfo]:
    return [entry for entry in package.infolist() if entry.filename.startswith("customXml/item")]


def _decode(part: bytes) -> _Item | None:
    from drafter.safe_xml import XML_ERRORS, parse_xml

    try:
        root = parse_xml(part)
    except XML_ERRORS:
        return None
    namespace, _, kind = root.tag.removeprefix("{").partition("}")
    # Drafter's own parts have text alone.
    if namespace != NAMESPACE or kind not in ("letter", "file") or len(root):
        return None
    content = b64decode(root.text or "", validate=False)
    return _Item(kind, content, root.get("name", ""), root.get("text", ""))
