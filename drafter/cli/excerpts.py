"""The line that a finding is about, as a terminal shows it, with a caret under exactly the words."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache

from drafter.errors import Place

_MARGIN = 6


def excerpt(line: str, place: Place, painted: Callable[[str], str], columns: int | None = None) -> list[str]:
    """Two lines: the line of the file and the carets, cut around them to `columns` where given."""
    lead = _far(place.column - 1, columns)
    signs = [_seen(sign) for sign in line[lead : place.column + 2 * columns if columns else None]]
    first = min(place.column - 1 - lead, len(signs))
    last = max(place.end_column - 1 - lead, first) if place.end_line == place.line else len(signs)
    number = str(place.line)
    begin, end = _window(signs, first, columns - len(number) - _MARGIN) if columns else (0, len(signs))
    before = ("… " if begin + lead else "") + "".join(signs[begin:first])
    marked = "".join(signs[first:last] if end >= last else signs[first:end])
    after = "".join(signs[max(last, first) : end]) + (" …" if lead + end < len(line) else "")
    caret = " " * _width(before) + painted("^" * max(_width(marked), 1))
    return [f"  {number} | {before}{marked}{after}", f"  {' ' * len(number)} | {caret}"]


def _far(column: int, columns: int | None) -> int:
    """How much of a line, which may be a million letters long, stands too far before the words to be looked at."""
    return max(column - 2 * columns, 0) if columns else 0


def visible(text: str) -> str:
    """The text with every sign shown that a terminal would obey or hide, such as an escape or a change of direction."""
    return text if text.isprintable() else "".join(map(_seen, text))


@lru_cache(maxsize=4096)
def _seen(sign: str) -> str:
    if sign.isprintable() or unicodedata.category(sign) == "Zs":
        return sign
    return " " if sign in "\t\n\r" else sign.encode("unicode_escape").decode()


def _width(text: str) -> int:
    """The columns that a text takes on a terminal."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(sign: str) -> int:
    if unicodedata.category(sign) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _window(signs: Sequence[str], first: int, room: int) -> tuple[int, int]:
    """The part of a line, around the sign number `first`, that has room."""
    if sum(map(_width, signs)) <= room:
        return 0, len(signs)
    begin, taken = first, 0
    while begin > 0 and taken < room // 3:
        begin -= 1
        taken += _width(signs[begin])
    end, taken = begin, 2 * _MARGIN
    while end < len(signs) and taken + _width(signs[end]) <= room:
        taken += _width(signs[end])
        end += 1
    return begin, max(end, min(first + 1, len(signs)))
