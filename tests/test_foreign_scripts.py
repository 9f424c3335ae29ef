"""Words in other scripts: their fonts in the PDF, their formatting in Word, and letters for which no font is there."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from openxml_audit import OpenXmlValidator
from support.command import drafter, write_letter
from support.compose import letter_yaml
from support.docx_parts import body, docx_of, letter, look, part, select, text, value, visible_text

from drafter import unicode_scripts
from drafter.cli.app import main
from drafter.document.model import Document, Run
from drafter.errors import MissingDependencyError
from drafter.export import fonts, script_fonts
from drafter.export.pdf import export
from drafter.tables import packaged
from drafter.unicode_scripts import script_of, scripts, split_by_script

pytestmark = pytest.mark.slow

CHINESE, ARABIC, THAI = "秦华孙", "سلام عليكم", "ไทย"


def build_font(path: Path, family: str, characters: str) -> Path:
    """Write a font with a box for each character."""
    pen = TTGlyphPen(None)
    for move, point in (("moveTo", (50, 0)), ("lineTo", (50, 700)), ("lineTo", (900, 700)), ("lineTo", (900, 0))):
        getattr(pen, move)(point)
    pen.closePath()
    names = [".notdef", *(f"uni{ord(character):04X}" for character in dict.fromkeys(characters))]
    builder = FontBuilder(1000)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({int(name[3:], 16): name for name in names[1:]})
    builder.setupGlyf(dict.fromkeys(names, pen.glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    path.parent.mkdir(parents=True, exist_ok=True)
    builder.save(path)
    return path


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return the only folder with fonts of other scripts."""
    monkeypatch.setattr(fonts, "_FOLDERS", dict.fromkeys(("linux", "darwin", "win32"), ()))
    monkeypatch.setenv(fonts.VARIABLE, str(tmp_path / "fonts"))
    return tmp_path / "fonts"


def install_both(folder: Path) -> None:
    build_font(folder / "NotoSerifSC-Regular.ttf", "Noto Serif SC", CHINESE)
    build_font(folder / "deep" / "Amiri-Regular.ttf", "Amiri", ARABIC)


def fonts_in(data: bytes) -> dict[str, str]:
    """Return the characters of page 1 by their font, without spaces."""
    found: dict[str, str] = {}
    for char in pdfplumber.open(BytesIO(data)).pages[0].chars:
        family = char["fontname"].partition("+")[2]
        found[family] = found.get(family, "") + char["text"].strip()
    return found


def test_words_print_in_the_font_of_their_script(machine: Path) -> None:
    install_both(machine)
    data = export(letter(text(f"The name {CHINESE} and {ARABIC}, in Αθήνα and Москва.")), look())
    assert fonts_in(data) == {
        "Liberation-Serif": "Thenameand,inΑθήναandМосква.",
        "Noto-Serif-SC": CHINESE,
        "Amiri": "مكيلع مالس".replace(" ", ""),
    }
    assert CHINESE in pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    assert export(letter(text(f"The name {CHINESE}")), look()) == export(letter(text(f"The name {CHINESE}")), look())


def test_a_letter_without_foreign_words_does_not_depend_on_their_fonts(machine: Path) -> None:
    before = export(letter(text("The name, in Αθήνα and Москва.")), look())
    install_both(machine)
    script_fonts._installed_fonts.cache_clear()
    assert export(letter(text("The name, in Αθήνα and Москва.")), look()) == before


def test_each_script_without_a_font_is_one_finding_at_its_first_word(machine: Path) -> None:
    build_font(machine / "Amiri-Regular.ttf", "Amiri", ARABIC)
    with pytest.raises(MissingDependencyError) as raised:
        export(letter(text(f"{CHINESE}, {ARABIC}, {THAI}, {CHINESE[:2]}")), look())
    assert raised.value.exit_code == 3
    chinese, thai = raised.value.findings
    assert "Chinese (“秦华孙”)" in chinese.message and "Thai (“ไทย”)" in thai.message
    assert {chinese.rule, thai.rule} == {"font-missing"}


def run(folder: Path, body: str, *arguments: str) -> int:
    path = write_letter(folder, text=letter_yaml(body=f"{body}\n\n{{{{ circulation_request }}}}"))
    return main(["render", str(path), "-o", str(folder / "out"), *arguments])


@pytest.mark.parametrize("jobs", [(), ("--jobs", "1")])
def test_the_word_file_is_written_without_a_font(
    machine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], jobs: tuple[str, ...]
) -> None:
    assert run(tmp_path, f"The name {CHINESE} is new.", *jobs) == 3
    assert [path.name for path in (tmp_path / "out").iterdir() if path.name != ".drafter"] == ["letter.docx"]
    assert "error[font-missing] The PDF needs a font for Chinese" in capsys.readouterr().err
    build_font(machine / "NotoSerifSC-Regular.ttf", "Noto Serif SC", CHINESE)
    script_fonts._installed_fonts.cache_clear()
    assert run(tmp_path, f"The name {CHINESE} is new.", *jobs) == 0
    assert {"letter.docx", "letter.pdf"} <= {path.name for path in (tmp_path / "out").iterdir()}
    assert "missing" not in capsys.readouterr().err


def test_the_word_file_is_written_with_characters_of_no_font(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "The seal \U00013000\U00013001 is new.") == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["letter.docx"]
    assert "letter.pdf: not written." in capsys.readouterr().err
    assert run(tmp_path, "The seal \U00013000 is new.", "--to", "pdf", "-o", str(tmp_path / "other")) == 1
    assert not (tmp_path / "other").exists()


def test_check_reports_each_word_once_until_its_font_is_there(
    machine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_letter(
        tmp_path, text=letter_yaml(body=f"The names {CHINESE} and {ARABIC} are new.\n\n{{{{ circulation_request }}}}")
    )
    main(["check", str(path)])
    assert capsys.readouterr().out.count("warning[missing-glyph]") == 2
    build_font(machine / "Amiri-Regular.ttf", "Amiri", ARABIC)
    script_fonts._installed_fonts.cache_clear()
    main(["check", str(path)])
    shown = capsys.readouterr().out
    assert shown.count("warning[missing-glyph]") == 1 and "“秦华孙”" in shown


@pytest.mark.parametrize(
    ("words", "properties"),
    [
        (CHINESE, {"w:rFonts/@w:eastAsia": "SimSun", "w:rFonts/@w:hint": "eastAsia", "w:lang/@w:eastAsia": "zh-CN"}),
        ("カナ", {"w:rFonts/@w:eastAsia": "MS Mincho", "w:lang/@w:eastAsia": "ja-JP"}),
        (ARABIC, {"count(w:rtl)": "1", "w:lang/@w:bidi": "ar-SA", "w:rFonts/@w:cs": "Times New Roman"}),
        ("שלום", {"count(w:rtl)": "1", "w:lang/@w:bidi": "he-IL"}),
        (THAI, {"count(w:rtl)": "0", "count(w:cs)": "1", "w:lang/@w:bidi": "th-TH", "w:rFonts/@w:cs": "Tahoma"}),
        ("Հայ", {"w:rFonts/@w:ascii": "Sylfaen", "w:lang/@w:val": "hy-AM", "count(w:cs)": "0"}),
    ],
)
def test_word_chooses_a_font_for_the_script(words: str, properties: dict[str, str], tmp_path: Path) -> None:
    document = letter(text("The name ", "text", Run(words, frozenset({"strong"})), Run(" is new.")))
    (paragraph,) = body(*document.body)
    foreign = next(run for run in select(paragraph, "w:r") if visible_text(run) == words)
    (found,) = select(foreign, "w:rPr")
    assert {path: value(found, path) for path in properties} == properties
    assert value(found, "w:rStyle/@w:val") == "Strong"
    assert visible_text(paragraph) == f"\tThe name {words} is new."
    (tmp_path / "letter.docx").write_bytes(docx_of(document))
    assert list(OpenXmlValidator().validate(str(tmp_path / "letter.docx")).errors) == []


@pytest.mark.parametrize("words", ["Αθήνα", "Москва", "naïve “café” – 5 €"])
def test_words_in_scripts_of_times_new_roman_are_plain(words: str) -> None:
    (paragraph,) = body(text(words))
    assert value(paragraph, "count(w:r/w:rPr)") == "0"


def test_the_own_script_of_a_letter_is_not_foreign() -> None:
    document = Document("رسالة", "ar", (text(f"{ARABIC} {CHINESE}"),))
    runs = select(body_of(document), "//w:p[last()]//w:r[w:t]")
    assert [value(run, "w:rPr/w:lang/@w:bidi | w:rPr/w:lang/@w:eastAsia") for run in runs][-2:] == ["", "zh-CN"]


def body_of(document: Document) -> Any:
    return part(docx_of(document))


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("abc", [("abc", "")]),
        ("", []),
        (f"a {ARABIC}.", [("a ", ""), (ARABIC, "Arab"), (".", "")]),
        (f"{CHINESE}({CHINESE})", [(f"{CHINESE}({CHINESE}", "Hani"), (")", "")]),
        ("می\u200cخواهم 5", [("می\u200cخواهم", "Arab"), (" 5", "")]),
        (f"{CHINESE}{ARABIC}", [(CHINESE, "Hani"), (ARABIC, "Arab")]),
        ("a\u200cb", [("a\u200cb", "")]),
    ],
)
def test_parts_of_a_text(words: str, parts: list[tuple[str, str]]) -> None:
    found = list(split_by_script(words, "en"))
    assert [(part, script.code if script else "") for part, script in found] == parts


def test_every_script_has_fonts_and_a_package() -> None:
    rows = packaged(Path(script_fonts.__file__).with_suffix(".csv"))
    listed = {code for row in rows for code in row["scripts"].split()}
    assert {script.code for script in scripts()} == listed
    assert all(script_fonts.packages_for(code)["debian"] for code in listed)


@pytest.mark.parametrize("error", ["ModuleNotFoundError", "OSError"])
def test_the_word_file_is_written_without_the_libraries_of_the_pdf(tmp_path: Path, error: str) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "weasyprint.py").write_text(f"raise {error}('cannot load library pango')\n")
    write_letter(tmp_path)
    done = drafter("render", "letter.yaml", folder=tmp_path, PYTHONPATH=str(tmp_path / "broken"))
    assert done.code == 3
    assert (tmp_path / "letter.docx").exists() and not (tmp_path / "letter.pdf").exists()
    assert "error[library-missing]" in done.err and "Traceback" not in done.err


def test_every_script_of_the_table_is_found() -> None:
    """The characters that are excluded before the table is read belong to none of its scripts."""
    rows = packaged(Path(unicode_scripts.__file__).with_suffix(".csv"))
    for row in rows:
        edges = [int(edge, 16) for part in row["ranges"].split() for edge in part.split("-")]
        assert {found.code for edge in edges if (found := script_of(chr(edge)))} >= {row["script"]}, row["name"]
        assert all(script_of(chr(edge)) for edge in edges), row["name"]
