"""Headers and footers of the Word file: page 1, odd and even pages, masthead and draft mark."""

from typing import Any

import pytest
from support.docx_parts import docx_of, letter, part, select, style, text, value, visible_text

from drafter.document.model import Document, Field, Group, NoteMark, Paragraph, Run

MASTHEAD = Group(
    "masthead",
    (
        text("United Nations", "united-nations"),
        Paragraph("symbol", (Run("A", frozenset({"organ-letter"})), Run("/71/999"))),
        text("General Assembly", "organ-name"),
        text("Security Council", "organ-name"),
        text("Distr.: General", "distribution"),
        text("", "distribution"),
        text("Original: English", "distribution"),
    ),
)
HEAD = Group("running-head", (text("A/71/999", "running-symbol"), text("S/2016/999", "running-symbol")))
FOOT = Group(
    "running-foot",
    (text("16-17956", "running-job"), Paragraph("page-number", (Field("page"), Run("/"), Field("pages")))),
)
FIRST = Group("foot", (text("Reissued.", "page-note", label="*"), text("16-17956 (E)    181016", "job-line")))
DRAFT = Group("draft-mark", (text("Draft", "draft-mark"),))


def file_of(*furniture: Group) -> bytes:
    return docx_of(letter(text("We write."), furniture=furniture))


def rows(data: bytes, name: str) -> list[list[str]]:
    return [
        [" | ".join(visible_text(line) for line in select(cell, "w:p")) for cell in select(row, "w:tc")]
        for row in select(part(data, f"word/{name}.xml"), "/*/w:tbl/w:tr")
    ]


@pytest.mark.parametrize(
    ("group", "name", "cells"),
    [
        (
            MASTHEAD,
            "header1",
            [
                ["", "United Nations", "", "A/71/999"],
                ["", "General Assembly | Security Council", "", "Distr.: General |  | Original: English"],
            ],
        ),
        (HEAD, "header2", [["", "A/71/999 | S/2016/999"]]),
        (HEAD, "header3", [["A/71/999 | S/2016/999", ""]]),
        (FOOT, "footer2", [["16-17956", "2/2"]]),
        (FOOT, "footer3", [["2/2", "16-17956"]]),
        (FIRST, "footer1", [["16-17956 (E)    181016", ""]]),
    ],
)
def test_cells(group: Group, name: str, cells: list[list[str]]) -> None:
    assert rows(file_of(group), name) == cells


@pytest.mark.parametrize(("name", "align"), [("header2", "right"), ("header3", "")])
def test_running_headers_are_at_the_outer_edge(name: str, align: str) -> None:
    symbols = select(part(file_of(HEAD), f"word/{name}.xml"), "//w:p[contains(., '/')]")
    assert [value(line, "w:pPr/w:jc/@w:val") for line in symbols] == [align, align]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("//w:tblLayout/@w:type", "fixed"),
        ("//w:tblCellMar/w:left/@w:w", "0"),
        ("//w:tr[1]//w:trHeight/@w:val", "864"),
        ("//w:tr[2]//w:trHeight/@w:hRule", "exact"),
        ("//w:tr[2]//w:trHeight/@w:val", "2880"),
        ("//w:tr[1]/w:tc[4]//w:gridSpan/@w:val", "4"),
        ("//w:tr[1]/w:tc[1]//w:tcBorders/w:bottom/@w:sz", "4"),
        ("//w:tr[2]/w:tc[1]//w:tcBorders/w:bottom/@w:sz", "12"),
        ("//w:tr[1]/w:tc[2]//w:vAlign/@w:val", "bottom"),
        ("//w:tr[1]/w:tc[4]//w:r[1]//w:rStyle/@w:val", "OrganLetter"),
        ("//w:tr[1]/w:tc[4]//w:r[2]//w:position/@w:val", "-4"),
        ("count(//w:gridCol)", "7"),
    ],
)
def test_the_masthead_is_a_table(path: str, expected: str) -> None:
    assert value(part(file_of(MASTHEAD), "word/header1.xml"), path) == expected


def test_page_numbers_are_fields_with_a_result() -> None:
    fields = select(part(file_of(FOOT), "word/footer2.xml"), "//w:fldSimple")
    assert [(value(field, "@w:instr").strip(), visible_text(field)) for field in fields] == [
        ("PAGE", "2"),
        ("NUMPAGES", "2"),
    ]


@pytest.mark.parametrize(
    ("blocks", "pages"),
    [((), 2), ((text("w" * 88),) * 40, 2), ((text("w" * 88),) * 70, 3), ((text("w" * 88),) * 700, 22)],
)
def test_the_number_of_pages_is_estimated(blocks: tuple[Any, ...], pages: int) -> None:
    data = docx_of(letter(*blocks, furniture=(FOOT,)))
    fields = select(part(data, "word/footer2.xml"), "//w:fldSimple[contains(@w:instr, 'NUMPAGES')]")
    assert [visible_text(field) for field in fields] == [str(pages)]


def test_notes_of_page_1_are_the_first_footnotes() -> None:
    numbered = NoteMark("1", (text("Counted.", "note"),))
    data = docx_of(letter(text("We write.", "text", numbered), furniture=(FIRST,)))
    notes = select(part(data, "word/footnotes.xml"), "//w:footnote[not(@w:type)]/w:p")
    assert [style(note) for note in notes] == ["PageNote", "Note"]
    assert visible_text(notes[0]) == "\t*\tReissued."
    assert not select(part(data, "word/footer1.xml"), "//w:p[contains(., 'Reissued')]")


def test_references_of_notes_of_page_1_are_invisible() -> None:
    body = select(part(file_of(FIRST)), "/w:document/w:body/w:p")
    assert [style(line) for line in body] == ["HairLine", "SingleTxt"]
    assert value(body[0], "w:r/w:footnoteReference/@w:customMarkFollows") == "1"
    assert visible_text(body[0]) == " "


@pytest.mark.parametrize("furniture", [(), (FIRST,)])
def test_the_footer_of_page_1_extends_up_to_the_text(furniture: tuple[Group, ...]) -> None:
    foot = part(file_of(*furniture, Group("foot", FIRST.blocks[1:])), "word/footer1.xml")
    row, line = int(value(foot, "//w:trHeight/@w:val")), int(value(foot, "/*/w:p[last()]//w:spacing/@w:line"))
    assert row + line == 2160 - 504


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_draft_mark_is_on_every_page(number: int) -> None:
    head = part(file_of(MASTHEAD, HEAD, DRAFT), f"word/header{number}.xml")
    (mark,) = select(head, "/*/w:p[w:pPr/w:framePr]")
    assert (style(mark), visible_text(mark)) == ("DraftMark", "Draft")
    assert value(mark, "w:pPr/w:framePr/@w:vAnchor") == "page"
    assert select(head, "/*/*")[0].tag.endswith("}tbl")


@pytest.mark.parametrize("kind", ["header", "footer"])
def test_the_section_refers_to_its_headers_and_footers(kind: str) -> None:
    section = part(file_of(MASTHEAD), "word/document.xml")
    assert [value(found, "@w:type") for found in select(section, f"//w:sectPr/w:{kind}Reference")] == [
        "first",
        "default",
        "even",
    ]
    assert len(select(section, "//w:sectPr/w:titlePg")) == 1


@pytest.mark.parametrize(
    ("attribute", "expected"),
    [("top", 1440), ("bottom", 1152), ("left", 1200), ("right", 1200), ("header", 432), ("footer", 504)],
)
def test_margins(attribute: str, expected: int) -> None:
    assert value(part(file_of()), f"//w:pgMar/@w:{attribute}") == str(expected)


def test_a_letter_without_furniture_has_empty_headers() -> None:
    data = docx_of(Document("", "en", (text("We write."),)))
    assert rows(data, "header1") == rows(data, "footer3") == []
