"""The Word file of each Chinese sample as LibreOffice shows it: the pages and lines of the PDF."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from support.sampling import sampled

import drafter

pytestmark = pytest.mark.slow

TEMPLATES = Path(__file__).parents[1] / "templates"
SAMPLES = sorted((*TEMPLATES.glob("*/sample.zh.yaml"), *TEMPLATES.glob("*/samples/*.zh.yaml")))
# LibreOffice does not read the alternatives in the font table, so fontconfig names them.
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<alias binding="same"><family>SimSun</family><prefer><family>Noto Serif CJK SC</family></prefer></alias>
<alias binding="same"><family>SimHei</family><prefer><family>Noto Sans CJK SC</family></prefer></alias>
</fontconfig>"""


def lines_of(path: Path) -> list[list[str]]:
    """The lines of each page from top to bottom, without spaces."""
    with pdfplumber.open(path) as pdf:
        return [_lines(page) for page in pdf.pages]


def _lines(page: Any) -> list[str]:
    rows: dict[int, list[tuple[float, str]]] = {}
    for char in page.chars:
        if char["text"].strip():
            rows.setdefault(round(char["matrix"][5] / 3), []).append((char["x0"], char["text"]))
    return ["".join(text for _, text in sorted(row)) for _, row in sorted(rows.items(), reverse=True)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with Word file and PDF of each sample, and in `shown` what LibreOffice makes of the Word files."""
    place = tmp_path_factory.mktemp("chinese")
    (place / "fonts.conf").write_text(FONTS)
    for path in sampled(SAMPLES, 3):
        for name, data in drafter.draft(path, ["docx", "pdf"]).items():
            (place / f"{path.parent.name}-{name}").write_bytes(data)
    files = sorted(map(str, place.glob("*.docx")))
    profile = f"-env:UserInstallation=file://{place}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(place / "shown"), *files]
    environment = {**os.environ, "FONTCONFIG_FILE": str(place / "fonts.conf")}
    subprocess.run(command, check=True, capture_output=True, timeout=300, env=environment)
    return place


def test_libreoffice_shows_the_lines_of_the_pdf(folder: Path) -> None:
    names = sorted(path.stem for path in folder.glob("*.docx"))
    assert len(names) >= len(sampled(SAMPLES, 3))
    for name in names:
        assert lines_of(folder / "shown" / f"{name}.pdf") == lines_of(folder / f"{name}.pdf"), name
