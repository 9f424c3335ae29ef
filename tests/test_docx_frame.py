"""The frame of a Word file, which Drafter writes itself: as python-docx writes it, and without its libraries."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx.opc.package import OpcPackage
from docx.opc.pkgwriter import PackageWriter
from hypothesis import given
from hypothesis import strategies as st
from support.docx_parts import docx_of, letter, png, text
from support.sampling import sampled

import drafter
from drafter.document.model import NoteMark, Picture, Run

SAMPLES = sampled(sorted(Path("templates").glob("*/sample*.yaml")), every=12)
PICTURES = {"image/png": png(), "image/jpeg": b"\xff\xd8", "image/svg+xml": b"<svg/>"}
# Without the libraries that other programs use for Word files.
WITHOUT_LIBRARIES = """
import sys
sys.modules |= {"docx": None, "lxml": None}
import drafter
sys.stdout.buffer.write(drafter.draft(sys.stdin.read(), "docx").popitem()[1])
"""


def frame(data: bytes) -> dict[str, bytes]:
    """Return the parts that describe the others: the content types and the relations."""
    with ZipFile(BytesIO(data)) as package:
        names = [name for name in package.namelist() if name.endswith(".rels") or name.startswith("[")]
        return {name: package.read(name) for name in names}


def frame_of_python_docx(data: bytes) -> dict[str, bytes]:
    """Return the same parts as python-docx writes them for this file."""
    package, written = OpcPackage.open(BytesIO(data)), BytesIO()
    PackageWriter.write(written, package.rels, package.parts)
    return frame(written.getvalue())


@pytest.mark.slow
@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_it_is_that_of_python_docx(sample: Path) -> None:
    for data in drafter.draft(sample, "docx").values():
        assert frame(data) == frame_of_python_docx(data)


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1))
def test_any_address_and_picture_give_that_of_python_docx(address: str) -> None:
    marked = NoteMark("1", (text("See ", "note", Run("it", link=address)),))
    pictures = (Picture("picture", data, kind, "", 10, 10) for kind, data in PICTURES.items())
    data = docx_of(letter(text("See ", "text", Run("this", link=f"https://{address}"), marked), *pictures))
    assert len(frame(data)) == 4
    assert frame(data) == frame_of_python_docx(data)


@pytest.mark.slow
def test_it_needs_no_library() -> None:
    source = Path("templates/identical-letters/sample.yaml").read_text(encoding="utf-8")
    command = [sys.executable, "-c", WITHOUT_LIBRARIES]
    run = subprocess.run(command, input=source.encode(), capture_output=True, check=True)
    assert run.stdout == drafter.draft(source, "docx")["letter.docx"]
