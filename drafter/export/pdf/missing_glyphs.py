"""Characters that the font has not: said to the drafter, never printed as boxes."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from threading import get_ident

from drafter.diagnostics import Finding, Place
from drafter.document.model import Document, Paragraph, Run, inlines_of
from drafter.errors import InvalidLetterError

_MISSING = re.compile(r"\.notdef glyph.*\(U\+([0-9A-F]+)\)")


class _GlyphLogHandler:
    """A filter that takes the records of the thread that made it; other threads may log meanwhile."""

    def __init__(self) -> None:
        self.thread = get_ident()
        self.missing: dict[str, None] = {}

    def __call__(self, record: logging.LogRecord) -> bool:
        if record.thread != self.thread:
            return True
        found = _MISSING.search(record.getMessage())
        if found:
            self.missing[chr(int(found.group(1), 16))] = None
        return False


@contextmanager
def raise_for_missing_glyphs(document: Document) -> Iterator[None]:
    """Listens while the letter is printed; raises InvalidLetterError, with a finding for each character that is missing."""
    logger, listener = logging.getLogger("weasyprint"), _GlyphLogHandler()
    logger.addFilter(listener)
    try:
        yield
    finally:
        logger.removeFilter(listener)
    if listener.missing:
        raise InvalidLetterError(*(_finding(letter, document) for letter in listener.missing))


def _finding(letter: str, document: Document) -> Finding:
    name = unicodedata.name(letter, "unnamed character")
    return Finding(
        "missing-glyph",
        f"The typeface of the letter has no “{letter}” (U+{ord(letter):04X}, {name}); write another character.",
        _place(letter, document),
    )


def _place(letter: str, document: Document) -> Place | None:
    for block in document.blocks():
        for inline in inlines_of([block]) if isinstance(block, Paragraph) else ():
            if isinstance(inline, Run) and letter in inline.text:
                at = inline.text.index(letter)
                return inline.place_of(at, at + 1) or block.place
    return None
