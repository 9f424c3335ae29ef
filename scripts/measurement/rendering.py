"""A letter rendered as Word and PDF, with the pages of both files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measurement.first_page import first_page, text_lines, title_lines
from measurement.later_pages import later_page
from measurement.libreoffice import as_pdf
from measurement.marks import Mark
from measurement.pdf_pages import Sheet, read


@dataclass(frozen=True, slots=True)
class Rendering:
    """The Word file and the PDF of a letter, and the pages of both."""

    docx: bytes
    pdf: bytes
    docx_sheets: tuple[Sheet, ...]
    pdf_sheets: tuple[Sheet, ...]


def render(letter: Path) -> Rendering:
    """Render a letter as Word and PDF, and read both. Raises DrafterError, or RuntimeError if LibreOffice fails."""
    from drafter.pipeline import draft

    files = draft(letter, ("docx", "pdf"))
    docx, pdf = (next(data for name, data in files.items() if name.endswith(suffix)) for suffix in (".docx", ".pdf"))
    return Rendering(docx, pdf, read(as_pdf(docx)), read(pdf))


def marks(places: Mapping[str, Any], sheets: Sequence[Sheet]) -> list[Mark]:
    """Return the measurements of the pages for all positions in the table."""
    later = (mark for sheet in sheets[1:] for mark in later_page(places["later_pages"], sheet))
    return [*first_page(places["page_1"], sheets[0]), *later]


def first_page_lines(places: Mapping[str, Any], sheet: Sheet) -> tuple[int, int, str]:
    """Return the numbers of title lines and text lines on page 1, and the last text line."""
    lines = text_lines(places["page_1"], sheet)
    return len(title_lines(places["page_1"], sheet)), len(lines), lines[-1].text if lines else ""
