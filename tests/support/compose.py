"""Letters given as keyword arguments, derived and composed."""

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


def letter_yaml(**keys: Any) -> str:
    """Return the YAML of a letter with these keys; None removes a key."""
    letter = {key: value for key, value in {**KEYS, **keys}.items() if value is not None}
    return yaml.safe_dump(letter, allow_unicode=True, sort_keys=False)


def derived_letter(folder: Path | None = None, **keys: Any) -> Derived:
    """Return the letter with its facts and findings."""
    return derive(LetterInput("letter.yaml", letter_yaml(**keys).encode(), folder))


def document_of(folder: Path | None = None, **keys: Any) -> Document:
    """Return the document of the letter."""
    return compose(derived_letter(folder, **keys))[0]


def errors_of(folder: Path | None = None, **keys: Any) -> list[tuple[str, str]]:
    """Return the rules of the errors in the letter, each with the words at its place."""
    try:
        document_of(folder, **keys)
    except InvalidLetterError as error:
        return [
            (finding.rule, finding.excerpt[finding.place.column - 1 : finding.place.end_column - 1])
            for finding in error.findings
            if finding.place
        ]
    return []


def paragraphs(block: Block | Document) -> Iterator[Paragraph]:
    """Return the paragraphs of a block, or of a document without its furniture, in order."""
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
    """Return the texts of all paragraphs with a role."""
    return [paragraph.text for paragraph in paragraphs(block) if paragraph.role == role]


def links_in(block: Block | Document) -> list[tuple[str, str]]:
    """Return the texts and addresses of all links, including those in footnotes."""
    links: list[tuple[str, str]] = []
    for paragraph in paragraphs(block):
        for inline in paragraph.inlines:
            if isinstance(inline, Run) and inline.link:
                links.append((inline.text, inline.link))
            elif isinstance(inline, NoteMark):
                links += [link for inner in inline.blocks for link in links_in(inner)]
    return links
