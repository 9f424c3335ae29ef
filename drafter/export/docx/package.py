"""The parts of a Word file and how they are packed: what holds them together is python-docx's, the dates are fixed."""

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
    """From a part to another one by its name, or to an address outside."""

    identifier: str
    kind: str
    target: str
    outside: bool = False


class PackagePart(Struct, frozen=True):
    """One part: its name in the package, its media type, its bytes and where it leads.

    One that is `shared` is the same in many letters.
    """

    name: str
    media_type: str
    data: bytes
    relations: tuple[Relation, ...] = ()
    shared: bool = False


def pack(roots: Sequence[Relation], parts: Sequence[PackagePart]) -> bytes:
    """The file made of these parts; `roots` are the relations of the package itself."""
    frame = _frame(tuple(roots), tuple((part.name, part.media_type, part.relations) for part in parts))
    shared = tuple((part.name, part.data) for part in parts if part.shared)
    file = BytesIO()
    file.write(_packed(frame + shared))
    with ZipFile(file, "a") as package:
        for part in parts:
            if not part.shared:
                _put(package, part.name, part.data)
    return file.getvalue()


@lru_cache(maxsize=16)
def _packed(entries: tuple[tuple[str, bytes], ...]) -> bytes:
    """The beginning of many files, compressed once."""
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for name, data in entries:
            _put(package, name, data)
    return file.getvalue()


def _put(package: ZipFile, name: str, data: bytes) -> None:
    """Add a part as of the first moment that a zip file knows, made by no system."""
    entry = ZipInfo(name.removeprefix("/"))
    entry.create_system = 0
    package.writestr(entry, data, ZIP_DEFLATED)


class _Held(Struct):
    """A part as python-docx writes it: its name, its media type, no bytes, and its relations."""

    partname: Any
    content_type: str
    rels: Any
    blob: bytes = b""


@lru_cache(maxsize=16)
def _frame(
    roots: tuple[Relation, ...], parts: tuple[tuple[str, str, tuple[Relation, ...]], ...]
) -> tuple[tuple[str, bytes], ...]:
    """What python-docx writes around parts: their media types, and their relations."""
    # Its package and parts would load all its objects for documents, of which none is needed here.
    from docx.opc.packuri import PACKAGE_URI, PackURI
    from docx.opc.pkgwriter import PackageWriter
    from docx.opc.rel import Relationships

    made = {name: _Held(uri := PackURI(name), media_type, Relationships(uri.baseURI)) for name, media_type, _ in parts}
    package = Relationships(PACKAGE_URI.baseURI)
    _relate(package, roots, made)
    for name, _, relations in parts:
        _relate(made[name].rels, relations, made)
    file = BytesIO()
    PackageWriter.write(file, package, list(_reached(package, set())))
    with ZipFile(file) as written:
        names = [name for name in written.namelist() if f"/{name}" not in made]
        return tuple((name, written.read(name)) for name in names)


def _relate(holder: Any, relations: Iterable[Relation], made: Mapping[str, _Held]) -> None:
    for identifier, kind, target, outside in relations:
        name = kind if "://" in kind else f"{_OFFICE}/{kind}"
        holder.add_relationship(name, target if outside else made[target], identifier, outside)


def _reached(relations: Any, seen: set[str]) -> Iterator[_Held]:
    """The parts in the order in which relations lead to them, each before those that it leads to."""
    for relation in relations.values():
        if not relation.is_external and relation.target_part.partname not in seen:
            seen.add(relation.target_part.partname)
            yield relation.target_part
            yield from _reached(relation.target_part.rels, seen)
