"""The kerning of a font between a character and a space, read from its tables `cmap` and `GPOS`."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from contextlib import suppress

_SPACE = " "
_PAIR_ADJUSTMENT, _EXTENSION = 2, 9  # types of lookups in GPOS
_ADVANCE, _FIELDS_BEFORE_ADVANCE = 4, 3  # bits of a value format: the advance, and the fields before it
_UNICODE_MAPS = ((3, 1), (0, 3))  # platform and encoding of the character maps that are read
_SEGMENTS = 4  # format of a character map


class SpaceKerning:
    """The kerning between spaces and other characters, in ems.

    Only lists of pairs are read (PairPosFormat1), because the families of `fonts.FAMILIES` have no other pairs. A font
    that cannot be read has no kerning.
    """

    def __init__(self, font: bytes) -> None:
        self._before: dict[int, int] = {}
        self._after: dict[int, int] = {}
        self._font, self._map, self._units = font, 0, 1000
        self._kerning: dict[str, float] = {}
        with suppress(struct.error, KeyError):
            self._read(_tables(font))

    def of(self, text: str) -> float:
        """Return the sum of the kerning at all spaces of a text; negative if it brings characters closer."""
        total, at = 0.0, text.find(_SPACE)
        while at >= 0:
            neighbours = text[max(at - 1, 0) : at + 2]
            if neighbours not in self._kerning:
                self._kerning[neighbours] = self._of_space(text[at - 1 : at], text[at + 1 : at + 2])
            total += self._kerning[neighbours]
            at = text.find(_SPACE, at + 1)
        return total

    def _read(self, tables: Mapping[bytes, int]) -> None:
        self._units = _number(self._font, tables[b"head"] + 18) or self._units
        self._map = _character_map(self._font, tables[b"cmap"])
        space = self._glyph(_SPACE)
        for subtable in _pair_lists(self._font, tables[b"GPOS"]):
            for first, second, advance in _pairs_with(self._font, subtable, space):
                pairs, glyph = (self._after, second) if first == space else (self._before, first)
                pairs.setdefault(glyph, advance)

    def _of_space(self, before: str, after: str) -> float:
        units = self._before.get(self._glyph(before), 0) if before else 0
        units += self._after.get(self._glyph(after), 0) if after else 0
        return units / self._units

    def _glyph(self, character: str) -> int:
        with suppress(struct.error):
            return _glyph(self._font, self._map, ord(character)) if self._map else 0
        return 0


def _tables(font: bytes) -> dict[bytes, int]:
    """Return the position of each table by its tag."""
    entries = (struct.unpack_from(">4s4xL", font, 12 + 16 * index) for index in range(_number(font, 4)))
    return dict(entries)


def _character_map(font: bytes, cmap: int) -> int:
    """Return the position of the map of Unicode characters in segments; 0 without one."""
    for index in range(_number(font, cmap + 2)):
        platform, encoding, offset = struct.unpack_from(">HHL", font, cmap + 4 + 8 * index)
        if (platform, encoding) in _UNICODE_MAPS and _number(font, cmap + offset) == _SEGMENTS:
            return int(cmap + offset)
    return 0


def _glyph(font: bytes, table: int, character: int) -> int:
    """Return the glyph of a character by a map in segments; 0 if it has none."""
    length = _number(font, table + 6)
    ends, starts = table + 14, table + 16 + length
    segment = next((at for at in range(0, length, 2) if _number(font, ends + at) >= character), None)
    if segment is None or _number(font, starts + segment) > character:
        return 0
    start, delta = _number(font, starts + segment), _number(font, starts + length + segment)
    place = starts + 2 * length + segment
    offset = _number(font, place)
    glyph = _number(font, place + offset + 2 * (character - start)) if offset else character
    return (glyph + delta) % 0x10000 if glyph else 0


def _pair_lists(font: bytes, gpos: int) -> Iterator[int]:
    """Yield the positions of the lists of pairs, each once."""
    lookup_list = gpos + _number(font, gpos + 8)
    lookups = [lookup_list + offset for offset in _list(font, lookup_list)]
    subtables = ((_number(font, lookup), lookup + offset) for lookup in lookups for offset in _list(font, lookup + 4))
    for kind, position in dict.fromkeys(subtables):
        real_kind, subtable = kind, position
        if kind == _EXTENSION:
            _, real_kind, offset = struct.unpack_from(">HHL", font, position)
            subtable += offset
        if real_kind == _PAIR_ADJUSTMENT and _number(font, subtable) == 1:
            yield subtable


def _pairs_with(font: bytes, subtable: int, glyph: int) -> Iterator[tuple[int, int, int]]:
    """Yield the pairs of a list that contain a glyph: first and second glyph, and the change of the advance."""
    _, coverage, first_format, second_format = struct.unpack_from(">4H", font, subtable)
    if not first_format & _ADVANCE:
        return
    length = 1 + first_format.bit_count() + second_format.bit_count()
    column = 1 + (first_format & _FIELDS_BEFORE_ADVANCE).bit_count()
    for first, offset in zip(_coverage(font, subtable + coverage), _list(font, subtable + 8), strict=False):
        start = subtable + offset + 2
        seconds = struct.unpack_from(f">{_number(font, subtable + offset) * length}H", font, start)[::length]
        for index in range(len(seconds)) if first == glyph else _positions(glyph, seconds):
            (advance,) = struct.unpack_from(">h", font, start + 2 * (index * length + column))
            yield first, seconds[index], advance


def _positions(glyph: int, glyphs: tuple[int, ...]) -> tuple[int, ...]:
    return (glyphs.index(glyph),) if glyph in glyphs else ()


def _coverage(font: bytes, position: int) -> list[int]:
    """Return the glyphs of a coverage table in their order."""
    if _number(font, position) == 1:
        return _list(font, position + 2)
    count = _number(font, position + 2)
    ranges = (struct.unpack_from(">HH", font, position + 4 + 6 * index) for index in range(count))
    return [glyph for first, last in ranges for glyph in range(first, last + 1)]


def _list(font: bytes, position: int) -> list[int]:
    """Return the numbers of a list that starts with their count."""
    return list(struct.unpack_from(f">{_number(font, position)}H", font, position + 2))


def _number(font: bytes, position: int) -> int:
    number: int = struct.unpack_from(">H", font, position)[0]
    return number
