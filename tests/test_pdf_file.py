"""The PDF as a file: metadata, tags, embedded YAML, and the same bytes on every machine."""

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.docx_parts import letter, look, png, text
from support.pdf_pages import DRAFT, FURNITURE, SESSION, WORDS, signature

from drafter.diagnostics import Place
from drafter.document.model import Cell, Document, Group, NoteMark, Paragraph, Picture, Run, Table
from drafter.errors import InvalidLetterError, MissingDependencyError
from drafter.export.checksum import is_unmodified, with_checksum
from drafter.export.fonts import VARIABLE
from drafter.export.pdf import export, extract_yaml

pytestmark = pytest.mark.slow

EVERYTHING = (
    SESSION,
    text("Letter dated 3 May 2021", "title-14"),
    text("A heading", "heading-3"),
    text(WORDS, "text", NoteMark("1", (text("A note.", "note"),)), Run("a link", link="https://example.org/a")),
    Group("list-bulleted", (Group("item", (text("Bullet", "bullet-1"),)),)),
    Table("table", ((Cell((text("Head", "table-heading"),)),), (Cell((text("Cell", "table-text"),)),))),
    Picture("picture", png(), "image/png", "A grey square", 30, 30),
    Group("signatures", (signature("Person"),)),
    Group("annex", (text("Annex", "annex-heading"), text("Deep", "heading-5"), text(WORDS))),
    Paragraph("end-rule", ()),
)


def made(*body: Any, **keys: Any) -> bytes:
    return export(letter(*body, **keys), look())


def tree(data: bytes) -> list[tuple[str, Any]]:
    """The structure elements in their order, each with its attributes."""
    found: list[tuple[str, Any]] = []

    def visit(elements: list[Any]) -> None:
        for element in elements:
            found.append((element["type"], element))
            visit(element.get("children", []))

    visit(pdfplumber.open(BytesIO(data)).structure_tree)
    return found


def kinds(data: bytes) -> list[str]:
    return [kind for kind, _ in tree(data)]


def test_metadata() -> None:
    data = made(*EVERYTHING, furniture=FURNITURE)
    with pypdfium2.PdfDocument(data) as pdf:
        about = {name: value for name, value in pdf.get_metadata_dict().items() if value}
        assert pdf.get_version() == 17
    assert about.pop("Title") == "A title"
    assert set(about) == {"Creator", "Producer"}
    assert all(re.fullmatch(r"Drafter \d+\.\d+\.\d+\S*", value) for value in about.values())


@pytest.mark.parametrize(
    "claim",
    [
        "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        '<rdf:li xml:lang="x-default">War &amp; peace &lt;1&gt;</rdf:li>',
        "<dc:language><rdf:Bag><rdf:li>fr</rdf:li></rdf:Bag></dc:language>",
    ],
)
def test_conformance(claim: str) -> None:
    data = export(Document("War & peace <1>", "fr", (text("We write."),)), look())
    catalog = pdfplumber.open(BytesIO(data)).doc.catalog
    assert claim in catalog["Metadata"].resolve().get_data().decode()
    assert catalog["Lang"] == b"fr"
    assert (catalog["MarkInfo"]["Marked"], catalog["ViewerPreferences"]["DisplayDocTitle"]) == (True, True)
    assert len(catalog["OutputIntents"]) == 1


def test_no_dates_and_no_names_of_the_machine() -> None:
    data = made(*EVERYTHING, source=b"template: letter\n")
    seen = [data, *(stream.get_data() for stream in _streams(data))]
    assert len(seen) > 5
    assert not any(re.search(rb"D:\d{14}|CreationDate|ModDate|/home/|/usr/|WeasyPrint", part) for part in seen)


def test_every_font_is_embedded() -> None:
    fonts = {char["fontname"] for page in pdfplumber.open(BytesIO(made(*EVERYTHING))).pages for char in page.chars}
    assert len(fonts) == 3
    assert all(re.match(r"[A-Z]{6}\+", name) for name in fonts)
    data = made(*EVERYTHING)
    assert sum(1 for stream in _streams(data) if "Length1" in stream.attrs) == len(fonts)


def test_headings_never_skip_a_level() -> None:
    levels = [int(kind[1]) for kind in kinds(made(*EVERYTHING)) if re.fullmatch(r"H\d", kind)]
    assert levels == [1, 2, 1, 2]


def test_tags() -> None:
    found = kinds(made(*EVERYTHING, furniture=(*FURNITURE, DRAFT)))
    for kind in ("P", "L", "LI", "LBody", "Table", "THead", "TR", "TH", "TD", "Figure", "Link", "Note", "Sect"):
        assert kind in found, kind
    assert found.count("Table") == 1, "a grid is not a table"
    assert "Art" not in found


def test_header_cells_have_their_scope_on_every_page() -> None:
    head = (Cell((text("Head", "table-heading"),)),)
    rows = [(Cell((text("Cell", "table-text"),)),)] * 120
    scopes = [
        str(element["attributes"]["Scope"])
        for kind, element in tree(made(Table("table", (head, *rows))))
        if kind == "TH"
    ]
    assert scopes == ["Column"] * 3


def test_a_figure_has_an_alternative_text_and_a_box() -> None:
    data = made(Picture("picture", png(), "image/png", "A grey square", 30, 40))
    (figure,) = [element for kind, element in tree(data) if kind == "Figure"]
    (image,) = pdfplumber.open(BytesIO(data)).pages[0].images
    assert figure["alt_text"] == "A grey square"
    box = [float(side) for side in figure["attributes"]["BBox"]]
    assert box == pytest.approx([image["x0"], image["y0"], image["x1"], image["y1"]], abs=0.01)


def test_links_have_external_addresses() -> None:
    (page,) = pdfplumber.open(
        BytesIO(made(text("", "text", Run("2139 (2014)", link="https://example.org/2139"))))
    ).pages
    (link,) = page.hyperlinks
    assert link["uri"] == "https://example.org/2139"
    chars = [char for char in page.chars if char["text"].strip()]
    assert (link["x0"], link["x1"]) == pytest.approx((chars[0]["x0"], chars[-1]["x1"]), abs=1)
    assert {char["non_stroking_color"] for char in chars} == {(0, 0, 1)}


@settings(max_examples=10, deadline=None)
@given(st.binary(min_size=1, max_size=400))
def test_the_source_can_be_extracted_unchanged(source: bytes) -> None:
    assert extract_yaml(made(text("We write."), source=source)) == source


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7\n%%EOF", b"PK\x03\x04", b"<</Subtype /application#2fyaml>>\nstream\nx"]
)
def test_no_source_in_other_files(data: bytes) -> None:
    assert extract_yaml(data) is None


def test_no_source_by_default() -> None:
    assert extract_yaml(made(text("We write."))) is None


def test_a_change_after_the_checksum_is_detected() -> None:
    data = with_checksum(made(text("We write.")), ".pdf")
    assert is_unmodified(data, ".pdf")
    assert not is_unmodified(data + b"\n", ".pdf")


SCRIPT = """
import sys
from drafter.document.model import Document, Paragraph, Run
from drafter.export.pdf import export
from drafter.settings.look import load_look
from pathlib import Path
words = Run("We write \\u2014 fifty \\u00e9l\\u00e8ves"), Run(" in bold", frozenset({"strong"}))
sys.stdout.buffer.write(export(Document("A title", "en", (Paragraph("text", words),)), load_look([Path(sys.argv[1])])))
"""
LOOK = Path(__file__).parent.parent / "templates" / "_shared" / "look.yaml"


def run(folder: Path, **environment: str) -> bytes:
    import os

    env = {**os.environ, "HOME": str(folder), "PYTHONPATH": str(LOOK.parent.parent.parent), **environment}
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, str(LOOK)], cwd=folder, env=env, check=True, capture_output=True
    ).stdout


def test_the_same_bytes_in_another_folder_with_other_fonts(tmp_path: Path) -> None:
    fonts = tmp_path / "fonts.conf"
    fonts.write_text("<fontconfig><dir>/nowhere</dir></fontconfig>")
    (tmp_path / "elsewhere").mkdir()
    one = run(tmp_path, TZ="UTC")
    two = run(
        tmp_path / "elsewhere", FONTCONFIG_FILE=str(fonts), TZ="Asia/Tokyo", LANG="fr_FR.UTF-8", PYTHONHASHSEED="7"
    )
    assert one.startswith(b"%PDF-1.7")
    assert one == two


@pytest.mark.parametrize(
    ("words", "described"),
    [
        ("\u1401", "“\u1401” (U+1401, CANADIAN SYLLABICS E)"),
        ("ab \u1401\u1403\u1401.", "“\u1401\u1403\u1401” (U+1401, CANADIAN SYLLABICS E; U+1403, CANADIAN SYLLABICS I)"),
        ("a 🕊 b", "“🕊” (U+1F54A, DOVE OF PEACE)"),
    ],
)
def test_a_missing_glyph_is_an_error(words: str, described: str) -> None:
    place = Place("letter.yaml", 3, 5, 3, 9)
    with pytest.raises(InvalidLetterError) as raised:
        made(Paragraph("text", (Run("Fine, "), Run(words, place=place))))
    (finding,) = raised.value.findings
    assert (finding.rule, finding.place) == ("missing-glyph", place)
    assert described in finding.message


def test_all_missing_glyphs_are_reported_at_once() -> None:
    with pytest.raises(InvalidLetterError) as raised:
        made(text("\u1401\u1403 a"), text("", "text", NoteMark("1", (text("\u1405 \u1401", "note"),))))
    assert [finding.message.partition("”")[0].partition("“")[2] for finding in raised.value.findings] == [
        "\u1401\u1403",
        "\u1405",
    ]


def test_a_pdf_without_a_font_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from drafter.export import fonts

    monkeypatch.setenv(VARIABLE, str(tmp_path))
    monkeypatch.setattr(fonts, "_DEBIAN_FOLDERS", ())
    monkeypatch.setattr(fonts, "_FOLDERS", {"linux": (), "darwin": (), "win32": ()})
    with pytest.raises(MissingDependencyError):
        made(text("We write."))


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://192.0.2.1/a.png", "ftp://192.0.2.1/a"])
def test_files_and_urls_are_not_loaded(address: str) -> None:
    from drafter.export.fonts import find_fonts
    from drafter.export.pdf.renderer import renderer_for

    with pytest.raises(ValueError, match="does not load"):
        renderer_for(look(), find_fonts()).fetcher.fetch(address)


def _streams(data: bytes) -> list[Any]:
    document = pdfplumber.open(BytesIO(data)).doc
    found = [document.getobj(number) for xref in document.xrefs for number in xref.get_objids()]
    return [item for item in found if hasattr(item, "get_data")]
