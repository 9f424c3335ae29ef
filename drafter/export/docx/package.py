"""The parts of a Word file and how they are packed (ECMA-376-2, Open Packaging Conventions), by the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from posixpath import dirname, relpath, split
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from msgspec import Struct

from drafter.export.docx.xml import escaped

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_DEFAULTS = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


class Relation(NamedTuple):
    """From a part to another one by its name, or to an address outside."""

    identifier: str
    kind: str
    target: str
    outside: bool = False


class PackagePart(Struct, frozen=True):
    """One part: its name in the package, its media type, its bytes and where it leads."""

    name: str
    media_type: str
    data: bytes
    relations: tuple[Relation, ...] = ()


def pack(roots: Iterable[Relation], parts: Iterable[PackagePart]) -> bytes:
    """The file made of these parts; `roots` are the relations of the package itself."""
    parts = list(parts)
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, data in _entries(roots, parts):
            package.writestr(_undated(name), data)
    return file.getvalue()


def _entries(roots: Iterable[Relation], parts: Iterable[PackagePart]) -> Iterator[tuple[str, bytes]]:
    """The entries in the order in which a reader meets them: what the types are, then each part and where it leads."""
    yield "[Content_Types].xml", _types(parts)
    yield "_rels/.rels", _relations("/", roots)
    for part in parts:
        yield part.name[1:], part.data
        if part.relations:
            folder, file = split(part.name[1:])
            yield f"{folder}/_rels/{file}.rels", _relations(dirname(part.name), part.relations)


def _undated(name: str) -> ZipInfo:
    """An entry without the time of writing and the system that wrote it."""
    entry = ZipInfo(name, _EPOCH)
    entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
    return entry


def _types(parts: Iterable[PackagePart]) -> bytes:
    """The media types: of pictures by their suffix, of other parts by their name, but plain XML is said already."""
    defaults, overrides = dict(_DEFAULTS), {}
    for part in parts:
        suffix = part.name.rpartition(".")[2]
        if part.media_type.startswith("image/"):
            defaults[suffix] = part.media_type
        elif part.media_type != defaults.get(suffix):
            overrides[part.name] = part.media_type
    said = [f'<Default Extension="{suffix}" ContentType="{kind}"/>' for suffix, kind in sorted(defaults.items())]
    said += [f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in sorted(overrides.items())]
    return f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">{"".join(said)}</Types>'.encode()


def _relations(folder: str, relations: Iterable[Relation]) -> bytes:
    """Where a part of a folder leads; an address outside is given whole, another part from there."""
    said = "".join(
        f'<Relationship Id="{one.identifier}" Type="{one.kind if "://" in one.kind else f"{_OFFICE}/{one.kind}"}" '
        + (f'Target="{escaped(one.target)}" TargetMode="External"/>' if one.outside else _inside(folder, one.target))
        for one in relations
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{said}</Relationships>'.encode()


def _inside(folder: str, target: str) -> str:
    return f'Target="{relpath(target, folder)}"/>'
