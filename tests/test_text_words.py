"""The words of a plain text are those of the document: each run, label, bullet, note mark and note, in this order."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.compose import document_of
from support.docx_parts import letter, look
from support.outline import parse_text

from drafter.document.model import Block, Break, Document, Group, Inline, NoteMark, Paragraph, Picture, Run, Table
from drafter.export.text import export
from drafter.load import from_file
from drafter.look.model import Look
from drafter.pipeline import compose, copy_names, derive
from drafter.templates import Sample, all_samples

BODIES = {
    "numbers before letters": "1. (a) foo\n\n   (b) bar\n\n2. end",
    "numbers before quotations": "1. > quoted\n\n2. > > twice",
    "numbers before tables": "1. | a | b |\n   |---|---|\n   | 1 | 2 |",
    "numbers before lists": "1. - a\n   - b\n2. 1. c",
    "bullets before quotations": "- > quoted\n- text\n\n  > quoted",
    "empty items": "1.\n2. a\n-\n- b",
    "letters in letters": "(a) x:\n(i) y;\n(1) z\n\n(b) w",
    "notes in lists and tables": "1. a[^1]\n\n| a[^2] | b |\n|---|---|\n| c | d[^3] |\n\n[^1]: A\n\n[^2]: B\n\n[^3]: C",
    "notes of two paragraphs": "a[^1]\n\n[^1]: One.\n\n    Two.",
    "headings": "# One[^1]\n\n## Two *three*\n\ntext\n\n[^1]: Note.",
    "verse": "> One\\\n> two\\\n> three",
    "long words": "word " * 40 + "x" * 100 + " - " + "y" * 90,
    "spaces": "a\u00a0b\u2003c d",
}


def words(document: Document) -> Iterator[str]:
    furniture = document.furniture
    for role in ("draft-mark", "masthead"):
        yield from of_blocks([furniture[role]] if role in furniture else [])
    yield from of_blocks(document.body)
    for note in notes(document.body):
        yield mark(note)
        yield from of_blocks(note.blocks)
    yield from of_blocks([furniture["foot"]] if "foot" in furniture else [])


def of_blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Group):
            yield from of_blocks(block.blocks)
        elif isinstance(block, Table):
            yield from of_blocks(paragraph for row in block.rows for cell in row for paragraph in cell.blocks)
        elif isinstance(block, Picture):
            yield from [] if block.role == "emblem" else f"[{block.alternative}]".split(" ")
        else:
            bullet = look().bullets.get(block.role)
            yield bullet.mark if bullet else block.label
            yield from re.split("[ \n]", "".join(map(of_inline, block.inlines)))


def of_inline(inline: Inline) -> str:
    if isinstance(inline, NoteMark):
        return mark(inline)
    return inline.text if isinstance(inline, Run) else "\n" if isinstance(inline, Break) else ""


def mark(note: NoteMark) -> str:
    return f"[{note.mark}]" if note.mark.isalnum() else note.mark


def notes(blocks: Iterable[Block]) -> Iterator[NoteMark]:
    for block in blocks:
        if isinstance(block, Group):
            yield from notes(block.blocks)
        elif isinstance(block, Table):
            yield from notes(paragraph for row in block.rows for cell in row for paragraph in cell.blocks)
        elif isinstance(block, Paragraph):
            yield from (inline for inline in block.inlines if isinstance(inline, NoteMark))


def printed(document: Document, own_look: Look | None = None) -> list[str]:
    """The words of the plain text, without rules and lines below the header rows of tables."""
    text = export(document, own_look or look()).decode()
    return [word for word in re.split("[ \n]", text) if word and set(word) != {"-"}]


def expected(document: Document) -> list[str]:
    return [word for word in words(document) if word and set(word) != {"-"}]


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_bodies(body: str) -> None:
    document = document_of(body=body)
    assert printed(document) == expected(document)


@pytest.mark.parametrize("sample", list(all_samples()), ids=lambda sample: sample.name)
def test_samples(sample: Sample) -> None:
    derived = derive(from_file(sample.path))
    for copy in range(len(copy_names(derived))):
        document, own_look = compose(derived, copy)
        assert printed(document, own_look) == expected(document)


LINES = ["a", "b c", "1. a", "2) b", "(a) x", "(i) y", "- d", "> q", "# h", "  e", "   > f", "| a | b |", "|---|---|"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(["\n", "\n\n", "\n\n   "])), min_size=1, max_size=9))
def test_generated_bodies(lines: list[tuple[str, str]]) -> None:
    blocks, origin = parse_text("".join(line + space for line, space in lines))
    if not origin.problems:
        assert printed(letter(*blocks)) == expected(letter(*blocks))


def test_lines_of_a_cell_are_below_one_another() -> None:
    document = document_of(body="| Day | Boats |\n|---|---|\n| Monday | red<br>blue |\n| Tuesday | green |")
    assert (
        "Day      Boats\n--------------\nMonday   red\n         blue\nTuesday  green"
        in export(document, look()).decode()
    )
    assert Counter(printed(document)) == Counter(expected(document))


def test_tables_in_quotations_are_indented() -> None:
    document = document_of(body="> | a | b |\n> |---|---|\n> | 1 | 2 |")
    assert "\n    a  b\n    ----\n    1  2\n" in export(document, look()).decode()
