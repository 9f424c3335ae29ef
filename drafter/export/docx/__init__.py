"""Word: the letter as a DOCX with named styles, real notes, heads and feet. python-docx packs what is written here."""

from __future__ import annotations

from math import ceil

from drafter.document import Document, Paragraph
from drafter.export.docx.assembly import Stories, assembled
from drafter.export.docx.blocks import body_xml
from drafter.export.docx.furniture import furniture
from drafter.export.docx.notes import notes_part
from drafter.export.docx.source import read_source
from drafter.export.docx.story import Letter, Story
from drafter.look import Look

__all__ = ["COMMENTS", "export", "read_source"]

COMMENTS = True

_LETTERS_ON_A_LINE = 88
_LINES_ON_PAGE_1 = 24
_LINES_ON_A_PAGE = 50


def export(document: Document, look: Look) -> bytes:
    """The letter as a Word file; the same document and look give the same bytes."""
    letter = Letter(look, _pages(document))
    body = Story(letter, first=100)
    content = body_xml(body, document.body)
    heads = furniture(document, letter)
    notes = Story(letter)
    return assembled(document, letter, Stories(body, content, heads, notes, notes_part(notes)))


def _pages(document: Document) -> int:
    """About how many pages the letter has; Word counts them anew, other readers show this."""
    texts = [block.text for block in document.blocks() if isinstance(block, Paragraph)]
    lines = sum(ceil(len(text) / _LETTERS_ON_A_LINE) + 0.5 for text in texts)
    return max(2, 1 + ceil((lines - _LINES_ON_PAGE_1) / _LINES_ON_A_PAGE))
