"""The parts of a Word file and how they are packed: by python-docx, then with fixed dates, so that bytes repeat."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import ZipFile

from msgspec import Struct

from drafter.sparing import putting_off

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# The first moment that a zip file knows, and where its headers have the time and the system (APPNOTE 4.3.7, 4.3.12).
_EPOCH = bytes((0, 0, 0x21, 0))
_TIME, _SYSTEM, _TIME_IN_DIRECTORY, _NAME_IN_DIRECTORY = 10, 5, 12, 46
# What python-docx loads for those who change a document by its objects: two thirds of its time.
_PUT_OFF = {
    "docx.api": ("Document",),
    "docx.parts.comments": ("CommentsPart",),
    "docx.parts.document": ("DocumentPart",),
    "docx.parts.hdrftr": ("FooterPart", "HeaderPart"),
    "docx.parts.image": ("ImagePart",),
    "docx.parts.numbering": ("NumberingPart",),
    "docx.parts.settings": ("SettingsPart",),
    "docx.parts.styles": ("StylesPart",),
    "docx.oxml.coreprops": ("CT_CoreProperties",),
    "docx.oxml.parser": ("parse_xml",),
}
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
    with putting_off(_PUT_OFF):
        from docx.opc.package import OpcPackage
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

    package = OpcPackage()
    made: dict[str, tuple[Any, PackagePart]] = {
        part.name: (Part(PackURI(part.name), part.media_type, part.data, package), part) for part in parts
    }
    _relate(package, roots, made)
    for opc, part in made.values():
        _relate(opc, part.relations, made)
    file = BytesIO()
    package.save(file)
    return _undated(file)


def _relate(holder: Any, relations: Iterable[Relation], made: Mapping[str, tuple[Any, PackagePart]]) -> None:
    for identifier, kind, target, outside in relations:
        name = kind if "://" in kind else f"{_OFFICE}/{kind}"
        holder.load_rel(name, target if outside else made[target][0], identifier, outside)


def _undated(file: BytesIO) -> bytes:
    """The same file without the time of writing and the system that wrote it."""
    with ZipFile(file) as package:
        entries, listed = package.infolist(), package.start_dir
    data = bytearray(file.getvalue())
    for entry in entries:
        at = entry.header_offset + _TIME
        data[at : at + len(_EPOCH)] = _EPOCH
        data[listed + _SYSTEM] = 0
        at = listed + _TIME_IN_DIRECTORY
        data[at : at + len(_EPOCH)] = _EPOCH
        listed += _NAME_IN_DIRECTORY + len(entry.filename.encode()) + len(entry.extra) + len(entry.comment)
    return bytes(data)
