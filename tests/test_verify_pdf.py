"""Comparison of PDFs from elsewhere: all that a reader sees is compared, or the answer is cannot tell."""

from pathlib import Path

import pytest
from support.foreign_letters import pdf_file

from drafter.cli.app import main


def line(text: str, y: int = 100, more: str = "") -> str:
    return f"BT /F1 12 Tf {more} 20 {y} Td ({text}) Tj ET "


HONEST = pdf_file(line("We do not agree."))


def verify(folder: Path, one: bytes, other: bytes, *options: str) -> int:
    for name, data in (("a.pdf", one), ("b.pdf", other)):
        (folder / name).write_bytes(data)
    return main(["verify", str(folder / "a.pdf"), str(folder / "b.pdf"), *options])


# Glyphs in another order than their characters: the text is the same, the page is not.
SWAPPED = "/Encoding<</Type/Encoding/Differences[97/b/a]>>"
MAPPED = (
    "<</Length 210>>stream\n/CIDInit/ProcSet findresource begin 12 dict begin begincmap /CMapName/X def "
    "1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <61> <0062> <62> <0061> endbfchar endcmap end end "
    + " " * 18
    + "\nendstream"
)
PAIRS = [
    ("a word", HONEST, pdf_file(line("We do agree."))),
    ("a line that begins with Mr.", pdf_file(line("Mr. Smith paid 5.")), pdf_file(line("Mr. Smith paid 9."))),
    (
        "the top of the page",
        pdf_file(line("We agree.") + line("page 1", 190)),
        pdf_file(line("We agree.") + line("page 2", 190)),
    ),
    ("a page number in the text", pdf_file(line("We pay dollars") + line("1", 20)), pdf_file(line("We pay dollars"))),
    ("white text", HONEST, pdf_file(line("We do not agree.", more="1 g"))),
    ("the position", HONEST, pdf_file(line("We do not agree.", 120))),
    ("the size", HONEST, pdf_file(line("We do not agree.").replace("12 Tf", "13 Tf"))),
    (
        "an image",
        pdf_file(line("See:") + "q 9 0 0 9 20 20 cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q"),
        pdf_file(line("See:") + "q 9 0 0 9 20 20 cm BI /W 1 /H 1 /BPC 8 /CS /G ID z EI Q"),
    ),
    ("a line drawn below", HONEST, pdf_file(line("We do not agree.") + " 20 20 m 90 20 l S")),
    ("glyphs that are not their text", pdf_file(line("ab")), pdf_file(line("ba"), "", MAPPED, font="/ToUnicode 6 0 R")),
]


@pytest.mark.parametrize(("one", "other"), [pair[1:] for pair in PAIRS], ids=[pair[0] for pair in PAIRS])
def test_a_difference_is_found(one: bytes, other: bytes, tmp_path: Path) -> None:
    assert verify(tmp_path, one, other) == 1
    assert verify(tmp_path, one, one) == 0


def annotation(dictionary: str) -> bytes:
    return pdf_file(line("We accept."), "/Annots[6 0 R]", f"<</Type/Annot/Rect[0 0 50 20]{dictionary}>>")


FORM = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 12>>stream\n0 0 9 9 re f\nendstream"
OBSTACLES = [
    ("a comment", annotation("/Subtype/Text/Contents(No.)"), "annotation (page 1)"),
    ("a text box", annotation("/Subtype/FreeText/Contents(No.)/DA(/F1 9 Tf)"), "annotation (page 1)"),
    ("a box over the text", pdf_file(line("We do not agree.") + " 1 g 40 95 40 20 re f"), "covered"),
    ("a box under the text", pdf_file("0 g 40 95 40 20 re f " + line("We do not agree.")), "covered"),
    ("a line through the text", pdf_file(line("We do not agree.") + " 20 103 m 90 103 l S"), "struck out"),
    (
        "an image over the text",
        pdf_file(line("We agree.") + " q 90 0 0 30 20 90 cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q"),
        "covered",
    ),
    ("text over text", pdf_file(line("We agree.") + line("We refuse.", 102)), "printed over"),
    ("hidden text", pdf_file(line("We agree.", more="3 Tr")), "hidden"),
    ("clipped text", pdf_file("0 0 9 9 re W n " + line("We agree.")), "clipped"),
    ("text outside the page", pdf_file(line("We agree.") + line("Not.", -50)), "outside the page"),
    (
        "text in a layer",
        pdf_file(
            "/OC /L BDC " + line("We agree.") + " EMC", "", "<</Type/OCG/Name(x)>>", resources="/Properties<</L 6 0 R>>"
        ),
        "hidden",
    ),
    (
        "an embedded page",
        pdf_file(line("We agree.") + "/X Do", "", FORM, resources="/XObject<</X 6 0 R>>"),
        "embedded page",
    ),
]


@pytest.mark.parametrize(("data", "reason"), [case[1:] for case in OBSTACLES], ids=[case[0] for case in OBSTACLES])
def test_what_cannot_be_compared_leaves_it_open(
    data: bytes, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(tmp_path, data, data) == 4
    assert reason in capsys.readouterr().err


def test_a_link_is_compared(tmp_path: Path) -> None:
    one, other = (annotation(f"/Subtype/Link/A<</S/URI/URI(https://example.org/{page})>>") for page in "ab")
    assert verify(tmp_path, one, one) == 0
    assert verify(tmp_path, one, other) == 1


UNREADABLE = [
    ("a scan", pdf_file("q 90 0 0 90 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q"), "no text"),
    ("a page of a wall", HONEST.replace(b"[0 0 300 200]", b"[0 0 9000 9000]"), "too large"),
    ("a page of dots", pdf_file("0 0 1 1 re f " * 4000 + line("We agree.")), "too large"),
]


@pytest.mark.parametrize(("data", "reason"), [case[1:] for case in UNREADABLE], ids=[case[0] for case in UNREADABLE])
def test_a_file_that_is_not_read_cannot_be_compared(
    data: bytes, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(tmp_path, data, data) == 4
    assert reason in capsys.readouterr().err
