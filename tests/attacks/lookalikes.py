"""Pairs of letters that differ where a comparison of their text alone sees nothing, for `verify`."""

from __future__ import annotations

from attacks.attack import Attack
from attacks.package_parts import W, document, paragraph, pdf, word_file

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
SHAPES = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
AGREE = "We agree."


def alternatives(namespace: str) -> bytes:
    """Return a Word file that shows one of two words: which one depends on the meaning of a prefix."""
    shown = (
        "<mc:AlternateContent><mc:Choice Requires='x'>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
    )
    runs = (f"<w:r><w:t>{word}</w:t></w:r>" for word in ("accept", "refuse"))
    body = document(f"<w:p>{shown.format(*runs)}</w:p>")
    return word_file(body.replace("<w:document", f'<w:document xmlns:mc="{MC}" xmlns:x="{namespace}"'))


def words(first: str, rest: str = "") -> bytes:
    """Return a Word file with a paragraph and further XML in it."""
    return word_file(document(paragraph(first).replace("</w:p>", f"{rest}</w:p>")))


def kept_spaces(value: str) -> bytes:
    """Return a Word file with two pieces of text, and the space between them as `xml:space` of the paragraph says."""
    pieces = "<w:r><w:t>We do not </w:t></w:r><w:r><w:t>agree.</w:t></w:r>"
    return word_file(document(f'<w:p xml:space="{value}">{pieces}</w:p>'))


def field(code: str, inner: str = "PAGE") -> bytes:
    """Return a Word file with a field whose code is in pieces, after another field."""
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    codes = (f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in code)
    return words(AGREE, f"{begin}<w:r><w:instrText>{inner}</w:instrText></w:r>{end}{begin}{''.join(codes)}{end}")


def with_script() -> bytes:
    """Return a PDF that runs a script when it is opened."""
    data = pdf(b"BT /F 12 Tf 9 9 Td (We agree.) Tj ET")
    return data.replace(b"/Catalog", b"/Catalog/OpenAction<</S/JavaScript/JS(1)>>")


def attack(name: str, attempt: str, one: bytes, other: bytes, code: int) -> Attack:
    """Return an attack on `verify` of two files."""
    kind = "pdf" if one.startswith(b"%PDF") else "docx"
    response = {0: "says that they are identical", 1: "says that they differ", 4: "says that it cannot tell"}[code]
    files = {f"a.{kind}": one, f"b.{kind}": other}
    return Attack(f"pair-{name}", f"`verify` of {attempt}", response, files, f"verify a.{kind} b.{kind}", code)


def shape(space: str) -> str:
    """Return a drawing with two words and what is between them."""
    texts = "".join(f"<a:r><a:t>{text}</a:t></a:r>" for text in ("not", space, "withstanding"))
    return f'<w:r><w:drawing xmlns:a="urn:a"><a:p>{texts}</a:p></w:drawing></w:r>'


def with_settings(content: str) -> bytes:
    """Return a Word file with these settings."""
    return word_file(document(paragraph(AGREE)), word__settings=f'<w:settings xmlns:w="{W}">{content}</w:settings>')


EMPTY_TEXT = "<w:r><w:t>We do </w:t></w:r>{}<w:r><w:t>agree.</w:t></w:r>"
LINK = "HYPERLINK https://example.org/template/title-info"
BINDING = "<w:sdt xmlns:x='urn:x'><w:sdtPr><x:dataBinding/></w:sdtPr></w:sdt>"
ATTACKS = [
    attack(
        "prefix", "alternatives that depend on the meaning of a prefix", alternatives(SHAPES), alternatives("urn:x"), 1
    ),
    attack("spaces", "spaces that only one of two files prints", kept_spaces("preserve"), kept_spaces("default"), 1),
    attack("field", "a field with the title of the file, written in pieces", *[field("TITLE")] * 2, 4),
    attack("sources", "a list of sources that is in another part", *[field("BIBLIOGRAPHY")] * 2, 4),
    attack(
        "stray",
        "a text outside a run, where one file has none",
        words("", EMPTY_TEXT.format("")),
        words("", EMPTY_TEXT.format("<w:t/>")),
        1,
    ),
    attack("shape", "a space in the text of a drawing", words(AGREE, shape(" ")), words(AGREE, shape("")), 1),
    attack("chunk", "a text that is in another file", *[words(AGREE, "<w:altChunk/>")] * 2, 4),
    attack("today", "an element that prints the day of today", *[words(AGREE, "<w:r><w:dayLong/></w:r>")] * 2, 4),
    attack("styles", "styles that Word takes from another file", *[with_settings("<w:linkStyles/>")] * 2, 4),
    attack("link", "a link whose address contains names of fields", *[field(LINK)] * 2, 0),
    attack("link-field", "a link, after a field with the title of the file", *[field(LINK, "TITLE")] * 2, 4),
    attack("binding", "a form field of Word 2013 whose text is in another part", *[words(AGREE, BINDING)] * 2, 4),
    attack("script", "a PDF with a script", *[with_script()] * 2, 4),
]
