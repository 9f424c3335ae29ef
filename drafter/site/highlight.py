"""The YAML of a sample as coloured lines, cut where the parts begin and end that make regions of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from drafter.diagnostics import Place
from drafter.site.missing import require

# The colours of the site by the names of Pygments, the first that fits: keys, comments, marks of the syntax.
_KINDS = (("Token.Comment", "comment"), ("Token.Name.Tag", "key"), ("Token.Punctuation", "mark"))


class Piece(Struct, frozen=True):
    """Some characters of a line: their kind (key, comment, mark, or nothing) and the parts that they belong to."""

    text: str
    kind: str
    parts: tuple[int, ...]


def lines_of(text: str, parts: Sequence[Place]) -> tuple[tuple[Piece, ...], ...]:
    """The lines of a letter in pieces; the parts of a piece are indices of `parts`, the narrowest first."""
    by_size = sorted(range(len(parts)), key=lambda number: _size(parts[number]))
    return tuple(
        tuple(_cut(number, coloured, [(part, parts[part]) for part in by_size]))
        for number, coloured in enumerate(_coloured(text), 1)
    )


def _size(place: Place) -> tuple[int, int]:
    return place.end_line - place.line, place.end_column - place.column


def _coloured(text: str) -> list[list[tuple[str, str]]]:
    """The lines as pairs of characters and their kind."""
    lexer = require("pygments.lexers").YamlLexer(stripnl=False, ensurenl=False)
    lines: list[list[tuple[str, str]]] = [[]]
    for token, value in lexer.get_tokens(text):
        kind = next((kind for prefix, kind in _KINDS if str(token).startswith(prefix)), "")
        for at, part in enumerate(value.split("\n")):
            lines += [[]] if at else []
            lines[-1] += [(part, kind)] if part else []
    return lines if lines[-1] else lines[:-1]


def _cut(line: int, coloured: Sequence[tuple[str, str]], parts: Sequence[tuple[int, Place]]) -> Iterator[Piece]:
    """The pieces of a line: cut at every change of colour and at every border of a part."""
    here = [(number, *_stretch(place, line)) for number, place in parts if place.line <= line <= place.end_line]
    borders = sorted({border for _, first, last in here for border in (first, last)})
    column = 1
    for text, kind in coloured:
        cuts = [column, *(border for border in borders if column < border < column + len(text)), column + len(text)]
        for first, last in pairwise(cuts):
            within = tuple(number for number, start, end in here if start <= first and last <= end)
            yield Piece(text[first - column : last - column], kind, within)
        column += len(text)


def _stretch(place: Place, line: int) -> tuple[int, int]:
    """The first column of a place on a line, and the one after its last."""
    return place.column if line == place.line else 1, place.end_column if line == place.end_line else 1 << 30
