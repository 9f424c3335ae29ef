"""Word package: parts and relations packed into a ZIP file with fixed dates.

python-docx writes the content types and the relations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from msgspec import Struct

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


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


class _OpcPart(Struct):
    """A part with the attributes that python-docx writes, but no content."""

    partname: Any
    content_type: str
    rels: Any
    blob: bytes = b""


@lru_cache(maxsize=16)
def _package_entries(
    roots: tuple[Relation, ...], parts: tuple[tuple[str, str, tuple[Relation, ...]], ...]
) -> tuple[tuple[str, bytes], ...]:
    """Return the entries that python-docx adds to the parts: the content types, and the relations."""
    # python-docx's own package and part classes would import its whole document model.
    from docx.opc.packuri import PACKAGE_URI, PackURI
    from docx.opc.pkgwriter import PackageWriter
    from docx.opc.rel import Relationships

    opc_parts = {
        name: _OpcPart(uri := PackURI(name), media_type, Relationships(uri.baseURI)) for name, media_type, _ in parts
    }
    package = Relationships(PACKAGE_URI.baseURI)
    _add_relations(package, roots, opc_parts)
    for name, _, relations in parts:
        _add_relations(opc_parts[name].rels, relations, opc_parts)
    file = BytesIO()
    PackageWriter.write(file, package, list(_reachable(package, set())))
    with ZipFile(file) as archive:
        names = [name for name in archive.namelist() if f"/{name}" not in opc_parts]
        return tuple((name, archive.read(name)) for name in names)


def _add_relations(relationships: Any, relations: Iterable[Relation], opc_parts: Mapping[str, _OpcPart]) -> None:
    for identifier, kind, target, external in relations:
        name = kind if "://" in kind else f"{_OFFICE}/{kind}"
        relationships.add_relationship(name, target if external else opc_parts[target], identifier, external)


def _reachable(relations: Any, seen: set[str]) -> Iterator[_OpcPart]:
    """Yield the parts that relations lead to, each before the parts that it leads to itself."""
    for relation in relations.values():
        if not relation.is_external and relation.target_part.partname not in seen:
            seen.add(relation.target_part.partname)
            yield relation.target_part
            yield from _reachable(relation.target_part.rels, seen)
