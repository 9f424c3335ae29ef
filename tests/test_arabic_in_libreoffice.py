"""LibreOffice shows Arabic letters as the PDF does: mirrored, on the same pages, with phrases in their order.

It has no Traditional Arabic, so fontconfig gives it Amiri.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from support.sampling import PROOF
from support.visual_lines import visual_lines

from drafter.export.docx import export as docx_of
from drafter.export.pdf import export as pdf_of
from drafter.export.script_fonts import find_script_font
from drafter.load import from_file
from drafter.pipeline import compose, derive

pytestmark = pytest.mark.slow

TEMPLATES = Path(__file__).parents[1] / "templates"
SAMPLES = sorted((*TEMPLATES.glob("*/sample.ar.yaml"), *TEMPLATES.glob("*/samples/*.ar.yaml")))
CONVERTED = SAMPLES if PROOF else [path for path in SAMPLES if path.parent.name in ("identical-letters", "samples")]
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{amiri}</dir><cachedir>{cache}</cachedir>
<alias binding="same"><family>Traditional Arabic</family><prefer><family>Amiri</family></prefer></alias>
<alias binding="same"><family>Times New Roman</family><prefer><family>Liberation Serif</family></prefer></alias>
</fontconfig>"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the PDF of each sample from Drafter, and below it those from LibreOffice."""
    place = tmp_path_factory.mktemp("arabic")
    font = find_script_font("Arab")
    assert font is not None
    (place / "fonts.conf").write_text(FONTS.format(amiri=font.regular.parent, cache=place / "cache"))
    for path in CONVERTED:
        document, look = compose(derive(from_file(path)))
        name = f"{path.parent.name}-{path.stem}"
        (place / f"{name}.docx").write_bytes(docx_of(document, look))
        (place / f"{name}.pdf").write_bytes(pdf_of(document, look))
    command = ["soffice", f"-env:UserInstallation=file://{place}/profile", "--headless", "--convert-to", "pdf"]
    files = sorted(map(str, place.glob("*.docx")))
    environment = {**os.environ, "FONTCONFIG_FILE": str(place / "fonts.conf")}
    subprocess.run(
        [*command, "--outdir", str(place / "word"), *files],
        check=True, capture_output=True, timeout=300, env=environment,
    )  # fmt: skip
    return place


def chars(file: Path) -> list[list[dict[str, Any]]]:
    with pdfplumber.open(file) as pdf:
        return [[char for char in page.chars if char["text"].strip()] for page in pdf.pages]


@pytest.mark.parametrize("path", CONVERTED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_both_have_the_same_pages(folder: Path, path: Path) -> None:
    name = f"{path.parent.name}-{path.stem}.pdf"
    ours, words = chars(folder / name), chars(folder / "word" / name)
    assert len(words) == len(ours)
    for drawn, shown in zip(ours, words, strict=True):
        # The lines of both begin at the same edge, at the right.
        assert max(char["x1"] for char in drawn) == pytest.approx(max(char["x1"] for char in shown), abs=3)


def test_latin_phrases_keep_their_order(folder: Path) -> None:
    lines = list(visual_lines((folder / "word" / "identical-letters-sample.ar.pdf").read_bytes()))
    assert {"A/80/…–S/2026/…", "Distr.:General", "4March2026", "Original:Arabic"} <= set(lines)
