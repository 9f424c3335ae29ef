"""Word packages from strangers: parts and relationships, with limits and without document type declarations."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from msgspec import Struct

from drafter.limits import (
    MAX_VERIFY_ATTRIBUTES,
    MAX_VERIFY_BYTES,
    MAX_VERIFY_PARTS,
    MAX_VERIFY_TAGS,
    MAX_VERIFY_TEXT_BYTES,
)
from drafter.safe_xml import XML_ERRORS, parse_xml

RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_SUFFIXES = (".xml", ".rels")
_NO_RELATIONSHIPS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
# Errors of the libraries for a damaged or encrypted package, or for an unknown compression or encoding.
_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    *XML_ERRORS,
    ArithmeticError,
    EOFError,
    OSError,
    RuntimeError,
)


class RedlineError(ValueError):
    """The changes between two Word files cannot be marked: the reason, such as "it has a chart"."""


class DamagedWordError(ValueError):
    """A Word file is damaged, encrypted, over a limit, or is not a Word file: the reason, such as "it is damaged"."""


class Relationship(Struct, frozen=True):
    """A relationship of a part: the last word of its type, and its target: a part, or an address if external."""

    kind: str
    target: str
    external: bool


class Package(Struct, frozen=True):
    """The parts of a package by name, unpacked."""

    parts: Mapping[str, bytes]

    def xml(self, name: str) -> Element:
        """Return the root of an XML part; raise DamagedWordError if it is missing, damaged or declares entities."""
        try:
            return parse_xml(self.parts[name])
        except _ERRORS:
            raise DamagedWordError(f"its part {name} is missing or damaged") from None

    def relationships(self, name: str) -> dict[str, Relationship]:
        """Return the relationships of a part by id; of the package for the name ""."""
        folder, file = posixpath.split(name)
        part = posixpath.join(folder, "_rels", f"{file}.rels")
        try:
            root = parse_xml(self.parts.get(part, _NO_RELATIONSHIPS))
        except _ERRORS:
            raise DamagedWordError(f"its part {part} is damaged") from None
        found = read_relationships(root, folder)
        if len(found) < len(root):
            raise DamagedWordError(f"its part {part} is damaged")
        return found


def read_relationships(root: Element, folder: str) -> dict[str, Relationship]:
    """Return the relationships of a part in this folder by id."""
    elements = root.iter(f"{RELATIONSHIPS}Relationship")
    return {element.get("Id", ""): _relationship(element, folder) for element in elements}


def open_package(data: bytes) -> Package:
    """Return the package; raise DamagedWordError if it is damaged, encrypted or over a limit, or ambiguous."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _check_sizes(infos)
            parts = {info.filename: archive.read(info) for info in infos}
            _check_counts([part for name, part in parts.items() if _is_xml(name)])
            return Package(parts)
    except _ERRORS:
        raise DamagedWordError("it is damaged, encrypted or too large; save it again") from None


def _check_sizes(infos: list[zipfile.ZipInfo]) -> None:
    """Raise ValueError for too many or too large parts, or for two of one name, of which programs read either."""
    names = {info.filename.lower() for info in infos}
    text = sum(info.file_size for info in infos if _is_xml(info.filename))
    if len(infos) > MAX_VERIFY_PARTS or len(names) < len(infos):
        raise ValueError("parts")
    if text > MAX_VERIFY_TEXT_BYTES or sum(info.file_size for info in infos) > MAX_VERIFY_BYTES:
        raise ValueError("too much")


def _check_counts(parts: list[bytes]) -> None:
    """Raise ValueError for too many tags or attributes: an element takes hundreds of bytes of memory."""
    tags, attributes = (sum(part.count(character) for part in parts) for character in (b"<", b"="))
    if tags > MAX_VERIFY_TAGS or attributes > MAX_VERIFY_ATTRIBUTES:
        raise ValueError("too much")


def _is_xml(name: str) -> bool:
    return name.lower().endswith(_SUFFIXES)


def _relationship(element: Element, folder: str) -> Relationship:
    target, kind = element.get("Target", ""), element.get("Type", "").rpartition("/")[2]
    if element.get("TargetMode") == "External":
        return Relationship(kind, target, external=True)
    return Relationship(kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"), external=False)
