"""Letters in right-to-left languages in the Word file."""

from pathlib import Path
from typing import Any

import pytest
from openxml_audit import OpenXmlValidator
from support.docx_parts import docx_of, part, select, text, value, visible_text

from drafter.document.model import Document, Group, Run


def arabic(language: str = "ar") -> Document:
    columns = tuple(Group("column", (text("مجلس الأمن", "session-organ"),)) for _ in range(2))
    said = text("بناء على", "text", Run("S/2016/1", link="https://example.org/"), Run("2016"))
    return Document("رسالة", language, (Group("session-block", columns), said))


def body_of(document: Document) -> Any:
    return part(docx_of(document))


@pytest.mark.parametrize(("language", "turned"), [("ar", 1), ("he", 1), ("en", 0), ("zh", 0)])
def test_sections_and_tables_run_from_right_to_left(language: str, turned: int) -> None:
    data = docx_of(arabic(language))
    assert value(part(data), "count(//w:sectPr/w:bidi)") == str(turned)
    assert value(part(data), "count(//w:tblPr/w:bidiVisual)") == str(turned)
    assert value(part(data, "word/styles.xml"), "count(//w:pPrDefault/w:pPr/w:bidi)") == str(turned)


def test_latin_words_run_from_left_to_right() -> None:
    runs = select(body_of(arabic()), "//w:p[last()]//w:r[w:t]")
    assert [(visible_text(run), len(select(run, "w:rPr/w:rtl"))) for run in runs][-3:] == [
        ("بناء على", 1),
        ("S/2016/1", 0),
        ("2016", 1),
    ]


@pytest.mark.parametrize(
    ("title", "words", "turned"),
    [
        ("Latin", "Iceland", False),
        ("Latin and digits", "S/2016/1", False),
        ("Cyrillic", "Исландия", False),
        ("Arabic", "رسالة", True),
        ("Hebrew", "מכתב", True),
        ("Arabic, then Latin", "رسالة Iceland", True),
        ("Latin, then Arabic", "Iceland رسالة", True),
        ("digits alone", "2016", True),
        ("Arabic digits alone", "٢٠١٦", True),
        ("punctuation alone", "– :", True),
    ],
)
def test_a_run_is_right_to_left_unless_all_its_words_are_left_to_right(title: str, words: str, turned: bool) -> None:
    runs = select(body_of(Document("رسالة", "ar", (text(words),))), "//w:p[last()]//w:r[w:t]")
    assert [(visible_text(run), bool(select(run, "w:rPr/w:rtl"))) for run in runs] == [(words, turned)], title


def test_hebrew_in_an_arabic_letter_is_a_run_of_its_own() -> None:
    runs = select(body_of(Document("رسالة", "ar", (text("Iceland מכתב"),))), "//w:p[last()]//w:r[w:t]")
    found = [(visible_text(run), len(select(run, "w:rPr/w:rtl")), value(run, "w:rPr/w:lang/@w:bidi")) for run in runs]
    assert found == [("Iceland ", 0, ""), ("מכתב", 1, "he-IL")]


def test_each_run_of_a_mixed_paragraph_has_its_direction() -> None:
    mixed = text("رسالة ", "text", Run("from Iceland ", frozenset({"strong"})), Run("وMalta", frozenset({"emphasis"})))
    runs = select(body_of(Document("رسالة", "ar", (mixed,))), "//w:p[last()]//w:r[w:t]")
    assert [len(select(run, "w:rPr/w:rtl")) for run in runs] == [1, 0, 1]
    assert [len(select(run, "w:rPr/w:rStyle")) for run in runs] == [0, 1, 1]


def test_the_file_is_valid(tmp_path: Path) -> None:
    file = tmp_path / "letter.docx"
    file.write_bytes(docx_of(arabic()))
    assert OpenXmlValidator().validate(str(file)).errors == []
