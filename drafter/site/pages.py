"""The web pages of the site, and the YAML of a sample in coloured lines, cut at the borders of its parts.

The templates of the pages come with Drafter, so they need no sandbox.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.site.models import Entry

if TYPE_CHECKING:
    from jinja2 import Environment
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct
from pygments.lexers.data import YamlLexer

from drafter.diagnostics import Place

FOLDER = Path(__file__).parent / "templates"
ASSETS = ("site.css", "site.js")
# Token types of Pygments and the CSS classes of the site; the first match is used.
_KINDS = (("Token.Comment", "comment"), ("Token.Name.Tag", "key"), ("Token.Punctuation", "mark"))


def index_page(entries: Sequence[Entry]) -> str:
    """Render the page of all samples, with the values of its filters."""
    filters = {
        "kind": sorted({entry.kind for entry in entries}),
        "organ": sorted({organ for entry in entries for organ in entry.organs}),
        "sender": sorted({sender for entry in entries for sender in entry.senders}),
        "language": sorted({entry.language for entry in entries}),
    }
    return _render("index.html.j2", {"entries": entries, "filters": filters})


def sample_page(entry: Entry, lines: Sequence[Sequence[Piece]]) -> str:
    """Render the page of one sample: the images of its pages, and its YAML."""
    return _render("sample.html.j2", {"entry": entry, "lines": lines})


def _render(file: str, context: dict[str, Any]) -> str:
    return _environment().get_template(file).render(context)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(FOLDER)
    return Environment(loader=loader, undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True)


class Piece(Struct, frozen=True):
    """Some characters of a line: their kind (key, comment, mark or "") and the parts that contain them."""

    text: str
    kind: str
    parts: tuple[int, ...]


def lines_of(text: str, parts: Sequence[Place]) -> tuple[tuple[Piece, ...], ...]:
    """Return the lines in pieces; the parts of a piece are indices of `parts`, the smallest first."""
    by_size = sorted(range(len(parts)), key=lambda number: _size(parts[number]))
    return tuple(
        tuple(_cut(number, tokens, [(part, parts[part]) for part in by_size]))
        for number, tokens in enumerate(_tokenize(text), 1)
    )


def _size(place: Place) -> tuple[int, int]:
    return place.end_line - place.line, place.end_column - place.column


def _tokenize(text: str) -> list[list[tuple[str, str]]]:
    """Return the lines, each as pairs of text and kind."""
    lexer = YamlLexer(stripnl=False, ensurenl=False)
    lines: list[list[tuple[str, str]]] = [[]]
    for token, value in lexer.get_tokens(text):
        kind = next((kind for prefix, kind in _KINDS if str(token).startswith(prefix)), "")
        for at, part in enumerate(value.split("\n")):
            lines += [[]] if at else []
            lines[-1] += [(part, kind)] if part else []
    return lines if lines[-1] else lines[:-1]


def _cut(line: int, tokens: Sequence[tuple[str, str]], parts: Sequence[tuple[int, Place]]) -> Iterator[Piece]:
    """Yield the pieces of a line, cut at each token and at each border of a part."""
    ranges = [(number, *_columns(place, line)) for number, place in parts if place.line <= line <= place.end_line]
    borders = sorted({border for _, start, end in ranges for border in (start, end)})
    column = 1
    for text, kind in tokens:
        cuts = [column, *(border for border in borders if column < border < column + len(text)), column + len(text)]
        for first, last in pairwise(cuts):
            containing = tuple(number for number, start, end in ranges if start <= first and last <= end)
            yield Piece(text[first - column : last - column], kind, containing)
        column += len(text)


def _columns(place: Place, line: int) -> tuple[int, int]:
    """Return the first column of a place on a line, and the end column (exclusive)."""
    return place.column if line == place.line else 1, place.end_column if line == place.end_line else 1 << 30
