"""Missing glyphs: reported as errors, never printed as boxes."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from threading import get_ident

from drafter.diagnostics import Finding, Place
from drafter.document.model import Document, Paragraph, Run
from drafter.document.visit import all_blocks, inlines_of
from drafter.errors import InvalidLetterError

_MISSING = re.compile(r"\.notdef glyph.*\(U\+([0-9A-F]+)\)")


class _GlyphLogHandler:
    """Log filter that collects and hides the records of one thread, the one that created it."""

    def __init__(self) -> None:
        self.thread = get_ident()
        self.missing: dict[str, None] = {}

    def __call__(self, record: logging.LogRecord) -> bool:
        if record.thread != self.thread:
            return True
        if match := _MISSING.search(record.getMessage()):
            self.missing[chr(int(match.group(1), 16))] = None
        return False


@contextmanager
def raise_for_missing_glyphs(document: Document) -> Iterator[None]:
    """Raise InvalidLetterError after the block if the font lacked characters, with a finding for each."""
    logger, handler = logging.getLogger("weasyprint"), _GlyphLogHandler()
    logger.addFilter(handler)
    try:
        yield
    finally:
        logger.removeFilter(handler)
    if handler.missing:
        raise InvalidLetterError(*(_finding(character, document) for character in handler.missing))


def _finding(character: str, document: Document) -> Finding:
    name = unicodedata.name(character, "unnamed character")
    return Finding(
        "missing-glyph",
        f"The font has no glyph for “{character}” (U+{ord(character):04X}, {name}); use another character.",
        _place(character, document),
    )


def _place(character: str, document: Document) -> Place | None:
    """Return the place of the first occurrence."""
    for block in all_blocks(document):
        for inline in inlines_of([block]) if isinstance(block, Paragraph) else ():
            if isinstance(inline, Run) and character in inline.text:
                start = inline.text.index(character)
                return inline.place_of(start, start + 1) or block.place
    return None
