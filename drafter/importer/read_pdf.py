"""PDFs as source letters: masthead, session block, text, tables and notes, by their places on the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from drafter.importer.masthead import is_page_furniture
from drafter.importer.model import (
    SourceBlock,
    SourceLetter,
    SourceParagraph,
    SourcePicture,
    SourceTable,
    Span,
    plain,
)
from drafter.importer.normalize import one_line, without_invisible
from drafter.importer.pdf_characters import Page, read_pages
from drafter.importer.pdf_direction import in_reading_order
from drafter.importer.pdf_geometry import SENT_SIZE, find_column, usual_size
from drafter.importer.pdf_lines import LABEL, Line, read_lines
from drafter.importer.pdf_masthead import (
    TEXT_SIZE,
    TITLE_SIZE,
    above_title,
    masthead_end,
    read_masthead,
    session_block,
    wide_rules,
)
from drafter.importer.pdf_notes import LARGEST_NOTE, PdfNotes
from drafter.importer.pdf_paragraphs import ParagraphReader
from drafter.importer.pdf_pictures import PagePicture
from drafter.importer.pdf_signatures import SignaturePairs, find_pairs, read_pairs
from drafter.importer.pdf_tables import joined, read_table, table_areas

# Zones of a page, in points from its edges, and the largest size of a note.
_HEAD, _FOOT, _MARK = 75.0, 57.0, 42.0
_EDGE = 60.0


def read_pdf(data: bytes, name: str) -> SourceLetter:
    """Return the letter in a PDF; raise FileError if it cannot be read."""
    return _PdfReader(in_reading_order(read_pages(data, name))).read()


class _PdfReader:
    """Reads the pages of one PDF."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.pages = pages
        self.lines = {page.number: read_lines(page) for page in pages}
        self.notes = PdfNotes()
        self.marks: list[str] = []
        self.top: list[SourceParagraph] = []
        self.foot: list[SourceParagraph] = []
        self.repeated = self._repeated()

    def read(self) -> SourceLetter:
        body: list[tuple[Page, list[Line]]] = []
        session: list[SourceParagraph] = []
        for page in self.pages:
            lines = self._without_furniture(page)
            if page.number == 1:
                self.top, lines = read_masthead(page, lines)
                above, lines = above_title(lines)
                session = list(session_block(above))
            areas = table_areas(page, lines)
            tables = [line for line in lines if any(top < line.base <= bottom for top, _, bottom in areas)]
            lines = self.notes.without_notes(page, [line for line in lines if line not in tables], tables)
            body.append((page, lines))
        blocks = [*session, *self._body(body)]
        self.notes.move_unused()
        foot = (*self.notes.of_page_1, *self.foot)
        return SourceLetter(
            "pdf",
            tuple(blocks),
            tuple(self.top),
            foot,
            self.notes.notes,
            tuple(self.marks),
            left_over=tuple(_not_imported(self.pages)),
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
        mark: list[str] = []
        for line in self.lines[page.number]:
            text = one_line(line.text)
            if line.base < _MARK:
                mark.append(text)
            elif line.base > page.height - _FOOT:
                if page.number == 1 and not re.fullmatch(r"\d+/\d+", text):
                    self.foot.append(plain(without_invisible(text)))
            elif page.number > 1 and line.base < _head_of(page) and self._is_head(line, text):
                continue
            else:
                left.append(line)
        whole = " ".join(mark)
        self.marks += [whole] if whole and whole not in self.marks else []
        return left

    def _is_head(self, line: Line, text: str) -> bool:
        """True for a line at the top of a page that is not text: a symbol, a number, or what other pages repeat."""
        return line.size < LARGEST_NOTE or text in self.repeated or is_page_furniture(text)

    # The text

    def _body(self, pages: Sequence[tuple[Page, list[Line]]]) -> Iterator[SourceBlock]:
        """Yield the blocks of the text in order; a table divides the paragraphs around it, and may go on overleaf."""
        has_title = False
        for part in _parts(pages):
            lines = [line for _, page_lines in part for line in page_lines if line.size > LARGEST_NOTE]
            title = next(filter(_is_large, lines), None)
            column = find_column(lines, self.pages[0].width, None if has_title else title, self._edge())
            reader = ParagraphReader(column, self._spans)
            reader.has_title = has_title
            yield from self._blocks(part, reader)
            has_title = reader.has_title

    def _blocks(self, pages: Sequence[tuple[Page, list[Line]]], reader: ParagraphReader) -> Iterator[SourceBlock]:
        held_table: SourceTable | None = None
        held: list[Line] = []
        pairs: SignaturePairs | None = None
        for page, lines in pages:
            pairs = find_pairs(lines, pairs)
            rest = [line for line in lines if not (pairs and line.base > pairs.top)]
            for top, bottom, item in _tables_and_pictures(page, lines):
                held += _rows(line for line in rest if line.base <= top)
                rest = [line for line in rest if line.base > bottom]
                block = item if isinstance(item, SourcePicture) else self._table(page, item)
                both = None if held else _joined(held_table, block)
                if held_table and not both:
                    yield held_table
                yield from self._paragraphs(reader, held)
                held, held_table = [], both or (block if isinstance(block, SourceTable) else None)
                if isinstance(block, SourcePicture):
                    yield block
            if held_table and rest:
                yield held_table
                held_table = None
            held += _rows(rest)
            if pairs:
                yield from self._paragraphs(reader, held)
                yield from read_pairs(page, pairs, self._spans)
                held = []
        yield from [held_table] if held_table else []
        yield from self._paragraphs(reader, held)

    def _table(self, page: Page, area: tuple[float, float, float]) -> SourceTable:
        return read_table(page, area, lambda line: self._spans(line, False, line.italic))

    def _edge(self) -> float:
        """Return the left edge of the rules across page 1, which annex headings have; that of the look without any."""
        return min((rule.left for rule in wide_rules(self.pages[0])), default=_EDGE)

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
                yield from self._marked(Span(text, span.strong, span.emphasis, span.link), line.page)
                continue
            key = self.notes.key_of(text, line.page)
            yield Span(text, note=key) if key else Span(text)

    def _marked(self, span: Span, page: int) -> Iterator[Span]:
        """Yield a span; asterisks at its end that a note of an annex on this page has are a reference to it."""
        text = span.text.rstrip()
        words = text.rstrip("*")
        key = self.notes.key_of(text[len(words) :], page) if words != text else ""
        if key:
            yield Span(words, span.strong, span.emphasis, span.link)
            yield Span(text[len(words) :], note=key)
        else:
            yield span


def _parts(pages: Sequence[tuple[Page, list[Line]]]) -> list[Sequence[tuple[Page, list[Line]]]]:
    """Return the pages in one part; in two if the annexes of a letter as sent are printed in another size."""
    starts = (at for at, (_, lines) in enumerate(pages) if at and any(map(_is_large, lines[:1])))
    at = next(starts, len(pages))
    sizes = [
        usual_size(line for _, lines in part for line in lines if not (line.bold or _is_large(line)))
        for part in (pages[:at], pages[at:])
    ]
    is_divided = at < len(pages) and sizes[0] >= SENT_SIZE and abs(sizes[0] - sizes[1]) >= 1
    return [pages[:at], pages[at:]] if is_divided else [pages]


def _is_large(line: Line) -> bool:
    return line.is_large(TITLE_SIZE, TEXT_SIZE)


def _head_of(page: Page) -> float:
    """Return the place of the rule below the head of a page; without one, that of the look."""
    return min((rule.top for rule in wide_rules(page) if rule.top < 1.5 * _HEAD), default=_HEAD - 10)


def _tables_and_pictures(
    page: Page, lines: Sequence[Line]
) -> list[tuple[float, float, tuple[float, float, float] | SourcePicture]]:
    """Return the tables and the pictures of a page from the top, each with the places where its lines begin and end."""
    found: list[tuple[float, float, tuple[float, float, float] | SourcePicture]] = []
    found += [(area[0], area[2], area) for area in table_areas(page, lines)]
    found += [
        (one.top, one.top, SourcePicture(one.data, one.alternative)) for one in page.pictures if _is_text(one, page)
    ]
    return sorted(found, key=lambda one: one[0])


def _joined(above: SourceTable | None, below: SourceBlock) -> SourceTable | None:
    """Return two parts of a table as one; None for other blocks."""
    return joined(above, below) if above and isinstance(below, SourceTable) else None


def _is_text(picture: PagePicture, page: Page) -> bool:
    """True for a picture of the text: that of a masthead, of the edges of a page, or of a whole page is none."""
    top = masthead_end(page) if page.number == 1 else _MARK
    return bool(picture.data) and picture.top >= top and picture.bottom <= page.height - _FOOT


def _not_imported(pages: Sequence[Page]) -> Iterator[str]:
    """Yield a line for each page with pictures or drawings that are not imported."""
    for page in pages:
        pictures = sum(not _is_text(picture, page) for picture in page.pictures)
        if pictures:
            yield f"page {page.number}: {pictures} picture(s), not imported"
        if page.drawings:
            yield f"page {page.number}: a drawing of {page.drawings} line(s) or shape(s), not imported"


def _second(before: Line, line: Line) -> float:
    """Return the left edge of the second word of two parts of a line, which is the first one after a label."""
    return line.left if LABEL.fullmatch(before.text) else before.second or line.left


def _rows(lines: Iterator[Line] | Sequence[Line]) -> list[Line]:
    """Return the lines from the top, the parts of one line joined."""
    from msgspec.structs import replace

    rows: list[Line] = []
    for line in sorted(lines, key=lambda one: (one.page, round(one.base, 0), one.left)):
        if rows and line.gap and abs(rows[-1].base - line.base) < 2 and rows[-1].right < line.left:  # noqa: PLR2004
            before = rows[-1]
            pieces = (*before.pieces[:-1], replace(before.pieces[-1], text=before.pieces[-1].text + " "), *line.pieces)
            rows[-1] = replace(before, right=line.right, pieces=pieces, second=_second(before, line))
        else:
            rows.append(line)
    return rows
