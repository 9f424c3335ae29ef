"""The Word file as a whole: valid, reproducible, readable by others, with properties and embedded YAML."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator
from support.docx_parts import docx_of, letter, look, part, png, select, style, text, value, visible_text

import drafter
from drafter.document.model import Cell, Document, Group, NoteMark, Paragraph, Picture, Run, Table
from drafter.export.docx import export, extract_yaml
from drafter.export.docx.package import PackagePart, pack

pytestmark = pytest.mark.slow

LONG = "Identical letters dated 4 March 2026 from the representatives of " + "the Republic of Invention, " * 12


def everything() -> Document:
    """Return a letter with one block of each kind, and the same picture twice."""
    marks = (NoteMark("1", (text("Counted.", "note"),)), NoteMark("*", (text("Marked.", "note"),)))
    row = tuple(Cell((text(words, "table-text"),)) for words in ("a", "b"))
    columns = tuple(Group("column", (text("Organ", "session-organ"),)) for _ in range(2))
    picture = Picture("picture", png(), "image/png", "A square", 10, 10)
    emblem = Picture("emblem", png(3, 3), "image/png", "Emblem", 56.2, 47)
    return letter(
        Group("session-block", columns),
        text(LONG, "title-12", NoteMark("*", ())),
        text("Text", "text", *marks, Run("link", link="https://example.org/")),
        Group("list-bulleted", (Group("item", (text("Bullet", "bullet-1", label="•"),)),)),
        Table("table", (row, row)),
        picture,
        picture,
        Group("signatures", (text("(Signed)", "signature"),)),
        Group("annex", (text("Annex", "annex-heading"), text("Text"))),
        text("", "end-rule"),
        furniture=(
            Group("masthead", (text("A/1", "symbol"), emblem, text("General Assembly", "organ-name"))),
            Group("running-head", (text("A/1", "running-symbol"),)),
            Group("foot", (text("Reissued.", "page-note", label="*"), text("16-1 (E)", "job-line"))),
            Group("draft-mark", (text("Draft", "draft-mark"),)),
        ),
        symbols=("A/1", "S/2"),
        source=b"template: letter\r\n",
    )


def findings(data: bytes, folder: Path) -> list[str]:
    file = folder / "letter.docx"
    file.write_bytes(data)
    return [str(error) for error in OpenXmlValidator().validate(str(file)).errors]


@pytest.mark.parametrize("document", [everything(), letter(text("We write.")), letter()], ids=["all", "one", "none"])
def test_files_are_valid(document: Document, tmp_path: Path) -> None:
    assert findings(docx_of(document), tmp_path) == []


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert docx_of(everything()) == docx_of(everything())


@pytest.mark.parametrize("surroundings", [{"TZ": "Asia/Tokyo"}, {"USER": "somebody", "LANG": "C"}])
def test_another_folder_gives_the_same_bytes(surroundings: Mapping[str, str], tmp_path: Path) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import hashlib, test_docx_package as t; "
        "print(hashlib.sha256(t.docx_of(t.everything())).hexdigest())"
    )
    paths = os.pathsep.join([str(Path(drafter.__file__).parent.parent), *sys.path])
    environment = {**os.environ, "PYTHONPATH": paths, **surroundings}
    digests = set()
    for seed in ("0", "1"):
        with_seed = {**environment, "PYTHONHASHSEED": seed}
        run = subprocess.run([sys.executable, "-c", code], env=with_seed, cwd=tmp_path, capture_output=True, check=True)
        digests.add(run.stdout)
    assert len(digests) == 1


def test_entries_have_a_fixed_date_and_no_system() -> None:
    with ZipFile(BytesIO(docx_of(everything()))) as package:
        entries = package.infolist()
    assert len(entries) > 15
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.comment, entry.extra) for entry in entries} == {(0, b"", b"")}
    assert entries[0].filename == "[Content_Types].xml"


def test_python_docx_opens_it() -> None:
    opened = docx.Document(BytesIO(docx_of(everything())))
    assert opened.core_properties.title == "A title"
    assert [found.text for found in opened.paragraphs if found.style.name == "Title_H1"] == [f"\t\t{LONG}*"]
    assert opened.sections[0].different_first_page_header_footer
    assert opened.settings.odd_and_even_pages_header_footer


@pytest.mark.parametrize(
    ("document", "path", "expected"),
    [
        (Document(LONG * 3, "en", ()), "//dc:title", LONG * 3),
        (Document("a\u0007 & <b>", "en", ()), "//dc:title", "a & <b>"),
        (Document("", "fr", ()), "//dc:language", "fr"),
        (Document("", "en", (), symbols=("A/71/1", "S/2016/1")), "//*[local-name()='keywords']", "A/71/1 S/2016/1"),
        (Document("", "en", ()), "//*[local-name()='creator' or local-name()='created']", ""),
    ],
)
def test_properties(document: Document, path: str, expected: str) -> None:
    assert value(part(docx_of(document), "docProps/core.xml"), path) == expected


@pytest.mark.parametrize(("language", "variety"), [("en", "en-GB"), ("fr", "fr-FR"), ("ar", "ar-SA"), ("pt", "pt")])
def test_the_language_is_set(language: str, variety: str) -> None:
    data = docx_of(Document("", language, ()))
    assert value(part(data, "word/settings.xml"), "//w:themeFontLang/@w:val") == variety
    assert value(part(data, "word/styles.xml"), "//w:docDefaults//w:lang/@w:val") == variety


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("//w:evenAndOddHeaders/@w:val", "1"),
        ("//w:defaultTabStop/@w:val", "475"),
        ("//w:autoHyphenation/@w:val", "0"),
        ("count(//w:compat/*[1][self::w:doNotExpandShiftReturn])", "1"),
        ("//w:compatSetting[@w:name='compatibilityMode']/@w:val", "14"),
    ],
)
def test_settings(path: str, expected: str) -> None:
    assert value(part(docx_of(letter()), "word/settings.xml"), path) == expected


def test_the_font_has_an_alternative() -> None:
    fonts = part(docx_of(letter()), "word/fontTable.xml")
    assert value(fonts, "//w:font/@w:name") == "Times New Roman"
    assert value(fonts, "//w:altName/@w:val") == "Liberation Serif"


def test_a_picture_is_stored_once() -> None:
    with ZipFile(BytesIO(docx_of(everything()))) as package:
        assert len([name for name in package.namelist() if name.startswith("word/media/")]) == 2


@given(st.binary(max_size=200))
def test_the_yaml_can_be_extracted_byte_for_byte(source: bytes) -> None:
    assert extract_yaml(export(Document("", "en", (), source=source), look())) == source


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (docx_of(letter(text("We write."))), "a letter without its YAML"),
        (b"", "an empty file"),
        (b"PK\x03\x04 and no more", "half a file"),
        (pack((), [PackagePart("/customXml/item1.xml", "application/xml", b"<other/>")]), "another item"),
        (pack((), [PackagePart("/customXml/item1.xml", "application/xml", b"no xml")]), "an item that is no XML"),
    ],
)
def test_no_yaml_in_other_files(data: bytes, why: str) -> None:
    assert extract_yaml(data) is None, why


@given(st.binary(max_size=100))
def test_extracting_from_any_bytes_raises_nothing(data: bytes) -> None:
    assert extract_yaml(data) is None


def test_a_second_letter_is_written_at_once() -> None:
    document = letter(*[text("We write and write. " * 20)] * 20)
    docx_of(document)
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        docx_of(document)
        taken.append(time.perf_counter() - start)
    assert min(taken) < 0.1


def test_notes_of_a_title_are_notes() -> None:
    mark = NoteMark("*", (text("A note.", "note"),))
    data = docx_of(letter(Paragraph("title-12", (Run("Title"), mark))))
    (note,) = select(part(data, "word/footnotes.xml"), "//w:footnote[not(@w:type)]/w:p")
    assert (style(note), visible_text(note)) == ("Note", "*\tA note.")
