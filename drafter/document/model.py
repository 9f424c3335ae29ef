"""The document model: a small frozen tree of blocks and inlines, with roles and places in the YAML.

Composition builds the tree and exporters read it. An exporter knows only roles; the look defines their appearance.
The functions walk over the tree, or copy it with changed leaves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, zip_longest
from typing import TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from drafter.diagnostics import Finding, Place

# No value refers back to its parent, so the garbage collector need not track them (`gc=False`).
NO_ROLES: frozenset[str] = frozenset()
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


class Run(Struct, frozen=True, gc=False):
    """Text with the same formatting.

    `roles` are keys of the look's `runs`, such as emphasis. `link` is a URL. `comments` are indexes into the document's
    `findings`: those about these words.
    """

    text: str
    roles: frozenset[str] = NO_ROLES
    link: str | None = None
    place: Place | None = None
    comments: tuple[int, ...] = ()

    def part(self, start: int, end: int) -> Run:
        """Return the characters from `start` to `end` with the same formatting and their own place."""
        if start == 0 and end == len(self.text):
            return self
        return replace(self, text=self.text[start:end], place=self.place_of(start, end))

    def place_of(self, start: int, end: int) -> Place | None:
        """Return the place of some characters; of the whole run if the file writes them differently (escapes)."""
        place = self.place
        if place is None or place.line != place.end_line or place.end_column - place.column != len(self.text):
            return place
        return place._replace(column=place.column + start, end_column=place.column + end)


class Break(Struct, frozen=True, gc=False):
    """A line break inside a paragraph."""


class Field(Struct, frozen=True, gc=False):
    """A page number field: `page` for the number of the page, `pages` for their count."""

    name: str


class NoteMark(Struct, frozen=True, gc=False):
    """A reference to a footnote: `mark` as printed (1, a, *), and the paragraphs of the note."""

    mark: str
    blocks: tuple[Paragraph, ...]
    place: Place | None = None
    comments: tuple[int, ...] = ()


Inline: TypeAlias = "Run | Break | Field | NoteMark"


class Paragraph(Struct, frozen=True, gc=False):
    """A paragraph or heading; `label` is its number ("1.", "(a)"), `level` the depth of its list, from 0."""

    role: str
    inlines: tuple[Inline, ...]
    label: str = ""
    level: int = 0
    place: Place | None = None

    @property
    def text(self) -> str:
        """The text, with line breaks as newlines and without footnotes."""
        return "".join(_plain_text(inline) for inline in self.inlines)


class Group(Struct, frozen=True, gc=False):
    """Blocks that belong together: the masthead, a column, a list, an item, a quotation, an annex."""

    role: str
    blocks: tuple[Block, ...]
    place: Place | None = None


class Cell(Struct, frozen=True, gc=False):
    """A cell of a table; `align` is left, center or right."""

    blocks: tuple[Paragraph, ...]
    align: str = "left"


class Table(Struct, frozen=True, gc=False):
    """A table of the body, in rows of cells; the first `header_rows` rows are repeated on each page."""

    role: str
    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 1
    place: Place | None = None

    def widths(self, total: int) -> tuple[int, ...]:
        """Divide `total` twips among the columns by their longest texts, counted as 4 to 40 characters.

        A column that would break a word gets the width of its longest word from the others, if all words have room.
        """
        shares: list[int] = []
        words: list[int] = []
        for row in self.rows:
            texts = [[block.text for block in cell.blocks] for cell in row]
            shares = [max(pair) for pair in zip_longest(shares, (sum(map(len, cell)) for cell in texts), fillvalue=0)]
            words = [max(pair) for pair in zip_longest(words, (_longest_word(cell) for cell in texts), fillvalue=0)]
        shares = [min(max(share, 4), 40) for share in shares]
        if sum(words) > total:
            return _divide(total, shares)
        return _divide_with_least(total, shares, words)


# The room of a character in the text of a table and of the space between columns, in twips, rounded up.
_NARROW, _WIDE, _GAP = 95, 140, 160


def _longest_word(texts: Iterable[str]) -> int:
    """Return the width of the longest word that is not broken at its hyphens, with the space between columns."""
    words = (word for text in texts for word in text.replace("-", "- ").split())
    return (
        max(
            (sum(_WIDE if letter.isupper() or letter in "mw" else _NARROW for letter in word) for word in words),
            default=0,
        )
        + _GAP
    )


def _divide(total: int, shares: Sequence[int]) -> tuple[int, ...]:
    edges = [total * sum(shares[:at]) // sum(shares) for at in range(len(shares) + 1)] if shares else []
    return tuple(right - left for left, right in pairwise(edges))


def _divide_with_least(total: int, shares: Sequence[int], least: Sequence[int]) -> tuple[int, ...]:
    """Divide `total` in proportion to the shares, but so that no part is smaller than its least."""
    widths = _divide(total, shares)
    short = [at for at, width in enumerate(widths) if width < least[at]]
    if not short:
        return widths
    rest = [0 if at in short else share for at, share in enumerate(shares)]
    room = total - sum(least[at] for at in short)
    further = iter(
        _divide_with_least(
            room, [share for share in rest if share], [least[at] for at, share in enumerate(rest) if share]
        )
    )
    return tuple(least[at] if at in short else next(further) for at in range(len(widths)))


class Picture(Struct, frozen=True, gc=False):
    """An image with its alternative text; width and height in points, as printed."""

    role: str
    data: bytes
    media_type: str = "image/png"
    alternative: str = ""
    width: float = 0.0
    height: float = 0.0
    place: Place | None = None
    comments: tuple[int, ...] = ()


Block: TypeAlias = "Paragraph | Group | Table | Picture"
# A block without blocks inside it.
LeafBlock: TypeAlias = "Paragraph | Picture"


class Document(Struct, frozen=True, gc=False):
    """A letter ready for export.

    `day` is the date of the letter, such as 2016-10-11. `furniture` contains the groups outside the text flow, by role:
    `masthead` (top of page 1), `running-head` and `running-foot` (later pages), `foot` (page 1, with its notes),
    `draft-mark` (every page). `findings` are those to show as comments; the `comments` of runs, note marks and pictures
    in the body refer to them by index. `source` is the YAML to embed, `source_files` are the other files of the letter
    to embed, by their names in its folder.
    """

    title: str
    language: str
    body: tuple[Block, ...]
    furniture: Mapping[str, Group] = field(default_factory=dict)
    symbols: tuple[str, ...] = ()
    day: str = ""
    draft: bool = False
    source: bytes | None = None
    source_files: tuple[tuple[str, bytes], ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def right_to_left(self) -> bool:
        """True if the letter's script runs from right to left."""
        return self.language in RIGHT_TO_LEFT


def _plain_text(inline: Inline) -> str:
    if isinstance(inline, Run):
        return inline.text
    return "\n" if isinstance(inline, Break) else ""


def walk(block: Block) -> Iterator[Block]:
    """Yield the block and all blocks inside it in reading order, each group before its contents."""
    yield block
    if isinstance(block, Group):
        for inner in block.blocks:
            yield from walk(inner)
    elif isinstance(block, Table):
        for row in block.rows:
            for cell in row:
                yield from cell.blocks


def all_blocks(document: Document) -> Iterator[Block]:
    """Yield every block of the document in reading order, furniture first."""
    for block in (*document.furniture.values(), *document.body):
        yield from walk(block)


def inlines_of(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Yield every inline of the blocks in reading order, those of a note after its mark."""
    for block in blocks:
        for inner in walk(block):
            for inline in inner.inlines if isinstance(inner, Paragraph) else ():
                yield inline
                if isinstance(inline, NoteMark):
                    yield from inlines_of(inline.blocks)


def map_leaves(block: Block, change: Callable[[LeafBlock], LeafBlock]) -> Block:
    """Return the block with each paragraph and picture replaced by `change`, in reading order."""
    if isinstance(block, Group):
        return replace(block, blocks=tuple([map_leaves(inner, change) for inner in block.blocks]))
    if isinstance(block, Table):
        return replace(block, rows=tuple([tuple([_map_cell(cell, change) for cell in row]) for row in block.rows]))
    return change(block)


def _map_cell(cell: Cell, change: Callable[[LeafBlock], LeafBlock]) -> Cell:
    return replace(cell, blocks=tuple([change(block) for block in cell.blocks]))


def map_inlines(block: LeafBlock, change: Callable[[Inline], Iterable[Inline]]) -> LeafBlock:
    """Return the block with each inline replaced by the results of `change`, also in its notes."""
    if not isinstance(block, Paragraph):
        return block
    inlines: list[Inline] = []
    for inline in block.inlines:
        if isinstance(inline, NoteMark):
            inlines.append(replace(inline, blocks=tuple([map_inlines(note, change) for note in inline.blocks])))
        else:
            inlines.extend(change(inline))
    return replace(block, inlines=tuple(inlines))
