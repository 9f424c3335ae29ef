"""Chinese letters as PDF: small subsets with CIDs that are glyphs, justified lines, text that copies out in order."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

import drafter
from drafter.document.model import Document, Paragraph, Run
from drafter.errors import MissingDependencyError
from drafter.export import east_asian_fonts
from drafter.export.east_asian_fonts import Font, find_east_asian_fonts
from drafter.export.fonts import VARIABLE
from drafter.export.pdf.east_asian import _characters
from drafter.export.pdf.font_subset import subset
from drafter.lint.examples import with_change
from drafter.load import from_file
from drafter.pipeline import derive
from drafter.unicode_scripts import split_ideographs

TEMPLATES = Path(__file__).parents[1] / "templates"
# Fields of page 1 are at the margin; the column of the text ends here, in points.
RIGHT_EDGE = 488.65
PARAGRAPH = (
    "两国俱乐部将在2026年6月3日至2027年1月5日之间互派四十名队员，其中一半是女青年，他们将一起学习怎样按照“老规矩”造船，"
    "并读完Harbour Reading Club的书目(共12 000册)；船长还说：“船很稳，天气也很好！”"
)


def pdf_of(letter: str | Path) -> bytes:
    files = drafter.draft(letter, ["pdf"])
    return next(iter(files.values()))


@pytest.fixture(scope="module")
def long_letter() -> bytes:
    body = "\n\n".join(f"  {PARAGRAPH[index:]}{PARAGRAPH}" for index in range(12))
    return pdf_of(with_change(f"language: zh\nbody: |\n{body}\n\n  {{{{ circulation_request }}}}\n"))


def lines_of(page: Any) -> list[list[dict[str, Any]]]:
    """The characters of each line of a page, from left to right, without spaces."""
    rows: dict[int, list[dict[str, Any]]] = {}
    for char in page.chars:
        if char["text"].strip():
            rows.setdefault(round(char["matrix"][5]), []).append(char)
    return [sorted(row, key=lambda char: char["x0"]) for _, row in sorted(rows.items(), reverse=True)]


def text_of(line: list[dict[str, Any]]) -> str:
    return "".join(char["text"] for char in line)


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*/sample.zh.yaml")), ids=lambda path: path.parent.name)
def test_each_sample_is_small_and_copies_out_in_order(path: Path) -> None:
    data = pdf_of(path)
    assert len(data) < 80_000
    (text,) = [value for name, value in drafter.draft(path, ["text"]).items()][:1]
    expected = re.sub(r"\s+", "", text.decode())
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        assert {font for font in fonts_of(pdf) if "CJK" not in font and "Liberation" not in font} == set()
        printed = "".join(text_of(line) for page in pdf.pages for line in lines_of(page))
    # The signature, and what a bracket encloses, may be followed by the header of the next page.
    # The text begins after the addressee of a letter, the sponsors of a draft resolution, or the title of a note.
    start = next(mark for mark in ("给", "：", "说明") if mark in expected)
    paragraphs = re.findall(r"[^。：；()]{4,}[。：；]", expected.partition(start)[2])
    assert paragraphs
    for paragraph in paragraphs:
        assert paragraph in printed, paragraph


@pytest.mark.slow
@pytest.mark.parametrize("name", ["letter", "identical-letters", "note-verbale"])
def test_pdftotext_gives_the_words_in_order(name: str, tmp_path: Path) -> None:
    path = TEMPLATES / name / "sample.zh.yaml"
    (tmp_path / "letter.pdf").write_bytes(pdf_of(path))
    result = subprocess.run(["pdftotext", str(tmp_path / "letter.pdf"), "-"], capture_output=True, check=True)
    copied = re.sub(r"\s", "", result.stdout.decode())
    facts = derive(from_file(path)).facts
    body = path.read_text(encoding="utf-8").partition("body: |")[2].partition("{{")[0]
    for words in (facts.title, body, facts.circulation_request or ""):
        assert re.sub(r"\s", "", words) in copied


def fonts_of(pdf: Any) -> set[str]:
    return {char["fontname"].partition("+")[2] for page in pdf.pages for char in page.chars}


def test_lines_end_at_the_margin(long_letter: bytes) -> None:
    """All lines of a paragraph but the last; those that end a paragraph are shorter."""
    ends = []
    with pdfplumber.open(io.BytesIO(long_letter)) as pdf:
        for page in pdf.pages:
            body = [
                line for line in lines_of(page) if len(text_of(line)) > 30 and line[0]["size"] == pytest.approx(10.5)
            ]
            ends += [(line[-1]["x1"], text_of(line)) for line in body]
    full = [end for end, text in ends if not text.endswith(("！”", "。"))]
    assert len(full) > 30
    assert max(abs(end - RIGHT_EDGE) for end in full) < 1.0


def test_no_line_begins_or_ends_with_the_wrong_mark(long_letter: bytes) -> None:
    with pdfplumber.open(io.BytesIO(long_letter)) as pdf:
        lines = [text_of(line) for page in pdf.pages for line in lines_of(page)]
    assert [line for line in lines if line[0] in "，。：；！？、”’）)》…"] == []
    assert [line for line in lines if line[-1] in "“‘（(《"] == []


def test_quotation_marks_and_apostrophes_are_from_the_right_font() -> None:
    letter = with_change("language: zh\nbody: 科特迪瓦(Côte d'Ivoire)的“老船”……已修好。{{ circulation_request }}\n")
    with pdfplumber.open(io.BytesIO(pdf_of(letter))) as pdf:
        marks = {char["text"]: char["fontname"] for char in pdf.pages[0].chars if char["text"] in "“”’2d"}
        ellipses = {char["fontname"] for char in pdf.pages[0].chars if char["text"] == "…" and char["size"] < 10.6}
    assert "Noto-Serif-CJK" in marks["“"] and "Noto-Serif-CJK" in marks["”"]
    assert "Liberation" in marks["’"] and "Liberation" in marks["2"]
    assert any("Noto-Serif-CJK" in font for font in ellipses)


def test_a_subset_has_cids_that_are_glyphs() -> None:
    from fontTools.ttLib import TTFont

    for count in (1, 2, 300):
        characters = "".join(map(chr, range(0x4E00, 0x4E00 + count)))
        for font in find_east_asian_fonts():
            read = TTFont(io.BytesIO(subset(font, characters)))
            top = read["CFF "].cff.topDictIndex[0]
            assert list(top.charset) == [".notdef", *(f"cid{number:05}" for number in range(1, len(top.charset)))]
            assert set(read.getBestCmap()) == set(map(ord, characters))
            assert (read["hhea"].ascent, read["OS/2"].usWinDescent) == (891, 216)


def test_a_broken_font_is_an_error(tmp_path: Path) -> None:
    broken = tmp_path / "NotoSerifCJK-Regular.ttc"
    broken.write_bytes(b"ttcf" + bytes(60))
    with pytest.raises(MissingDependencyError, match="is broken or is not a font"):
        subset(Font("Noto Serif CJK SC", broken), "中")


def test_without_fonts_the_error_names_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    monkeypatch.setattr(east_asian_fonts, "_FOLDERS", ())
    monkeypatch.setattr(east_asian_fonts, "font_folders", lambda _: (tmp_path,))
    east_asian_fonts._find.cache_clear()
    try:
        with pytest.raises(MissingDependencyError, match=r"Noto Serif CJK SC and Noto Sans CJK SC Bold.*--to docx"):
            find_east_asian_fonts()
    finally:
        east_asian_fonts._find.cache_clear()


def test_the_same_letter_gives_the_same_bytes() -> None:
    letter = with_change("language: zh\n")
    assert pdf_of(letter) == pdf_of(letter)


def test_a_character_that_no_font_has_is_reported() -> None:
    letter = with_change("language: zh\nbody: 船\U0002fa1e已修好。{{ circulation_request }}\n")
    with pytest.raises(Exception, match="no glyph"):
        pdf_of(letter)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("于2026年", [("于", False), ("2026", True), ("年", False)]),
        ("(Côte d’Ivoire)的“A”", [("(", False), ("Côte d’Ivoire)", True), ("的“", False), ("A", True), ("”", False)]),
        ("A/80/…–S/2026/…", [("A/80/…–S/2026/…", True)]),
        ("A/80/L.…号", [("A/80/L.…", True), ("号", False)]),
        ("联合国", [("联合国", False)]),
        ("", []),
    ],
)
def test_latin_words_are_parts_of_their_own(text: str, parts: list[tuple[str, bool]]) -> None:
    assert list(split_ideographs(text)) == parts


def test_only_chinese_characters_are_taken_from_the_chinese_font() -> None:
    text = Paragraph("text", (Run("于2026年“A”–B"),), "1.")
    document = Document(title="", language="zh", symbols=(), body=(text,), furniture={})
    assert _characters(document) == " \u00a0“”于年"
