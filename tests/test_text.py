"""The letter as plain text."""

import pytest
from support.docx_parts import letter, look, text
from support.pdf_pages import DRAFT, FIRST_FOOTER, MASTHEAD, SESSION, WORDS, signature

from drafter.document.model import Block, Break, Cell, Group, NoteMark, Paragraph, Run, Table
from drafter.export.text import WIDTH, export


def plain(*body: Block, furniture: tuple[Group, ...] = ()) -> str:
    return export(letter(*body, furniture=furniture), look()).decode()


def items(role: str, *blocks: Block) -> Group:
    return Group(role, tuple(Group("item", (block,)) for block in blocks))


@pytest.mark.parametrize(
    ("block", "written"),
    [
        (text("We write."), "We write.\n"),
        (text("We write.", label="1."), "1. We write.\n"),
        (text("Annex I", "annex-heading"), "Annex I\n"),
        (Paragraph("end-rule", ()), "------------\n"),
        (signature("Person"), f"{'(Signed) Ann Person':>78}\n{'Office of Person':>78}\n"),
        (items("list-bulleted", text("Rivers", "bullet-1")), "  • Rivers\n"),
        (items("list-numbered", text("Rivers", label="(a)", level=1)), "(a) Rivers\n"),
        (Group("quotation", (text("“We", "quotation"),)), "    “We\n"),
        (
            Group("verse", (Paragraph("verse", (Run("Roses"), Break(), Run("violets"))),)),
            "    Roses\n    violets\n",
        ),
        (
            text("We write", "text", NoteMark("1", (text("A note.", "note"),)), Run(".")),
            "We write[1].\n\n[1] A note.\n",
        ),
        (text("Title", "title-14", NoteMark("*", (text("A note.", "note"),))), "Title*\n\n* A note.\n"),
        (
            Table(
                "table",
                (
                    (Cell((text("Harbour", "table-heading"),)), Cell((text("Ships", "table-heading"),))),
                    (Cell((text("North", "table-text"),)), Cell((text("3", "table-text"),))),
                ),
            ),
            "Harbour  Ships\n--------------\nNorth    3\n",
        ),
    ],
)
def test_blocks(block: Block, written: str) -> None:
    assert plain(block) == written


def test_a_whole_letter_from_top_to_bottom() -> None:
    assert plain(SESSION, text("We write."), furniture=(MASTHEAD, FIRST_FOOTER, DRAFT)) == (
        "Draft\n\n"
        "United Nations\nA/71/999–S/2016/999\nGeneral Assembly\nSecurity Council\n"
        "Distr.: General\n17 October 2016\n\nOriginal: English\n\n"
        "General Assembly\nSeventy-first session\n\nSecurity Council\nSeventy-first year\n\n"
        "We write.\n\n16-17956 (E)    181016\n"
    )


def test_no_line_is_longer_than_the_width() -> None:
    lines = plain(text(" ".join([WORDS] * 9)), text(" ".join([WORDS] * 9), label="(xviii)")).splitlines()
    assert 20 < len(lines) < 40
    assert max(map(len, lines)) <= WIDTH


def test_lines_do_not_break_at_no_break_spaces() -> None:
    words = " ".join(["resolution\u00a02139\u00a0(2014)"] * 9)
    assert all(line.endswith("(2014)") for line in plain(text(words)).splitlines())
