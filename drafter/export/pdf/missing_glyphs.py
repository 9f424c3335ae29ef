"""Characters that no font of the letter contains: errors at their place in the letter, never printed as boxes."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from threading import get_ident

from drafter.diagnostics import Finding, Place
from drafter.document.model import Document, Paragraph, Run, all_blocks, inlines_of
from drafter.errors import UnprintableError

_MISSING = re.compile(r"\(U\+([0-9A-F]{1,6}+)\)")


class _GlyphLogHandler:
    """Log filter that collects and hides the records of one thread, the one that created it."""

    def __init__(self) -> None:
        self.thread = get_ident()
        self.missing: dict[str, None] = {}

    def __call__(self, record: logging.LogRecord) -> bool:
        if record.thread != self.thread:
            return True
        message = record.getMessage()
        if ".notdef glyph" in message and (codes := _MISSING.findall(message)):
            self.missing[chr(int(codes[-1], 16))] = None
        return False


@contextmanager
def raise_for_missing_glyphs(document: Document) -> Iterator[None]:
    """Raise UnprintableError after the block if the fonts lacked characters, with a finding for each word."""
    logger, handler = logging.getLogger("weasyprint"), _GlyphLogHandler()
    logger.addFilter(handler)
    try:
        yield
    finally:
        logger.removeFilter(handler)
    if handler.missing:
        raise UnprintableError(*_missing_glyphs("".join(handler.missing), document))


def _missing_glyphs(missing: str, document: Document) -> Iterator[Finding]:
    """Yield a finding for each sequence of missing characters, unless all of them were reported before."""
    sequence, unreported = re.compile(f"[{re.escape(missing)}]+"), set(missing)
    for characters, place in find_characters(document, sequence):
        if unreported & set(characters):
            unreported -= set(characters)
            yield _missing_glyph(characters, place)
    yield from (_missing_glyph(character, None) for character in missing if character in unreported)


def _missing_glyph(characters: str, place: Place | None) -> Finding:
    names = (f"U+{ord(character):04X}, {unicodedata.name(character, 'unnamed character')}" for character in characters)
    message = f"The font has no glyph for “{characters}” ({'; '.join(dict.fromkeys(names))}); use another character."
    return Finding("missing-glyph", message, place)


def find_characters(document: Document, pattern: re.Pattern[str]) -> Iterator[tuple[str, Place | None]]:
    """Yield the matches in the runs of a document, each with its place."""
    for block in all_blocks(document):
        for inline in inlines_of([block]) if isinstance(block, Paragraph) else ():
            if isinstance(inline, Run):
                for match in pattern.finditer(inline.text):
                    yield match.group(), inline.place_of(*match.span()) or block.place
