"""The top of page 1 in each language: the name of the Organization is on one line, also beside a long symbol."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from support.docx_parts import part, select, value, visible_text
from support.pdf_pages import lines

import drafter
from drafter.languages import available_languages, load_language
from drafter.template_tools.eject import eject
from drafter.templates import find_template, read_template

_LETTER = """\
template: letter
language: {code}
date: 2024-05-03
symbols: [A/ES-10/1012, S/2024/1012/Rev.1]
addressees: [{{office: SG, gender: m}}]
agenda_items: [{{number: 5, title: Sport}}]
senders: [{{state: Chad, gender: m}}]
body: "Sport. {{{{ circulation_request }}}}"
signatories: [{{given: Ada, family: Berg, state: Chad, gender: f}}]
"""
each = pytest.mark.parametrize("code", available_languages())


@each
def test_the_name_is_on_one_line_in_pdf(code: str) -> None:
    [data] = drafter.draft(_LETTER.format(code=code), to="pdf").values()
    with pdfplumber.open(BytesIO(data)) as file:
        top = [line.words for line in lines(file.pages[0]) if line.baseline < 60]
    words = load_language(code).words
    name = words.united_nations if words.direction == "ltr" else words.united_nations[::-1]
    assert sorted(top) == ["A/ES-10/1012–S/2024/1012/Rev.1", name]


@each
def test_the_cell_of_the_name_is_wide_enough_in_word(code: str) -> None:
    """A letter of 14 points needs about 6.2 points; lines that do not fit would be cut off."""
    [data] = drafter.draft(_LETTER.format(code=code), to="docx").values()
    cells = select(part(data, "word/header1.xml"), ".//w:tr[1]/w:tc")
    name = load_language(code).words.united_nations
    [cell] = [cell for cell in cells if visible_text(cell) == name]
    assert int(value(cell, ".//w:tcW/@w:w")) / 20 > 6.2 * len(name)


def test_a_copied_template_has_the_looks_of_the_languages(tmp_path: Path) -> None:
    written = eject(find_template("letter"), tmp_path)
    assert tmp_path / "_shared" / "look.ru.yaml" in written
    looks = read_template(tmp_path / "letter").looks_in("ru")
    assert [path.name for path in looks if path.is_relative_to(tmp_path)] == ["look.yaml", "look.ru.yaml"]
