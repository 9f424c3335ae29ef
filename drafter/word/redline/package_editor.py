"""A Word package that is changed: parts, relationships and content types are added, and it is packed again."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from io import BytesIO
from xml.etree.ElementTree import Element, SubElement
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from drafter.safe_xml import XML_ERRORS, parse_xml_with_prefixes
from drafter.word.canonical_xml import Serializer
from drafter.word.package import RELATIONSHIPS, DamagedWordError, Package, Relationship, read_relationships
from drafter.word.redline.write_xml import write_xml

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_TYPES_PART = "[Content_Types].xml"
_NO_RELATIONSHIPS = f'<Relationships xmlns="{RELATIONSHIPS[1:-1]}"/>'.encode()


class Part:
    """An XML part that may be changed: its root, and the prefixes of its namespaces."""

    def __init__(self, data: bytes, name: str) -> None:
        try:
            self.root, self.prefixes = parse_xml_with_prefixes(data)
        except XML_ERRORS:
            raise DamagedWordError(f"its part {name} is damaged") from None

    def write(self) -> bytes:
        """Return the part as XML."""
        return write_xml(self.root, self.prefixes)


class PackageEditor:
    """The parts of a package, those that were opened as trees. `pack` returns the file."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.parts: dict[str, bytes | Part] = dict(package.parts)

    def xml(self, name: str, missing: bytes | None = None) -> Part:
        """Open a part; `missing` is the content of a new part. Raises DamagedWordError if there is neither."""
        part = self.parts.get(name, missing)
        if part is None:
            raise DamagedWordError(f"its part {name} is missing")
        if isinstance(part, bytes):
            part = self.parts[name] = Part(part, name)
        return part

    def add_part(self, name: str, data: bytes, content_type: str) -> str:
        """Add a part with a name like `name`; return its name. A part with the same name and bytes is used again."""
        stem, suffix = posixpath.splitext(name)
        used = {other.lower() for other in self.parts}
        number = 0
        while name.lower() in used:
            if self.parts.get(name) == data:
                return name
            number += 1
            name = f"{stem}-old{number}{suffix}"
        self.parts[name] = data
        SubElement(
            self.xml(_TYPES_PART).root,
            f"{_TYPES}Override",
            {"PartName": f"/{name}", "ContentType": content_type},
        )
        return name

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Return the relationships of a part by id, with those that were added."""
        return read_relationships(self._relationships_part(part).root, posixpath.split(part)[0])

    def _relationships_part(self, part: str) -> Part:
        folder, file = posixpath.split(part)
        return self.xml(posixpath.join(folder, "_rels", f"{file}.rels"), _NO_RELATIONSHIPS)

    def serializer(self, part: str) -> Serializer:
        """Return a writer of canonical text for the elements of a part."""
        data = {name: content for name, content in self.parts.items() if isinstance(content, bytes)}
        return Serializer(Package(data), self.relationships(part))

    def add_relationship(self, part: str, attributes: Mapping[str, str]) -> str:
        """Add a relationship of a part (`Type`, `Target`, `TargetMode`); return its new id."""
        root = self._relationships_part(part).root
        used = {element.get("Id") for element in root}
        identifier = next(name for number in range(1, len(used) + 2) if (name := f"rIdOld{number}") not in used)
        SubElement(root, f"{RELATIONSHIPS}Relationship", {"Id": identifier, **attributes})
        return identifier

    def pack(self) -> bytes:
        """Return the file: the same parts give the same bytes."""
        file = BytesIO()
        with ZipFile(file, "w") as archive:
            for name, part in self.parts.items():
                entry = ZipInfo(name)
                entry.create_system = 0
                archive.writestr(entry, part if isinstance(part, bytes) else part.write(), ZIP_DEFLATED)
        return file.getvalue()


def content_type(package: Package, name: str) -> str:
    """Return the content type of a part, as the package gives it."""
    root = package.xml(_TYPES_PART)
    for override in root.iter(f"{_TYPES}Override"):
        if override.get("PartName", "").lower() == f"/{name}".lower():
            return override.get("ContentType", "")
    suffix = name.rpartition(".")[2].lower()
    defaults = (element for element in root.iter(f"{_TYPES}Default") if _extension(element) == suffix)
    return next((element.get("ContentType", "") for element in defaults), "application/octet-stream")


def _extension(element: Element) -> str:
    return element.get("Extension", "").lower()
