"""Letters in Arabic in Word: sizes and fonts of complex scripts, mirrored pages, and words from left to right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openxml_audit import OpenXmlValidator
from support.docx_parts import part, select, text, value, visible_text

from drafter.document.model import Document, Field, Group, Paragraph, Run
from drafter.export.docx import export
from drafter.load import from_file
from drafter.look.model import Look
from drafter.pipeline import compose, derive
from drafter.settings.look import load_look

TEMPLATES = Path(__file__).parents[1] / "templates"
SHARED = TEMPLATES / "_shared"
LTR, RTL = "\u200e", "\u200f"


@pytest.fixture(scope="module")
def look() -> Look:
    return load_look([SHARED / "look.yaml", SHARED / "look.ar.yaml"])


def runs_of(look: Look, *inlines: Run, role: str = "text") -> list[tuple[str, bool]]:
    """Return the runs of a paragraph, each with True if it runs from right to left."""
    document = Document("رسالة", "ar", (Paragraph(role, inlines),))
    runs = select(part(export(document, look)), "//w:p[last()]//w:r[w:t]")
    return [(visible_text(run), bool(select(run, "w:rPr/w:rtl"))) for run in runs]


@pytest.mark.parametrize(
    ("words", "runs"),
    [
        ("رسالة", [("رسالة", True)]),
        (
            "الوثيقة A/71/794–S/2017/135 المؤرخة",
            [("الوثيقة ", True), ("A/71/794–S/2017/135", False), (" المؤرخة", True)],
        ),
        ("جمعية Skolehagen (Oslo).", [("جمعية ", True), ("Skolehagen (Oslo)", False), (".", True)]),
        ("الرقم 16-17956 (A)", [("الرقم ", True), (f"{LTR}16-17956 (A){LTR}", False)]),
        ("الوثيقة S/2016/…", [("الوثيقة ", True), (f"S/2016/…{LTR}", False)]),
        ("في Oslo، Bergen", [("في ", True), ("Oslo", False), (f"{RTL}، ", True), ("Bergen", False)]),
        ("القرار 2139 (2014)", [("القرار 2139 (2014)", True)]),
    ],
)
def test_a_phrase_from_left_to_right_is_one_run(look: Look, words: str, runs: list[tuple[str, bool]]) -> None:
    assert runs_of(look, Run(words)) == runs


def test_a_phrase_of_several_runs_has_marks_only_at_its_ends(look: Look) -> None:
    found = runs_of(look, Run("الرقم 16-"), Run("17956", frozenset({"strong"})), Run(" (A) هنا"))
    assert found == [("الرقم ", True), (f"{LTR}16-", False), ("17956", True), (f" (A){LTR}", False), (" هنا", True)]


def test_english_paragraphs_have_no_run_from_right_to_left(look: Look) -> None:
    assert runs_of(look, Run("17 October 2016"), role="distribution") == [("17 October 2016", False)]
    number = Paragraph("page-number", (Field("page"), Run("/"), Field("pages")))
    document = Document("رسالة", "ar", (), {"running-foot": Group("running-foot", (number,))})
    footer = part(export(document, look), "word/footer2.xml")
    assert select(footer, "//w:p[.//w:fldSimple]//w:rtl") == []
    # The number is at the left on odd pages, because the page is mirrored.
    assert value(footer, "//w:p[.//w:fldSimple]/w:pPr/w:jc/@w:val") == "left"


def style_of(styles: Any, name: str, path: str) -> str:
    return value(styles, f"//w:style[@w:styleId='{name}']/{path}/@w:val")


def test_styles_have_the_size_font_and_direction_of_arabic(look: Look) -> None:
    styles = part(export(Document("رسالة", "ar", (text("نص"),)), look), "word/styles.xml")
    assert (style_of(styles, "Normal", "w:rPr/w:sz"), style_of(styles, "Normal", "w:rPr/w:szCs")) == ("20", "25")
    assert (style_of(styles, "H1", "w:rPr/w:b"), style_of(styles, "H1", "w:rPr/w:bCs")) == ("1", "1")
    assert value(styles, "//w:style[@w:styleId='Normal']/w:rPr/w:rFonts/@w:cs") == "Traditional Arabic"
    assert value(styles, "//w:rPrDefault//w:rFonts/@w:cs") == "Traditional Arabic"
    assert (style_of(styles, "Normal", "w:rPr/w:w"), style_of(styles, "Normal", "w:rPr/w:spacing")) == ("100", "0")
    # Every style of Arabic text has lines of an exact height; Amiri would open them very wide.
    assert value(styles, "//w:style[@w:styleId='SingleTxt']/w:pPr/w:ind/@w:left") == "1267"
    for name in ("DistributionLine", "SymbolLine", "RunningSymbol", "Footer", "JobLine"):
        bidi = [style_of(styles, one, "w:pPr/w:bidi") for one in (name, look.styles[name].based_on or "") if one]
        assert "0" in bidi, name
    assert style_of(styles, "SymbolLine", "w:pPr/w:jc") == "left"
    assert style_of(styles, "JobLine", "w:pPr/w:jc") == "right"


def test_no_style_is_in_italics(look: Look) -> None:
    assert [name for name in look.styles if look.resolved(name).italic] == []
    assert all(look.resolved(name).line_rule != "auto" for name in ("SingleTxt", "HCh", "FootnoteText", "TableText"))


def test_settings_and_fonts_name_the_language(look: Look) -> None:
    data = export(Document("رسالة", "ar", (text("نص"),)), look)
    assert value(part(data, "word/settings.xml"), "//w:themeFontLang/@w:bidi") == "ar-SA"
    fonts = part(data, "word/fontTable.xml")
    assert value(fonts, "//w:font[@w:name='Traditional Arabic']/w:altName/@w:val") == "Amiri"


SAMPLES = [path for path in sorted(TEMPLATES.rglob("*.ar.yaml")) if not path.name.startswith("look.")]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_samples_are_valid_and_mirrored(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "letter.docx"
    file.write_bytes(export(*compose(derive(from_file(path)))))
    assert OpenXmlValidator().validate(str(file)).errors == []
    document = part(file.read_bytes())
    assert value(document, "count(//w:sectPr/w:bidi)") == "1"
    assert select(document, "//w:tblPr[not(w:bidiVisual)]") == []
