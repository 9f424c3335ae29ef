"""Word files and PDFs whose XML or pages unpack to much more than they contain."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from attacks.attack import Attack

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LETTER_PART = "urn:drafter:letter"
REFUSED = "refuses it"
ENTITIES = "<!DOCTYPE a [<!ENTITY a '" + "x" * 100_000 + "'>]>"
ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "latin-1")
MILLION = 1_000_000


def word_file(document: str | bytes, **parts: str | bytes) -> bytes:
    """Return a Word file with this main part; double underscores in other names are slashes."""
    relations = f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        package.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>')
        package.writestr("word/document.xml", document)
        for name, part in parts.items():
            package.writestr(name.replace("__", "/") + ".xml", part)
    return file.getvalue()


def document(body: str, start: str = "") -> str:
    """Return a main part with this body, after a document type."""
    return f'{start}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


def paragraph(text: str) -> str:
    """Return a paragraph."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def encoded(xml: str, encoding: str) -> bytes:
    """Return XML that declares its encoding, with a byte order mark where the encoding has none of its own."""
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    name = "UTF-16" if encoding.startswith("utf-16") else encoding
    return mark + f'<?xml version="1.0" encoding="{name}"?>{xml}'.encode(encoding)


def names(start: str, count: int) -> str:
    """Return this many attributes whose names begin alike."""
    return " ".join(f'{start}{number}="u"' for number in range(count))


def pdf(content: bytes, pages: int = 1) -> bytes:
    """Return a PDF with the same content on each page."""
    stream = zlib.compress(content, 9)
    kids = b" ".join(b"%d 0 R" % (5 + page) for page in range(pages))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 3 0 R>>>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        *[page] * pages,
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, value) for number, value in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF"


YAML_PARTS: tuple[tuple[str, str, str | bytes], ...] = (
    *(
        (f"entities-{code}", f"900 entities of 100,000 characters, in {code}",
         encoded(f"{ENTITIES}<letter xmlns='{LETTER_PART}'>{'&a;' * 900}</letter>", code))
        for code in ENCODINGS
    ),
    ("deep", "a million nested elements", "<a>" * MILLION),
    ("many", "a million elements", f"<a>{'<b/>' * MILLION}</a>"),
    ("attributes", "200,000 attributes", f"<a {names('a', 200_000)}/>"),
    ("inner", "a million elements in the letter", f"<letter xmlns='{LETTER_PART}'>{'<b/>' * MILLION}</letter>"),
    ("namespaces", "100,000 namespaces", f"<a {names('xmlns:a', 100_000)}/>"),
    ("comments", "a comment of 7,000,000 characters", f"<!--{'x' * 7 * MILLION}--><a/>"),
    ("doctype-only", "an empty document type", f"<!DOCTYPE a><letter xmlns='{LETTER_PART}'>YQ==</letter>"),
    ("name", "a name of 7,000,000 characters", f"<{'x' * 7 * MILLION}/>"),
)  # fmt: skip
MAIN_PARTS: tuple[tuple[str, str, str | bytes], ...] = (
    *(
        (f"entities-{code}", f"10,000 entities of 100,000 characters, in {code}",
         encoded(document(paragraph("&a;" * 10_000), ENTITIES), code))
        for code in ENCODINGS
    ),
    ("nested", "300 nested paragraphs", document("<w:p>" * 300 + "x" + "</w:p>" * 300)),
    ("deep", "a million nested elements", document("<w:p>" * MILLION)),
    ("paragraphs", "a million paragraphs", document("<w:p/>" * MILLION)),
    ("attributes", "700,000 attributes", document(f"<w:p {names('a', 700_000)}/>")),
    ("doctype-only", "an empty document type", document(paragraph("a"), "<!DOCTYPE a>")),
    ("namespaces", "700,000 namespaces", document("".join(f"<a{n} xmlns='u{n}'/>" for n in range(700_000)))),
)  # fmt: skip
PDFS = (
    ("operators", "5,000,000 texts on a page", pdf(b"BT /F 1 Tf 9 9 Td " + b"(a) Tj " * 5 * MILLION + b"ET")),
    ("lines", "2,000,000 lines on a page", pdf(b"0 0 m 9 9 l S " * 2 * MILLION)),
    ("pages", "a text of 1,000,000 characters on 200 pages", pdf(b"BT /F 1 Tf (" + b"a" * MILLION + b") Tj ET", 200)),
    ("states", "5,000,000 saved states", pdf(b"q " * 5 * MILLION)),
)

ATTACKS = [
    *(
        Attack(
            f"yaml-part-{name}",
            f"`extract` of a Word file whose custom part has {what}",
            "refuses it: no letter in it",
            {"a.docx": word_file(document(""), customXml__item1=part)},
            "extract a.docx",
            4,
            "no-source",
        )
        for name, what, part in YAML_PARTS
    ),
    *(
        Attack(
            f"main-part-{name}",
            f"`verify` of a Word file whose text has {what}",
            REFUSED,
            {"a.docx": word_file(part)},
            "verify a.docx a.docx",
            4,
            "cannot-compare",
        )
        for name, what, part in MAIN_PARTS
    ),
    *(
        Attack(
            f"part-{name}",
            f"`verify` of a Word file with entities in its {name}",
            REFUSED,
            {"a.docx": word_file(document(paragraph("a")), **{f"word__{name}": f"{ENTITIES}<a>{'&a;' * 9_000}</a>"})},
            "verify a.docx a.docx",
            4,
            "cannot-compare",
        )
        for name in ("styles", "header1", "footnotes", "numbering", "settings", "theme__theme1")
    ),
    *(
        Attack(
            f"pdf-of-{name}",
            f"`verify` of a PDF with {what}",
            "refuses it, within its limits of time and memory",
            {"a.pdf": data},
            "verify a.pdf a.pdf",
            4,
            r"error\[(cannot-compare|process-limit)\]",
        )
        for name, what, data in PDFS
    ),
]
