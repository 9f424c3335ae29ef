"""The line that a finding is about, as a terminal shows it, with a caret under exactly the words."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache

from drafter.diagnostics import Place

_MARGIN = 6


def snippet(line: str, place: Place, painted: Callable[[str], str], columns: int | None = None) -> list[str]:
    """Two lines: the line of the file and the carets, cut around them to `columns` where given."""
    lead = _clip_column(place.column - 1, columns)
    characters = [_visible(character) for character in line[lead : place.column + 2 * columns if columns else None]]
    first = min(place.column - 1 - lead, len(characters))
    last = max(place.end_column - 1 - lead, first) if place.end_line == place.line else len(characters)
    number = str(place.line)
    begin, end = _window(characters, first, columns - len(number) - _MARGIN) if columns else (0, len(characters))
    before = ("… " if begin + lead else "") + "".join(characters[begin:first])
    marked = "".join(characters[first:last] if end >= last else characters[first:end])
    after = "".join(characters[max(last, first) : end]) + (" …" if lead + end < len(line) else "")
    caret = " " * _width(before) + painted("^" * max(_width(marked), 1))
    return [f"  {number} | {before}{marked}{after}", f"  {' ' * len(number)} | {caret}"]


def _clip_column(column: int, columns: int | None) -> int:
    """How much of a line, which may be a million letters long, stands too far before the words to be looked at."""
    return max(column - 2 * columns, 0) if columns else 0


def visible(text: str) -> str:
    """The text with every sign shown that a terminal would obey or hide, such as an escape or a change of direction."""
    return text if text.isprintable() else "".join(map(_visible, text))


@lru_cache(maxsize=4096)
def _visible(character: str) -> str:
    if character.isprintable() or unicodedata.category(character) == "Zs":
        return character
    return " " if character in "\t\n\r" else character.encode("unicode_escape").decode()


def _width(text: str) -> int:
    """The columns that a text takes on a terminal."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _window(characters: Sequence[str], first: int, room: int) -> tuple[int, int]:
    """The part of a line, around the sign number `first`, that has room."""
    if sum(map(_width, characters)) <= room:
        return 0, len(characters)
    begin, taken = first, 0
    while begin > 0 and taken < room // 3:
        begin -= 1
        taken += _width(characters[begin])
    end, taken = begin, 2 * _MARGIN
    while end < len(characters) and taken + _width(characters[end]) <= room:
        taken += _width(characters[end])
        end += 1
    return begin, max(end, min(first + 1, len(characters)))
