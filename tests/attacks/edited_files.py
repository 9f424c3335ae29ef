"""Word files from strangers for `pull`: broken packages, embedded letters, and text that is YAML, Markdown or Jinja."""

from __future__ import annotations

from attacks.attack import LETTER, Attack
from attacks.harmful_data import word_package
from attacks.package_parts import document, paragraph, word_file
from attacks.redlines import GOOD, LAUGHS, SECTION, fields, many, nested_tables, related
from drafter.export.docx.embedded_source import source_parts
from drafter.export.docx.package import pack

REFUSED = "refuses it and writes nothing"
OUTSIDE = "../../../../etc/passwd"
BODY = f"{LETTER}body: |\n  The lamp is lit.\n"


def attack(name: str, attempt: str, data: bytes, code: int = 1, output: str = "error") -> Attack:
    """Return an attack on `pull` of this file."""
    files = {"letter.yaml": BODY, "edited.docx": data}
    return Attack(f"pull-{name}", f"`pull` of {attempt}", REFUSED, files, "pull edited.docx letter.yaml", code, output)


def carrying(*files: str) -> bytes:
    """Return a package with a letter and files inside, which is not a Word file otherwise."""
    return pack((), source_parts(BODY.encode(), dict.fromkeys(files, b"x"), ""))


ATTACKS = [
    attack("bomb", "a package that unpacks to 600 million bytes", word_package(b"", 300), 4),
    attack(
        "entities", "a package with entities of entities in its XML", word_file(document(paragraph("&m;"), LAUGHS)), 4
    ),
    attack("other", "a package that is not a Word file", carrying("../../letter.yaml"), 4),
    attack("foreign", "the Word file of another letter", word_file(document(paragraph("Another letter.")))),
    attack("paragraphs", "a Word file with 5,000 other paragraphs", word_file(many("new", 5_000))),
    attack("cut", "a truncated package", GOOD[:200], 4),
    attack("header", "a header that is a file outside the package", related(SECTION, ("h", "header", OUTSIDE))),
    attack("missing", "a header whose part is missing", related(SECTION, ("h", "header", "none.xml"))),
    attack("deeper", "a text with tables 150 deep", word_file(document(nested_tables(150))), 4),
    attack("fields", "a paragraph with 10,000 fields that do not end", word_file(document(fields(10_000)))),
    attack("words", "a Word file with 100,000 other words", word_file(document(paragraph("new old " * 50_000)))),
]
