"""The letter that uses everything in other languages: each letter.CODE.yaml of the kitchen sink against its goldens."""

import io
import re
import shutil
import zipfile
from pathlib import Path

import pdfplumber
import pytest
from openxml_audit import OpenXmlValidator

import drafter
from tests.test_kitchen_sink import SINK, compared, draw_plan, pages_of, parts_of

pytestmark = pytest.mark.slow

CODES = sorted(path.name.split(".")[1] for path in SINK.glob("letter.*.yaml"))
# Words that an edition in another language never prints.
ENGLISH = re.compile(r"Letters? dated|addressed to|\(Signed\)|\bAnnex\b|Agenda item|General Assembly|grateful")
# The original languages of the letter and of its annex; documents in Russian name the first in English (S/2017/730).
ORIGINALS = {
    "fr": ["Original : anglais", "Original : anglais"],
    "es": ["Original: inglés", "Original: inglés"],
    "ru": ["Original: English"],
    "ar": ["Original: English"],
    "zh": ["Original: English"],
}


@pytest.fixture(scope="module", params=CODES)
def edition(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, bytes]]:
    """An edition: its language, and its files by their suffix."""
    folder = tmp_path_factory.mktemp("sink")
    for path in [*SINK.glob("*.yaml"), *SINK.glob("*.md")]:
        shutil.copy(path, folder)
    draw_plan(folder / "plan.png")
    files = drafter.draft(folder / f"letter.{request.param}.yaml", ["docx", "pdf", "html", "text"])
    return request.param, {Path(name).suffix: data for name, data in files.items()}


def test_goldens(edition: tuple[str, dict[str, bytes]]) -> None:
    code, files = edition
    html = files[".html"].decode()
    compared(f"{code}/letter.txt", files[".txt"].decode())
    compared(f"{code}/letter.html", html[: html.rindex("<!-- drafter ")])
    compared(f"{code}/letter.pdf.txt", pages_of(files[".pdf"]))
    compared(f"{code}/document.xml", dict(parts_of(files[".docx"]))["document.xml"])


def test_every_format_names_its_language(edition: tuple[str, dict[str, bytes]]) -> None:
    code, files = edition
    with zipfile.ZipFile(io.BytesIO(files[".docx"])) as package:
        styles = package.read("word/styles.xml").decode()
    assert f'<html lang="{code}"' in files[".html"].decode()
    with pdfplumber.open(io.BytesIO(files[".pdf"])) as pdf:
        assert pdf.doc.catalog["Lang"].decode().startswith(code)
    assert re.search(rf'<w:lang [^>]*w:val="{code}-', styles)


def test_no_english_word_is_printed(edition: tuple[str, dict[str, bytes]]) -> None:
    code, files = edition
    text = " ".join(files[".txt"].decode().split())
    assert ENGLISH.findall(text) == []
    assert re.findall(r"Original ?: \w+", text) == ORIGINALS[code]


def test_the_word_file_is_valid(edition: tuple[str, dict[str, bytes]], tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(edition[1][".docx"])
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
