"""One letter that uses everything, against what it is to become in each format.

The goldens are text: pages and boxes of the PDF, pretty-printed parts of the Word file, the HTML and the plain text.
`make goldens` writes them anew; read the difference before it is committed.
"""

import io
import os
import shutil
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pdfplumber
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from PIL import Image, ImageDraw

import drafter

pytestmark = pytest.mark.slow

SINK = Path(__file__).parent / "kitchen_sink"
GOLDEN = SINK / "golden"
RENEW = bool(os.environ.get("DRAFTER_GOLDENS"))
PARTS = (
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/footnotes.xml",
    "word/settings.xml",
    "docProps/core.xml",
)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("sink")
    for name in ("letter.yaml", "programme.md"):
        shutil.copy(SINK / name, folder)
    draw_plan(folder / "plan.png")
    return dict(drafter.draft(folder / "letter.yaml", ["docx", "pdf", "html", "text"]))


def draw_plan(path: Path) -> None:
    plan = Image.new("L", (300, 120), 255)
    ImageDraw.Draw(plan).rectangle((5, 5, 294, 114), outline=0)
    plan.save(path, dpi=(96, 96))


def parts_of(docx: bytes) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        named = [
            name for name in package.namelist() if name in PARTS or name.startswith(("word/header", "word/footer"))
        ]
        for name in sorted(named):
            tree = etree.fromstring(package.read(name))
            yield Path(name).name, etree.tostring(tree, pretty_print=True, encoding="unicode")


@cache
def pages_of(pdf: bytes) -> str:
    """The lines of each page with the place of their first and last letter, in whole points."""
    said = []
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        for number, page in enumerate(document.pages, start=1):
            rows = defaultdict(list)
            for word in page.extract_words():
                rows[round(word["bottom"])].append(word)
            said.append(f"page {number}")
            for bottom, words in sorted(rows.items()):
                line = sorted(words, key=lambda word: word["x0"])
                text = " ".join(word["text"] for word in line)
                said.append(f"{round(line[0]['x0']):4}{round(line[-1]['x1']):4}{bottom:4}  {text}")
    return "\n".join(said) + "\n"


def compared(name: str, made: str) -> None:
    path = GOLDEN / name
    if RENEW:
        path.parent.mkdir(exist_ok=True)
        path.write_text(made, encoding="utf-8")
    assert made == path.read_text(encoding="utf-8"), f"{name} is not what it was; `make goldens` if that is right"


def test_plain_text(files: dict[str, bytes]) -> None:
    compared("letter.txt", files["letter.txt"].decode())


def test_html(files: dict[str, bytes]) -> None:
    html = files["letter.html"].decode()
    compared("letter.html", html[: html.rindex("<!-- drafter ")])


def test_pages_of_the_pdf(files: dict[str, bytes]) -> None:
    compared("letter.pdf.txt", pages_of(files["letter.pdf"]))


def test_parts_of_the_word_file(files: dict[str, bytes]) -> None:
    parts = dict(parts_of(files["letter.docx"]))
    assert {"document.xml", "styles.xml", "footnotes.xml"} <= set(parts)
    for name, xml in parts.items():
        compared(name, xml)


def test_the_word_file_is_valid(files: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(files["letter.docx"])
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("the list is sorted and counted", "on behalf of 5 Member States, namely, Côte d’Ivoire, Fiji, the Kingdom of"),
        ("quotation marks are curly, one kind inside the other", "“what a library ‘needs’ first” and the States’ own"),
        ("the provisional agenda has its asterisk", "Items 14 and 19 (b) of the provisional agenda**"),
        ("a sub-item stands behind its item", "Sustainable development: Reading rooms on small"),
        ("the reissue is noted", "Reissued for technical reasons on 26 October 2026."),
        ("numbers stay as written", "11. The next one keeps the number"),
        ("the request is composed", "the present letter and its annexes circulated"),
        ("the annexed text says its language", "[Original: French]"),
        ("the family name comes first where said", "(Signed) Dorji Wangmo"),
    ],
)
def test_every_format_says(files: dict[str, bytes], what: str, words: str) -> None:
    texts = {
        "pdf": " ".join(line[14:] if line[:1] == " " else line for line in pages_of(files["letter.pdf"]).split("\n")),
        "text": files["letter.txt"].decode(),
        "docx": "".join(
            etree.fromstring(bytes(xml, "utf-8")).xpath("string()") for _, xml in parts_of(files["letter.docx"])
        ),
    }
    for form, text in texts.items():
        assert "".join(words.split()) in "".join(text.split()), f"{what}: not in the {form}"
