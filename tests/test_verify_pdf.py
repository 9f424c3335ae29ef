"""Comparison of PDFs from elsewhere: all that a reader sees is compared, or the answer is cannot tell."""

from io import BytesIO
from pathlib import Path

import pytest
from support.foreign_letters import pdf_file

import drafter
from drafter.cli.app import main

EXAMPLE = Path(__file__).parent.parent / "examples" / "identical-letters.yaml"


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


def with_own_glyph(left: int) -> bytes:
    """A PDF with a glyph that is drawn at its place, or beside it."""
    drawing = f"10 0 d0 {left} 0 5 10 re f"
    font = (
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 10 10]/FontMatrix[.1 0 0 .1 0 0]/CharProcs<</a 7 0 R>>"
        "/Encoding<</Type/Encoding/Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[10]>>"
    )
    glyph = f"<</Length {len(drawing)}>>stream\n{drawing}\nendstream"
    page = line("We agree.") + "BT /F2 12 Tf 20 50 Td (a) Tj ET"
    return pdf_file(page, "", font, glyph).replace(b"/F1 5 0 R>>", b"/F1 5 0 R/F2 6 0 R>>")


def beside(catalog: str, *objects: str) -> bytes:
    """A PDF with more in its catalogue."""
    return pdf_file(line("We agree."), "", *objects).replace(b"/Catalog", b"/Catalog" + catalog.encode())


def with_bookmark(title: str) -> bytes:
    bookmark = f"<</Title({title})/Parent 6 0 R/Dest[3 0 R/Fit]>>"
    return beside("/Outlines 6 0 R", "<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 1>>", bookmark)


def with_attachment(text: str) -> bytes:
    data = f"<</Length {len(text)}>>stream\n{text}\nendstream"
    return beside("/Names<</EmbeddedFiles<</Names[(a) 6 0 R]>>>>", "<</Type/Filespec/F(a)/EF<</F 7 0 R>>>>", data)


PAIRS = [
    ("a bookmark", with_bookmark("We agree."), with_bookmark("We refuse.")),
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
    ("the rotation of the page", HONEST, pdf_file(line("We do not agree."), "/Rotate 180")),
    ("glyphs beside their place", with_own_glyph(0), with_own_glyph(5)),
    ("glyphs that are not their text", pdf_file(line("ab")), pdf_file(line("ba"), "", MAPPED, font="/ToUnicode 6 0 R")),
]


@pytest.mark.parametrize(("one", "other"), [pair[1:] for pair in PAIRS], ids=[pair[0] for pair in PAIRS])
def test_a_difference_is_found(one: bytes, other: bytes, tmp_path: Path) -> None:
    assert verify(tmp_path, one, other) == 1
    assert verify(tmp_path, one, one) == 0


def annotation(dictionary: str) -> bytes:
    return pdf_file(line("We accept."), "/Annots[6 0 R]", f"<</Type/Annot/Rect[0 0 50 20]{dictionary}>>")


def with_pattern(text: str) -> bytes:
    """A PDF with a box whose colour is a pattern that shows a text."""
    tile = f"BT /F1 9 Tf 0 0 Td ({text}) Tj ET"
    pattern = (
        "<</Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 60 20]/XStep 60/YStep 20"
        f"/Resources<</Font<</F1 5 0 R>>>>/Length {len(tile)}>>stream\n{tile}\nendstream"
    )
    page = line("We agree.") + "/Pattern cs /P1 scn 20 20 200 40 re f"
    return pdf_file(page, "", pattern, resources="/Pattern<</P1 6 0 R>>")


def drawn(path: str) -> bytes:
    return pdf_file(line("We agree.") + path)


DRAWINGS = [
    ("a pattern of text", with_pattern("yes"), with_pattern("no")),
    ("parts of a line", drawn("20 20 m 90 20 l 90 40 m 20 40 l S"), drawn("20 20 m 90 20 l 90 40 l 20 40 l S")),
    ("dashes", drawn("20 20 m 90 20 l S"), drawn("[1 50] 0 d 20 20 m 90 20 l S")),
    ("ends of a line", drawn("20 w 50 40 m 50 40 l S"), drawn("1 J 20 w 50 40 m 50 40 l S")),
]


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in DRAWINGS], ids=[case[0] for case in DRAWINGS])
def test_drawings_that_look_different_leave_it_open(
    one: bytes, other: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(tmp_path, one, one) == 0
    assert verify(tmp_path, one, other) == 4
    assert "the drawings on page 1" in capsys.readouterr().err


def test_attached_files_that_differ_leave_it_open(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = with_attachment("We agree."), with_attachment("We refuse.")
    assert verify(tmp_path, one, one) == 0
    assert verify(tmp_path, one, other) == 4
    assert "its attached files" in capsys.readouterr().err


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
    (
        "text that its background absorbs",
        pdf_file("/G gs " + line("We agree."), "", "<</BM/Screen>>", resources="/ExtGState<</G 6 0 R>>"),
        "transparent",
    ),
    ("clipped text", pdf_file("0 0 9 9 re W n " + line("We agree.")), "clipped"),
    ("text outside the page", pdf_file(line("We agree.") + line("Not.", -50)), "outside the page"),
    (
        "text in a layer",
        pdf_file(
            "/OC /L BDC " + line("We agree.") + " EMC", "", "<</Type/OCG/Name(x)>>", resources="/Properties<</L 6 0 R>>"
        ),
        "hidden",
    ),
    ("a script", beside("/OpenAction<</S/JavaScript/JS(1)>>"), "a script"),
    ("a page of double size", pdf_file(line("We agree."), "/UserUnit 2"), "its own unit"),
    ("a page of double size, spelled otherwise", pdf_file(line("We agree."), "/User#55nit 2"), "its own unit"),
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


LINK = "/Subtype/Link/A<</S/URI/URI(https://example.org/a)>>"
LINKS = [
    ("the address", LINK.replace("org/a", "org/b")),
    ("the text that a reader shows", f"{LINK}/Contents(We refuse.)"),
    ("the border", f"{LINK}/Border[0 0 9]"),
]


@pytest.mark.parametrize("link", [case[1] for case in LINKS], ids=[case[0] for case in LINKS])
def test_a_link_is_compared(link: str, tmp_path: Path) -> None:
    one, other = annotation(f"{LINK}/Border[0 0 0]"), annotation(link)
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


def with_square(data: bytes) -> bytes:
    """A PDF with a square in the margin of its first page."""
    import pypdfium2
    from pypdfium2 import raw as pdfium

    document = pypdfium2.PdfDocument(data)
    page = document[0]
    square = pdfium.FPDFPageObj_CreateNewRect(5, 5, 40, 40)
    pdfium.FPDFPath_SetDrawMode(square, pdfium.FPDF_FILLMODE_ALTERNATE, 0)
    pdfium.FPDFPage_InsertObject(page.raw, square)
    page.gen_content()
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_drawing_in_a_letter_of_drafter_leaves_it_open(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter = drafter.draft(EXAMPLE, ["pdf"])["identical-letters.pdf"]
    assert verify(tmp_path, letter, letter) == 0
    square = with_square(letter)
    assert verify(tmp_path, square, square) == 4
    assert "it contains a drawing (page 1)" in capsys.readouterr().err


def with_moved_masthead(data: bytes) -> bytes:
    """A PDF whose first text of the masthead is in the middle of its first page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    page = document[0]
    name = next(item for item in page.get_objects() if item.type == 1 and item.get_matrix().f > 650)
    name.transform(pypdfium2.PdfMatrix().translate(0, 300 - name.get_matrix().f))
    page.gen_content()
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_text_of_the_masthead_in_another_place_leaves_it_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = with_moved_masthead(drafter.draft(EXAMPLE, ["pdf"])["identical-letters.pdf"])
    assert verify(tmp_path, letter, letter) == 4
    assert "text is in the place of another part of the letter (page 1)" in capsys.readouterr().err
