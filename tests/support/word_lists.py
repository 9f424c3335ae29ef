"""What a reader sees in each format of a letter, read without Drafter's code: text, notes, headers and footers.

The PDF is read by its tags (pdfium), the Word file by python-docx, HTML and text by the standard library.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from io import BytesIO
from itertools import takewhile
from typing import Any

import docx
from lxml import etree

from support.tagged_pdf import Piece, TaggedPage, pages_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_SPACES = {f"{_W}{name}": " " for name in ("tab", "br", "cr")}
# Marks of bullets and notes, dashes of rules, the arrow of a link back, and what no reader sees.
_UNCOUNTED = re.compile("[\\s•–—\\-\\[\\]↩\u00ad\u200b\u2060]")


def words(text: str) -> list[str]:
    """Return the words of a text in their order."""
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text))


def characters(text: str) -> str:
    """Return all characters but spaces, dashes and square brackets, which mark bullets and notes in some formats."""
    return _UNCOUNTED.sub("", unicodedata.normalize("NFKC", text))


def furniture_words(text: str) -> list[str]:
    """Return the words of headers and footers, sorted, because each format has its own order for them."""
    return sorted(words(text))


@dataclass
class Shown:
    """The text of a letter with its labels, its notes in the order of their marks, and the top and foot of page 1.

    `later` has the header and footer of each further page that differs, with the number of pages as `N`.
    """

    main: str = ""
    notes: str = ""
    furniture: str = ""
    later: list[str] = field(default_factory=list)


def word(data: bytes) -> Shown:
    """Read a Word file."""
    document = docx.Document(BytesIO(data))
    section = document.sections[0]
    notes = etree.fromstring(document.part.part_related_by(_FOOTNOTES).blob)
    numbers = iter(range(1, 10_000))
    furniture = [section.first_page_header, section.first_page_footer]
    return Shown(
        "\n".join(_blocks(document, numbers)),
        "\n".join(_notes(notes)),
        "\n".join(text for part in furniture for text in _blocks(part, numbers)),
        [
            " ".join(_blocks(section.even_page_header, numbers)) + " ".join(_blocks(section.even_page_footer, numbers)),
            " ".join(_blocks(section.header, numbers)) + " ".join(_blocks(section.footer, numbers)),
        ],
    )


def _blocks(container: Any, numbers: Iterator[int]) -> Iterator[str]:
    for block in container.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                # python-docx yields a cell once for each column that it spans.
                for cell in {cell._tc: cell for cell in row.cells}.values():
                    yield from _blocks(cell, numbers)
        else:
            yield _paragraph(block._p, numbers)


def _paragraph(paragraph: Any, numbers: Iterator[int]) -> str:
    return "".join(_pieces(paragraph, numbers))


def _pieces(element: Any, numbers: Iterator[int]) -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}footnoteReference":
            yield "" if child.get(f"{_W}customMarkFollows") else str(next(numbers))
        elif child.tag == f"{_W}footnoteRef":
            yield str(next(numbers))
        elif child.tag == f"{_W}fldSimple":
            yield "N" if "NUMPAGES" in child.get(f"{_W}instr") else "P"
        elif child.tag == _PICTURE:
            yield f" {child.get('descr', '')} "
        elif child.tag != _FALLBACK:
            yield _SPACES.get(child.tag, "")
            yield from _pieces(child, numbers)


def _notes(root: Any) -> Iterator[str]:
    """Yield the notes, without the lines that separate them from the text."""
    numbers = iter(range(1, 10_000))
    for note in root:
        if note.get(f"{_W}type") is None:
            yield "\n".join(_paragraph(paragraph, numbers) for paragraph in note.iter(f"{_W}p"))


def pdf(data: bytes) -> Shown:
    """Read a PDF by its tags; the header rows that a table repeats on further pages are left out."""
    shown, notes, before = Shown(), list[str](), list[Piece]()
    for page in pages_of(data):
        top = masthead_of(page)
        notes.append(_joined([piece for piece in page.pieces if piece.is_in("Note")]))
        main = [piece for piece in page.pieces if not piece.is_in("Note") and piece.tags[:2] != top]
        shown.main += _joined(main[_repeated_header(main, before) :]) + "\n"
        before = main
        if page.number == 1:
            shown.furniture = _joined([piece for piece in page.pieces if piece.tags[:2] == top] + page.artifacts)
        else:
            shown.later.append(_joined(page.artifacts))
    shown.notes = "\n".join(notes)
    return shown


def _repeated_header(page: Sequence[Piece], before: Sequence[Piece]) -> int:
    """Return the number of pieces at the top of a page that repeat the header row of the table on the page before."""
    header = [piece.text for piece in takewhile(lambda piece: piece.is_in("THead"), page)]
    table = before[-1].within("Table") if before else ()
    printed = [piece.text for piece in before if piece.is_in("THead") and piece.within("Table") == table]
    return len(header) if table and header == printed else 0


def masthead_of(page: TaggedPage) -> tuple[str, ...]:
    """Return the tags of the masthead: page 1 begins with it, and it is no part of the structure."""
    first = page.pieces[0].tags[:2] if page.number == 1 else ()
    return first if first and first[1].startswith("NonStruct ") else ()


def _joined(pieces: Sequence[Any]) -> str:
    """Return the texts of pieces, with a space where the next line or the next paragraph begins."""
    text, last = "", None
    for piece in pieces:
        apart = last is None or piece.block != last.block or abs(piece.baseline - last.baseline) > 5
        text += (" " if apart else "") + piece.text
        last = piece
    return text


class _Page(HTMLParser):
    """Collects the texts of a page of HTML: of `main`, of what is above and below it, and of notes by their numbers."""

    _INLINE = frozenset({"span", "em", "strong", "b", "i", "a", "sup", "sub"})
    _VOID = frozenset({"br", "img", "meta", "col"})

    def __init__(self) -> None:
        super().__init__()
        self.top, self.main, self.page_notes, self.foot = list[str](), list[str](), list[str](), list[str]()
        self.notes: dict[int, list[str]] = {}
        self._open: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        attributes = dict(attrs)
        if tag not in self._VOID:
            self._open.append((tag, attributes))
        if tag not in self._INLINE:
            self._write("\n")
        if tag == "img":
            self._write(f" {attributes.get('alt') or ''} ")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass
        if tag not in self._INLINE:
            self._write("\n")

    def handle_data(self, data: str) -> None:
        if any(tag == "body" for tag, _ in self._open):
            self._write(data)

    def _write(self, text: str) -> None:
        ids = [str(attributes.get("id") or "") for _, attributes in self._open]
        number = next((int(name[5:]) for name in ids if name.startswith("note-")), None)
        classes = " ".join(str(attributes.get("class") or "") for _, attributes in self._open).split()
        if number is not None:
            self.notes.setdefault(number, []).append(text)
        elif "page-note" in classes:
            self.page_notes.append(text)
        elif any(tag == "main" for tag, _ in self._open):
            self.main.append(text)
        else:
            (self.foot if self.main else self.top).append(text)

    @property
    def numbered_notes(self) -> list[str]:
        return ["".join(self.notes[number]) for number in sorted(self.notes)]


def html(data: bytes) -> Shown:
    """Read a page of HTML."""
    page = _Page()
    page.feed(data.decode())
    notes = ["".join(page.page_notes), *page.numbered_notes]
    return Shown("".join(page.main), "\n".join(notes), "".join((*page.top, "\n", *page.foot)))


def html_in_order_of_text(data: bytes) -> str:
    """Read a page of HTML in the order of a text file, where all notes are at the end, those of page 1 last."""
    page = _Page()
    page.feed(data.decode())
    return "\n".join("".join(part) for part in (page.top, page.main, page.numbered_notes, page.page_notes, page.foot))


def text(data: bytes) -> str:
    """Read a text file, whose parts have no marks: all of it, without the rules and brackets around marks of notes."""
    lines = [line for line in data.decode().split("\n") if not re.fullmatch(r"\s*-{3,}", line)]
    return re.sub(r"\[(\d+|[a-z]{1,2})\]", r"\1", "\n".join(lines))


def first_difference(ours: Iterable[str], theirs: Iterable[str]) -> str:
    """Return where two lists differ, with a few entries before and after; "" if they do not."""
    left, right = list(ours), list(theirs)
    at = next(
        (at for at, pair in enumerate(zip(left, right, strict=False)) if pair[0] != pair[1]), min(len(left), len(right))
    )
    if left == right:
        return ""
    return f"at {at}: {left[max(0, at - 6) : at + 8]} and {right[max(0, at - 6) : at + 8]}"
