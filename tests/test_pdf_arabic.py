"""Pages in Arabic in the PDF: the mirror image of the others, in Amiri, and lines that end at the margins."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pdfplumber
import pytest

import drafter
from drafter.errors import MissingDependencyError
from drafter.export.pdf import script_fonts_of
from drafter.load import from_path_or_text
from drafter.pipeline import compose, derive

pytestmark = pytest.mark.slow

# The text column of a page in points, and the end of a first line; the numbers of look.yaml, mirrored.
LEFT, RIGHT, FIRST = 123.35, 488.65, 464.9
LETTER = """\
template: identical-letters
language: ar
date: 2026-03-04
symbols: [A/80/999, S/2026/999]
draft: true
job_number: 26-00001
published: 2026-03-10
addressees: [{office: secretary-general, gender: m}, {office: president-of-the-security-council, gender: f}]
agenda_items: [{number: 12, title: تسخير الرياضة}]
signatories: [{given: آدا, family: حداد, state: قطر, gender: f}]
body: |
"""
# A line ends before Garden, whatever the length of the words before.
PHRASES = [
    f"  {'كلمة ' * count}جمعية Garden Friends of the Old Harbour (Valletta) وجمعية أخرى في نهاية الفقرة الطويلة جدا."
    for count in range(1, 14)
]


def pages(*paragraphs: str) -> list[Any]:
    """Return the visible characters of each page, by their baseline from the top."""
    text = LETTER + "\n\n".join((*paragraphs, "  {{ circulation_request }}\n"))
    [data] = drafter.draft(text, to="pdf").values()
    with pdfplumber.open(BytesIO(data)) as file:
        return [[char for char in page.chars if char["text"].strip()] for page in file.pages]


@pytest.fixture(scope="module")
def letter() -> list[Any]:
    return pages(*PHRASES)


def edges(chars: list[Any]) -> dict[int, tuple[float, float]]:
    """Return the left and right edge of each line of the text, by its baseline."""
    rows: dict[int, list[Any]] = {}
    for char in chars:
        # The note marks, the header and the footer are outside.
        if 120 < char["matrix"][5] < 700:
            rows.setdefault(round(char["matrix"][5]), []).append(char)
    return {y: (min(char["x0"] for char in row), max(char["x1"] for char in row)) for y, row in rows.items()}


def test_lines_lie_between_the_margins(letter: list[Any]) -> None:
    for number, chars in enumerate(letter):
        lines = [edge for y, edge in edges(chars).items() if number or y < 400]
        assert len(lines) > 5
        for left, right in lines:
            assert left > LEFT - 0.3
            assert min(abs(right - RIGHT), abs(right - FIRST)) < 0.3 or right < 240


def test_first_lines_are_indented_at_the_right(letter: list[Any]) -> None:
    ends = [round(right) for _, right in edges(letter[1]).values()]
    assert round(FIRST) in ends
    assert round(RIGHT) in ends


def test_labels_begin_where_first_lines_begin() -> None:
    [page] = pages("  (a) فقرة فرعية؛", "  (e) فقرة فرعية.", "  نص آخر.", "  7. فقرة مرقمة.")
    ends = [right for y, (left, right) in edges(page).items() if y < 400 and left > 350]
    assert ends == [pytest.approx(FIRST, abs=0.3)] * 4


def place(chars: list[Any], words: str) -> tuple[float, float]:
    """Return the left edge and the baseline of the first of the words from left to right."""
    text = "".join(char["text"] if len(char["text"]) == 1 else "?" for char in chars)
    found = chars[text.index(words)]
    return found["x0"], found["matrix"][5]


def test_the_masthead_is_mirrored(letter: list[Any]) -> None:
    first = letter[0]
    assert place(first, "A/80/999–S/2026/999")[0] == pytest.approx(59.5, abs=1)
    assert place(first, "Distr.:General")[0] == pytest.approx(59.5, abs=1)
    # The date code is at the left of the job number (A/68/985).
    assert place(first, "100326")[0] < place(first, "26-00001(A)")[0]
    assert place(first, "26-00001(A)")[0] > 450


def test_later_pages_are_mirrored(letter: list[Any]) -> None:
    assert place(letter[1], "A/80/999")[0] > 500
    assert place(letter[1], "2/")[0] > 500
    third = pages(*PHRASES, *PHRASES, *PHRASES)[2]
    assert place(third, "A/80/999")[0] == pytest.approx(60, abs=1)
    assert place(third, "3/")[0] == pytest.approx(60, abs=1)


def test_each_direction_has_its_font(letter: list[Any]) -> None:
    for char in letter[0]:
        is_latin = char["text"].isascii() and char["text"].isalpha()
        assert not is_latin or "Liberation" in char["fontname"]
        if "\u0600" <= char["text"][0] <= "\u06ff":
            assert "Amiri" in char["fontname"]
    assert not any("talic" in char["fontname"] or "lanted" in char["fontname"] for page in letter for char in page)


def test_long_latin_words_stay_in_the_column() -> None:
    [page] = pages(f"  نص ({'A' * 120}*b*) ثم كلمة.")
    assert min(left for y, (left, _) in edges(page).items() if y < 400) > LEFT - 0.3


def test_no_other_font_replaces_that_of_the_look() -> None:
    document, _ = compose(derive(from_path_or_text(LETTER + "  نص. {{ circulation_request }}\n")))
    with pytest.raises(MissingDependencyError, match="needs the font Invented Naskh, and it is not installed"):
        script_fonts_of(document, "Liberation Serif", "Invented Naskh")
