"""Word files of any program as values: runs, styles, lists, notes, fields, tables, comments and tracked changes."""

from collections.abc import Sequence

import pytest
from support.foreign_letters import paragraph, run, word_file, word_part

from drafter.errors import FileError
from drafter.word.model import WordFile, WordParagraph, WordTable, paragraphs_of
from drafter.word.read import read_word_file

MARK = '<w:rPr><w:{} w:id="1" w:author="A"/></w:rPr>'


def read(*content: str, parts: dict[str, str | bytes] | None = None, accept: bool = True) -> WordFile:
    kinds = {"styles", "numbering", "footnotes", "comments", "commentsExtended", "header1"}
    named = parts or {}
    targets = tuple((kind.rstrip("1"), f"{kind}.xml") for kind in sorted(kinds) if f"word/{kind}.xml" in named)
    links = (("hyperlink", "https://example.org/lamp"), ("image", "media/lamp.png"))
    return read_word_file(word_file(*content, targets=(*links, *targets), parts=named), "a.docx", accept)


def texts(word: WordFile) -> list[str]:
    return [item.text for item in paragraphs_of(word.body)]


def first(word: WordFile) -> WordParagraph:
    return next(paragraphs_of(word.body))


def tracked(kind: str, *content: str) -> str:
    return f'<w:{kind} w:id="1" w:author="A">{"".join(content)}</w:{kind}>'


def test_runs_have_their_formatting_and_their_link() -> None:
    link = f'<w:hyperlink r:id="rId1">{run("lamp")}</w:hyperlink>'
    word = read(paragraph(run("a "), run("b", "<w:b/>"), run("c", '<w:i w:val="0"/>'), run("d", "<w:i/>"), link))
    found = [(item.text, item.bold, item.italic, item.link) for item in first(word).runs]
    assert found == [
        ("a ", False, False, ""),
        ("b", True, False, ""),
        ("c", False, False, ""),
        ("d", False, True, ""),
        ("lamp", False, False, "https://example.org/lamp"),
    ]


STYLES = word_part(
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/><w:rPr><w:sz w:val="20"/></w:rPr>'
    '</w:style><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:basedOn w:val="N"/>'
    '<w:pPr><w:outlineLvl w:val="0"/><w:ind w:left="720" w:hanging="360"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="X"><w:basedOn w:val="Y"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Y"><w:basedOn w:val="X"/></w:style>',
    "styles",
)


def test_styles_are_resolved_and_bold_in_bold_is_plain() -> None:
    content = paragraph(run("a"), run("b", '<w:rStyle w:val="S"/>'), properties='<w:pStyle w:val="H"/>')
    word = read(content, parts={"word/styles.xml": STYLES})
    heading = first(word)
    assert (heading.style, heading.style_name, heading.outline, heading.bold) == ("H", "heading 1", 0, True)
    assert (heading.left, heading.first, heading.size) == (720, -360, 10.0)
    assert [(item.text, item.bold) for item in heading.runs] == [("a", True), ("b", False)]


def test_styles_that_are_based_on_each_other_end() -> None:
    content = paragraph(run("a"), properties='<w:pStyle w:val="X"/>')
    assert texts(read(content, parts={"word/styles.xml": STYLES})) == ["a"]


NUMBERING = word_part(
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="(%2)"/></w:lvl><w:lvl w:ilvl="2"><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2.%3"/>'
    '</w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>',
    "numbering",
)


def item(text: str, level: int, number: int = 1) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(run(text), properties=properties)


def test_numbers_are_counted_as_word_counts_them() -> None:
    levels = (("1", 0), ("a", 1), ("b", 1), ("i", 2), ("2", 0), ("a again", 1))
    content = [*(item(text, level) for text, level in levels), item("bullet", 0, 2), item("5", 0, 3), item("6", 0, 1)]
    word = read(*content, parts={"word/numbering.xml": NUMBERING})
    labels = [block.label for block in paragraphs_of(word.body)]
    assert labels == ["1.", "(a)", "(b)", "1.b.i", "2.", "(a)", "•", "5.", "6."]
    assert [block.level for block in paragraphs_of(word.body)][:4] == [0, 1, 1, 2]


def test_a_note_has_its_mark_and_its_text() -> None:
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    custom = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r>'
    note = '<w:footnote w:id="{}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:tab/><w:t>{}</w:t></w:r></w:p></w:footnote>'
    notes = word_part(note.format(2, "First") + note.format(3, "Star") + note.format(1, "Second"), "footnotes")
    content = paragraph(run("a"), reference.format(2), custom, reference.format(1))
    word = read(content, parts={"word/footnotes.xml": notes})
    assert [(entry.mark, entry.text) for entry in word.notes.values()] == [
        ("1", "First"),
        ("*", "Star"),
        ("2", "Second"),
    ]
    assert first(word).text == "a"


def test_fields_have_their_name_and_hyperlink_fields_their_address() -> None:
    def character(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = '<w:r><w:instrText xml:space="preserve"> HYPERLINK "https://example.org/oil" </w:instrText></w:r>'
    link = character("begin") + instruction + character("separate") + run("oil") + character("end")
    page = f'<w:fldSimple w:instr=" PAGE ">{run("7")}</w:fldSimple>'
    word = read(paragraph(link, run(" on page "), page))
    found = [(entry.text, entry.link, entry.field) for entry in first(word).runs]
    assert found == [("oil", "https://example.org/oil", ""), (" on page ", "", ""), ("7", "", "PAGE")]


def test_special_characters_breaks_and_equations_are_text() -> None:
    content = "<w:r><w:t>a</w:t><w:tab/><w:noBreakHyphen/><w:br/><w:sym w:char='2022'/><w:br w:type='page'/></w:r>"
    equation = "<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>"
    assert first(read(paragraph(content, equation))).text == "a\t\u2011\n•\fx+y"


def test_text_of_a_complex_script_has_emphasis_of_its_own() -> None:
    properties = ["<w:b/>", "<w:bCs/>", "<w:b/><w:rtl/>", "<w:bCs/><w:rtl/>", "<w:iCs/><w:cs/>"]
    bold, italic = (
        [one for one in properties if getattr(first(read(paragraph(run("a", one)))).runs[0], kind)]
        for kind in ("bold", "italic")
    )
    assert bold == ["<w:b/>", "<w:bCs/><w:rtl/>"]
    assert italic == ["<w:iCs/><w:cs/>"]


def test_what_shows_text_in_another_way_is_named() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('po')}</w:rt><w:rubyBase>{run('port')}</w:rubyBase></w:ruby></w:r>"
    forced = f'<w:bdo w:val="rtl">{run("thgin")}</w:bdo>'
    word = read(paragraph(ruby, forced, run(" day")))
    assert texts(word) == ["portthgin day"]
    assert [(one.text, one.forced) for one in first(word).runs] == [("port", ""), ("thgin", "rtl"), (" day", "")]
    assert first(word).unread == ("a phonetic guide", "text in a forced direction")


@pytest.mark.parametrize(("font", "code"), [("Symbol", "0061"), ("Wingdings", "F061"), ("Symbol", "F061")])
def test_a_sign_of_a_font_of_signs_is_no_letter(font: str, code: str) -> None:
    word = read(paragraph(f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'))
    assert texts(word) == ["\uf061"]


def test_text_boxes_and_pictures_belong_to_their_paragraph() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('inside'))}</w:txbxContent></w:pict></w:r>"
    picture = '<w:r><w:drawing><w:docPr descr="A lamp"/><a:blip r:embed="rId2"/></w:drawing></w:r>'
    word = read(paragraph(run("outside"), box, picture), parts={"word/media/lamp.png": b"png"})
    assert texts(word) == ["outside", "inside"]
    pictures = [entry.picture for entry in first(word).runs if entry.picture]
    assert [picture.alternative for picture in pictures] == ["A lamp"]
    assert len(pictures[0].digest) == 64


def test_tables_have_rows_cells_and_spans() -> None:
    cell = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"
    row = "<w:tr><w:trPr>{}</w:trPr>{}</w:tr>"
    rows = row.format("<w:tblHeader/>", cell.format('<w:gridSpan w:val="2"/>', paragraph(run("wide"))))
    rows += row.format("", cell.format("", paragraph(run("a"))) + cell.format("<w:vMerge/>", paragraph()))
    table = read(f"<w:tbl>{rows}</w:tbl>").body[0]
    assert isinstance(table, WordTable)
    assert [entry.header for entry in table.rows] == [True, False]
    assert [[(entry.text, entry.span, entry.continues) for entry in row.cells] for row in table.rows] == [
        [("wide", 2, False)],
        [("a", 1, False), ("", 1, True)],
    ]


def test_comments_cover_their_runs_and_answers_know_their_question() -> None:
    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    w15 = "http://schemas.microsoft.com/office/word/2012/wordml"
    comment = (
        '<w:comment w:id="{0}" w:author="Ada"><w:p xmlns:w14="'
        + w14
        + '" w14:paraId="{0}"><w:r><w:t>{1}</w:t></w:r></w:p></w:comment>'
    )
    thread = '<x:commentEx x:paraId="0" x:done="1"/><x:commentEx x:paraId="1" x:paraIdParent="0"/>'
    extended = f'<x:commentsEx xmlns:x="{w15}">{thread}</x:commentsEx>'
    parts: dict[str, str | bytes] = {
        "word/comments.xml": word_part(comment.format(0, "Why?") + comment.format(1, "Because."), "comments"),
        "word/commentsExtended.xml": extended,
    }
    content = paragraph(
        run("a "),
        '<w:commentRangeStart w:id="0"/>',
        run("b"),
        '<w:commentRangeEnd w:id="0"/>',
        run(" c"),
    )
    word = read(content, parts=parts)
    assert [(entry.text, entry.comments) for entry in first(word).runs] == [("a ", ()), ("b", ("0",)), (" c", ())]
    assert [(entry.author, entry.text, entry.answers, entry.done) for entry in word.comments.values()] == [
        ("Ada", "Why?", "", True),
        ("Ada", "Because.", "0", False),
    ]


CHANGES: Sequence[tuple[str, tuple[str, ...], list[str], list[str]]] = [
    ("insertion", (paragraph(run("a"), tracked("ins", run("b"))),), ["ab"], ["a"]),
    ("deletion", (paragraph(run("a"), tracked("del", "<w:r><w:delText>b</w:delText></w:r>")),), ["a"], ["ab"]),
    (
        "inserted, then deleted",
        (paragraph(run("a"), tracked("ins", tracked("del", "<w:r><w:delText>b</w:delText></w:r>"))),),
        ["a"],
        ["a"],
    ),
    ("move", (paragraph(tracked("moveFrom", run("b"))), paragraph(tracked("moveTo", run("b")))), ["", "b"], ["b", ""]),
    (
        "split paragraph",
        (paragraph(run("a"), properties=MARK.format("ins")), paragraph(run("b"))),
        ["a", "b"],
        ["ab"],
    ),
    (
        "joined paragraphs",
        (paragraph(run("a"), properties=MARK.format("del")), paragraph(run("b"))),
        ["ab"],
        ["a", "b"],
    ),
    (
        "inserted row",
        (
            f"<w:tbl><w:tr><w:tc>{paragraph(run('a'))}</w:tc></w:tr>"
            f"<w:tr><w:trPr>{tracked('ins')}</w:trPr><w:tc>{paragraph(run('b'))}</w:tc></w:tr></w:tbl>",
        ),
        ["a", "b"],
        ["a"],
    ),
    (
        "deleted table",
        (
            f"<w:tbl><w:tr><w:trPr>{tracked('del')}</w:trPr><w:tc>{paragraph(run('a'))}</w:tc></w:tr></w:tbl>",
            paragraph(run("b")),
        ),
        ["b"],
        ["a", "b"],
    ),
]


@pytest.mark.parametrize(("_", "content", "accepted", "rejected"), CHANGES, ids=[case[0] for case in CHANGES])
def test_tracked_changes_are_accepted_or_rejected(
    _: str, content: tuple[str, ...], accepted: list[str], rejected: list[str]
) -> None:
    assert texts(read(*content)) == accepted
    assert texts(read(*content, accept=False)) == rejected
    assert read(*content).has_changes


def test_a_rejected_change_of_style_restores_the_former_style() -> None:
    change = tracked("pPrChange", '<w:pPr><w:pStyle w:val="N"/></w:pPr>')
    content = paragraph(run("a"), properties=f'<w:pStyle w:val="H"/>{change}')
    styles = [first(read(content, parts={"word/styles.xml": STYLES}, accept=accept)).style for accept in (True, False)]
    assert styles == ["H", "N"]


def test_a_joined_paragraph_has_the_properties_of_the_last_mark() -> None:
    content = paragraph(run("a"), properties='<w:pStyle w:val="H"/>' + MARK.format("del"))
    word = read(content, paragraph(run("b"), properties='<w:pStyle w:val="N"/>'), parts={"word/styles.xml": STYLES})
    assert [(block.text, block.style) for block in paragraphs_of(word.body)] == [("ab", "N")]


def test_what_cannot_be_read_is_reported() -> None:
    chart = "<w:r><w:drawing><a:chart/></w:drawing></w:r>"
    assert read(paragraph(chart), '<w:altChunk r:id="rId9"/>').unread == ("a chart", "the text of another file")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a package", word_file()[:200]])
def test_a_damaged_file_is_an_error_with_its_name(data: bytes) -> None:
    with pytest.raises(FileError, match=r"a\.docx cannot be read as a Word file"):
        read_word_file(data, "a.docx")
