"""Word: the letter as a DOCX with named styles, real notes, heads and feet. python-docx packs what is written here."""

from __future__ import annotations

from math import ceil

from drafter.document.model import Document, Paragraph
from drafter.export.docx.blocks import body_xml
from drafter.export.docx.context import DocxContext, PartWriter
from drafter.export.docx.embedded_yaml import extract_yaml
from drafter.export.docx.headers_footers import headers_and_footers
from drafter.export.docx.notes import notes_part
from drafter.export.docx.package_parts import Stories, build_parts
from drafter.look.model import Look

__all__ = ["COMMENTS", "export", "extract_yaml"]

COMMENTS = True

_LETTERS_ON_A_LINE = 88
_LINES_ON_PAGE_1 = 24
_LINES_ON_A_PAGE = 50


def export(document: Document, look: Look) -> bytes:
    """The letter as a Word file; the same document and look give the same bytes."""
    context = DocxContext(look, _pages(document))
    body = PartWriter(context, first=100)
    content = body_xml(body, document.body)
    heads = headers_and_footers(document, context)
    notes = PartWriter(context)
    return build_parts(document, context, Stories(body, content, heads, notes, notes_part(notes)))


def _pages(document: Document) -> int:
    """About how many pages the letter has; Word counts them anew, other readers show this."""
    texts = [block.text for block in document.blocks() if isinstance(block, Paragraph)]
    lines = sum(ceil(len(text) / _LETTERS_ON_A_LINE) + 0.5 for text in texts)
    return max(2, 1 + ceil((lines - _LINES_ON_PAGE_1) / _LINES_ON_A_PAGE))
