"""The hinge: one letter as a small frozen tree of blocks and inlines, each with a role and its place in the YAML.

Exporters know the roles and nothing else of a letter. What a role looks like stands in the look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise, zip_longest
from typing import TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from drafter.diagnostics import Finding, Place

# Values never hold each other in a circle, so Python need not look for one (`gc=False`).
NO_ROLES: frozenset[str] = frozenset()
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


class Run(Struct, frozen=True, gc=False):
    """Text set in one way: `roles` are keys of the look's `runs` (emphasis, signed, family-name); `link` is a URL.

    `remarks` are the numbers, from 0, of the document's findings that are about these words.
    """

    text: str
    roles: frozenset[str] = NO_ROLES
    link: str | None = None
    place: Place | None = None
    comments: tuple[int, ...] = ()

    def part(self, start: int, end: int) -> Run:
        """Return the characters from `start` to `end`, set in the same way, with their place."""
        return replace(self, text=self.text[start:end], place=self.place_of(start, end))

    def place_of(self, start: int, end: int) -> Place | None:
        """Return the place of some characters; of the whole run if the file does not have just its characters."""
        place = self.place
        if place is None or place.line != place.end_line or place.end_column - place.column != len(self.text):
            return place
        return place._replace(column=place.column + start, end_column=place.column + end)


class Break(Struct, frozen=True, gc=False):
    """A line break inside a paragraph."""


class Field(Struct, frozen=True, gc=False):
    """A number that the page gives: `page`, or `pages` for their count."""

    name: str


class NoteMark(Struct, frozen=True, gc=False):
    """A footnote where it is called: `mark` as printed (1, a, *), and the paragraphs of the note."""

    mark: str
    blocks: tuple[Paragraph, ...]
    place: Place | None = None
    comments: tuple[int, ...] = ()


Inline: TypeAlias = "Run | Break | Field | NoteMark"


class Paragraph(Struct, frozen=True, gc=False):
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


class Group(Struct, frozen=True, gc=False):
    """Blocks that stand together: the masthead, a column, a list, an item, a quotation, an annex."""

    role: str
    blocks: tuple[Block, ...]
    place: Place | None = None


class Cell(Struct, frozen=True, gc=False):
    """One cell of a table; `align` is left, center or right."""

    blocks: tuple[Paragraph, ...]
    align: str = "left"


class Table(Struct, frozen=True, gc=False):
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


class Picture(Struct, frozen=True, gc=False):
    """An image with its alternative text; width and height in points, as it is printed."""

    role: str
    data: bytes
    media_type: str = "image/png"
    alternative: str = ""
    width: float = 0.0
    height: float = 0.0
    place: Place | None = None
    comments: tuple[int, ...] = ()


Block: TypeAlias = "Paragraph | Group | Table | Picture"
# A block that holds no other.
LeafBlock: TypeAlias = "Paragraph | Picture"


class Document(Struct, frozen=True, gc=False):
    """A letter ready for export.

    `furniture` holds what stands outside the flow, by role: `masthead` (head of page 1), `running-head` and
    `running-foot` (later pages), `foot` (page 1, with its notes), `draft-mark` (every page). `findings` are there where
    a format is to show them as comments; the `remarks` of runs, notes and pictures of the body say which stands where.
    """

    title: str
    language: str
    body: tuple[Block, ...]
    furniture: Mapping[str, Group] = field(default_factory=dict)
    symbols: tuple[str, ...] = ()
    draft: bool = False
    source: bytes | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def right_to_left(self) -> bool:
        """Whether the letter's script runs from right to left."""
        return self.language in RIGHT_TO_LEFT

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


def inlines_of(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Yield every inline of the blocks in reading order, those of a note after its mark."""
    for block in blocks:
        for inner in walk(block):
            for inline in inner.inlines if isinstance(inner, Paragraph) else ():
                yield inline
                if isinstance(inline, NoteMark):
                    yield from inlines_of(inline.blocks)


def rebuilt(block: Block, leaf: Callable[[LeafBlock], LeafBlock]) -> Block:
    """Return the block with what `leaf` makes of each paragraph and picture in it, in reading order."""
    if isinstance(block, Group):
        return replace(block, blocks=tuple([rebuilt(inner, leaf) for inner in block.blocks]))
    if isinstance(block, Table):
        return replace(block, rows=tuple([tuple([_rebuilt_cell(cell, leaf) for cell in row]) for row in block.rows]))
    return leaf(block)


def _rebuilt_cell(cell: Cell, leaf: Callable[[LeafBlock], LeafBlock]) -> Cell:
    return replace(cell, blocks=tuple([leaf(block) for block in cell.blocks]))


def with_inlines(block: LeafBlock, change: Callable[[Inline], Iterable[Inline]]) -> LeafBlock:
    """Return the paragraph with what `change` makes of its inlines and of those in its notes; a picture as it is."""
    if not isinstance(block, Paragraph):
        return block
    found: list[Inline] = []
    for inline in block.inlines:
        if isinstance(inline, NoteMark):
            found.append(replace(inline, blocks=tuple([with_inlines(note, change) for note in inline.blocks])))
        else:
            found.extend(change(inline))
    return replace(block, inlines=tuple(found))


def _plain(inline: Inline) -> str:
    if isinstance(inline, Run):
        return inline.text
    return "\n" if isinstance(inline, Break) else ""
