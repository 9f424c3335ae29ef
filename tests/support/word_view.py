"""A Word file as plain values, equal for files with the same text, styles, emphasis, links, notes and tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from drafter.word.model import WordBlock, WordFile, WordParagraph, WordRun
from drafter.word.read import read_word_file

PAGES = ("PAGE", "NUMPAGES")


def view(data: bytes, accept: bool = True) -> dict[str, Any]:
    """Return the parts of a file by name, with its tracked changes accepted or rejected."""
    word = read_word_file(data, "file.docx", accept)
    stories = {"text": word.body}
    stories |= {f"header {pages}": blocks for pages, blocks in word.headers.items()}
    stories |= {f"footer {pages}": blocks for pages, blocks in word.footers.items()}
    return {name: _blocks(word, blocks) for name, blocks in stories.items()}


def first_difference(a: dict[str, Any], b: dict[str, Any]) -> str:
    """Return the first difference of two views, "" if they are equal."""
    for name in {**a, **b}:
        one, other = a.get(name, []), b.get(name, [])
        for index in range(max(len(one), len(other))):
            pair = [blocks[index] if index < len(blocks) else None for blocks in (one, other)]
            if pair[0] != pair[1]:
                return f"{name}, block {index}:\n{pair[0]}\n{pair[1]}"
    return ""


def _blocks(word: WordFile, blocks: Iterable[WordBlock]) -> list[Any]:
    return [_paragraph(word, block) if isinstance(block, WordParagraph) else _table(word, block) for block in blocks]


def _paragraph(word: WordFile, paragraph: WordParagraph) -> Any:
    return paragraph.style_name, paragraph.label, paragraph.level, [_run(word, run) for run in paragraph.runs]


def _table(word: WordFile, table: Any) -> Any:
    return "table", [[(cell.span, _blocks(word, cell.blocks)) for cell in row.cells] for row in table.rows]


def _run(word: WordFile, run: WordRun) -> Any:
    text = run.field if run.field in PAGES else run.text
    note = word.notes.get(run.note)
    look = run.bold, run.italic, run.underline, run.raised, run.link, run.picture
    return text, look, _blocks(word, note.blocks) if note else "", note.mark if note else ""
