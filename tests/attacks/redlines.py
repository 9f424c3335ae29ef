"""Word files from strangers for `diff`: packages, XML, relations and texts that are broken or too much."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

from attacks.attack import LETTER, Attack
from attacks.harmful_data import package_with_overlapping_entries, word_package
from attacks.package_parts import OFFICE, PACKAGE, document, paragraph, word_file
from attacks.special_files import named_pipe

# Entities of entities, and an entity in another file.
LAUGHS = "".join(f"<!ENTITY {name} '{10 * f'&{before};'}'>" for before, name in pairwise("abcdefghijklm"))
LAUGHS = f"<!DOCTYPE a [<!ENTITY a 'xxxxxxxxxx'>{LAUGHS}]>"
EXTERNAL = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
REFUSED, COMPARES = "refuses it", "shows the changes"
GOOD = word_file(document(paragraph("A letter.")))


def related(body: str, *relations: tuple[str, str, str]) -> bytes:
    """Return a Word file whose text has these relations: id, kind and target."""
    rows = (f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{to}"/>' for name, kind, to in relations)
    file = BytesIO(word_file(document(body)))
    with ZipFile(file, "a") as package:
        package.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{PACKAGE}">{"".join(rows)}</Relationships>'
        )
    return file.getvalue()


def fields(count: int) -> str:
    """Return a paragraph with fields inside fields."""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    return f"<w:p>{begin * count}</w:p>"


def nested_tables(depth: int) -> str:
    """Return tables inside tables."""
    return "<w:tbl><w:tr><w:tc>" * depth + paragraph("A lamp.") + "</w:tc></w:tr></w:tbl>" * depth


def many(word: str, count: int) -> str:
    """Return a document of many paragraphs, all of which differ."""
    return document("".join(paragraph(f"{word} {number} {word}{number}") for number in range(count)))


def attack(name: str, attempt: str, data: bytes, code: int = 4, old: bytes = GOOD) -> Attack:
    """Return an attack on `diff` of a good Word file and this one."""
    response, output = (REFUSED, "error") if code == 4 else (COMPARES, "")
    files = {"a.docx": old, "b.docx": data}
    return Attack(f"diff-{name}", f"`diff` of {attempt}", response, files, "diff a.docx b.docx", code, output)


SECTION = f'<w:sectPr><w:headerReference xmlns:r="{OFFICE}" w:type="default" r:id="h"/></w:sectPr>'
PICTURE = f'<w:p><w:r><w:drawing><a:blip xmlns:a="a" xmlns:r="{OFFICE}" r:embed="i"/></w:drawing></w:r></w:p>'

ATTACKS = [
    attack(
        "outside",
        "a picture whose part is a file outside the package",
        related(paragraph("Lamp."), ("i", "image", "../../../../etc/passwd")),
        1,
        related(PICTURE, ("i", "image", "../../../../etc/passwd")),
    ),
    attack(
        "header",
        "a header that is the text itself",
        related(paragraph("A lamp.") + SECTION, ("h", "header", "document.xml")),
        1,
        related(paragraph("A lantern.") + SECTION, ("h", "header", "document.xml")),
    ),
    attack(
        "missing",
        "a header whose part is missing",
        related(paragraph("A lamp.") + SECTION, ("h", "header", "none.xml")),
        1,
        related(paragraph("A lantern.") + SECTION, ("h", "header", "none.xml")),
    ),
    attack("section", "a text with one section more", related(paragraph("A lamp.") + SECTION)),
    attack("bomb", "a package that unpacks to 600 million bytes", word_package(b"", 300)),
    attack("entities", "a package with entities of entities in its XML", word_file(document(paragraph("&m;"), LAUGHS))),
    attack("external", "a package with an external entity", word_file(document(paragraph("&b;"), EXTERNAL))),
    attack("overlapping", "a package with wrong sizes for its entries", package_with_overlapping_entries()),
    attack("cut", "a truncated package", GOOD[:200]),
    attack("other", "a package that is not a Word file", word_file("<a/>")),
    attack("deep", "a text with tables 65 deep", word_file(document(nested_tables(65))), 1),
    attack("deeper", "a text with tables 150 deep", word_file(document(nested_tables(150)))),
    attack("fields", "a paragraph with 10,000 fields that do not end", word_file(document(fields(10_000))), 1),
    attack(
        "prefixes",
        "a part that uses one prefix for two namespaces",
        word_file(document('<a:b xmlns:a="u"/><a:b xmlns:a="v"/>' + paragraph("A letter."))),
    ),
    attack(
        "paragraphs",
        "5,000 paragraphs that all differ",
        word_file(many("new", 5_000)),
        1,
        word_file(many("old", 5_000)),
    ),
    attack(
        "words",
        "a paragraph of 100,000 words that all differ",
        word_file(document(paragraph("new old " * 50_000))),
        1,
        word_file(document(paragraph("old new lamp " * 33_000))),
    ),
    Attack(
        "diff-terminal",
        "`diff` of a text with the codes that clear a terminal",
        "prints them as escapes",
        {"a.docx": GOOD, "b.docx": word_file(document(paragraph("A \u009b2J\u202e letter.")))},
        "diff a.docx b.docx",
        1,
        r"\\x9b2J\\u202e",
    ),
    Attack(
        "diff-pipe",
        "`diff` with an output that is a named pipe",
        REFUSED,
        {"a.yaml": LETTER, "b.docx": GOOD},
        "diff b.docx b.docx -o out.docx",
        4,
        "error",
        prepare=named_pipe("out.docx"),
    ),
]
