"""The hinge: one letter as a small frozen tree of blocks and inlines, each with a role and its place in the YAML.

Exporters know the roles and nothing else of a letter. What a role looks like stands in the look.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest
from typing import TypeAlias

from drafter.errors import Place

NO_ROLES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Run:
    """Text set in one way: `roles` are keys of the look's `runs` (emphasis, signed, family-name); `link` is a URL."""

    text: str
    roles: frozenset[str] = NO_ROLES
    link: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Break:
    """A line break inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Field:
    """A number that the page gives: `page`, or `pages` for their count."""

    name: str


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A footnote where it is called: `mark` as printed (1, a, *), and the paragraphs of the note."""

    mark: str
    blocks: tuple[Paragraph, ...]
    place: Place | None = None


Inline: TypeAlias = "Run | Break | Field | NoteMark"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or heading; `label` is the number as written ("1.", "(a)"), `level` the depth of its list, from 0."""

    role: str
    inlines: tuple[Inline, ...]
    label: str = ""
    level: int = 0
    place: Place | None = None

    @property
    def text(self) -> str:
        """The words, with line breaks as newlines and without notes."""
        return "".join(_plain(inline) for inline in self.inlines)


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that stand together: the masthead, a column, a list, an item, a quotation, an annex."""

    role: str
    blocks: tuple[Block, ...]
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; `align` is left, center or right."""

    blocks: tuple[Paragraph, ...]
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the body: rows of cells, the first `header_rows` of which are repeated on each page."""

    role: str
    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 1
    place: Place | None = None

    def widths(self, total: int) -> tuple[int, ...]:
        """The widths of the columns, together `total`: by the longest text of each, between 4 and 40 letters."""
        lengths: list[int] = []
        for row in self.rows:
            texts = [sum(len(block.text) for block in cell.blocks) for cell in row]
            lengths = [max(pair) for pair in zip_longest(lengths, texts, fillvalue=0)]
        shares = [min(max(length, 4), 40) for length in lengths]
        edges = [total * sum(shares[:at]) // sum(shares) for at in range(len(shares) + 1)] if shares else []
        return tuple(right - left for left, right in pairwise(edges))


@dataclass(frozen=True, slots=True)
class Picture:
    """An image with its alternative text; width and height in points, as it is printed."""

    role: str
    data: bytes = field(repr=False)
    media_type: str = "image/png"
    alternative: str = ""
    width: float = 0.0
    height: float = 0.0
    place: Place | None = None


Block: TypeAlias = "Paragraph | Group | Table | Picture"


@dataclass(frozen=True, slots=True)
class Document:
    """A letter ready for export.

    `furniture` holds what stands outside the flow, by role: `masthead` (head of page 1), `running-head` and
    `running-foot` (later pages), `foot` (page 1, with its notes), `draft-mark` (every page).
    """

    title: str
    language: str
    body: tuple[Block, ...]
    furniture: Mapping[str, Group] = field(default_factory=dict)
    symbols: tuple[str, ...] = ()
    draft: bool = False
    source: bytes | None = field(default=None, repr=False)

    def blocks(self) -> Iterator[Block]:
        """Every block of the letter in reading order, furniture first, groups before what they hold."""
        for group in self.furniture.values():
            yield from walk(group)
        for block in self.body:
            yield from walk(block)


def walk(block: Block) -> Iterator[Block]:
    """The block and all blocks inside it, in reading order."""
    yield block
    if isinstance(block, Group):
        for inner in block.blocks:
            yield from walk(inner)
    elif isinstance(block, Table):
        for row in block.rows:
            for cell in row:
                yield from cell.blocks


def _plain(inline: Inline) -> str:
    if isinstance(inline, Run):
        return inline.text
    return "\n" if isinstance(inline, Break) else ""
