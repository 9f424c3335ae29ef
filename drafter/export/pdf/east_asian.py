"""Fonts of a Chinese letter in the PDF: subsets of the fonts of texts and headings, in temporary files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree.ElementTree import Element

from msgspec import Struct

from drafter.document.model import Document, NoteMark, Paragraph, Run, all_blocks, inlines_of
from drafter.export.css.lengths import Face
from drafter.export.east_asian_fonts import LANGUAGES, EastAsianFonts, find_east_asian_fonts
from drafter.export.html import LATIN
from drafter.look.model import Look

# Characters that are set in the Chinese font. The Latin font has the others; it has the en dash of symbols, too.
# Both patterns are compiled at their first use, because long ranges take milliseconds.
_CHINESE = "[·—‘’“”…※℃\u2160-\u2188\u2460-\uffef\U00020000-\U000323af]"
_IDEOGRAPH = "[\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]"
# The classes of Latin words and numbers next to an ideograph.
BEFORE, AFTER = "spaced-before", "spaced-after"
# The room between it and the ideograph, in ems: that of LibreOffice (measured); Word has a quarter of an em.
LATIN_SPACE = 0.2
_INLINE = frozenset({"a", "b", "em", "i", "span", "strong", "sub", "sup"})
_NOTHING: tuple[str, Element | None] = ("", None)


class SubsetFonts(Struct, frozen=True):
    """The files of the subsets, and their families."""

    fonts: EastAsianFonts
    files: tuple[Path, ...]

    def families(self, latin: str) -> tuple[str, str]:
        """Return the values of `font-family` for texts and for headings; `latin` are the families of other texts."""
        return f'"{self.fonts.text.family}",{latin}', f'"{self.fonts.heading.family}",{latin}'

    def faces(self, look: Look, latin: str) -> Mapping[str, Face]:
        """Return the fonts in CSS by the names that the look has for Word."""
        if look.east_asian is None:
            return {}
        text, heading = (Face(family) for family in self.families(latin))
        faces = dict.fromkeys(look.east_asian.alternatives, text)
        return {**faces, look.east_asian.heading_face: heading}


@contextmanager
def subset_fonts(document: Document) -> Iterator[SubsetFonts | None]:
    """Yield the fonts of a Chinese letter, with only its characters; None for letters in other languages.

    Raises MissingDependencyError if a font, or the library for subsets, is missing.
    """
    if document.language not in LANGUAGES:
        yield None
        return
    from drafter.export.pdf.font_subset import subset

    fonts, characters = find_east_asian_fonts(), _characters(document)
    with TemporaryDirectory(prefix="drafter-", ignore_cleanup_errors=True) as folder:
        files = tuple(Path(folder, f"{use}.otf") for use in fonts._fields)
        for path, font in zip(files, fonts, strict=True):
            path.write_bytes(subset(font, characters))
        yield SubsetFonts(fonts, files)


def _characters(document: Document) -> str:
    """Return the characters of a document that are set in the Chinese font, each once, in their order."""
    paragraphs = [block for block in all_blocks(document) if isinstance(block, Paragraph)]
    texts = [inline.text for inline in inlines_of(paragraphs) if isinstance(inline, Run)]
    texts += [inline.mark for inline in inlines_of(paragraphs) if isinstance(inline, NoteMark)]
    texts += [paragraph.label for paragraph in paragraphs if paragraph.label]
    # Pango takes a space from the font of the character in front of it.
    return "".join(sorted({" ", "\u00a0", *re.findall(_CHINESE, "".join(texts))}))


def space_latin_words(page: Element) -> None:
    """Mark Latin words and numbers next to an ideograph, so that the style sheet separates them from it."""
    for texts in _inline_texts(page):
        for (before, _), (text, element), (after, _) in zip(texts, texts[1:], texts[2:], strict=False):
            if element is not None and element.get("class") == LATIN:
                spaced = [LATIN]
                spaced += [BEFORE] * bool(re.match(_IDEOGRAPH, before[-1:]) and text[:1].isalnum())
                spaced += [AFTER] * bool(re.match(_IDEOGRAPH, after[:1]) and text[-1:].isalnum())
                element.set("class", " ".join(spaced))


def _inline_texts(element: Element) -> Iterator[list[tuple[str, Element | None]]]:
    """Yield the texts of each paragraph between two empty ones; each with its element, None after another element."""
    paragraphs: list[list[tuple[str, Element | None]]] = []

    def visit(inner: Element, texts: list[tuple[str, Element | None]]) -> None:
        texts.append((inner.text or "", inner))
        for child in inner:
            if child.tag in _INLINE:
                visit(child, texts)
            else:
                texts.append(_NOTHING)
                begin(child)
            if child.tail:
                texts.append((child.tail, None))

    def begin(block: Element) -> None:
        own = [_NOTHING]
        visit(block, own)
        paragraphs.append([text for text in own if text[0] or text == _NOTHING] + [_NOTHING])

    begin(element)
    yield from paragraphs
