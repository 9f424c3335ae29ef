"""What colleagues do to a letter in Word, and no letter can take: `pull` refuses it at a line, or says that it stays.

Nothing may be lost in silence, and `diff` shows every edit.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.shared import Pt
from support.colleague import (
    Edit,
    add,
    add_endnote,
    append,
    at,
    delete,
    edited,
    font,
    link,
    note_text,
    picture,
    render,
    replace,
    set_property,
    word_xml,
    write_letter,
)
from support.colleague_edits import (
    add_picture,
    add_signature,
    add_table,
    drop_headers,
    font_colour,
    header,
    heading_of_annex,
    page_break,
    replace_picture,
    section_break,
    swap_signatures,
    the_table,
)
from test_colleague import SECOND, TAKEN, changed_lines

from drafter.cli.app import main
from drafter.diff.paragraphs import changed_paragraphs
from drafter.load import LetterInput
from drafter.pull.pull import pull
from drafter.word.package import RedlineError
from drafter.word.read import read_word_file
from drafter.word.redline import redline


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> LetterInput:
    return write_letter(tmp_path_factory.mktemp("letter"))


@pytest.fixture(scope="module")
def word_file(letter: LetterInput) -> bytes:
    return render(letter)


BOX = (
    '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
FIELD = '<w:fldSimple w:instr=" {} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
EQUATION = "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"
SYMBOL = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
CHART = '<w:r><w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/></w:drawing></w:r>'
SHAPE = '<w:r><w:drawing><s:wsp xmlns:s="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"/></w:drawing></w:r>'
PICTURE = '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml">{}</w:pict></w:r>'
RUBY = "<w:r><w:ruby><w:rt/><w:rubyBase><w:r><w:t> port</w:t></w:r></w:rubyBase></w:ruby></w:r>"
FORCED = '<w:bdo w:val="rtl"><w:r><w:t> thgin</w:t></w:r></w:bdo>'
# The edit, the line of the letter and words of the message.
REFUSED: dict[str, tuple[Edit, int, str]] = {
    "the request is edited": (replace("circulated", "distributed"), 31, "The request for circulation is composed"),
    "a word of the request becomes bold": (font("circulated", bold=True), 31, "request for circulation is composed"),
    "a signature is deleted": (delete("Vella"), 38, "The signature is composed: change `signatories` in line 38"),
    "signatures change places": (swap_signatures, 38, "is composed: change `signatories`"),
    "a signature is added": (add_signature, 36, "is a signature, which is composed: change `signatories` in line 36"),
    "an annex is added": (heading_of_annex, 39, "is a heading of the annex, which is composed: change `annexes`"),
    "the heading of an annex": (replace("Annex II", "Annex III"), 42, "The heading of the annex is composed"),
    "the title": (replace("Letter dated", "Note dated"), 36, "The title is composed"),
    "an item number": (replace("77", "78"), 4, "The agenda line is composed"),
    "a note without words": (note_text("A note about the lamp.", ""), 9, "The note [^one] has no text"),
    "a picture in the text": (add_picture, 11, "has a new picture or field"),
    "another picture": (replace_picture, 27, "has a new picture or field"),
    "a field": (append("The second", FIELD.format("REF x")), 11, "has a new picture or field"),
    "a date that changes": (append("The second", FIELD.format("DATE")), 11, "has a new picture or field"),
    "an equation": (append("The second", EQUATION), 11, "has a new picture or field"),
    "a text box": (append("The second", BOX), 11, "has a text box"),
    "a sign of Wingdings": (append("The second", SYMBOL), 11, "has a sign of a font such as Wingdings"),
    "a chart": (append("The second", CHART), 11, "what a letter cannot contain: a chart. Delete it in Word."),
    "a sign of the font Symbol": (
        append("The second", SYMBOL.replace("Wingdings", "Symbol").replace("F0FC", "0061")),
        11,
        "has a sign of a font such as Wingdings",
    ),
    "a line": (append("The second", PICTURE.format("<v:line/>")), 11, "what a letter cannot contain: a drawing"),
    "a watermark": (
        lambda document: header(document)[0]._p.append(
            word_xml(PICTURE.format('<v:shape><v:textpath string="SECRET"/></v:shape>'))
        ),
        1,
        "what a letter cannot contain: a watermark or WordArt",
    ),
    "a chart of its own": (
        lambda document: at(document, "The second")._p.addnext(word_xml(f"<w:p>{CHART}</w:p>")),
        11,
        "what a letter cannot contain: a chart",
    ),
    "a drawing": (append("The second", SHAPE), 11, "what a letter cannot contain: a drawing"),
    "the text of another file": (
        lambda document: at(document, "about the door")._p.addnext(word_xml("<w:altChunk/>")),
        18,
        "what a letter cannot contain: the text of another file",
    ),
    "a phonetic guide": (append("The second", RUBY), 11, "what a letter cannot contain: a phonetic guide"),
    "letters in another order": (append("The second", FORCED), 11, "cannot contain: text in a forced direction"),
    "a dangerous link": (link("harbour", "javascript:alert(1)"), 11, "cannot be brought back"),
    "a new table without borders": (add_table, 11, "A table was added"),
    "a new column": (lambda document: the_table(document).add_column(Pt(50)), 22, "has other columns"),
    "merged cells": (
        lambda document: the_table(document).cell(1, 0).merge(the_table(document).cell(2, 0)),
        22,
        "other columns or merged cells",
    ),
    "a cell of two paragraphs": (add("South", "East"), 22, "has a cell with two paragraphs"),
    "words in a header": (lambda document: header(document)[0].add_run(" Secret"), 1, "The header of page 1 has"),
    "a picture in a header": (
        lambda document: header(document)[0].add_run().add_picture(BytesIO(picture(5))),
        1,
        "has “Draft – not an official United Nations document[picture]” in place of",
    ),
    "words in a footer": (
        lambda document: document.sections[0].footer.paragraphs[0].add_run("Ministry only"),
        1,
        "The footer of odd pages has “Ministry only”",
    ),
    "no headers": (drop_headers, 1, "The header of page 1 lacks “United Nations”"),
    "all of an annex goes": (
        lambda document: [delete("The door is open")(document), delete("The door is shut")(document)],
        43,
        "`annexes[2].body` has no text, and is needed: write other words there, or delete `annexes[2]` in line 42",
    ),
    "words before the letter": (
        lambda document: document.element.body.insert(0, word_xml("<w:p><w:r><w:t>For file</w:t></w:r></w:p>")),
        2,
        "is between composed ones",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_an_edit_is_refused_at_a_line(case: str, letter: LetterInput, word_file: bytes) -> None:
    edit, line, words = REFUSED[case]
    result = pull(edited(word_file, edit), "edited.docx", letter)
    assert result.changes == {}
    lines = [finding.place.line for finding in result.refused if finding.place and words in finding.message]
    assert lines[:1] == [line]


# The edit, the line of the letter and the beginning of the warning: the words of the letter stay as they are.
LEFT: dict[str, tuple[Edit, int, str]] = {
    "a font": (font("harbour", name="Comic Sans MS"), 11, "The font of"),
    "a size": (font("harbour", size=Pt(20)), 11, "The size of"),
    "a colour": (font_colour, 11, "The colour of"),
    "a highlighted word": (font("harbour", highlight_color=WD_COLOR_INDEX.YELLOW), 11, "The highlighting of"),
    "a highlighted cell": (font("South", highlight_color=WD_COLOR_INDEX.YELLOW), 25, "The highlighting of"),
    "a raised word": (font("harbour", superscript=True), 11, "The raised or lowered text of"),
    "a struck word": (font("harbour", strike=True), 11, "The striking of"),
    "an underlined word": (font("harbour", underline=True), 11, "The underlining of"),
    "capitals as a format": (font("harbour", all_caps=True), 11, "The capitals as a format of"),
    "small capitals": (font("harbour", small_caps=True), 11, "The capitals as a format of"),
    "a picture of another size": (
        lambda document: setattr(document.inline_shapes[0], "width", Pt(50)),
        27,
        "The size of the picture",
    ),
    "a page break": (page_break, 13, "The page break before"),
    "a page break as a property": (set_property("The second", "<w:pageBreakBefore/>"), 11, "The page break before"),
    "a section break": (section_break, 13, "The section break before"),
    "a centred paragraph": (
        lambda document: setattr(at(document, "The second"), "alignment", 1),
        11,
        "The alignment of",
    ),
    "an indented paragraph": (set_property("The second", '<w:ind w:left="3000"/>'), 11, "The indentation of"),
}


@pytest.mark.parametrize("case", LEFT)
def test_what_no_letter_has_is_said(case: str, letter: LetterInput, word_file: bytes) -> None:
    edit, line, words = LEFT[case]
    result = pull(edited(word_file, edit), "edited.docx", letter)
    assert (result.changes, result.refused) == ({}, ())
    (finding,) = result.comments
    assert finding.message.startswith(words)
    assert finding.place is not None
    assert finding.place.line == line


def test_an_endnote_becomes_a_footnote_and_this_is_said(letter: LetterInput, word_file: bytes) -> None:
    result = pull(edited(word_file, lambda document: add_endnote(document, "The second", "At last.")), "e.docx", letter)
    assert changed_lines(result) == [f"-{SECOND}", f"+{SECOND}[^1]", "+  [^1]: At last."]
    assert [finding.message for finding in result.comments] == ["The endnote “At last.” is a footnote in the letter."]


ALL: dict[str, Edit] = {name: edit for table in (TAKEN, REFUSED, LEFT) for name, (edit, *_) in table.items()}


@pytest.mark.parametrize("case", [case for case in ALL if case != "a section break"])
def test_diff_shows_the_edit(case: str, word_file: bytes) -> None:
    changed = edited(word_file, ALL[case])
    files = (read_word_file(data, "file.docx") for data in (word_file, changed))
    made = redline(word_file, changed, "Ada", accept=True)
    assert changed_paragraphs(*files) or made.changes or made.unmarked


def test_a_redline_of_another_number_of_sections_is_refused(word_file: bytes) -> None:
    with pytest.raises(RedlineError, match="more sections"):
        redline(word_file, edited(word_file, section_break), "Ada")


def test_a_file_without_its_letter_is_said(letter: LetterInput, word_file: bytes, tmp_path: Path) -> None:
    result = pull(edited(word_file, replace("harbour, the pier", "harbour, the jetty")), "edited.docx", letter)
    (warning,) = result.warnings
    assert "edited.docx does not carry the letter" in warning.message
    assert "these edits undo your changes" in warning.message
    assert pull(word_file, "edited.docx", letter).warnings == ()


def test_the_warning_is_printed(letter: LetterInput, word_file: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(letter.name).with_name("edited.docx")
    path.write_bytes(edited(word_file, replace("harbour, the pier", "harbour, the jetty")))
    assert main(["pull", str(path), letter.name, "--dry-run"]) == 0
    assert "warning[no-source]" in capsys.readouterr().err
