"""Files from strangers for `import`: Word packages that are broken, too much, or lead elsewhere."""

from __future__ import annotations

from attacks.attack import Attack
from attacks.harmful_data import package_with_overlapping_entries, word_package
from attacks.package_parts import document, paragraph, word_file
from attacks.redlines import EXTERNAL, GOOD, LAUGHS, SECTION, fields, many, nested_tables, related

REFUSED = "refuses it and writes nothing"
OUTSIDE = "../../../../etc/passwd"


def attack(name: str, attempt: str, data: bytes) -> Attack:
    """Return an attack on `import` of this file, which has no title of a letter."""
    command = "import given.docx -o letter.yaml"
    return Attack(f"import-{name}", f"`import` of {attempt}", REFUSED, {"given.docx": data}, command, 4, "error")


ATTACKS = [
    attack("bomb", "a package that unpacks to 600 million bytes", word_package(b"", 300)),
    attack("entities", "a package with entities of entities in its XML", word_file(document(paragraph("&m;"), LAUGHS))),
    attack("external", "a package with an external entity", word_file(document(paragraph("&b;"), EXTERNAL))),
    attack("overlapping", "a package with wrong sizes for its entries", package_with_overlapping_entries()),
    attack("cut", "a truncated package", GOOD[:200]),
    attack("header", "a header that is a file outside the package", related(SECTION, ("h", "header", OUTSIDE))),
    attack("missing", "a header whose part is missing", related(SECTION, ("h", "header", "none.xml"))),
    attack("deeper", "a text with tables 150 deep", word_file(document(nested_tables(150)))),
    attack("fields", "a paragraph with 10,000 fields that do not end", word_file(document(fields(10_000)))),
    attack("paragraphs", "a Word file with 5,000 paragraphs", word_file(many("new", 5_000))),
]
