"""Chinese letters in Word: fonts, hints, indents, and rules for lines."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

import drafter
from drafter.lint.examples import with_change

TEMPLATES = Path(__file__).parents[1] / "templates"
SAMPLES = sorted((*TEMPLATES.glob("*/sample.zh.yaml"), *TEMPLATES.glob("*/samples/*.zh.yaml")))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LETTER = with_change(
    "language: zh\nbody: |\n  俱乐部将于2026年在Côte d'Ivoire读“老船”。\n\n  {{ circulation_request }}\n"
)


@pytest.fixture(scope="module")
def package() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(next(iter(drafter.draft(LETTER, ["docx"]).values()))))


def part(package: zipfile.ZipFile, name: str) -> etree._Element:
    return etree.fromstring(package.read(f"word/{name}.xml"))


def style(package: zipfile.ZipFile, name: str) -> etree._Element:
    (found,) = part(package, "styles").iterfind(f"{W}style[@{W}styleId='{name}']")
    return found


def values(element: etree._Element, *names: str) -> dict[str, str | None]:
    found = {name: element.find(f".//{W}{name}") for name in names}
    return {name: None if one is None else one.get(f"{W}val") for name, one in found.items()}


def test_the_text_is_in_simsun_and_times_new_roman(package: zipfile.ZipFile) -> None:
    fonts = style(package, "Normal").find(f".//{W}rFonts")
    assert fonts is not None
    assert {fonts.get(f"{W}{key}") for key in ("ascii", "hAnsi", "cs")} == {"Times New Roman"}
    assert fonts.get(f"{W}eastAsia") == "SimSun"
    assert values(style(package, "Normal"), "w", "sz") == {"w": "100", "sz": "21"}


def test_no_style_has_scaled_or_tracked_characters(package: zipfile.ZipFile) -> None:
    for one in part(package, "styles").iterfind(f"{W}style[@{W}type='paragraph']"):
        properties = one.find(f"{W}rPr")
        found = {} if properties is None else values(properties, "w", "spacing")
        assert found.get("w") in (None, "100"), one.get(f"{W}styleId")
        assert found.get("spacing") in (None, "0") or one.get(f"{W}styleId") == "UnitedNations"


def test_headings_are_in_simhei_which_is_not_emboldened(package: zipfile.ZipFile) -> None:
    fonts = style(package, "H1").find(f".//{W}rFonts")
    assert fonts is not None
    assert fonts.get(f"{W}eastAsia") == "SimHei"
    assert values(style(package, "H1"), "b") == {"b": "0"}


def test_a_paragraph_is_indented_by_two_characters(package: zipfile.ZipFile) -> None:
    indent = style(package, "IndentedTxt").find(f".//{W}ind")
    assert indent is not None
    assert (indent.get(f"{W}firstLineChars"), indent.get(f"{W}firstLine")) == ("200", "420")
    text = [one for one in part(package, "document").iter(f"{W}p") if "俱乐部" in "".join(one.itertext())]
    assert values(text[0], "pStyle") == {"pStyle": "IndentedTxt"}


def test_lines_follow_the_rules_for_east_asian_text(package: zipfile.ZipFile) -> None:
    names = ("kinsoku", "overflowPunct", "autoSpaceDE", "autoSpaceDN", "snapToGrid")
    expected = dict.fromkeys(names, "1") | {"snapToGrid": "0"}
    for one in ("Normal", "AgendaItemNormal", "Distribution"):
        assert values(style(package, one), *names) == expected


def test_quotation_marks_have_the_hint_and_latin_words_do_not(package: zipfile.ZipFile) -> None:
    runs = {}
    for run in part(package, "document").iter(f"{W}r"):
        fonts = run.find(f".//{W}rFonts")
        runs["".join(run.itertext())] = "" if fonts is None else fonts.get(f"{W}hint")
    assert runs["读“老船”。"] == "eastAsia"
    assert runs["Côte d’Ivoire"] == ""
    assert runs["2026"] == ""


def test_latin_words_in_headings_are_bold(package: zipfile.ZipFile) -> None:
    title = [one for one in part(package, "document").iter(f"{W}p") if values(one, "pStyle")["pStyle"] == "TitleHCH"]
    bold = {"".join(run.itertext()): values(run, "b")["b"] for run in title[0].iter(f"{W}r")}
    assert bold["2026"] == "1"
    assert bold["年"] is None


def test_languages_and_the_font_table(package: zipfile.ZipFile) -> None:
    assert 'w:eastAsia="zh-CN"' in package.read("word/styles.xml").decode()
    settings = package.read("word/settings.xml").decode()
    assert re.search(r"<w:themeFontLang [^>]*w:eastAsia=\"zh-CN\"", settings)
    table = package.read("word/fontTable.xml").decode()
    for name, alternative in (("SimSun", "Noto Serif CJK SC"), ("SimHei", "Noto Sans CJK SC")):
        assert f'<w:font w:name="{name}"><w:altName w:val="{alternative}"/>' in table


@pytest.mark.slow
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: "-".join(path.parts[-2:]))
def test_each_sample_is_valid(path: Path, tmp_path: Path) -> None:
    for name, data in drafter.draft(path, ["docx"]).items():
        (tmp_path / name).write_bytes(data)
        assert [str(error) for error in OpenXmlValidator().validate(tmp_path / name).errors] == []
