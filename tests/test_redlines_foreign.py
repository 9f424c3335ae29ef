"""Redlines of Word files of other programs: Pandoc, python-docx, docxtpl, and LibreOffice, which saves them again."""

import io
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from libreoffice_macro import Job, run_jobs
from openxml_audit import OpenXmlValidator
from support.sampling import PROOF
from support.word_view import first_difference, view

from drafter.word.redline import redline

pytestmark = pytest.mark.slow

MARKDOWN = """\
# A letter

We *write* about {subject}, see [the catalogue](https://example.org/a).[^1]

[^1]: A {length} note with *emphasis*.

1. First
2. Second
{third}   - inner

| Town | Boats |
|------|------:|
| Apia | {boats} |
{row}
$x^2+y$

The end is near.
"""
OLD = {"subject": "ferries", "length": "short", "third": "", "boats": "12", "row": ""}
NEW = {
    "subject": "the ferries and lamps",
    "length": "long",
    "third": "3. Third\n",
    "boats": "13",
    "row": "| Suva | 4 |\n",
}


def by_pandoc(is_new: bool) -> bytes:
    import pypandoc

    text = MARKDOWN.format(**(NEW if is_new else OLD))
    return with_file(lambda file: pypandoc.convert_text(text, "docx", "markdown", outputfile=str(file)))


def with_file(use: Callable[[Path], object]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "file.docx"
        use(file)
        return file.read_bytes()


def by_python_docx(is_new: bool) -> bytes:
    import docx

    document = docx.Document()
    document.add_heading("A letter", 0)
    text = document.add_paragraph("We write ")
    text.add_run("boldly").bold = True
    text.add_run(" about many lamps." if is_new else " about lamps.")
    if is_new:
        document.add_paragraph("One more.", style="Intense Quote")
        document.add_comment(text.runs[0], text="Why?", author="Ada", initials="A")
    for word in ("lamp", "oil", "wick")[: 3 if is_new else 2]:
        document.add_paragraph(word, style="List Number")
    table = document.add_table(rows=2 + is_new, cols=2, style="Table Grid")
    for row, cells in enumerate(table.rows):
        cells.cells[0].text, cells.cells[1].text = f"row {row}", f"{row * (1 + is_new)} lamps"
    document.sections[0].header.paragraphs[0].text = f"Header {'two' if is_new else 'one'}"
    document.add_paragraph("The end.")
    return saved(document)


def saved(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def by_docxtpl(is_new: bool) -> bytes:
    import docx
    from docxtpl import DocxTemplate

    template = docx.Document()
    template.add_paragraph("Dear {{ name }},")
    template.add_paragraph("We thank you for the {{ gift }}.")
    letter = DocxTemplate(io.BytesIO(saved(template)))
    letter.render({"name": "Ada", "gift": "two lamps" if is_new else "lamp"})
    return saved(letter)


PROGRAMS = {"pandoc": by_pandoc, "python-docx": by_python_docx, "docxtpl": by_docxtpl}


def errors_of(data: bytes) -> set[str]:
    found: set[str] = set()

    def validate(file: Path) -> None:
        file.write_bytes(data)
        found.update(str(error) for error in OpenXmlValidator().validate(file).errors)

    with_file(validate)
    return found


def check_redline(old: bytes, new: bytes) -> None:
    data = redline(old, new, "Ada").data
    assert first_difference(view(data), view(new)) == ""
    assert first_difference(view(data, accept=False), view(old)) == ""
    if not errors_of(old) and not errors_of(new):
        assert errors_of(data) == set()


@pytest.mark.parametrize("program", PROGRAMS)
def test_redlines_of_other_programs(program: str) -> None:
    old, new = PROGRAMS[program](False), PROGRAMS[program](True)
    assert first_difference(view(old), view(new)) != ""
    check_redline(old, new)


def test_redlines_of_files_that_libreoffice_saved(tmp_path: Path) -> None:
    programs = list(PROGRAMS) if PROOF else ["python-docx"]
    jobs = []
    for name in programs:
        for kind in (False, True):
            (tmp_path / f"{name}-{kind}.docx").write_bytes(PROGRAMS[name](kind))
            jobs.append(Job("keep", tmp_path / f"{name}-{kind}.docx", tmp_path / f"{name}-{kind}-saved.docx"))
    run_jobs(jobs)
    for name in programs:
        check_redline(*((tmp_path / f"{name}-{kind}-saved.docx").read_bytes() for kind in (False, True)))
