"""Fonts of a Chinese letter in the PDF: subsets of the fonts of texts and headings, in files that exist meanwhile."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from drafter.document.model import Document, NoteMark, Paragraph, Run, all_blocks, inlines_of
from drafter.export.css.lengths import Face
from drafter.export.east_asian_fonts import LANGUAGES, EastAsianFonts, find_east_asian_fonts
from drafter.look.model import Look

# Characters that are set in the Chinese font. The Latin font has the others; it has the en dash of symbols, too.
_CHINESE = re.compile("[·—‘’“”…※℃\u2160-\u2188\u2460-\uffef\U00020000-\U000323af]")


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
    with TemporaryDirectory(prefix="drafter-") as folder:
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
    return "".join(sorted(set(_CHINESE.findall("".join(texts)))))
