"""Letters as keyword arguments, composed, for tests of what a document becomes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from drafter.document.model import Block, Document, Group, NoteMark, Paragraph, Run, Table
from drafter.errors import InvalidLetterError
from drafter.load import LetterInput
from drafter.pipeline import Derived, compose, derive

KEYS: dict[str, Any] = {
    "template": "identical-letters",
    "date": "2026-03-03",
    "addressees": ["SG", "PSC"],
    "agenda_items": [{"number": "12", "title": "Sport for development"}],
    "signatories": [
        {"given": "Joe", "family": "Camilleri", "state": "Malta"},
        {"given": "Ada", "family": "Berg", "state": "Iceland"},
    ],
    "body": "We have the honour to write.",
}


def written(**keys: Any) -> str:
    """The YAML of a letter, with other keys as given and none where None."""
    letter = {key: value for key, value in {**KEYS, **keys}.items() if value is not None}
    return yaml.safe_dump(letter, allow_unicode=True, sort_keys=False)


def draft_of(folder: Path | None = None, **keys: Any) -> Derived:
    return derive(LetterInput("letter.yaml", written(**keys).encode(), folder))


def document_of(folder: Path | None = None, **keys: Any) -> Document:
    """The document of such a letter."""
    return compose(draft_of(folder, **keys))[0]


def faults_of(folder: Path | None = None, **keys: Any) -> list[tuple[str, str]]:
    """The rules that such a letter breaks, with the words that stand there."""
    try:
        document_of(folder, **keys)
    except InvalidLetterError as error:
        return [
            (one.rule, one.excerpt[one.place.column - 1 : one.place.end_column - 1])
            for one in error.findings
            if one.place
        ]
    return []


def paragraphs(block: Block | Document) -> Iterator[Paragraph]:
    """The paragraphs of a block, or of a document without its furniture, in order."""
    if isinstance(block, Paragraph):
        yield block
    elif isinstance(block, Table):
        for row in block.rows:
            for cell in row:
                yield from cell.blocks
    elif isinstance(block, (Group, Document)):
        for inner in block.blocks if isinstance(block, Group) else block.body:
            yield from paragraphs(inner)


def texts(block: Block | Document, role: str) -> list[str]:
    """The words of all paragraphs of a role."""
    return [paragraph.text for paragraph in paragraphs(block) if paragraph.role == role]


def linked(block: Block | Document) -> list[tuple[str, str]]:
    """The words that lead somewhere, and where, those of notes too."""
    found: list[tuple[str, str]] = []
    for paragraph in paragraphs(block):
        for inline in paragraph.inlines:
            if isinstance(inline, Run) and inline.link:
                found.append((inline.text, inline.link))
            elif isinstance(inline, NoteMark):
                found += [link for inner in inline.blocks for link in linked(inner)]
    return found
