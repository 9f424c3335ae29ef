"""The HTML page: elements by role, notes at the end of their part, no external files."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parser
from support.docx_parts import letter, look, png, text
from support.pdf_pages import DRAFT, FURNITURE, MASTHEAD, SESSION, WORDS, signature

from drafter.diagnostics import Place
from drafter.document.model import Block, Break, Cell, Document, Group, NoteMark, Paragraph, Picture, Run, Table
from drafter.export.html import export

PLACE = Place("letter.yaml", 12, 3, 12, 9)


def note(mark: str) -> NoteMark:
    return NoteMark(mark, (text(f"Note {mark}.", "note"),))


def page(*body: Block, places: bool = False, **keys: Any) -> Any:
    return parser.document_fromstring(export(letter(*body, **keys), look(), places=places))


def inner(*body: Block, **keys: Any) -> str:
    (main,) = page(*body, **keys).xpath("//main")
    return "".join(parser.tostring(child, encoding="unicode") for child in main)


def items(role: str, *blocks: Block) -> Group:
    return Group(role, tuple(Group("item", (block,)) for block in blocks))


def cell(words: str, role: str = "table-text", align: str = "left") -> Cell:
    return Cell((text(words, role),), align)


@pytest.mark.parametrize(
    ("block", "written"),
    [
        (text("We write."), '<p class="text">We write.</p>'),
        (text("<b> & co", "heading-1"), '<h1 class="heading-1">&lt;b&gt; &amp; co</h1>'),
        (
            text("One", label="1."),
            '<p class="text level-0"><span class="label">1. </span>One</p>',
        ),
        (
            Paragraph("text", (Run("a", frozenset({"emphasis"})), Break(), Run("b", frozenset({"strong"})))),
            '<p class="text"><em>a</em><br><strong>b</strong></p>',
        ),
        (
            text("", "text", Run("S/RES/2139", link="https://example.org/?a=1&b=2")),
            '<p class="text"><a href="https://example.org/?a=1&amp;b=2">S/RES/2139</a></p>',
        ),
        (
            items("list-bulleted", text("Rivers", "bullet-1", label="•")),
            '<ul class="list-bulleted"><li class="item"><p class="bullet-1">Rivers</p></li></ul>',
        ),
        (
            items("list-numbered", text("Rivers", label="(a)", level=1)),
            '<ol class="list-numbered"><li class="item"><p class="text level-1">'
            '<span class="label">(a) </span>Rivers</p></li></ol>',
        ),
        (
            Group("quotation", (text("“We", "quotation"),)),
            '<blockquote class="quotation-group"><p class="quotation">“We</p></blockquote>',
        ),
        (
            signature("Person"),
            '<p class="signature"><i>(Signed)</i> Ann <b>Person</b><br>Office of Person</p>',
        ),
    ],
)
def test_blocks(block: Block, written: str) -> None:
    assert inner(block) == written


def test_header_cells_have_a_scope() -> None:
    rows = ((cell("Harbour", "table-heading"), cell("Ships", "table-heading", "right")), (cell("North"), cell("3")))
    (table,) = page(Table("table", rows)).xpath("//table")
    assert [element.get("scope") for element in table.xpath("thead/tr/th")] == ["col", "col"]
    assert [element.get("class") for element in table.xpath("thead/tr/th")] == [None, "right"]
    assert table.xpath("tbody/tr/td//text()") == ["North", "3"]
    widths = [float(column.get("style").removeprefix("width:").rstrip("%")) for column in table.xpath("colgroup/col")]
    assert sum(widths) == pytest.approx(100, abs=0.1)


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl")])
def test_language_and_title(language: str, direction: str) -> None:
    root = parser.document_fromstring(export(Document("A & B", language, ()), look()))
    assert (root.get("lang"), root.get("dir"), root.findtext("head/title")) == (language, direction, "A & B")


def test_the_page_is_self_contained() -> None:
    body = (text(WORDS), Picture("picture", png(), "image/png", "A grey square", 30, 30))
    root = page(*body, furniture=(MASTHEAD, DRAFT))
    assert root.xpath("//link | //script | //iframe | //object") == []
    (source,) = root.xpath("//img/@src")
    assert source.startswith("data:image/png;base64,")
    assert root.xpath("//img/@alt") == ["A grey square"]
    (style,) = root.xpath("//style/text()")
    assert "url(" not in style and "@import" not in style


def test_furniture() -> None:
    root = page(SESSION, text("We write."), furniture=(*FURNITURE, DRAFT))
    sheet = [(element.tag, element.get("class")) for element in root.xpath("//div[@class='sheet']/*")]
    assert sheet == [
        ("aside", "draft-mark-group"),
        ("header", "masthead"),
        ("main", None),
        ("footer", "foot"),
    ]
    assert root.xpath("string(//header//p[@class='symbol'])") == "A/71/999–S/2016/999"
    assert root.xpath("//*[contains(@class, 'running')]") == []


def test_notes_are_linked_both_ways() -> None:
    root = page(text("One", "text", note("1")), text("Two", "text", note("2")))
    calls, notes = root.xpath("//a[@role='doc-noteref']"), root.xpath("//section[@class='notes']/div")
    assert len(calls) == len(notes) == 2
    for call, target in zip(calls, notes, strict=True):
        assert call.get("href") == f"#{target.get('id')}"
        (back,) = target.xpath(".//a[@role='doc-backlink']/@href")
        assert back == f"#{call.getparent().get('id')}"


def test_notes_are_at_the_end_of_their_part() -> None:
    annex = Group("annex", (text("Annex", "annex-heading"), text("Text", "text", note("a"))))
    root = page(text("One", "text", note("1")), annex, text("Two"))
    (main,) = root.xpath("//main")
    assert [child.get("class") for child in main] == ["text", "notes", "annex", "text"]
    assert root.xpath("//section[@class='annex']/section[@class='notes']//*[contains(@class, 'label')]")
    assert len(set(root.xpath("//@id"))) == len(root.xpath("//@id")) == 4


@pytest.mark.parametrize(("places", "lines"), [(False, []), (True, ["12", "12"])])
def test_line_numbers_of_the_yaml_are_optional(places: bool, lines: list[str]) -> None:
    block = Paragraph("text", (Run("We write."),), place=PLACE)
    root = page(block, Group("quotation", (text("Quoted", "quotation"),), PLACE), places=places)
    assert root.xpath("//@data-line") == lines


@pytest.mark.parametrize(
    ("roles", "levels"),
    [
        (["title-14", "heading-1", "heading-2"], ["h1", "h2", "h3"]),
        (["title-14", "heading-3", "heading-3"], ["h1", "h2", "h2"]),
        (["heading-6"], ["h1"]),
        (["title-14", "annex-heading", "heading-5"], ["h1", "h1", "h2"]),
    ],
)
def test_headings_never_skip_a_level(roles: list[str], levels: list[str]) -> None:
    root = page(*(text("Words", role) for role in roles))
    assert [element.tag for element in root.xpath("//main/*")] == levels


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_any_text_can_be_read_back(words: str) -> None:
    assert page(text(words)).xpath("string(//main)") == words


def test_the_same_bytes_each_time() -> None:
    document = letter(SESSION, text(WORDS, "text", note("1")), furniture=FURNITURE)
    assert export(document, look()) == export(document, look())
