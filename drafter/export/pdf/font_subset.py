"""The part of a large font that one letter needs, as a font file.

A font of Chinese has 65,000 glyphs. WeasyPrint keeps the number of each glyph, so it would embed a table with a place
for each of them: 100 kilobytes a font. Here, HarfBuzz first takes out the glyphs of the letter and renumbers them.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from drafter.diagnostics import Finding
from drafter.errors import MissingDependencyError
from drafter.export.css.lengths import ASCENT, DESCENT, GAP
from drafter.export.east_asian_fonts import Font
from drafter.export.fonts import install_command

_LIBRARIES = {"linux": "lib{}.so.0", "darwin": "lib{}.0.dylib", "win32": "lib{}-0.dll"}
_PACKAGES = {"debian": "libharfbuzz-subset0", "fedora": "harfbuzz", "arch": "harfbuzz", "darwin": "harfbuzz"}
# The arguments of each function. Each function returns a pointer or nothing.
_POINTER, _NUMBER = ctypes.c_void_p, ctypes.c_uint
_ARGUMENTS: Mapping[str, tuple[Any, ...]] = {
    "hb_blob_create_from_file_or_fail": (ctypes.c_char_p,),
    "hb_blob_get_data": (_POINTER, _POINTER),
    "hb_face_create": (_POINTER, _NUMBER),
    "hb_face_reference_blob": (_POINTER,),
    "hb_set_add": (_POINTER, _NUMBER),
    "hb_subset_input_create_or_fail": (),
    "hb_subset_input_unicode_set": (_POINTER,),
    "hb_subset_input_set": (_POINTER, _NUMBER),
    "hb_subset_input_set_flags": (_POINTER, _NUMBER),
    "hb_subset_or_fail": (_POINTER, _POINTER),
    **{f"hb_{kind}_destroy": (_POINTER,) for kind in ("face", "blob", "subset_input")},
}
_DROPPED_TABLES = 3  # hb_subset_sets_t: HB_SUBSET_SETS_DROP_TABLE_TAG
_NOTDEF_OUTLINE = 0x40  # hb_subset_flags_t
# Tables that horizontal text in one language does not need.
_DROPPED = (b"BASE", b"DSIG", b"GDEF", b"GPOS", b"GSUB", b"VORG", b"vhea", b"vmtx")
# Operators of the top dictionary of the table CFF.
_CHARSET, _CHAR_STRINGS, _ROS = 15, 17, (12, 30)
_ESCAPE = 12


@lru_cache(maxsize=8)
def subset(font: Font, characters: str) -> bytes:
    """Return a font file with these characters of a font, its glyphs numbered from 1.

    Its lines are as high as those of the Latin font, so that both share a line. Raises MissingDependencyError if
    HarfBuzz's library for subsets is missing, or the font is broken.
    """
    data = bytearray(_subset(font, characters))
    try:
        tables = {tag: (offset, length) for tag, offset, length in _tables(data)}
        _set_line_height(data, tables)
        if b"CFF " in tables:
            _number_by_glyph(data, tables[b"CFF "][0])
    except (KeyError, IndexError, StopIteration, struct.error) as error:
        raise _broken(font) from error
    return bytes(data)


def _subset(font: Font, characters: str) -> bytes:
    library, unwanted = _library(), [int.from_bytes(tag, "big") for tag in _DROPPED]
    blob = library.hb_blob_create_from_file_or_fail(os.fsencode(font.path))
    face = library.hb_face_create(blob, font.number) if blob else None
    request = library.hb_subset_input_create_or_fail()
    for wanted, values in (
        (library.hb_subset_input_unicode_set(request), map(ord, characters)),
        (library.hb_subset_input_set(request, _DROPPED_TABLES), unwanted),
    ):
        for value in values:
            library.hb_set_add(wanted, value)
    library.hb_subset_input_set_flags(request, _NOTDEF_OUTLINE)
    result = library.hb_subset_or_fail(face, request) if face else None
    data = _content(library, result) if result else b""
    for kind, pointer in (("face", result), ("subset_input", request), ("face", face), ("blob", blob)):
        getattr(library, f"hb_{kind}_destroy")(pointer)
    if not data:
        raise _broken(font)
    return data


def _broken(font: Font) -> MissingDependencyError:
    message = f"{font.path} is broken or is not a font. Install the font again."
    return MissingDependencyError(Finding("font-missing", message))


def _content(library: Any, face: Any) -> bytes:
    blob = library.hb_face_reference_blob(face)
    length = ctypes.c_uint()
    data = ctypes.string_at(library.hb_blob_get_data(blob, ctypes.byref(length)), length.value)
    library.hb_blob_destroy(blob)
    return data


class _HarfBuzz:
    """The functions of HarfBuzz in _ARGUMENTS, from its library and its library for subsets."""

    def __init__(self) -> None:
        name = _LIBRARIES.get(sys.platform, _LIBRARIES["linux"])
        libraries = [ctypes.CDLL(name.format(stem)) for stem in ("harfbuzz-subset", "harfbuzz")]
        for function_name, arguments in _ARGUMENTS.items():
            library = next(library for library in libraries if hasattr(library, function_name))
            function = getattr(library, function_name)
            function.restype, function.argtypes = ctypes.c_void_p, arguments
            setattr(self, function_name, function)


@lru_cache(maxsize=1)
def _library() -> Any:
    try:
        return _HarfBuzz()
    except (OSError, StopIteration) as error:
        message = (
            "The PDF of a letter in Chinese needs HarfBuzz's library for subsets of fonts. "
            f"Install it: {install_command(_PACKAGES)}"
        )
        raise MissingDependencyError(Finding("library-missing", message)) from error


def _tables(font: bytes | bytearray) -> Iterator[tuple[bytes, int, int]]:
    for index in range(struct.unpack_from(">H", font, 4)[0]):
        yield struct.unpack_from(">4s4xLL", font, 12 + 16 * index)


def _set_line_height(font: bytearray, tables: dict[bytes, tuple[int, int]]) -> None:
    """Set ascent, descent and line gap to those of Times New Roman, in the tables hhea and OS/2."""
    (units,) = struct.unpack_from(">H", font, tables[b"head"][0] + 18)
    ascent, descent, gap = (round(units * part) for part in (ASCENT, DESCENT, GAP))
    struct.pack_into(">hhh", font, tables[b"hhea"][0] + 4, ascent, -descent, gap)
    struct.pack_into(">hhhHH", font, tables[b"OS/2"][0] + 68, ascent, -descent, gap, ascent, descent)


def _number_by_glyph(font: bytearray, cff: int) -> None:
    """Give each glyph of a font with CIDs the number of the glyph as its CID: PDF readers look glyphs up by CID.

    HarfBuzz keeps the CIDs of the whole font, but WeasyPrint writes the numbers of glyphs (ISO 32000-1, 9.7.4.2).
    """
    dictionary = _top_dictionary(font, cff)
    if _ROS not in dictionary:
        return
    (glyphs,) = struct.unpack_from(">H", font, cff + dictionary[_CHAR_STRINGS,])
    charset = cff + dictionary[_CHARSET,]
    last = glyphs - 2
    if last < 0:
        return
    # The formats 1 and 2 have ranges: the first CID, and how many follow. They are never longer than what was there.
    if last == 0:
        struct.pack_into(">BH", font, charset, 0, 1)
    elif last <= 0xFF:  # noqa: PLR2004
        struct.pack_into(">BHB", font, charset, 1, 1, last)
    else:
        struct.pack_into(">BHH", font, charset, 2, 1, last)


def _top_dictionary(font: bytearray, cff: int) -> dict[tuple[int, ...], int]:
    """Return the last operand of each operator in the top dictionary of the table CFF."""
    names = cff + font[cff + 2]
    start, end = _first_item(font, _end_of_index(font, names))
    values: dict[tuple[int, ...], int] = {}
    at, operand = start, 0
    while at < end:
        byte = font[at]
        if byte <= 21:  # noqa: PLR2004
            size = 2 if byte == _ESCAPE else 1
            values[tuple(font[at : at + size])] = operand
            at += size
        else:
            operand, at = _operand(font, at)
    return values


def _operand(font: bytearray, at: int) -> tuple[int, int]:
    """Return a number of a dictionary, and where the next item starts; real numbers, which are not used, are 0."""
    byte = font[at]
    if byte == 28:  # noqa: PLR2004
        return struct.unpack_from(">h", font, at + 1)[0], at + 3
    if byte == 29:  # noqa: PLR2004
        return struct.unpack_from(">l", font, at + 1)[0], at + 5
    if byte == 30:  # noqa: PLR2004
        end = next(place for place in range(at + 1, len(font)) if font[place] & 0xF == 0xF)  # noqa: PLR2004
        return 0, end + 1
    if byte <= 246:  # noqa: PLR2004
        return byte - 139, at + 1
    sign, base = (1, 247) if byte <= 250 else (-1, 251)  # noqa: PLR2004
    return sign * ((byte - base) * 256 + font[at + 1] + 108), at + 2


def _offsets(font: bytearray, index: int) -> list[int]:
    """Return the positions of the items of an index, and of its end."""
    count, size = struct.unpack_from(">HB", font, index)
    places = (index + 3 + size * number for number in range(count + 1))
    base = index + 2 + size * (count + 1)
    return [base + int.from_bytes(font[place : place + size], "big") for place in places]


def _end_of_index(font: bytearray, index: int) -> int:
    return _offsets(font, index)[-1]


def _first_item(font: bytearray, index: int) -> tuple[int, int]:
    start, end = _offsets(font, index)[:2]
    return start, end
