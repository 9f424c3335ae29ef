"""Positions on the pages of the PDF, compared with measurements of documents A/80/6 (Sect. 1-36) of 2025."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.docx_parts import look, png, text
from support.pdf_pages import (
    DRAFT,
    FIRST_FOOTER,
    FURNITURE,
    JOB_LINE,
    RUNNING_HEADER,
    SESSION,
    WORDS,
    line,
    lines,
    pdf_pages,
    signature,
    words,
)

from drafter.document.model import Block, Break, Cell, Group, NoteMark, Paragraph, Picture, Run, Table

pytestmark = pytest.mark.slow

TOLERANCE = 1.5
TITLE = text("Identical letters dated 11 October 2016", "title-12")
RULE = Paragraph("end-rule", ())


def sheet(*body: Block) -> list[Any]:
    return pdf_pages(SESSION, TITLE, *body)


def paragraphs(count: int, role: str = "text") -> list[Paragraph]:
    return [text(f"{number}. {WORDS} {WORDS} {WORDS}", role) for number in range(count)]


@pytest.mark.parametrize(
    ("start", "baseline", "left", "right", "size"),
    [
        ("United Nations", 53.8, 123.4, None, 14),
        ("A/71/999–S/2016/999", 52.5, None, 552.5, 20),
        ("General Assembly", 86.4, 123.4, None, 20),
        ("Distr.: General", 86.7, 397.1, None, 10),
        ("17 October 2016", 98.5, 397.1, None, 10),
        ("Original: English", 122.5, 397.1, None, 10),
        ("Seventy-first session", 234.2, 60.1, None, 10),
        ("Seventy-first year", 234.2, 306.1, None, 10),
        ("Identical letters", 265.5, 123.4, None, 12),
        ("We write", 289.8, 147.2, None, 10),
        ("16-17956 (E)", 744.4, 65.5, None, 10),
    ],
)
def test_page_1(start: str, baseline: float, left: float | None, right: float | None, size: float) -> None:
    found = line(sheet(text("We write."))[0], start)
    assert found.baseline == pytest.approx(baseline, abs=TOLERANCE)
    assert left is None or found.left == pytest.approx(left, abs=TOLERANCE)
    assert right is None or found.right == pytest.approx(right, abs=TOLERANCE)
    assert found.size == pytest.approx(size, abs=0.01)


@pytest.mark.parametrize(
    ("page", "start", "baseline", "left", "right"),
    [
        (1, "S/2016/999", 55.0, 60.1, None),
        (2, "S/2016/999", 55.0, None, 552.5),
        (1, "2/3", 755.3, 60.1, None),
        (2, "3/3", 755.3, None, 552.5),
        (1, "16-17956", 753.9, None, 552.5),
        (2, "16-17956", 753.9, 60.1, None),
    ],
)
def test_even_pages_are_mirrored(
    page: int, start: str, baseline: float, left: float | None, right: float | None
) -> None:
    pages = sheet(*paragraphs(25))
    assert len(pages) == 3
    found = line(pages[page], start)
    assert found.baseline == pytest.approx(baseline, abs=TOLERANCE)
    assert left is None or found.left == pytest.approx(left, abs=TOLERANCE)
    assert right is None or found.right == pytest.approx(right, abs=TOLERANCE)


@pytest.mark.parametrize(
    ("page", "rule"),
    [(0, (60, 552.5, 65.05, 0.5)), (0, (60, 552.5, 209.55, 1.5)), (1, (60, 552, 64.9, 0.25))],
)
def test_rules_of_headers(page: int, rule: tuple[float, float, float, float]) -> None:
    rules = [
        (rect["x0"], rect["x1"], (rect["top"] + rect["bottom"]) / 2, rect["bottom"] - rect["top"])
        for rect in sheet(*paragraphs(12))[page].rects
    ]
    assert any(found == pytest.approx(rule, abs=0.3) for found in rules)


def test_text_is_between_the_indents_and_above_the_footer() -> None:
    pages = sheet(*paragraphs(30))
    first, second = (
        [found for found in lines(page) if found.size == pytest.approx(10, abs=0.01) and found.left > 120]
        for page in pages[:2]
    )
    assert second[0].baseline == pytest.approx(84.4, abs=TOLERANCE)
    assert max(found.baseline for found in first) < 684
    assert 710 < max(found.baseline for found in second) < 734.4
    assert min(found.left for found in second) == pytest.approx(123.4, abs=0.2)
    assert max(found.right for found in second) == pytest.approx(488.7, abs=0.8)


@pytest.mark.parametrize(
    ("block", "places"),
    [
        (text(WORDS), [147.1, 123.35]),
        (text(WORDS, "unindented"), [123.35, 123.35]),
        (text(WORDS, label="1."), [147.1, 170.9]),
        (text(WORDS, label="(a)", level=1), [170.9, 194.65]),
        (text(WORDS, label="(i)", level=2), [194.65, 219.1]),
        (text(WORDS, label="(xviii)", level=2), [194.65, 242.9]),
        (Group("list-bulleted", (Group("item", (text(WORDS, "bullet-1"),)),)), [140.8, 158.8]),
        (Group("list-bulleted", (Group("item", (text(WORDS, "bullet-2"),)),)), [158.8, 176.8]),
        (Group("quotation", (text(WORDS, "quotation"),)), [147.1, 147.1]),
    ],
)
def test_where_lines_begin(block: Block, places: list[float]) -> None:
    """The first letter, and then the text after the label, or the second line."""
    page = pdf_pages(block)[0]
    at = min(found.baseline for found in lines(page) if found.left > 120 and 220 < found.baseline < 700)
    row = sorted(char["x0"] for char in page.chars if page.height - char["matrix"][5] == pytest.approx(at, abs=0.5))
    word = next((char["x0"] for char in page.chars if char["text"] == "T" and char["x0"] > row[0] + 1), None)
    second = word if word is not None else sorted(found.left for found in lines(page) if found.baseline > at + 5)[-1]
    assert [row[0], second] == pytest.approx(places, abs=0.6)


def test_a_title_hangs_at_the_text() -> None:
    found = [row for row in lines(pdf_pages(text(WORDS, "title-14"))[0]) if row.size == pytest.approx(14, abs=0.01)]
    assert [row.left for row in found if row.bold] == pytest.approx([123.35, 123.35], abs=0.2)


@pytest.mark.parametrize(
    ("role", "em"),
    [
        ("united-nations", 0.7778),
        ("organ-name", 0.8330),
        ("running-job", 0.7778),
        ("text", 0.7778),
        ("table-text", 0.7778),
        ("title-14", 0.8330),
    ],
)
def test_characters_have_the_width_of_their_scale(role: str, em: float) -> None:
    """The letter m in Times New Roman, roman or bold, by size and scale of the style."""
    style = look().of(role)
    (page,) = pdf_pages(text("mmm", role), furniture=())
    widths = [char["x1"] - char["x0"] for char in page.chars]
    assert widths == pytest.approx([em * (style.size or 0) * (style.scale or 100) / 100] * 3, abs=0.02)


def test_notes_are_on_the_page_of_their_reference() -> None:
    called = [
        text(f"{number}. {WORDS} {WORDS}", "text", NoteMark(str(number), (text(f"Note {number}.", "note"),)))
        for number in range(1, 40)
    ]
    pages = sheet(*called)
    assert len(pages) > 2
    for page in pages:
        calls = {found.words.split(".")[0] for found in lines(page) if found.words.split(".")[0].isdigit()}
        notes = {found.words.split("Note ")[1].rstrip(".") for found in lines(page) if "Note " in found.words}
        assert calls == notes != set()


def test_a_note_hangs_below_a_short_rule() -> None:
    page = sheet(text("We write", "text", NoteMark("1", (text(f"{WORDS} {WORDS}", "note"),))))[0]
    notes = [found for found in lines(page) if found.size == pytest.approx(8.5, abs=0.01)]
    assert [found.left for found in notes] == pytest.approx([147.1] * 3, abs=0.3)
    assert [lower.baseline - upper.baseline for upper, lower in pairwise(notes)] == pytest.approx([10.5] * 2, abs=0.1)
    assert notes[-1].baseline < 684


def test_a_further_paragraph_of_a_note_hangs_like_the_first() -> None:
    note = NoteMark("1", (text(f"{WORDS} {WORDS}", "note"), text(f"{WORDS} {WORDS}", "note")))
    page = sheet(text("We write", "text", note))[0]
    notes = [found for found in lines(page) if found.size == pytest.approx(8.5, abs=0.01)]
    assert [found.left for found in notes] == pytest.approx([147.1] * 6, abs=0.3)


def test_notes_of_page_1_shorten_its_text() -> None:
    notes = Group(
        "foot", (text("Reissued.", "page-note", label="*"), text("A/72/150.", "page-note", label="**"), JOB_LINE)
    )
    pages = pdf_pages(SESSION, TITLE, *paragraphs(20), furniture=(*FURNITURE[:3], notes))
    page = pages[0]
    star, text_left = line(page, "*"), line(page, "* Reissued")
    assert star.right < 684 and text_left.baseline < line(page, "** A/72/150.").baseline < 684
    body = [found.baseline for found in lines(page) if found.size == pytest.approx(10, abs=0.01) and found.left > 120]
    assert max(baseline for baseline in body if baseline < 700) < text_left.baseline - 10
    assert "Reissued." not in " ".join(words(pages[1]))


def test_a_draft_mark_is_on_every_page_and_moves_nothing() -> None:
    body = (SESSION, TITLE, *paragraphs(12))
    marked, plain = pdf_pages(*body, furniture=(*FURNITURE, DRAFT)), pdf_pages(*body)
    assert len(marked) == len(plain) == 2
    for with_mark, without in zip(marked, plain, strict=True):
        mark, *rest = lines(with_mark)
        assert (mark.words, mark.baseline < 30) == ("Draft", True)
        assert (mark.left + mark.right) / 2 == pytest.approx(306, abs=1)
        assert rest == lines(without)


def test_a_letter_without_furniture_starts_at_the_margin() -> None:
    (page,) = pdf_pages(text("We write.", "unindented"), furniture=())
    assert [(found.words, round(found.baseline)) for found in lines(page)] == [("We write.", 82)]


@settings(max_examples=5, deadline=None)
@given(st.integers(1, 60), st.integers(0, 9))
def test_no_signature_is_split(count: int, before: int) -> None:
    blocks = (signature(f"Person{number:02}") for number in range(count))
    pages = sheet(*paragraphs(before), Group("signatures", tuple(blocks)), RULE)
    seen = 0
    for page in pages:
        names = [found.words.split()[-1] for found in lines(page) if found.words.startswith("(Signed)")]
        assert names == [found.words.split()[-1] for found in lines(page) if found.words.startswith("Office")]
        seen += len(names)
    assert seen == count
    last = [found for found in lines(pages[-1]) if found.words.startswith("(Signed)")]
    assert last and [rect for rect in pages[-1].rects if rect["x1"] - rect["x0"] == pytest.approx(72, abs=0.1)]


@settings(max_examples=5, deadline=None)
@given(st.lists(st.integers(3, 60), min_size=12, max_size=30))
def test_no_heading_and_no_line_is_left_alone(sizes: list[int]) -> None:
    blocks: list[Block] = []
    for number, size in enumerate(sizes):
        blocks.append(text(f"Heading {number}", f"heading-{number % 6 + 1}"))
        blocks.append(text(f"{number} " + " ".join(WORDS.split()[at % 17] for at in range(size * 4))))
    pages = sheet(*blocks)
    rows = [[found for found in lines(page) if 70 < found.baseline < 735 and found.left > 120] for page in pages]
    breaks = 0
    for above, below in pairwise(rows):
        assert not above[-1].words.startswith("Heading")
        gap = above[-1].baseline - above[-2].baseline
        assert above[-1].left < 140 or gap > 12.5 or below[0].left > 140, "an orphan"
        breaks += 1
    assert breaks == len(pages) - 1


def test_tables_have_three_rules_and_repeat_their_header_rows() -> None:
    head = tuple(Cell((text(words, "table-heading"),)) for words in ("Harbour", "Passengers"))
    rows = [
        (Cell((text(f"Row {at}", "table-text"),)), Cell((text(str(at), "table-text"),), "right")) for at in range(90)
    ]
    pages = sheet(Table("table", (head, *rows)))
    assert len(pages) == 3
    for page in pages:
        assert words(page).count("Harbour") == 1
        assert {round(rule["linewidth"], 2) for rule in page.lines} >= {0.5, 1.5}
    shown = [found for page in pages for found in words(page) if found.startswith("Row ")]
    assert shown == [f"Row {at}" for at in range(90)]
    assert line(pages[1], "Harbour").size == pytest.approx(7, abs=0.01)


def test_a_picture_keeps_its_size() -> None:
    (page,) = sheet(Picture("picture", png(), "image/png", "A grey square", 120, 60))
    (image,) = page.images
    assert (image["x1"] - image["x0"], image["bottom"] - image["top"]) == pytest.approx((120, 60), abs=0.01)
    assert (image["x0"] + image["x1"]) / 2 == pytest.approx(306, abs=0.1)


def test_annexes_start_on_new_pages() -> None:
    annex = Group(
        "annex",
        (
            text("Annex I", "annex-heading"),
            text("[Original: French]", "original-language"),
            text("Communiqué", "annex-title"),
            text(WORDS),
            Group("enclosure", (text("Enclosure", "enclosure-heading"), text(WORDS))),
        ),
    )
    pages = sheet(text("We write."), annex)
    assert [words(page)[2] for page in pages[1:]] == ["Annex I", "Enclosure"]
    assert line(pages[1], "Annex I").left == pytest.approx(60, abs=0.1)
    assert line(pages[1], "[Original").right == pytest.approx(552, abs=0.6)
    assert line(pages[1], "Communiqué").left == pytest.approx(123.4, abs=0.1)


def test_lines_of_a_poem_stay_as_broken() -> None:
    verse = Paragraph("verse", (Run("Roses are red,"), Break(), Run("violets are blue")))
    (page,) = pdf_pages(Group("verse", (verse,)), furniture=(RUNNING_HEADER, FIRST_FOOTER))
    assert words(page)[:2] == ["Roses are red,", "violets are blue"]
