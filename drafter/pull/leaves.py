"""The paragraphs, pictures and tables of a letter, each as printed and as its author wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from drafter.diagnostics import Place
from drafter.document.model import Block, Document, Group, NoteMark, Paragraph, Picture, Table
from drafter.pull.author_texts import AuthorText, AuthorTexts
from drafter.pull.printed import Printed, StyleReader
from drafter.pull.source_map import LeafSource, Origin, map_paragraph
from drafter.word.model import WordBlock, WordFile, WordNote, WordParagraph, WordTable, paragraphs_of

# The marks of quotations, lists and headings at the beginning of a line.
_LEAD = re.compile(
    r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|\((?:[a-z]{1,2}|[ivxl]{1,6}|\d{1,2})\)(?=[ \t])|#{1,6}(?=[ \t])"
    r"|\[\^[^\]\n ]+\]:))*[ \t]*"
)
# Kinds of paragraphs that a colleague may put into a new table.
_TEXT = {"", "text", "bullet-1", "bullet-2", "bullet-3", "quotation"}
_OTHER_PARAGRAPHS = "the Word file of the letter has other paragraphs than the letter"


class Leaf(Struct, frozen=True):
    """A paragraph of the letter: as printed, and its source; `block` is that of the document.

    `line_start`, `start` and `end` are offsets in the author's text: of its first line, of its words, and of its end.
    `lead` is what precedes its words on their first line, `rest` what begins its further lines.
    """

    printed: Printed
    block: Paragraph | Picture | None
    source: LeafSource
    line_start: int = 0
    start: int = 0
    end: int = 0
    lead: str = ""
    rest: str = ""

    @property
    def text(self) -> AuthorText | None:
        """The author's text that contains the paragraph."""
        return self.source.text

    @property
    def role(self) -> str:
        """The role of the paragraph in the document."""
        return self.block.role if self.block else ""

    @property
    def origins(self) -> tuple[Origin | None, ...]:
        """The origin of each printed character."""
        return self.source.origins


class TableLeaf(Struct, frozen=True):
    """A table of the body: its rows of cells, and its place in the author's text."""

    table: WordTable
    rows: tuple[tuple[Leaf, ...], ...]
    block: Table
    key: str
    text: AuthorText | None = None
    line_start: int = 0
    end: int = 0


class LetterLeaves(Struct, frozen=True):
    """The leaves of the body in order, and those of each note by its key in the Word file."""

    body: tuple[Leaf | TableLeaf, ...]
    notes: dict[str, tuple[Leaf, ...]]


class LeafReader:
    """Pairs the paragraphs of a document with those of the Word file that it becomes."""

    def __init__(self, document: Document, word: WordFile, texts: AuthorTexts, styles: StyleReader) -> None:
        self.document = document
        self.word = word
        self.texts = texts
        self.styles = styles
        self.notes: dict[str, tuple[Leaf, ...]] = {}

    def read(self) -> LetterLeaves:
        """Return all leaves; raises ValueError if the two do not have the same paragraphs."""
        blocks = iter([block for block in _leaf_blocks(self.document.body) if _is_printed(block)])
        body: list[Leaf | TableLeaf] = []
        for one in flow(self.word.body, self.styles):
            if isinstance(one, WordTable):
                body.append(self._table(one, _next_table(blocks)))
            else:
                body.append(self._leaf(one, _next_leaf(blocks)))
        if next(blocks, None) is not None:
            raise ValueError(_OTHER_PARAGRAPHS)
        return LetterLeaves(tuple(body), self.notes)

    def _leaf(self, printed: Printed, block: Paragraph | Picture) -> Leaf:
        if isinstance(block, Picture):
            found = self.texts.find(block.place)
            source = LeafSource(*((found[0], (None,), block.place, *found[1:]) if found else (None, (None,))))
        else:
            source = map_paragraph(block, self.texts)
            self._read_notes(printed, block)
        if len(source.origins) != len(printed.chars):
            raise ValueError(f"“{printed.text[:40]}” is not printed as it is written")
        return _placed(Leaf(printed, block, source))

    def _read_notes(self, printed: Printed, block: Paragraph) -> None:
        marks = [inline for inline in block.inlines if isinstance(inline, NoteMark) and inline.blocks]
        for mark, char in zip(marks, [char for char in printed.chars if char.note], strict=False):
            note = self.word.notes[char.note]
            pairs = zip(note_paragraphs(note, self.styles), mark.blocks, strict=True)
            self.notes[char.note] = tuple(self._leaf(*pair) for pair in pairs)

    def _table(self, table: WordTable, block: Table) -> TableLeaf:
        rows = tuple(
            tuple(
                _in_cell(self._leaf(_only(self.styles, cell.blocks), inner.blocks[0]))
                for cell, inner in zip(row.cells, own, strict=True)
            )
            for row, own in zip(table.rows, block.rows, strict=True)
        )
        found = self.texts.find(block.place)
        key = table_key(table, self.styles)
        if found is None:
            return TableLeaf(table, rows, block, key)
        text, first, last = found
        return TableLeaf(table, rows, block, key, text, text.value.rfind("\n", 0, first) + 1, last)


def flow(blocks: Sequence[WordBlock], styles: StyleReader) -> Iterator[Printed | WordTable]:
    """Yield the paragraphs with text, and the tables of the text; other tables put paragraphs side by side."""
    for block in blocks:
        if isinstance(block, WordTable) and is_text_table(block, styles):
            yield block
            continue
        for paragraph in paragraphs_of([block]):
            printed = styles.read(paragraph)
            if not printed.is_empty and printed.style != "HairLine":
                yield printed


def unread_in_flow(blocks: Sequence[WordBlock], styles: StyleReader) -> Iterator[tuple[str, int]]:
    """Yield what is not read, such as a chart, each with the number of the paragraph or table of `flow` it is in.

    A single one is next to the one above it.
    """
    count = 0
    for block in blocks:
        is_table = isinstance(block, WordTable) and is_text_table(block, styles)
        for paragraph in paragraphs_of([block]):
            printed = styles.read(paragraph)
            count += not is_table and not printed.is_empty and printed.style != "HairLine"
            yield from ((what, max(count - (not is_table), 0)) for what in paragraph.unread)
        count += is_table


def is_text_table(table: WordTable, styles: StyleReader) -> bool:
    """True for a table of the text; the session block is a table without borders, with paragraphs of its own roles."""
    kinds = {styles.read(paragraph).kind for paragraph in paragraphs_of([table]) if paragraph.text.strip()}
    return table.borders or bool(kinds & {"table", "table-text", "table-heading"}) or (bool(kinds) and kinds <= _TEXT)


def table_key(table: WordTable, styles: StyleReader) -> str:
    """Return the text of a table as compared."""
    rows = (" | ".join(cell_key(cell.blocks, styles) for cell in row.cells) for row in table.rows)
    return "\n".join(rows)


def cell_key(blocks: Sequence[WordBlock], styles: StyleReader) -> str:
    """Return the text of a cell as compared."""
    return "\n".join(key for one in paragraphs_of(blocks) if (key := styles.read(one).key))


def note_paragraphs(note: WordNote, styles: StyleReader) -> list[Printed]:
    """Return the paragraphs of a note with text."""
    return [one for one in map(styles.read, paragraphs_of(note.blocks)) if not one.is_empty]


def _only(styles: StyleReader, blocks: Sequence[WordBlock]) -> Printed:
    """Return the paragraph of a cell of the letter's own file."""
    return styles.read(next(paragraphs_of(blocks), WordParagraph()))


def _leaf_blocks(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Group):
            yield from _leaf_blocks(block.blocks)
        else:
            yield block


def _is_printed(block: Block) -> bool:
    return not isinstance(block, Paragraph) or bool(block.text.strip() or block.label or block.inlines)


def _next_table(blocks: Iterator[Block]) -> Table:
    block = next(blocks, None)
    if not isinstance(block, Table):
        raise ValueError(_OTHER_PARAGRAPHS)
    return block


def _next_leaf(blocks: Iterator[Block]) -> Paragraph | Picture:
    block = next(blocks, None)
    if not isinstance(block, (Paragraph, Picture)):
        raise ValueError(_OTHER_PARAGRAPHS)
    return block


def _in_cell(leaf: Leaf) -> Leaf:
    """Return the leaf of a cell, whose line begins with other cells."""
    return replace(leaf, line_start=leaf.source.first, start=leaf.source.first, lead="", rest="")


def _placed(leaf: Leaf) -> Leaf:
    """Return a leaf with its offsets in the author's text."""
    source, text = leaf.source, leaf.source.text
    if text is None:
        return leaf
    value = text.value
    line_start = value.rfind("\n", 0, source.first) + 1
    known = [origin.first for origin in source.origins if origin]
    limit = min(known) if known else source.last
    lead = _LEAD.match(value, line_start, max(limit, line_start))
    start = lead.end() if lead else line_start
    further = value.find("\n", start, source.last)
    rest = re.compile(r"[ \t>]*").match(value, further + 1) if further >= 0 else None
    own = value[line_start:start]
    return Leaf(
        leaf.printed,
        leaf.block,
        source,
        line_start,
        start,
        source.last,
        own,
        rest[0] if rest else re.sub(r"[^>\t]", " ", own.replace("\t", "    ")),
    )


def has_composed_number(leaf: Leaf | TableLeaf) -> bool:
    """True for a paragraph whose number is not in the author's text: Drafter numbers those of a resolution."""
    if not isinstance(leaf, Leaf) or not is_flow(leaf) or leaf.printed.kind != "text":
        return False
    return bool(leaf.printed.label) and not leaf.lead.strip(" \t>")


def is_flow(leaf: Leaf) -> bool:
    """True for a paragraph of a body or of a text file."""
    return leaf.text is not None and (not leaf.text.path or leaf.text.path[-1] == "body")


def place_of(leaf: Leaf | TableLeaf) -> Place | None:
    """Return the place of a paragraph, picture or table in the letter."""
    return leaf.source.place if isinstance(leaf, Leaf) else leaf.block.place


def note_name(leaf: Leaf, at: int) -> str:
    """Return a reference to a note as its author wrote it: [^1]."""
    origin = leaf.origins[at]
    return leaf.text.value[origin.first : origin.last] if leaf.text and origin else ""


def note_names(leaf: Leaf) -> list[str]:
    """Return the references to notes in a paragraph."""
    return [note_name(leaf, at) for at, char in enumerate(leaf.printed.chars) if char.note]
