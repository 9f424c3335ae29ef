"""Positions on the pages of the example, in the PDF and in the Word file (rendered by LibreOffice)."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from measurement import compare_styles, compare_words
from measurement.marks import table
from measurement.pdf_pages import Sheet
from measurement.rendering import Rendering, first_page_lines, marks, render

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "identical-letters.yaml"
PLACES = table(Path(__file__).parent / "page.yaml")
TITLE = [
    "Identical letters dated 14 October 2025 from the representatives of",
    "Chile, Finland, Ghana, the Lao People’s Democratic Republic, the",
    "Philippines, the Republic of Korea, the United Republic of",
    "Tanzania and Uruguay to the United Nations addressed to the",
    "Secretary-General, the President of the General Assembly and the",
    "President of the Security Council",
]


@pytest.fixture(scope="module")
def example() -> Rendering:
    return render(EXAMPLE)


@pytest.fixture(params=["pdf", "docx"])
def sheets(request: pytest.FixtureRequest, example: Rendering) -> Sequence[Sheet]:
    return {"pdf": example.pdf_sheets, "docx": example.docx_sheets}[request.param]


def test_everything_is_in_its_place(sheets: Sequence[Sheet]) -> None:
    measured = marks(PLACES, sheets)
    assert len(measured) > 60
    assert [mark for mark in measured if not mark.holds] == []


def test_title_has_the_expected_lines(sheets: Sequence[Sheet]) -> None:
    first = next(number for number, line in enumerate(sheets[0].lines) if line.text == TITLE[0])
    assert [line.text for line in sheets[0].lines[first : first + len(TITLE)]] == TITLE


def test_page_1_is_full(sheets: Sequence[Sheet]) -> None:
    title, text, _ = first_page_lines(PLACES, sheets[0])
    assert (title, text) == (len(TITLE), 25)


def test_both_have_the_same_pages_and_lines(example: Rendering) -> None:
    same, total = compare_words.same_lines(example.pdf_sheets, example.docx_sheets)
    assert len(example.pdf_sheets) == len(example.docx_sheets) == 2
    assert total > 80
    assert same >= 0.99 * total


def test_body_paragraphs_have_no_direct_formatting(example: Rendering) -> None:
    direct = compare_styles.direct_formatting(example.docx)
    assert direct.paragraphs > 20
    assert direct.plain == direct.paragraphs


def test_a_different_style_is_reported(example: Rendering) -> None:
    table_with_difference = {"Session": {"name": "Session", "type": "paragraph", "based_on": "H23", "run_sz": "21"}}
    result = compare_styles.compare(example.docx, table_with_difference)
    assert [(difference.style, difference.key, difference.expected) for difference in result.differences] == [
        ("Session", "run_sz", "21")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a **bold** word", ["a", "bold", "word"]),
        ("[2347 \\(2017\\)](#) and", ["2347", "(2017)", "and"]),
        ("“Curly” and ‘single’", ['"Curly"', "and", "'single'"]),
        ("hard-to- reach", ["hard-to-reach"]),
    ],
)
def test_words_of_a_text(text: str, expected: list[str]) -> None:
    assert compare_words.words(compare_words.plain(text)) == expected
