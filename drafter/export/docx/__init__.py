"""Word: the letter as a DOCX with named styles, footnotes, headers and footers.

Strings of XML are joined, without an object for each run. Imports the modules that every exporter may import.
"""

from __future__ import annotations

from math import ceil

from drafter.document.model import Document, Paragraph, all_blocks
from drafter.export.docx.blocks import body_xml
from drafter.export.docx.context import DocxContext, PartWriter
from drafter.export.docx.headers_footers import headers_and_footers
from drafter.export.docx.inlines import footnotes_part
from drafter.export.docx.package_parts import LetterParts, build_parts
from drafter.look.model import Look

__all__ = ["COMMENTS", "export", "extract_files", "extract_yaml", "is_text_unchanged"]

COMMENTS = True

_CHARACTERS_PER_LINE = 88
_LINES_ON_PAGE_1 = 24
_LINES_PER_PAGE = 50


def export(document: Document, look: Look) -> bytes:
    """Return the letter as a Word file; the same document and look give the same bytes."""
    context = DocxContext(look, _estimate_pages(document), language=document.language)
    body = PartWriter(context, first_id=100)
    content = body_xml(body, document)
    headers = headers_and_footers(document, context)
    notes = PartWriter(context)
    return build_parts(document, context, LetterParts(body, content, headers, notes, footnotes_part(notes)))


def extract_yaml(data: bytes) -> bytes | None:
    """Return the YAML embedded in a Word file; None if it has none."""
    from drafter.export.docx import embedded_source

    return embedded_source.extract_yaml(data)


def extract_files(data: bytes) -> dict[str, bytes] | None:
    """Return the other files embedded in a Word file, by name; None if they are damaged or over a limit."""
    from drafter.export.docx import embedded_source

    return embedded_source.extract_files(data)


def is_text_unchanged(data: bytes) -> bool:
    """True if the visible text is the one that Drafter wrote next to the embedded letter."""
    from drafter.export.docx import embedded_source

    return embedded_source.is_text_unchanged(data)


def _estimate_pages(document: Document) -> int:
    """Estimate the number of pages, for readers that do not count them; Word counts them again."""
    texts = [block.text for block in all_blocks(document) if isinstance(block, Paragraph)]
    lines = sum(ceil(len(text) / _CHARACTERS_PER_LINE) + 0.5 for text in texts)
    return max(2, 1 + ceil((lines - _LINES_ON_PAGE_1) / _LINES_PER_PAGE))
