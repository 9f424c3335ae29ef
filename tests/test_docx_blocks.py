"""Blocks of a document as paragraphs and tables of Word."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.docx_parts import body, docx_of, letter, look, part, png, select, style, text, value, visible_text

from drafter.document.model import Block, Break, Cell, Group, Inline, NoteMark, Paragraph, Picture, Run, Table


def tables_of(*blocks: Block) -> Any:
    (found,) = [element for element in body(*blocks) if element.tag.endswith("}tbl")]
    return found


def run(words: str, *roles: str, link: str | None = None) -> Run:
    return Run(words, frozenset(roles), link)


def cell(words: str, role: str = "table-text", align: str = "left") -> Cell:
    return Cell((text(words, role),), align)


def items(role: str, *blocks: Block) -> Group:
    return Group(role, tuple(Group("item", (block,)) for block in blocks))


@pytest.mark.parametrize(
    ("block", "style_id", "printed"),
    [
        (text("We write."), "SingleTxt", "\tWe write."),
        (text("We write.", label="1."), "SingleTxt", "\t1.\tWe write."),
        (text("We write.", label="(a)", level=1), "SingleTxt", "\t\t(a)\tWe write."),
        (text("Excellency,", "unindented"), "SingleTxt", "Excellency,"),
        (text("Letter dated", "title-12"), "TitleH1", "\t\tLetter dated"),
        (text("Letter dated", "title-14"), "TitleHCH", "\t\tLetter dated"),
        (text("Rivers", "heading-2"), "Heading2", "Rivers"),
        (text("Annex", "annex-heading"), "AnnexHeading", "Annex"),
        (text("", "end-rule"), "EndRule", ""),
        (text("Roses", "verse", Break(), Run("Violets")), "Verse", "Roses\nViolets"),
        (text("two\twords, one\u2011word\u0007"), "SingleTxt", "\ttwo\twords, one\u2011word"),
        (text('<a & "b">'), "SingleTxt", '\t<a & "b">'),
    ],
)
def test_paragraphs(block: Paragraph, style_id: str, printed: str) -> None:
    element = body(block)[-1]
    assert (style(element), visible_text(element)) == (style_id, printed)
    assert [child.tag.rpartition("}")[2] for child in element[0]] == ["pStyle"]


@pytest.mark.parametrize("level", [1, 2, 3])
def test_bullets_are_a_list(level: int) -> None:
    (element,) = body(items("list-bulleted", text("Rivers", f"bullet-{level}", label="•")))
    assert (style(element), visible_text(element)) == (f"Bullet{level}", "Rivers")
    assert value(element, "w:pPr/w:numPr/w:ilvl/@w:val") == str(level - 1)


@pytest.mark.parametrize(
    ("blocks", "styles"),
    [
        ([text("a", "agenda-title"), text("b", "agenda-title")], ["AgendaTitleH2", "Spacer", "AgendaTitleH2"]),
        ([text("a", "session"), text("b", "title-12")], ["Session", "Spacer", "Spacer", "Spacer", "TitleH1"]),
        ([text("a", "title-12"), text("b")], [*["Spacer"] * 3, "TitleH1", "Spacer", "Spacer", "SingleTxt"]),
        ([text("a"), text("b")], ["SingleTxt", "SingleTxt"]),
        ([text("a"), Group("signatures", (text("b", "signature"),))], ["ClosingTxt", "Signature1"]),
        ([text("a", "signature"), text("", "end-rule")], ["SignatureLast", "EndRule"]),
        ([text("a"), text("", "end-rule")], ["ClosingTxt", "EndRule"]),
        ([Group("quotation", (text("a", "quotation"), text("b", "quotation")))], ["Quotation", "Quotation"]),
    ],
)
def test_empty_lines_between_blocks(blocks: list[Block], styles: list[str]) -> None:
    assert [style(element) for element in body(*blocks)] == styles


@pytest.mark.parametrize(
    ("inline", "properties"),
    [
        (run("plain"), []),
        (run("said", "emphasis"), ["rStyle=Emphasis"]),
        (run("Name", "family-name"), ["rStyle=FamilyName"]),
        (run("both", "emphasis", "strong"), ["rStyle=EmphasisStrong"]),
        (run("here", link="https://example.org/"), ["rStyle=Hyperlink"]),
        (run("here", "emphasis", link="https://example.org/"), ["rStyle=HyperlinkEmphasis"]),
        (run("unknown", "no-such-role"), []),
    ],
)
def test_runs(inline: Run, properties: list[str]) -> None:
    (element,) = body(text("", "unindented", inline))
    found = select(element, ".//w:r[last()]/w:rPr/*")
    assert [f"{child.tag.rpartition('}')[2]}={child.values()[0]}" for child in found] == properties


def test_a_run_with_several_roles_has_one_style() -> None:
    linked = run("here", "strong", "emphasis", link="https://example.org/")
    styles = part(docx_of(letter(text("", "text", linked))), "word/styles.xml")
    (made,) = select(styles, "//w:style[@w:styleId='HyperlinkEmphasisStrong']")
    assert (value(made, "w:name/@w:val"), value(made, "w:basedOn/@w:val")) == (
        "__Hyperlink Emphasis Strong",
        "Hyperlink",
    )
    assert [child.tag.rpartition("}")[2] for child in select(made, "w:rPr/*")] == ["b", "bCs", "i", "iCs"]


@pytest.mark.parametrize(
    ("role", "inline"), [("heading-1", run("bold", "strong")), ("heading-5", run("said", "emphasis"))]
)
def test_bold_in_bold_stays_bold(role: str, inline: Run) -> None:
    (element,) = body(text("", role, inline))
    assert select(element, ".//w:rStyle") == []


def test_adjacent_runs_with_one_address_are_one_link() -> None:
    address = "https://example.org/?a=1&b=2"
    data = docx_of(letter(text("", "text", run("one ", link=address), run("two", "strong", link=address))))
    (link,) = select(part(data), "//w:hyperlink")
    (leading,) = select(part(data, "word/_rels/document.xml.rels"), "//rel:Relationship[@TargetMode='External']")
    assert (visible_text(link), leading.get("Target")) == ("one two", address)
    assert leading.get("Id") == link.values()[0]


def test_session_block_is_a_table_without_rules() -> None:
    columns = tuple(
        Group("column", (text(name, "session-organ"),)) for name in ("General Assembly", "Security Council")
    )
    table = tables_of(Group("session-block", columns), text("Title", "title-12"))
    assert [width.values()[0] for width in select(table, "w:tblGrid/w:gridCol")] == ["4920", "4920"]
    assert [visible_text(found) for found in select(table, ".//w:tc")] == ["General Assembly", "Security Council"]
    assert select(table, ".//w:tblBorders | .//w:tcBorders") == []


def test_tables_have_three_rules_and_repeat_their_header_rows() -> None:
    head = tuple(cell(words, "table-heading") for words in ("Bridge", "Built"))
    rows = (head, (cell("Old"), cell("1566", align="right")), (cell("New"), cell("1607", align="right")))
    table = tables_of(Table("table", rows), text("After"))
    assert [border.values()[1] for border in select(table, "w:tblPr/w:tblBorders/*")] == ["4", "12"]
    assert [border.values()[1] for border in select(table, ".//w:tcBorders/*")] == ["12", "12"]
    assert len(select(table, "w:tr[w:trPr/w:tblHeader]")) == 1
    assert len(select(table, "w:tr[w:trPr/w:cantSplit]")) == len(rows)
    assert [style(found) for found in select(table, "w:tr[2]//w:p")] == ["TableText", "TableTextRight"]


def test_a_table_is_as_wide_as_the_text() -> None:
    table = tables_of(Table("table", ((cell("a" * 30), cell("b" * 10)), (cell("c"), cell("d")))))
    widths = [int(width.values()[0]) for width in select(table, "w:tblGrid/w:gridCol")]
    assert widths == [7380, 2460]
    assert sum(widths) == look().page.text_width


def test_pictures_have_an_alternative_text() -> None:
    data = docx_of(letter(Picture("picture", png(), alternative='A "bridge"', width=20, height=10), text("After")))
    (extent,) = select(part(data), "//wp:extent")
    assert (extent.get("cx"), extent.get("cy")) == ("254000", "127000")
    assert value(part(data), "//wp:docPr/@descr") == 'A "bridge"'


def note(mark: str, *words: str) -> NoteMark:
    return NoteMark(mark, tuple(text(said, "note") for said in words))


@pytest.mark.parametrize(
    ("marks", "calls"),
    [
        (["1", "2"], ["", ""]),
        (["1", "a", "2"], ["", "a", ""]),
        (["*"], ["*"]),
        (["2"], ["2"]),
    ],
)
def test_notes_are_numbered_by_word_or_have_their_own_mark(marks: list[str], calls: list[str]) -> None:
    inlines: list[Inline] = [note(mark, f"Note {mark}.") for mark in marks]
    data = docx_of(letter(text("Text", "text", *inlines)))
    called = select(part(data), "//w:r[w:footnoteReference]")
    noted = select(part(data, "word/footnotes.xml"), "/w:footnotes/w:footnote[not(@w:type)]")
    assert [visible_text(element) for element in called] == calls
    assert [visible_text(element) for element in noted] == [
        f"{call}\tNote {mark}." for call, mark in zip(calls, marks, strict=True)
    ]
    assert [value(element, "@w:id") for element in noted] == [
        value(element, "w:footnoteReference/@w:id") for element in called
    ]


def test_notes_have_a_short_rule_and_links() -> None:
    linked = NoteMark("1", (Paragraph("note", (run("See", link="https://example.org/"),)), text("More.", "note")))
    data = docx_of(letter(text("Text", "text", linked)))
    notes = part(data, "word/footnotes.xml")
    assert [style(element) for element in select(notes, "//w:p")] == ["NoteRule", "NoteRule", "Note", "Note"]
    assert value(part(data, "word/_rels/footnotes.xml.rels"), "//@Target") == "https://example.org/"


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_any_text_can_be_read_back(lines: list[str]) -> None:
    found = [visible_text(element) for element in body(*(text(line, "unindented") for line in lines))]
    allowed = ["".join(sign for sign in line if _is_allowed(sign)) for line in lines]
    assert found == allowed


def _is_allowed(sign: str) -> bool:
    return sign in "\t\n" or (sign >= " " and sign not in "\ufffe\uffff" and not "\ud800" <= sign <= "\udfff")


def test_characters_that_word_has_elements_for_are_not_in_texts() -> None:
    (paragraph,) = body(text("inter\u00adnational one\u2011word\tend"))
    assert visible_text(paragraph) == "\tinter\u00adnational one\u2011word\tend"
    assert not {"\u00ad", "\u2011", "\t"} & set("".join(found.text for found in select(paragraph, ".//w:t")))
