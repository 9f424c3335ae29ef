"""Named Word styles, generated from the look."""

from typing import Any

import pytest
from support.docx_parts import docx_of, letter, look, part, select, text, value

from drafter.look.model import Style

PARAGRAPH = "keepNext keepLines pageBreakBefore pBdr tabs suppressAutoHyphens bidi spacing ind jc outlineLvl"
LETTERS = "rFonts b bCs i iCs color spacing w kern position sz szCs u vertAlign"


def styles() -> dict[str, Any]:
    found = select(part(docx_of(letter(text("We write."))), "word/styles.xml"), "/w:styles/w:style")
    return {value(style, "@w:styleId"): style for style in found}


STYLES = styles()


@pytest.mark.parametrize(
    ("name", "path", "expected"),
    [
        ("Normal", "@w:default", "1"),
        ("Normal", "w:pPr/w:spacing/@w:lineRule", "exact"),
        ("Normal", "w:rPr/w:w/@w:val", "103"),
        ("Normal", "w:rPr/w:spacing/@w:val", "4"),
        ("Normal", "w:rPr/w:rFonts/@w:cs", "Times New Roman"),
        ("SingleTxt", "w:name/@w:val", "__Single Txt"),
        ("SingleTxt", "@w:customStyle", "1"),
        ("SingleTxt", "w:basedOn/@w:val", "Normal"),
        ("SingleTxt", "w:pPr/w:jc/@w:val", "both"),
        ("SingleTxt", "w:pPr/w:tabs/w:tab[2]/@w:pos", "1742"),
        ("SingleTxt", "w:rPr/w:kern/@w:val", "14"),
        ("TitleH1", "w:pPr/w:keepNext/@w:val", "0"),
        ("TitleH1", "w:pPr/w:ind/@w:hanging", "1267"),
        ("AgendaTitleH2", "w:pPr/w:ind/@w:firstLine", "0"),
        ("H1", "w:pPr/w:outlineLvl/@w:val", "0"),
        ("FootnoteText", "w:rPr/w:sz/@w:val", "17"),
        ("FootnoteReference", "w:rPr/w:vertAlign/@w:val", "superscript"),
        ("FootnoteReference", "w:rPr/w:position/@w:val", "0"),
        ("FootnoteReference", "w:basedOn/@w:val", ""),
        ("Hyperlink", "w:basedOn/@w:val", "DefaultParagraphFont"),
        ("Hyperlink", "w:rPr/w:u/@w:val", "none"),
        ("Header", "@w:customStyle", ""),
        ("Distribution", "w:pPr/w:spacing/@w:lineRule", "auto"),
        ("AnnexHeading", "w:pPr/w:pageBreakBefore/@w:val", "1"),
        ("AnnexHeading", "w:basedOn/@w:val", "Heading1"),
        ("Heading1", "w:name/@w:val", "heading 1"),
        ("Heading1", "@w:customStyle", ""),
        ("EndRule", "w:pPr/w:pBdr/w:top/@w:sz", "2"),
        ("TableTextRight", "w:basedOn/@w:val", "TableText"),
        ("TableTextRight", "w:pPr/w:jc/@w:val", "right"),
    ],
)
def test_styles(name: str, path: str, expected: str) -> None:
    assert value(STYLES[name], path) == expected


@pytest.mark.parametrize("name", look().styles)
def test_children_are_in_the_order_of_the_schema(name: str) -> None:
    assert name in STYLES
    for properties, order in (("pPr", PARAGRAPH), ("rPr", LETTERS)):
        found = [child.tag.rpartition("}")[2] for child in select(STYLES[name], f"w:{properties}/*")]
        assert found == sorted(found, key=order.split().index)


@pytest.mark.parametrize(("name", "style"), look().styles.items())
def test_a_style_has_the_attributes_of_the_look(name: str, style: Style) -> None:
    said = {
        "w:name/@w:val": style.name,
        "w:basedOn/@w:val": style.based_on,
        "w:pPr/w:spacing/@w:before": style.before,
        "w:pPr/w:spacing/@w:after": style.after,
        "w:pPr/w:spacing/@w:line": style.line,
        "w:pPr/w:ind/@w:left": style.left,
        "w:pPr/w:ind/@w:right": style.right,
        "w:pPr/w:ind/@w:hanging": style.hanging,
        "w:pPr/w:jc/@w:val": style.align,
        "w:pPr/w:outlineLvl/@w:val": style.outline,
        "w:rPr/w:w/@w:val": style.scale,
        "w:rPr/w:spacing/@w:val": style.tracking,
        "w:rPr/w:color/@w:val": style.color,
        "count(w:pPr/w:tabs/w:tab)": len(style.tabs or ()),
    }
    assert {path: value(STYLES[name], path) for path in said} == {
        path: "" if expected is None else str(expected) for path, expected in said.items()
    }


def test_every_style_in_use_is_defined() -> None:
    used = {role.style for role in look().roles.values()} | set(look().runs.values()) | {"Spacer", "HairLine"}
    assert len(used) > 40
    assert used <= set(STYLES)


def test_widows_and_orphans_are_avoided() -> None:
    data = part(docx_of(letter()), "word/styles.xml")
    assert value(data, "//w:pPrDefault/w:pPr/w:widowControl/@w:val") == "1"
