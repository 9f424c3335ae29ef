"""PDFs as source letters: masthead, session block, text, tables and notes, by their places on the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from drafter.importer.masthead import is_page_furniture
from drafter.importer.model import SourceBlock, SourceLetter, SourceParagraph, SourceTable, Span, plain, trimmed
from drafter.importer.normalize import one_line, without_invisible
from drafter.importer.pdf_characters import Page, read_pages
from drafter.importer.pdf_lines import Line, read_lines
from drafter.importer.pdf_paragraphs import ParagraphReader, find_column
from drafter.importer.pdf_tables import joined, read_table, table_areas

# Zones of a page, in points from its edges, and the largest size of a note.
_HEAD, _FOOT, _MARK = 75.0, 57.0, 30.0
_LARGEST_NOTE, _LARGEST_NOTE_MARK = 9.3, 6.6
_WIDE, _MIDDLE = 400.0, 290.0
_SAME_PARAGRAPH = 14.0
_LOWEST_MASTHEAD = 300.0
_TITLE_SIZE = 11.4
_NOTE_MARK = re.compile(r"\d{1,3}|[a-z]|[*†‡§]{1,3}")
_PAGE_NOTE = re.compile(r"\*{1,3}(?:\s+\S.*)?")


def read_pdf(data: bytes, name: str) -> SourceLetter:
    """Return the letter in a PDF; raise FileError if it cannot be read."""
    return _PdfReader(read_pages(data, name)).read()


class _PdfReader:
    """Reads the pages of one PDF."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.pages = pages
        self.lines = {page.number: read_lines(page) for page in pages}
        self.notes: dict[str, tuple[SourceParagraph, ...]] = {}
        self.page_notes: list[SourceParagraph] = []
        self.marks: list[str] = []
        self.top: list[SourceParagraph] = []
        self.foot: list[SourceParagraph] = []
        self.last_note = ""
        self.repeated = self._repeated()

    def read(self) -> SourceLetter:
        body: list[tuple[Page, list[Line]]] = []
        session: list[SourceParagraph] = []
        for page in self.pages:
            lines = self._without_furniture(page)
            if page.number == 1:
                lines = self._without_masthead(page, lines)
                above, lines = _above_title(lines)
                session = list(_session_block(above))
            areas = table_areas(page, lines)
            tables = [line for line in lines if any(top < line.base <= bottom for top, _, bottom in areas)]
            lines = self._without_notes(page, [line for line in lines if line not in tables], tables)
            body.append((page, lines))
        blocks = [*session, *self._body(body)]
        foot = (*self.page_notes, *self.foot)
        return SourceLetter(
            "pdf", tuple(blocks), tuple(self.top), foot, self.notes, tuple(self.marks), left_over=_pictures(self.pages)
        )

    # What is on every page

    def _repeated(self) -> frozenset[str]:
        """Return the lines near the edges that are on several pages."""
        texts = Counter(
            one_line(line.text)
            for page in self.pages
            for line in self.lines[page.number]
            if line.base < _HEAD or line.base > page.height - _FOOT
        )
        return frozenset(text for text, count in texts.items() if count > 1)

    def _without_furniture(self, page: Page) -> list[Line]:
        left: list[Line] = []
        for line in self.lines[page.number]:
            text = one_line(line.text)
            if line.base < _MARK and (line.bold or text in self.repeated):
                self.marks += [text] if text not in self.marks else []
            elif line.base > page.height - _FOOT:
                if page.number == 1 and not re.fullmatch(r"\d+/\d+", text):
                    self.foot.append(plain(without_invisible(text)))
            elif page.number > 1 and line.base < _HEAD - 10 and self._is_head(line, text):
                continue
            else:
                left.append(line)
        return left

    def _is_head(self, line: Line, text: str) -> bool:
        """True for a line at the top of a page that is not text: a symbol, a number, or what other pages repeat."""
        return line.size < _LARGEST_NOTE or text in self.repeated or is_page_furniture(text)

    # Page 1

    def _without_masthead(self, page: Page, lines: Sequence[Line]) -> list[Line]:
        wide = [rule.top for rule in page.rules if rule.right - rule.left > _WIDE and rule.top < _LOWEST_MASTHEAD]
        bottom = wide[1] if len(wide) > 1 else 0.0
        columns = sorted((line for line in lines if line.base < bottom), key=lambda line: (line.left > 350, line.base))  # noqa: PLR2004
        self.top = [plain(without_invisible(one_line(line.text))) for line in columns]
        return [line for line in lines if line.base >= bottom]

    # Notes

    def _without_notes(self, page: Page, lines: Sequence[Line], tables: Sequence[Line]) -> list[Line]:
        """Return the lines of a page without its notes, which are the small lines below the last line of the text."""
        large = [line.base for line in (*lines, *tables) if line.size > _LARGEST_NOTE or line in tables]
        last = max(large, default=0.0)
        notes = [line for line in lines if line.base > last and line.size <= _LARGEST_NOTE]
        self._read_notes(page, notes)
        return [line for line in lines if line not in notes] + list(tables)

    def _read_notes(self, page: Page, lines: Sequence[Line]) -> None:
        """Read the notes of a page: a raised mark begins a note, other lines go on."""
        key = ""
        for line in sorted(lines, key=lambda line: (round((line.base + 3) / 4), line.left)):
            text = one_line(line.text)
            if line.size <= _LARGEST_NOTE_MARK and _NOTE_MARK.fullmatch(text):
                key = f"{page.number}x{text}"
                self.notes[key] = ()
            elif _PAGE_NOTE.fullmatch(text) and not key:
                self.page_notes.append(plain(text, "page-note"))
            elif not key and self.page_notes and not self.last_note:
                self.page_notes[-1] = plain(f"{self.page_notes[-1].text} {text}", "page-note")
            else:
                key = key or self.last_note
                self._add_to_note(key, line)
        self.last_note = key or self.last_note

    def _add_to_note(self, key: str, line: Line) -> None:
        held = self.notes.get(key, ())
        spans = list(line.spans(bold=False, italic=False))
        spans = [Span(span.text, span.strong, span.emphasis, span.link) for span in spans]
        if held:
            space = "" if held[-1].text.endswith("-") else " "
            held = (*held[:-1], SourceParagraph(trimmed((*held[-1].spans, Span(space), *spans)), "note"))
        else:
            held = (SourceParagraph(trimmed(spans), "note"),)
        self.notes[key] = held

    # The text

    def _body(self, pages: Sequence[tuple[Page, list[Line]]]) -> Iterator[SourceBlock]:
        """Yield the blocks of the text in order; a table divides the paragraphs around it, and may go on overleaf."""
        held_table: SourceTable | None = None
        all_lines = [line for _, lines in pages for line in lines if line.size > _LARGEST_NOTE]
        title = next((line for line in all_lines if line.bold and line.size > _TITLE_SIZE), None)
        column = find_column(all_lines, self.pages[0].width, title)
        reader = ParagraphReader(column, self._spans)
        held: list[Line] = []
        for page, lines in pages:
            areas = table_areas(page, lines)
            rest = lines
            for area in areas:
                held += _rows(line for line in rest if line.base <= area[0])
                table = read_table(page, area, lambda line: self._spans(line, False, line.italic))
                if held_table and not held and (both := joined(held_table, table)):
                    table = both
                elif held_table:
                    yield held_table
                yield from self._paragraphs(reader, held)
                held, held_table = [], table
                rest = [line for line in rest if line.base > area[2]]
            if held_table and rest:
                yield held_table
                held_table = None
            held += _rows(rest)
        yield from [held_table] if held_table else []
        yield from self._paragraphs(reader, held)

    def _paragraphs(self, reader: ParagraphReader, lines: Sequence[Line]) -> Iterator[SourceParagraph]:
        fresh = ParagraphReader(reader.column, self._spans)
        fresh.has_title = reader.has_title
        yield from fresh.read(lines)
        reader.has_title = fresh.has_title

    def _spans(self, line: Line, bold: bool, italic: bool) -> Iterator[Span]:
        """Yield the spans of a line; a raised mark that a note of its page has is a reference to it."""
        for span in line.spans(bold, italic):
            text = without_invisible(span.text)
            if not span.note:
                yield Span(text, span.strong, span.emphasis, span.link)
                continue
            key = next(
                (
                    f"{page}x{text.strip()}"
                    for page in (line.page, line.page + 1)
                    if f"{page}x{text.strip()}" in self.notes
                ),
                "",
            )
            yield Span(text, note=key) if key else Span(text)


def _pictures(pages: Sequence[Page]) -> tuple[str, ...]:
    """Return a line for each page with pictures, which are not imported from a PDF."""
    return tuple(f"page {page.number}: {page.pictures} picture(s), not imported" for page in pages if page.pictures)


def _above_title(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines above the title, which is the first large one in bold, and the others."""
    first = next((line.base for line in lines if line.bold and line.size > _TITLE_SIZE), None)
    if first is None:
        return [], list(lines)
    return [line for line in lines if line.base < first - 2], [line for line in lines if line.base >= first - 2]


def _session_block(lines: Sequence[Line]) -> Iterator[SourceParagraph]:
    """Yield the paragraphs of the session block, column by column; a title of several lines is one paragraph."""
    for right in (False, True):
        column = [line for line in lines if (line.left > _MIDDLE) == right]
        held: list[Line] = []
        after_heading = False
        for line in column:
            goes_on = held and after_heading and line.bold and held[-1].bold
            if goes_on and line.base - held[-1].base < _SAME_PARAGRAPH:
                held.append(line)
                continue
            yield from _joined_lines(held)
            after_heading = after_heading or not line.bold
            held = [line]
        yield from _joined_lines(held)


def _joined_lines(lines: Sequence[Line]) -> Iterator[SourceParagraph]:
    if lines:
        text = " ".join(line.text for line in lines)
        yield plain(without_invisible(re.sub(r"(?<=\w)- (?=\w)", "-", one_line(text))), "session")


def _rows(lines: Iterator[Line] | Sequence[Line]) -> list[Line]:
    """Return the lines from the top, the parts of one line joined."""
    from msgspec.structs import replace

    rows: list[Line] = []
    for line in sorted(lines, key=lambda one: (one.page, round(one.base, 0), one.left)):
        if rows and line.gap and abs(rows[-1].base - line.base) < 2 and rows[-1].right < line.left:  # noqa: PLR2004
            before = rows[-1]
            pieces = (*before.pieces[:-1], replace(before.pieces[-1], text=before.pieces[-1].text + " "), *line.pieces)
            rows[-1] = replace(before, right=line.right, pieces=pieces, second=before.second or line.left)
        else:
            rows.append(line)
    return rows
