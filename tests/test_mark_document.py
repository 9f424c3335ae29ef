"""Documents with marked changes: without deletions they have the new text, without insertions the old one."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

import pytest
from support.document_edits import edited
from support.sampling import PROOF

from drafter.diff.mark_document import mark_changes
from drafter.document.model import Block, Document, Group, NoteMark, Paragraph, Run, Table, all_blocks
from drafter.document.tags import DELETED, INSERTED
from drafter.load import from_file
from drafter.pipeline import compose, derive

pytestmark = pytest.mark.slow

SAMPLES = sorted((Path(__file__).parent.parent / "templates").glob("*/sample*.yaml"))
ROUNDS = 20 if PROOF else 2


def side(document: Document, dropped: str) -> list[str]:
    """The texts of the paragraphs without the runs of one role, and without paragraphs that are empty then."""
    texts = (text(paragraph, dropped) for block in all_blocks(document) for paragraph in paragraphs(block))
    return sorted(line for line in texts if line.strip())


def paragraphs(block: Block) -> Iterator[Paragraph]:
    if isinstance(block, Paragraph):
        yield block
        for inline in block.inlines:
            if isinstance(inline, NoteMark):
                yield from inline.blocks


def text(paragraph: Paragraph, dropped: str) -> str:
    runs = [inline for inline in paragraph.inlines if isinstance(inline, Run)]
    return "".join(run.text for run in runs if dropped not in run.roles)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.parent.name}-{sample.stem}")
def test_both_sides_of_a_marked_document_are_there(sample: Path) -> None:
    old, _ = compose(derive(from_file(sample)))
    for seed in range(ROUNDS):
        new = edited(old, Random(seed))
        marked = mark_changes(old, new)
        assert side(marked, DELETED) == side(new, DELETED), seed
        assert side(marked, INSERTED) == side(old, INSERTED), seed


def test_the_same_document_has_no_marks() -> None:
    old, _ = compose(derive(from_file(SAMPLES[0])))
    again, _ = compose(derive(from_file(SAMPLES[0])))
    assert mark_changes(old, again) == again


def document(*blocks: Block) -> Document:
    return Document("", "en", blocks)


def paragraph(words: str, label: str = "", role: str = "text") -> Paragraph:
    return Paragraph(role, (Run(words),), label)


def marks(blocks: Iterable[Block]) -> list[tuple[str, str]]:
    found = []
    for block in blocks:
        inner = block.blocks if isinstance(block, Group) else ()
        found += marks(inner)
        if isinstance(block, Paragraph):
            found += [
                (role, inline.text)
                for inline in block.inlines
                if isinstance(inline, Run)
                for role in inline.roles & {INSERTED, DELETED}
            ]
    return found


def test_a_changed_number_of_a_paragraph_is_marked() -> None:
    marked = mark_changes(document(paragraph("The lamp is lit.", "1.")), document(paragraph("The lamp is lit.", "2.")))
    assert marks(marked.body) == [(DELETED, "1. "), (INSERTED, "2. ")]


def test_rows_that_come_and_go_are_marked_in_their_table() -> None:
    def table(*rows: str) -> Table:
        from drafter.document.model import Cell

        cells = [tuple(Cell((paragraph(word, role="table-text"),)) for word in row.split()) for row in rows]
        return Table("table", tuple(cells))

    old, new = table("Town Lamps", "Apia 3", "Suva 4"), table("Town Lamps", "Suva 4", "Vaduz 5")
    block = mark_changes(document(old), document(new)).body[0]
    assert isinstance(block, Table)
    texts = [["".join(sorted(cell.blocks[0].inlines[0].roles)) for cell in row] for row in block.rows]
    assert texts == [["", ""], [DELETED, DELETED], ["", ""], [INSERTED, INSERTED]]
    assert block.header_rows == 1
