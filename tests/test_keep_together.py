"""Blocks that stay together on a page: a signature with the text above it, a heading with what follows it."""

from io import BytesIO

import pypdfium2
import pytest
from support.docx_parts import body, letter, look, select, style, text, value
from support.pdf_pages import lines, pdf_pages, signature

from drafter.document.model import Block, Break, Cell, Group, NoteMark, Paragraph, Run, Table
from drafter.export.pdf import export

pytestmark = pytest.mark.slow

KEEPS = "boolean(w:pPr/w:keepNext)"


def table(*rows: str) -> Table:
    head, *others = [
        (Cell((text(words, "table-heading" if at == 0 else "table-text"),)),) for at, words in enumerate(rows)
    ]
    return Table("table", (head, *others))


SIGNATURES = Group("signatures", (signature("Berg"), signature("Zahra")))
BULLETS = Group("list-bulleted", (Group("item", (text("A lamp for the quay.", "bullet-1", label="•"),)),))
LAST: dict[str, Block] = {
    "text": text("Last words of the letter."),
    "bullet": BULLETS,
    "quotation": Group("quotation", (text("Words of others.", "quotation"),)),
    "table": table("Lamps", "12"),
    "courtesy": text("Last words of the letter.", "unindented"),
}


def filler(count: int) -> list[Block]:
    return [text(f"Line {number}.", "verse") for number in range(count)]


@pytest.mark.parametrize("last", LAST)
def test_a_signature_is_never_alone_on_a_page(last: str) -> None:
    tops = set()
    for count in range(20, 27):
        pages = pdf_pages(*filler(count), LAST[last], SIGNATURES, text("", "end-rule"))
        tops.update(lines(page)[2].words.removeprefix("• ") for page in pages[1:])
    # Some of the letters have their page break above the last block, none above the first signature.
    assert any(not top.startswith("(Signed)") for top in tops), tops
    assert not any("Berg" in top for top in tops), tops


@pytest.mark.parametrize("last", LAST)
def test_word_keeps_what_is_above_a_signature(last: str) -> None:
    elements = body(text("We write."), LAST[last], SIGNATURES)
    at = next(index for index, element in enumerate(elements) if style(element) == "Signature1")
    above = elements[1:at]
    paragraphs = [found for element in above for found in (select(element, ".//w:tr[last()]//w:p") or [element])]
    kept = [style(found) == "ClosingTxt" or value(found, KEEPS) == "true" for found in paragraphs]
    assert kept and all(kept)
    assert value(elements[0], KEEPS) == "false"


@pytest.mark.parametrize("last", ["bullet", "quotation", "table"])
def test_word_keeps_what_is_above_the_end_rule(last: str) -> None:
    *above, rule = body(LAST[last], text("", "end-rule"))
    assert style(rule) == "EndRule"
    assert all(value(found, "boolean(.//w:keepNext)") == "true" for found in above)


def test_the_end_rule_is_never_alone_on_a_page() -> None:
    for count in range(20, 28):
        pages = pdf_pages(*filler(count), BULLETS, text("", "end-rule"))
        assert all(len(lines(page)) > 4 for page in pages)


@pytest.mark.parametrize("count", range(20, 28))
def test_a_heading_stays_with_the_table_below_it(count: int) -> None:
    headings = (text("Counts", "heading-2"), text("Of lamps", "heading-3"))
    pages = pdf_pages(*filler(count), *headings, table("Lamps", *(str(number) for number in range(9))), text("End."))
    page = next(page for page in pages if any(found.words == "Of lamps" for found in lines(page)))
    words = [found.words for found in lines(page)]
    assert {"Counts", "Lamps", "0"} <= set(words)


def test_a_bookmark_has_no_number_of_a_note() -> None:
    mark = NoteMark("1", (text("In Valletta.", "note"),))
    heading = Paragraph("heading-1", (Run("Lamps"), mark, Break(), Run(" and logs")))
    data = export(letter(heading, text("We write.")), look())
    bookmarks = pypdfium2.PdfDocument(BytesIO(data)).get_toc()
    assert [bookmark.get_title() for bookmark in bookmarks] == ["Lamps and logs"]
