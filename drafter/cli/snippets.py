"""Code snippets: the line of a finding as a terminal shows it, with carets under the exact words."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache

from drafter.diagnostics import Place

_MARGIN = 6


def snippet(line: str, place: Place, paint: Callable[[str], str], columns: int | None = None) -> list[str]:
    """Return the line of the file and the line of carets, cut to `columns` around the carets if given."""
    lead = _clip_column(place.column - 1, columns)
    characters = [_visible(character) for character in line[lead : place.column + 2 * columns if columns else None]]
    first = min(place.column - 1 - lead, len(characters))
    last = max(place.end_column - 1 - lead, first) if place.end_line == place.line else len(characters)
    number = str(place.line)
    begin, end = _window(characters, first, columns - len(number) - _MARGIN) if columns else (0, len(characters))
    before = ("… " if begin + lead else "") + "".join(characters[begin:first])
    marked = "".join(characters[first:last] if end >= last else characters[first:end])
    after = "".join(characters[max(last, first) : end]) + (" …" if lead + end < len(line) else "")
    caret = " " * _width(before) + paint("^" * max(_width(marked), 1))
    return [f"  {number} | {before}{marked}{after}", f"  {' ' * len(number)} | {caret}"]


def _clip_column(column: int, columns: int | None) -> int:
    """Return how many characters to skip: a line may have a million, most of them far before the words."""
    return max(column - 2 * columns, 0) if columns else 0


def visible(text: str) -> str:
    """Return the text with escapes for characters that a terminal obeys or hides, such as bidi controls."""
    return text if text.isprintable() else "".join(map(_visible, text))


@lru_cache(maxsize=4096)
def _visible(character: str) -> str:
    if character.isprintable() or unicodedata.category(character) == "Zs":
        return character
    return " " if character in "\t\n\r" else character.encode("unicode_escape").decode()


def _width(text: str) -> int:
    """Return the number of columns that a text needs on a terminal."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _window(characters: Sequence[str], first: int, room: int) -> tuple[int, int]:
    """Return the range of characters around number `first` that fits into `room` columns."""
    if sum(map(_width, characters)) <= room:
        return 0, len(characters)
    begin, used = first, 0
    while begin > 0 and used < room // 3:
        begin -= 1
        used += _width(characters[begin])
    end, used = begin, 2 * _MARGIN
    while end < len(characters) and used + _width(characters[end]) <= room:
        used += _width(characters[end])
        end += 1
    return begin, max(end, min(first + 1, len(characters)))
