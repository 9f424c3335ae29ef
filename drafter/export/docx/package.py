"""Word package: parts, content types and relations packed into a ZIP file with fixed dates (ECMA-376, part 2)."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from msgspec import Struct

from drafter.export.docx.xml import escape

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
# The media types that need no entry for each part: the suffix of the name tells them.
_DEFAULT_TYPES = {"jpeg": "image/jpeg", "png": "image/png", "rels": _RELATIONS_TYPE, "xml": "application/xml"}
# The quotation marks are those of lxml, which wrote these parts in earlier versions: the bytes stay the same.
_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"


class Relation(NamedTuple):
    """A relation from a part to another part by its name, or to an external address."""

    identifier: str
    kind: str
    target: str
    external: bool = False


class PackagePart(Struct, frozen=True):
    """One part: its name in the package, its media type, its bytes and its relations.

    A `shared` part is the same in many letters.
    """

    name: str
    media_type: str
    data: bytes
    relations: tuple[Relation, ...] = ()
    shared: bool = False


def pack(roots: Sequence[Relation], parts: Sequence[PackagePart]) -> bytes:
    """Return the file with these parts; `roots` are the relations of the package itself."""
    parts_frame = tuple((part.name, part.media_type, part.relations) for part in parts)
    shared = tuple((part.name, part.data) for part in parts if part.shared)
    file = BytesIO()
    file.write(_shared_start(_package_entries(tuple(roots), parts_frame) + shared))
    with ZipFile(file, "a") as package:
        for part in parts:
            if not part.shared:
                _add(package, part.name, part.data)
    return file.getvalue()


@lru_cache(maxsize=16)
def _shared_start(entries: tuple[tuple[str, bytes], ...]) -> bytes:
    """Return a ZIP file with the entries that many files have in common, compressed once."""
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for name, data in entries:
            _add(package, name, data)
    return file.getvalue()


def _add(package: ZipFile, name: str, data: bytes) -> None:
    """Add an entry with the earliest date of the ZIP format and without the operating system."""
    entry = ZipInfo(name.removeprefix("/"))
    entry.create_system = 0
    package.writestr(entry, data, ZIP_DEFLATED)


@lru_cache(maxsize=16)
def _package_entries(
    roots: tuple[Relation, ...], parts: tuple[tuple[str, str, tuple[Relation, ...]], ...]
) -> tuple[tuple[str, bytes], ...]:
    """Return the entries that describe the parts: the content types, and the relations of each part that has some."""
    types = _content_types({name: media_type for name, media_type, _ in parts})
    related = [("/", roots), *((name, relations) for name, _, relations in parts if relations)]
    return (("[Content_Types].xml", types), *(_relations(name, relations) for name, relations in related))


def _content_types(media_types: Mapping[str, str]) -> bytes:
    """Return [Content_Types].xml for parts: defaults by suffix, and the types that no default gives."""
    suffixes = {name: name.rpartition(".")[2] for name in media_types}
    with_default = {name for name, suffix in suffixes.items() if _DEFAULT_TYPES.get(suffix) == media_types[name]}
    used = {"rels", "xml", *(suffixes[name] for name in with_default)}
    defaults = (f'<Default Extension="{suffix}" ContentType="{_DEFAULT_TYPES[suffix]}"/>' for suffix in sorted(used))
    others = (
        f'<Override PartName="{escape(name)}" ContentType="{escape(media_types[name])}"/>'
        for name in sorted(media_types.keys() - with_default)
    )
    return _xml("Types", "content-types", "".join((*defaults, *others)))


def _relations(name: str, relations: Sequence[Relation]) -> tuple[str, bytes]:
    """Return the entry with the relations of a part, or of the package if `name` is /."""
    folder, file = posixpath.split(name)
    content = "".join(_relation(relation, folder) for relation in relations)
    return posixpath.join(folder, "_rels", f"{file}.rels"), _xml("Relationships", "relationships", content)


def _relation(relation: Relation, folder: str) -> str:
    kind = relation.kind if "://" in relation.kind else f"{_OFFICE}/{relation.kind}"
    target = relation.target if relation.external else posixpath.relpath(relation.target, folder)
    mode = ' TargetMode="External"' if relation.external else ""
    return f'<Relationship Id="{relation.identifier}" Type="{kind}" Target="{escape(target)}"{mode}/>'


def _xml(root: str, namespace: str, content: str) -> bytes:
    return f'{_DECLARATION}<{root} xmlns="{_PACKAGE}/{namespace}">{content}</{root}>'.encode()
