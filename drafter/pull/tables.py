"""Edits of tables: the words of cells, and rows that were added or deleted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.pull.contents import ContentWriter, NewNotes
from drafter.pull.leaves import Leaf, TableLeaf, cell_key
from drafter.pull.match import match
from drafter.pull.printed import Printed, StyleReader
from drafter.pull.refused import RefusedError, quoted
from drafter.pull.text_edits import Edit, minimal_edits
from drafter.source import Source
from drafter.word.align import align, similarity
from drafter.word.model import WordParagraph, WordRow, WordTable, paragraphs_of


class TableEditor:
    """The edits that turn a table of the letter into one of the edited file."""

    def __init__(self, leaf: TableLeaf, styles: StyleReader, links: frozenset[str], source: Source, notes: NewNotes):
        self.leaf = leaf
        self.styles = styles
        self.links = links
        self.source = source
        self.notes = notes
        self.value = leaf.text.value if leaf.text else ""
        self.pairs: list[tuple[Leaf, Printed, list[tuple[int, int] | None]]] = []
        self.gone: list[Leaf] = []

    def edits(self, new: WordTable) -> Iterator[Edit]:
        """Yield the edits; raises RefusedError for new columns and for cells of several paragraphs."""
        columns = len(self.leaf.rows[0])
        if any(len(row.cells) != columns or any(c.span > 1 or c.continues for c in row.cells) for row in new.rows):
            raise self._refusal("has other columns or merged cells")
        old_keys = [[cell_key(cell.blocks, self.styles) for cell in row.cells] for row in self.leaf.table.rows]
        new_keys = [[cell_key(cell.blocks, self.styles) for cell in row.cells] for row in new.rows]
        old_rows, new_rows = (["\x00".join(row) for row in keys] for keys in (old_keys, new_keys))

        def alike(a: str, b: str) -> float:
            return 0.5 * similarity(a.split(), b.split()) + 0.5 * similarity(a.split("\x00"), b.split("\x00"))

        pairs = align(old_rows, new_rows, alike, 0.2)
        if len(old_rows) == len(new_rows):
            pairs = [(at, at) for at in range(len(old_rows))]
        if not pairs or pairs[0] != (0, 0):
            raise self._refusal("has another header row")
        for at, (i, j) in enumerate(pairs):
            if i is None and j is not None:
                below = next((old for old, _ in pairs[at:] if old is not None), None)
                yield self._row_added(new.rows[j], below)
            elif j is None and i is not None:
                self.gone += self.leaf.rows[i]
                yield self._row_deleted(i)
            elif i is not None and j is not None:
                yield from self._cells(self.leaf.rows[i], new.rows[j])

    def _cells(self, old: Sequence[Leaf], row: WordRow) -> Iterator[Edit]:
        for leaf, cell in zip(old, row.cells, strict=True):
            new = self._paragraph(cell.blocks)
            refs = match([leaf.printed], [new]).refs[0]
            self.pairs.append((leaf, new, refs))
            content = self._writer(leaf).content(new, refs, 0, in_cell=True)
            if content != self.value[leaf.start : leaf.end]:
                yield from minimal_edits(self.value, leaf.start, leaf.end, content)

    def _paragraph(self, blocks: Sequence[WordParagraph | WordTable]) -> Printed:
        paragraphs = [self.styles.read(one) for one in paragraphs_of(blocks)]
        words = [one for one in paragraphs if not one.is_empty]
        if len(words) > 1:
            raise self._refusal(f"has a cell with two paragraphs, {quoted(words[0].text)}")
        return words[0] if words else Printed(WordParagraph(), "", "", "", ())

    def _row_added(self, row: WordRow, below: int | None) -> Edit:
        cells = []
        for cell in row.cells:
            new = self._paragraph(cell.blocks)
            cells.append(self._writer(None).content(new, [None] * len(new.chars), None, in_cell=True))
        start, end = self._line(len(self.leaf.rows) - 1)
        written = self.value[start:end]
        lead = written[: len(written) - len(written.lstrip(" \t>"))]
        bar = written.lstrip(" \t>").startswith("|")
        line = lead + (f"| {' | '.join(cells)} |" if bar else " | ".join(cells))
        if below is None:
            return Edit(end, end, f"\n{line}")
        at, _ = self._line(below)
        return Edit(at, at, f"{line}\n")

    def _row_deleted(self, at: int) -> Edit:
        start, end = self._line(at)
        return Edit(start, min(end + 1, len(self.value)), "") if end < self.leaf.end else Edit(start - 1, end, "")

    def _line(self, row: int) -> tuple[int, int]:
        at = self.leaf.rows[row][0].start
        end = self.value.find("\n", at)
        return self.value.rfind("\n", 0, at) + 1, end if end >= 0 else len(self.value)

    def _writer(self, leaf: Leaf | None) -> ContentWriter:
        return ContentWriter([leaf] if leaf else [], self.links, self.source, self.notes)

    def _refusal(self, what: str) -> RefusedError:
        return RefusedError("not-brought-back", f"The table {what}: change it in the letter.", self.leaf.block.place)
