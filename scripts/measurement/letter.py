"""A letter rendered and measured as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measurement import styles, words
from measurement.first_page import first_page, text_lines, title_lines
from measurement.later_pages import later_page
from measurement.libreoffice import as_pdf
from measurement.pdf_pages import Sheet, read
from measurement.places import Mark


@dataclass(frozen=True, slots=True)
class Rendering:
    """A letter as it comes out: its files, and the pages of both."""

    docx: bytes
    pdf: bytes
    docx_sheets: tuple[Sheet, ...]
    pdf_sheets: tuple[Sheet, ...]


def rendering(letter: Path) -> Rendering:
    """The letter drafted as Word and PDF, and both read back; raises what Drafter and LibreOffice raise."""
    from drafter.pipeline import draft

    files = draft(letter, ("docx", "pdf"))
    docx, pdf = (next(data for name, data in files.items() if name.endswith(end)) for end in (".docx", ".pdf"))
    return Rendering(docx, pdf, read(as_pdf(docx)), read(pdf))


def marks(places: Mapping[str, Any], sheets: Sequence[Sheet]) -> list[Mark]:
    """Everything of a table that the pages should show."""
    later = (mark for sheet in sheets[1:] for mark in later_page(places["later_pages"], sheet))
    return [*first_page(places["page_1"], sheets[0]), *later]


def first_page_lines(places: Mapping[str, Any], sheet: Sheet) -> tuple[int, int, str]:
    """Lines of the title, lines of text on page 1, and the last of them."""
    lines = text_lines(places["page_1"], sheet)
    return len(title_lines(places["page_1"], sheet)), len(lines), lines[-1].text if lines else ""


__all__ = ["Rendering", "first_page_lines", "marks", "rendering", "styles", "words"]
