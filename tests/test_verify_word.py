"""Comparison of Word files from elsewhere: all that a reader sees is compared, or the answer is cannot tell."""

from pathlib import Path

import pytest
from support.foreign_letters import W, package, paragraph, relationships, run, word_file, word_part

from drafter.cli.app import main

TEXT = run("We do ") + run("not ") + run("agree.")
HONEST = word_file(paragraph(TEXT))
KEPT_SPACES = ' xml:space="preserve"'
DECISION = "The appeal was addressed to Member States and was adopted by the "
STYLED = '<w:pStyle w:val="Title_H_CH"/>'


def changed(properties: str = "", **others: str) -> bytes:
    return word_file(paragraph(run("We do "), run("not ", properties), run("agree."), **others))


def linked(target: str) -> bytes:
    link = f'<w:hyperlink r:id="rId1">{run("here")}</w:hyperlink>'
    return word_file(paragraph(TEXT, link), targets=(("hyperlink", target),))


def with_image(data: bytes) -> bytes:
    image = '<w:r><w:drawing><a:blip r:embed="rId1"/></w:drawing></w:r>'
    return word_file(
        paragraph(TEXT, image), targets=(("image", "media/image1.png"),), parts={"word/media/image1.png": data}
    )


def with_story(kind: str, text: str) -> bytes:
    root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
    content = word_part(paragraph(run(text)), root)
    return word_file(paragraph(TEXT), targets=((kind, f"{kind}.xml"),), parts={f"word/{kind}.xml": content})


def numbered(number: int) -> bytes:
    numbering = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    return word_file(paragraph(TEXT, properties=numbering))


def noted(before: str, after: str) -> bytes:
    return word_file(paragraph(run(before), '<w:r><w:footnoteReference w:id="1"/></w:r>', run(after)))


def with_old_drawings(*names: str) -> bytes:
    shape = '<v:imagedata xmlns:v="v" xmlns:o="o" o:relid="rId1"/>'
    images = {f"word/media/{name}.png": name for name in ("one", "two")}
    targets = tuple(("image", f"media/{name}.png") for name in names)
    return word_file(paragraph(TEXT, f"<w:r><w:pict>{shape}</w:pict></w:r>"), targets=targets, parts=images)


def with_page_number(code: str) -> bytes:
    symbol = f'<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>'
    return word_file(paragraph(TEXT, f'<w:fldSimple w:instr="PAGE">{symbol}</w:fldSimple>'))


def with_prefix(namespace: str, *content: str) -> bytes:
    """A Word file in which the prefix x means this namespace."""
    compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    root = f'<w:document xmlns:w="{W}" xmlns:mc="{compatibility}" xmlns:x="{namespace}" mc:Ignorable="x">'
    text = paragraph(TEXT, *content)
    main = {"word/document.xml": f"{root}<w:body>{text}</w:body></w:document>"}
    return package({"_rels/.rels": relationships(("officeDocument", "word/document.xml")), **main})


CHOICE = (
    f'<mc:AlternateContent><mc:Choice Requires="x">{run("yes")}</mc:Choice>'
    f"<mc:Fallback>{run('no')}</mc:Fallback></mc:AlternateContent>"
)
SPACES = "<w:r><w:t>We do not </w:t></w:r><w:r><w:t>agree.</w:t></w:r>"

PAIRS = [
    (
        "alternatives of which a program shows one or the other",
        with_prefix("http://schemas.microsoft.com/office/word/2010/wordprocessingShape", CHOICE),
        with_prefix("urn:x", CHOICE),
    ),
    ("a namespace that programs ignore", *(with_prefix(uri, '<y:a xmlns:y="urn:y"/>') for uri in ("urn:x", "urn:y"))),
    ("spaces that a paragraph keeps", *(word_file(f"<w:p{space}>{SPACES}</w:p>") for space in ("", KEPT_SPACES))),
    (
        "a short paragraph before Mr.",
        word_file(paragraph(run("We accept.")), paragraph(run("Mr. Smith paid 5.")), paragraph(TEXT)),
        word_file(paragraph(run("We reject.")), paragraph(run("Mr. Smith paid 9.")), paragraph(TEXT)),
    ),
    (
        "a paragraph that begins with Dear",
        word_file(paragraph(run("Dear Ada,")), paragraph(TEXT)),
        word_file(paragraph(run("Dear Bob,")), paragraph(TEXT)),
    ),
    (
        "addressees after addressed to",
        word_file(paragraph(run(f"{DECISION}Security Council"))),
        word_file(paragraph(run(f"{DECISION}General Assembly"))),
    ),
    (
        "the style of a title",
        word_file(paragraph(run("Letter addressed to the Secretary-General"), properties=STYLED)),
        word_file(paragraph(run("Letter addressed to the President of the General Assembly"), properties=STYLED)),
    ),
    ("hidden text", HONEST, changed("<w:vanish/>")),
    ("white text", HONEST, changed('<w:color w:val="FFFFFF"/>')),
    ("struck text", HONEST, changed("<w:strike/>")),
    (
        "a symbol",
        word_file(paragraph(TEXT, '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>')),
        word_file(paragraph(TEXT, '<w:r><w:sym w:font="Wingdings" w:char="F04C"/></w:r>')),
    ),
    (
        "a formula",
        word_file(paragraph(TEXT, "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>")),
        word_file(paragraph(TEXT, "<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>")),
    ),
    ("automatic numbers", numbered(1), numbered(2)),
    ("the place of a note", noted("We do ", "not agree."), noted("We do not ", "agree.")),
    ("an insertion", HONEST, word_file(paragraph(run("We do "), f"<w:ins>{run('not ')}</w:ins>", run("agree.")))),
    (
        "a deletion",
        word_file(paragraph(run("We agree."))),
        word_file(paragraph(run("We agree."), "<w:del><w:r><w:delText>not</w:delText></w:r></w:del>")),
    ),
    ("a link", linked("https://example.org/a"), linked("https://example.org/b")),
    ("a header", with_story("header", "We agree."), with_story("header", "We do not.")),
    ("a footer", with_story("footer", "We agree."), with_story("footer", "We do not.")),
    ("a footnote", with_story("footnotes", "We agree."), with_story("footnotes", "We do not.")),
    ("a comment", with_story("comments", "We agree."), with_story("comments", "We do not.")),
    (
        "the order",
        word_file(paragraph(run("One.")), paragraph(run("Two."))),
        word_file(paragraph(run("Two.")), paragraph(run("One."))),
    ),
    (
        "the division into paragraphs",
        word_file(paragraph(run("One. Two."))),
        word_file(paragraph(run("One. ")), paragraph(run("Two."))),
    ),
    ("an image", with_image(b"one"), with_image(b"two")),
    ("an image of an old drawing", with_old_drawings("one", "two"), with_old_drawings("two", "one")),
    ("a symbol in a page number", with_page_number("F04A"), with_page_number("F04C")),
    (
        "a wide space",
        word_file(paragraph(f"<w:r><w:t>\u2003{DECISION}</w:t></w:r>")),
        word_file(paragraph(run(DECISION))),
    ),
]


def verify(folder: Path, one: bytes, other: bytes, *options: str) -> int:
    for name, data in (("a.docx", one), ("b.docx", other)):
        (folder / name).write_bytes(data)
    return main(["verify", str(folder / "a.docx"), str(folder / "b.docx"), *options])


@pytest.mark.parametrize(("one", "other"), [pair[1:] for pair in PAIRS], ids=[pair[0] for pair in PAIRS])
def test_a_difference_is_found(one: bytes, other: bytes, tmp_path: Path) -> None:
    assert verify(tmp_path, one, other) == 1
    assert verify(tmp_path, one, one) == 0


SUPPORTS = [
    ("styles", "word/styles.xml", "<w:rPr><w:vanish/></w:rPr>"),
    ("numbering", "word/numbering.xml", '<w:num w:numId="2"/>'),
    ("an image without a relationship", "word/media/image1.xml", "<w:p/>"),
]


@pytest.mark.parametrize(("name", "content"), [case[1:] for case in SUPPORTS], ids=[case[0] for case in SUPPORTS])
def test_other_parts_that_differ_leave_it_open(
    name: str, content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = (word_file(paragraph(TEXT), parts={name: word_part(text, "styles")}) for text in ("", content))
    assert verify(tmp_path, one, other) == 4
    assert f"the same text may look different, because of {name}" in capsys.readouterr().err


def related(kind: str, target: str, **parts: str) -> bytes:
    """A Word file with one more relationship; `parts` are the files in customXml."""
    others = {f"customXml/{name}.xml": word_part(text, "styles") for name, text in parts.items()}
    return word_file(paragraph(TEXT), targets=((kind, target),), parts=others)


HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
RELATED = [
    ("styles in a folder of properties", *(related("styles", "../customXml/a.xml", a=text) for text in ("", HIDDEN))),
    ("a document that is inserted", *(related("aFChunk", "/customXml/a.xml", a=text) for text in ("<a/>", "<b/>"))),
    ("other styles", *(related("styles", f"/customXml/{name}.xml", a="", b=HIDDEN) for name in "ab")),
    ("a name that is written otherwise", *(related("styles", "/customXml/%61.xml", a=text) for text in ("", HIDDEN))),
]


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in RELATED], ids=[case[0] for case in RELATED])
def test_parts_count_wherever_they_are(one: bytes, other: bytes, tmp_path: Path) -> None:
    assert verify(tmp_path, one, other) == 4


DOCUMENT = word_part(paragraph(TEXT))
MAIN = {"_rels/.rels": relationships(("officeDocument", "word/document.xml"))}
BOMB = '<!DOCTYPE a [<!ENTITY b "c">]>' + DOCUMENT.replace("agree", "&b;")
TWICE = relationships(("hyperlink", "https://example.org/a"), ("hyperlink", "https://example.org/b")).replace(
    "rId2", "rId1"
)
UNREADABLE = [
    (
        "Strict OOXML",
        {**MAIN, "word/document.xml": DOCUMENT.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")},
    ),
    (
        "another main part",
        {
            "_rels/.rels": relationships(("officeDocument", "word/other.xml")),
            "word/document.xml": DOCUMENT,
            "word/other.xml": DOCUMENT,
        },
    ),
    (
        "two main parts",
        {
            "_rels/.rels": relationships(("officeDocument", "word/document.xml"), ("officeDocument", "word/b.xml")),
            "word/document.xml": DOCUMENT,
        },
    ),
    ("any ZIP file", {"a.txt": b"We agree."}),
    (
        "two relations of one id",
        {**MAIN, "word/document.xml": DOCUMENT, "word/_rels/document.xml.rels": TWICE},
    ),
    ("no text", {**MAIN, "word/document.xml": word_part(paragraph())}),
    ("a document type", {**MAIN, "word/document.xml": BOMB}),
    ("a document type in UTF-16", {**MAIN, "word/document.xml": ("\ufeff" + BOMB).encode("utf-16-le")}),
    (
        "a document type in a note",
        {
            **MAIN,
            "word/document.xml": DOCUMENT,
            "word/_rels/document.xml.rels": relationships(("footnotes", "footnotes.xml")),
            "word/footnotes.xml": BOMB,
        },
    ),
    ("nested elements", {**MAIN, "word/document.xml": word_part("<w:p>" * 300 + "</w:p>" * 300)}),
    ("many elements", {**MAIN, "word/document.xml": word_part(paragraph(TEXT) + "<w:p/>" * 500_000)}),
    ("two parts of one name", {**MAIN, "word/document.xml": DOCUMENT, "word/Document.xml": DOCUMENT}),
]


@pytest.mark.parametrize("parts", [case[1] for case in UNREADABLE], ids=[case[0] for case in UNREADABLE])
def test_a_file_that_is_not_read_cannot_be_compared(
    parts: dict[str, str | bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(tmp_path, package(parts), package(parts)) == 4
    assert "error[cannot-compare]" in capsys.readouterr().err


def test_notes_of_word_to_itself_may_differ(tmp_path: Path) -> None:
    saved = paragraph(run("We do "), "<w:proofErr/>", run("not "), run("ag"), run("ree."))
    saved = saved.replace("<w:r>", '<w:r w:rsidR="00AB12CD">').replace("<w:t", "<w:lastRenderedPageBreak/><w:t", 1)
    assert verify(tmp_path, HONEST, word_file(saved)) == 0


def test_many_equal_words_are_compared_in_time(tmp_path: Path) -> None:
    one, other = (word_file(*[paragraph(run("a " * 2000))] * 100, paragraph(run(end))) for end in ("b", "c"))
    assert verify(tmp_path, one, other) == 1


@pytest.mark.parametrize("hidden", ["<w:vanish/>", '<w:color w:val="FFFFFF"/>'])
def test_a_line_with_more_than_plain_text_is_not_ignored(hidden: str, tmp_path: Path) -> None:
    one, other = (word_file(paragraph(TEXT), paragraph(run("Ref. "), run(text, hidden))) for text in "ab")
    assert verify(tmp_path, one, other, "--ignore-lines", "Ref*") == 1
    one, other = (word_file(paragraph(TEXT), paragraph(run("Ref. "), run(text))) for text in "ab")
    assert verify(tmp_path, one, other, "--ignore-lines", "Ref*") == 0
