"""Justified lines end at the margin, and still break where they break with the kerning of the font."""

from __future__ import annotations

import random
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from support.docx_parts import text
from support.pdf_pages import lines, pdf_pages

from drafter.document.model import Block, Group, NoteMark, Paragraph, Run
from drafter.export.fonts import find_fonts
from drafter.export.pdf.font_kerning import SpaceKerning

FONTS = find_fonts()
FILES = (FONTS.regular, FONTS.bold, FONTS.italic, FONTS.bold_italic)

# Words that begin or end with characters that Liberation Serif kerns against a space.
TEXT = (
    "the of and to in Assembly Association Azerbaijan Tunisia Viet Yemen Western Africa’s States’ Article A V. W. "
    "“Avenue” L. P. (A) ‘Alto’ resolution 2139 (2014) co-operation AVATAR TYPE WAVE for r. L’Aquila office—Andorra"
)
WORDS = TEXT.split()
# The right edge of the text of each role, and of the page's text, in points.
RIGHT = {"text": 488.65, "unindented": 488.65, "quotation": 464.9, "bullet-1": 488.8, "note": 488.65}


def space_pairs(font: Any) -> dict[str, float]:
    """Return the kerning of each character before and after a space, as fontTools reads it."""
    glyphs, units = font.getBestCmap(), font["head"].unitsPerEm
    advances: dict[tuple[str, str], int] = {}
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            if type(table).__name__ == "PairPos" and table.Format == 1:
                for first, pairs in zip(table.Coverage.glyphs, table.PairSet, strict=True):
                    for pair in pairs.PairValueRecord:
                        advances.setdefault((first, pair.SecondGlyph), getattr(pair.Value1, "XAdvance", 0))
    space = glyphs[0x20]
    after = {f" {chr(code)}": advances.get((space, name), 0) / units for code, name in glyphs.items() if code < 0xFFFF}
    before = {f"{chr(code)} ": advances.get((name, space), 0) / units for code, name in glyphs.items() if code < 0xFFFF}
    return {**after, **before}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_kerning_at_spaces_is_that_of_the_font(path: Path) -> None:
    expected, kerning = space_pairs(TTFont(path)), SpaceKerning(path.read_bytes())
    del expected["  "]
    assert {pair: kerning.of(pair) for pair in expected} == pytest.approx(expected)
    assert kerning.of("A A") == pytest.approx(expected["A "] + expected[" A"])
    assert min(expected.values()) < 0


@given(st.integers(0, 400_000), st.binary(max_size=40))
@settings(max_examples=50, deadline=None)
def test_a_damaged_font_is_read_without_an_error(at: int, damage: bytes) -> None:
    data = FONTS.regular.read_bytes()
    for font in (data[:at], data[:at] + damage + data[at + len(damage) :]):
        assert isinstance(SpaceKerning(font).of("the Assembly"), float)


def paragraph(role: str, choose: random.Random) -> Paragraph:
    runs = []
    for _ in range(choose.randint(1, 4)):
        roles = frozenset(choose.choice(((), (), ("emphasis",), ("strong",), ("emphasis", "strong"))))
        link = choose.choice((None, None, "https://docs.un.org/en/A/71/999"))
        runs.append(Run(" ".join(choose.choices(WORDS, k=choose.randint(3, 50))) + " ", roles, link))
    return Paragraph(role, (*runs, Run("end.")))


def blocks(role: str, choose: random.Random) -> Block:
    found: Block = paragraph(role, choose)
    if role == "quotation":
        return Group("quotation", (found,))
    if role == "bullet-1":
        return Group("list-bulleted", (Group("item", (found,)),))
    if role == "note":
        return text("A line", "unindented", NoteMark("1", (paragraph("note", choose),)))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("role", RIGHT)
def test_no_line_ends_beyond_its_margin(role: str) -> None:
    choose = random.Random(role)
    pages = pdf_pages(*(blocks(role, choose) for _ in range(25)), furniture=())
    ends = [found.right for page in pages for found in lines(page) if not found.words.startswith("A line")]
    assert max(ends) < RIGHT[role] + 0.3
    # Most lines are full, so nothing is proved by lines that are merely short.
    assert sum(end > RIGHT[role] - 1.2 for end in ends) > 0.5 * len(ends) > 30


@pytest.mark.slow
def test_a_link_is_where_its_words_are() -> None:
    words = [Run("A Type A Viet A Assembly A Yemen A Tunisia A "), Run("2139 (2014)", link="https://docs.un.org/")]
    page = pdf_pages(Paragraph("unindented", (*words, Run(" A Viet A West A Tunisia A Yemen A Assembly A"))))[0]
    (link,) = page.hyperlinks
    inside = [char for char in page.chars if char["x0"] >= link["x0"] - 0.3 and char["x1"] <= link["x1"] + 0.3]
    assert "".join(char["text"] for char in inside if abs(char["top"] - link["top"]) < 6) == "2139 (2014)"


def test_fonts_of_the_families_are_read_at_all() -> None:
    """A font with pairs in classes would be set as WeasyPrint does, beyond the margin."""
    for path in FILES:
        lookups = TTFont(BytesIO(path.read_bytes()))["GPOS"].table.LookupList.Lookup
        formats = {table.Format for lookup in lookups for table in lookup.SubTable if lookup.LookupType == 2}
        assert formats == {1}
