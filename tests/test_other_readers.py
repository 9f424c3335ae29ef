"""Other programs read the words of every sample: python-docx, pandoc, mammoth, docx2txt and LibreOffice."""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import docx
import docx2txt
import mammoth
import pypandoc
import pypdfium2
import pytest
from docx.table import Table
from msgspec.structs import replace
from support.compose import paragraphs
from support.sampling import sampled

from drafter.document.model import Document, Group, NoteMark, Paragraph, Run, inlines_of
from drafter.export import page_count
from drafter.export.docx import export as docx_of
from drafter.export.pdf import export as pdf_of
from drafter.load import from_file
from drafter.look.model import Look
from drafter.pipeline import compose, derive
from drafter.templates import all_samples

pytestmark = pytest.mark.slow

SAMPLES = {sample.name: sample.path for sample in sampled(tuple(all_samples()), 3)}
HEADINGS = re.compile(r"(?:annex|enclosure|heading)-.*|annex-title")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text))


@cache
def composed(name: str) -> tuple[Document, Look]:
    return compose(derive(from_file(SAMPLES[name])))


def body_words(document: Document, marks: bool = False) -> list[str]:
    """Return the words of the body with its labels, without notes; with `marks`, those that are not numbers."""
    texts = (_with_marks(block) if marks else block.text for block in paragraphs(document))
    labels = map(_label, paragraphs(document))
    return [word for label, text in zip(labels, texts, strict=True) for word in words(f"{label} {text}")]


def _with_marks(block: Paragraph) -> str:
    inlines = (
        Run(inline.mark) if isinstance(inline, NoteMark) and not inline.mark.isdigit() else inline
        for inline in block.inlines
    )
    return replace(block, inlines=tuple(inlines)).text


def _label(block: Paragraph) -> str:
    return "" if block.label == "•" else block.label


def note_words(document: Document) -> list[str]:
    """Return the words of the notes, those of page 1 first."""
    page_notes = [block.text for block in _furniture(document, "foot") if block.role == "page-note"]
    marks = [inline for inline in inlines_of(document.body) if isinstance(inline, NoteMark)]
    return [word for text in page_notes for word in words(text)] + [
        word for mark in marks for block in mark.blocks for word in words(block.text)
    ]


def _furniture(document: Document, role: str) -> list[Paragraph]:
    return list(paragraphs(document.furniture.get(role, Group(role, ()))))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the Word file of each sample, and with what LibreOffice makes of it."""
    place = tmp_path_factory.mktemp("samples")
    for name in SAMPLES:
        (place / f"{name}.docx").write_bytes(docx_of(*composed(name)))
    files = sorted(map(str, place.glob("*.docx")))
    profile = f"-env:UserInstallation=file://{place}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(place), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return place


def python_docx(file: Path) -> str:
    return "\n".join(_texts(docx.Document(str(file))))


def _texts(container: Any) -> Iterator[str]:
    for block in container.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _texts(cell)
        else:
            # python-docx does not separate the mark of a note that is not a number from the word before it.
            marks = block._p.xpath(".//w:footnoteReference[@w:customMarkFollows]/following-sibling::w:t")
            for mark in marks:
                mark.text = " "
            yield block.text


def pandoc(file: Path) -> str:
    return "".join(_pandoc_texts(json.loads(pypandoc.convert_file(str(file), "json"))["blocks"]))


def _pandoc_texts(node: Any) -> Iterator[str]:
    """Yield the texts of pandoc's tree, without notes."""
    if isinstance(node, list):
        for child in node:
            yield from _pandoc_texts(child)
    elif isinstance(node, dict):
        kind, content = node.get("t"), node.get("c")
        if kind == "Str":
            yield str(content)
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            yield " "
        elif kind == "Link":
            yield from _pandoc_texts(content[1])
        elif kind not in ("Note", "Image"):
            yield from _pandoc_texts([value for key, value in node.items() if key == "c"])
            yield "" if kind in ("Emph", "Strong", "Superscript", "Span") else "\n"


def mammoth_html(file: Path) -> str:
    with file.open("rb") as data:
        html = str(mammoth.convert_to_html(data).value)
    body, _, _ = html.partition('<ol><li id="footnote-1"')
    return _stripped(re.sub(r"<sup><a [^>]*footnote-[^>]*>.*?</a></sup>[^<]?(?=</)", " ", body))


def _stripped(html: str) -> str:
    text = re.sub(r"<(?:p|h\d|td|th|br|li|tr)\b[^>]*>", " ", html)
    return unescape(re.sub(r"<[^>]+>", "", text))


READERS: dict[str, Callable[[Path], str]] = {"python-docx": python_docx, "pandoc": pandoc, "mammoth": mammoth_html}


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("reader", READERS)
def test_the_words_of_the_body_are_the_same(reader: str, name: str, folder: Path) -> None:
    assert words(READERS[reader](folder / f"{name}.docx")) == body_words(composed(name)[0])


@pytest.mark.parametrize("name", SAMPLES)
def test_pandoc_reads_the_notes(name: str, folder: Path) -> None:
    tree = json.loads(pypandoc.convert_file(str(folder / f"{name}.docx"), "json"))
    notes = _nodes(tree["blocks"], "Note")
    read = [word for note in notes for word in words("".join(_pandoc_texts(note["c"])))]
    assert read == note_words(composed(name)[0])


def _nodes(node: Any, kind: str) -> Iterator[Any]:
    """Yield the nodes of a kind in pandoc's tree."""
    children = node if isinstance(node, list) else node.values() if isinstance(node, dict) else ()
    if isinstance(node, dict) and node.get("t") == kind:
        yield node
    else:
        for child in children:
            yield from _nodes(child, kind)


@pytest.mark.parametrize("name", SAMPLES)
def test_pandoc_reads_the_headings(name: str, folder: Path) -> None:
    tree = json.loads(pypandoc.convert_file(str(folder / f"{name}.docx"), "json"))
    read = [words("".join(_pandoc_texts(heading["c"][2]))) for heading in _nodes(tree["blocks"], "Header")]
    headings = [block for block in paragraphs(composed(name)[0]) if HEADINGS.fullmatch(block.role)]
    assert read == [words(heading.text) for heading in headings]


@pytest.mark.parametrize("name", SAMPLES)
def test_docx2txt_reads_masthead_body_and_footers(name: str, folder: Path) -> None:
    document, _ = composed(name)
    read = words(docx2txt.process(str(folder / f"{name}.docx")))
    body = body_words(document, marks=True)
    assert any(read[at : at + len(body)] == body for at in range(len(read)))
    for role in ("masthead", "running-head", "draft-mark"):
        assert {word for block in _furniture(document, role) for word in words(block.text)} <= set(read)


@pytest.mark.parametrize("name", SAMPLES)
def test_libreoffice_shows_the_words_of_the_pdf_on_the_same_pages(name: str, folder: Path) -> None:
    pdf, shown = pdf_of(*composed(name)), (folder / f"{name}.pdf").read_bytes()
    assert len(pypdfium2.PdfDocument(shown)) == page_count(pdf, ".pdf")
    for ours, theirs in zip(_pages(pdf), _pages(shown), strict=True):
        assert theirs == ours


def _pages(data: bytes) -> list[Counter[str]]:
    """Return the words of each page of a PDF, with their number."""
    return [Counter(words(page.get_textpage().get_text_range())) for page in pypdfium2.PdfDocument(data)]
