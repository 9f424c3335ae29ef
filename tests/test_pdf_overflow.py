"""Nothing leaves the page of the PDF: long words are broken, long notes are divided, and the rest is an error."""

from __future__ import annotations

from collections import Counter
from time import process_time
from typing import Any

import pytest
from support.derive import facts_of
from support.docx_parts import text
from support.pdf_pages import FIRST_FOOTER, MASTHEAD, RUNNING_FOOTER, WORDS, pdf_pages

from drafter.document.model import Cell, Group, NoteMark, Paragraph, Run, Table
from drafter.errors import InvalidLetterError

pytestmark = pytest.mark.slow

# The text of a page is between these edges; headers and footers are above and below.
LEFT, RIGHT, TOP, BOTTOM = 60, 552.5, 20, 765


def characters(pages: list[Any]) -> Counter[str]:
    """Return the visible characters of pages, after checking that each is between the margins."""
    found = [char for page in pages for char in page.chars if char["text"].strip()]
    outside = [char for char in found if char["x0"] < LEFT - 0.3 or char["x1"] > RIGHT + 0.3]
    outside += [char for char in found if char["top"] < TOP or char["bottom"] > BOTTOM]
    assert "".join(char["text"] for char in outside) == ""
    return Counter("".join(char["text"] for char in found))


def sentences(count: int) -> str:
    return " ".join(f"Number {index} names {WORDS.split()[index % 17]}." for index in range(count))


@pytest.mark.parametrize("count", [150, 300])
def test_a_long_note_is_divided_among_pages(count: int) -> None:
    long = Paragraph("note", text(sentences(count)).inlines)
    pages = pdf_pages(text("We write", "text", NoteMark("1", (long, text("The last line of the note.", "note")))))
    assert len(pages) > 1
    expected = Counter("".join(sentences(count).split()))
    assert not expected - characters(pages)
    whole = " ".join(" ".join(page.extract_text().split()) for page in pages)
    ends = [whole.index(f"Number {index} names") for index in range(0, count, 10)]
    assert ends == sorted(ends)


def test_a_long_note_of_a_cell_is_divided() -> None:
    note = NoteMark("a", (text(sentences(250), "note"),))
    row = (Cell((text("Harbour", "table-text", note),)), Cell((text("9", "table-text"),)))
    pages = pdf_pages(Table("table", (row, row[1:] + row[:1])))
    assert not Counter("".join(sentences(250).split())) - characters(pages)


@pytest.mark.parametrize("between", [" ", ""])
def test_many_notes_of_one_line_take_seconds(between: str) -> None:
    """WeasyPrint alone lays out the notes of a page again for each note, which takes a minute for these."""
    marks = [(Run(f"a{between}"), NoteMark(str(index), (text(f"Note {index}.", "note"),))) for index in range(1, 81)]
    start = process_time()
    pages = pdf_pages(Paragraph("text", tuple(inline for mark in marks for inline in mark)))
    assert process_time() - start < 15
    whole = " ".join(page.extract_text() for page in pages)
    assert all(f"Note {index}." in whole for index in range(1, 81))


def test_a_row_higher_than_a_page_goes_on_on_the_next() -> None:
    row = (Cell((text("word " * 3000, "table-text"),)), Cell((text("9", "table-text"),)))
    pages = pdf_pages(Table("table", ((Cell((text("A", "table-heading"),)), Cell((text("B", "table-heading"),))), row)))
    assert len(pages) > 2
    assert characters(pages)["w"] >= 3000


@pytest.mark.parametrize("count", [5, 7])
def test_what_does_not_fit_is_an_error(count: int) -> None:
    """A header has room for four symbols; with a fifth, its rule would be printed over the text."""
    symbols = (text(f"A/71/99{index}", "running-symbol") for index in range(count))
    furniture = (MASTHEAD, Group("running-head", tuple(symbols)), RUNNING_FOOTER, FIRST_FOOTER)
    with pytest.raises(InvalidLetterError, match="does not fit on page 2") as raised:
        pdf_pages(*(text(f"{WORDS} {WORDS}") for _ in range(40)), furniture=furniture)
    assert {finding.rule for finding in raised.value.findings} == {"off-page"}


def test_a_text_that_is_left_out_is_found() -> None:
    """A text that WeasyPrint leaves out is found: here, one that is added after the layout."""
    from xml.etree.ElementTree import SubElement

    from support.docx_parts import letter as document_of
    from support.docx_parts import look

    from drafter.export.fonts import find_fonts
    from drafter.export.pdf import renderer, tree
    from drafter.export.pdf.layout_check import check_layout, lost_texts

    page, places = tree(document_of(text("We write."), furniture=(MASTHEAD,)), look())
    layout = renderer._lay_out(renderer.renderer_for(look(), find_fonts()), page)
    check_layout(page, layout, lost_texts(page, layout), places)
    SubElement(page[-1], "p").text = "Left out"
    with pytest.raises(InvalidLetterError, match="“Left out” does not fit on the pages of the PDF"):
        check_layout(page, layout, lost_texts(page, layout), places)


def test_the_header_has_room_for_all_symbols_of_a_letter() -> None:
    symbols = ["A/80/999", "A/HRC/61/99", "S/2026/999", "E/2026/99"]
    head = Group("running-head", tuple(text(symbol, "running-symbol") for symbol in symbols))
    furniture = (MASTHEAD, head, RUNNING_FOOTER, FIRST_FOOTER)
    pages = pdf_pages(*(text(f"{WORDS} {WORDS}") for _ in range(40)), furniture=furniture)
    assert all(symbol in pages[1].extract_text() for symbol in symbols)
    assert facts_of(symbols=symbols, senders=["Malta"]).symbol_line.count("–") == len(symbols) - 1
    with pytest.raises(InvalidLetterError, match="at most 4 texts, not a list of 5"):
        facts_of(symbols=[*symbols, "A/ES-10/999"], senders=["Malta"])
