"""The notes at the foot of the pages of a PDF: footnotes by their raised marks, notes of page 1 and of annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from drafter.importer.model import SourceParagraph, Span, plain, trimmed
from drafter.importer.normalize import one_line, without_invisible
from drafter.importer.pdf_characters import Page
from drafter.importer.pdf_lines import Line

LARGEST_NOTE = 9.3
_LARGEST_MARK = 6.6
_MARK = re.compile(r"\d{1,3}|[a-z]|[*†‡§]{1,3}")
_ATTACHED_NOTE = re.compile(r"(?P<mark>\*{1,3})(?:\s*(?P<text>[^*\s].*))?")
_PAGE_NOTE = re.compile(r"\*{1,3}(?:\s*[^*\s].*)?")


class PdfNotes:
    """Collects the notes page by page: `notes` by page and mark, such as 2xa, and `of_page_1`."""

    def __init__(self) -> None:
        self.notes: dict[str, tuple[SourceParagraph, ...]] = {}
        self.of_page_1: list[SourceParagraph] = []
        self.last = ""
        self.used: set[str] = set()

    def without_notes(self, page: Page, lines: Sequence[Line], tables: Sequence[Line]) -> list[Line]:
        """Return the lines of a page without its notes, which are the small lines below the last line of the text."""
        large = [line.base for line in (*lines, *tables) if line.size > LARGEST_NOTE or line in tables]
        last = max(large, default=0.0)
        notes = [line for line in lines if line.base > last and line.size <= LARGEST_NOTE]
        self._read(page, list(_with_marks_apart(notes)))
        return [line for line in lines if line not in notes] + list(tables)

    def _read(self, page: Page, lines: Sequence[Line]) -> None:
        """Read the notes of a page: a raised mark begins a note, other lines go on."""
        key = ""
        for line in sorted(lines, key=lambda line: (round((line.base + 3) / 4), line.left)):
            text = one_line(line.text)
            if line.size <= _LARGEST_MARK and _MARK.fullmatch(text):
                key = f"{page.number}x{text}"
                self.notes[key] = ()
            elif page.number > 1 and (match := _ATTACHED_NOTE.fullmatch(text)):
                key = f"{page.number}x{match['mark']}"
                self.notes[key] = (plain(without_invisible(match["text"]), "note"),) if match["text"] else ()
            elif _PAGE_NOTE.fullmatch(text) and not key:
                self.of_page_1.append(plain(text, "page-note"))
            elif not key and self.of_page_1 and not self.last:
                self.of_page_1[-1] = plain(f"{self.of_page_1[-1].text} {text}", "page-note")
            else:
                key = key or self.last
                self._add(key, line)
        self.last = key or self.last

    def _add(self, key: str, line: Line) -> None:
        held = self.notes.get(key, ())
        spans = list(line.spans(bold=False, italic=False))
        spans = [Span(span.text, span.strong, span.emphasis, span.link) for span in spans]
        if held:
            space = "" if held[-1].text.endswith("-") else " "
            held = (*held[:-1], SourceParagraph(trimmed((*held[-1].spans, Span(space), *spans)), "note"))
        else:
            held = (SourceParagraph(trimmed(spans), "note"),)
        self.notes[key] = held

    def key_of(self, mark: str, page: int) -> str:
        """Return the key of the note of a page, or of the next one, with a mark; "" without one."""
        keys = (f"{number}x{mark.strip()}" for number in (page, page + 1))
        key = next((key for key in keys if key in self.notes), "")
        self.used.add(key)
        return key

    def move_unused(self) -> None:
        """Move notes with asterisks that no annex refers to: a full page 1 has its notes on the next page."""
        for key in [key for key in self.notes if key.endswith("*") and key not in self.used]:
            text = one_line(" ".join(paragraph.text for paragraph in self.notes.pop(key)))
            self.of_page_1.append(plain(f"{key.partition('x')[2]} {text}", "page-note"))


def _with_marks_apart(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines; a raised mark at the start of a line is a separate line."""
    for line in lines:
        first, *others = line.pieces
        if first.raised and others and _MARK.fullmatch(first.text.strip()):
            yield replace(line, pieces=(first,), right=line.left, size=_LARGEST_MARK)
            yield replace(line, pieces=tuple(others), left=line.left + 1)
        else:
            yield line
