"""Import of Word files with the structure of those that Google Docs writes: no style of ours, tables for the layout.

No file of Google Docs is at hand. What is publicly known of its export: styles `normal` and `heading 1` without others,
`w:rtl` and explicit `w:val` on every run, `w:br` of the kind textWrapping, empty paragraphs as space, tables with a
style of their own, and the properties of the section at the end.
"""

from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZipFile

import pytest
import yaml

from drafter.importer.import_letter import Imported, import_letter

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
BORDERS = "".join(
    f'<w:{edge} w:color="000000" w:sz="8" w:val="single"/>' for edge in ("top", "left", "bottom", "right")
)
STYLES = """
<w:style w:type="paragraph" w:styleId="Normal" w:default="1"><w:name w:val="normal"/></w:style>
<w:style w:type="table" w:styleId="TableNormal" w:default="1"><w:name w:val="Table Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="table" w:styleId="Table1"><w:basedOn w:val="TableNormal"/></w:style>
"""
LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="FORMAT"/><w:lvlText w:val="TEXT"/></w:lvl>'
    for level in range(3)
)


def run(text: str, bold: bool = False, italic: bool = False) -> str:
    style = f'<w:b w:val="{int(bold)}"/>' * bold + '<w:i w:val="1"/>' * italic
    parts = '<w:br w:type="textWrapping"/>'.join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")
    )
    return f'<w:r w:rsidRPr="00000000"><w:rPr>{style}<w:rtl w:val="0"/></w:rPr>{parts}</w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f'<w:p w:rsidR="00000000" w:rsidRDefault="00000000"><w:pPr>{properties}<w:rPr/></w:pPr>{"".join(runs)}</w:p>'


EMPTY = paragraph(run(""))


def item(text: str, list_id: int) -> str:
    return paragraph(
        run(text), properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr><w:ind w:left="720"/>'
    )


def table(*rows: tuple[str, ...], borders: str = "") -> str:
    cells = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:tcPr><w:tcBorders>{borders}</w:tcBorders></w:tcPr>{cell}</w:tc>" for cell in row)
        + "</w:tr>"
        for row in rows
    )
    edges = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="Table1"/>{edges}<w:tblLayout w:type="fixed"/></w:tblPr>{cells}</w:tbl>'


MASTHEAD = table(
    (paragraph(run("United Nations")), paragraph(run("A/81/123", bold=True))),
    (
        paragraph(run("General Assembly", bold=True)),
        paragraph(run("Distr.: General\n20 October 2026\nOriginal: English")),
    ),
)
SESSION = [
    paragraph(run("Eighty-first session", bold=True)),
    paragraph(run("Agenda item 14")),
    paragraph(run("Culture of peace", bold=True)),
]
TITLE = (
    "Letter dated 12 October 2026 from the Permanent Representative of Malta to the United Nations addressed to the "
    "Secretary-General"
)
BODY = [
    paragraph(
        run("\tI write about the islands’ "), run("reading rooms", italic=True), run(", which are “open to all”.")
    ),
    item("Rooms have chairs;", 1),
    item("Chairs have legs.", 1),
    item("The first rule is quiet.", 2),
    item("The second rule is tea.", 2),
    table(
        (paragraph(run("Island", bold=True)), paragraph(run("Rooms", bold=True))),
        (paragraph(run("Gozo")), paragraph(run("12"))),
        borders=BORDERS,
    ),
    paragraph(
        run(
            "\tI should be grateful if you would have the present letter and its annex circulated as a document "
            "of the General Assembly, under agenda item 14."
        )
    ),
]
SIGNATURE = [
    paragraph(run("(Signed)", italic=True), run(" Joseph "), run("Vella", bold=True), run("\nPermanent Representative"))
]
ANNEX = [
    paragraph('<w:r><w:br w:type="page"/></w:r>'),
    paragraph(run("Annex"), properties='<w:pStyle w:val="Heading1"/>'),
    paragraph(run("Rules of the rooms", bold=True)),
    paragraph(run("Whoever speaks makes the tea.")),
]


def written(*blocks: str) -> bytes:
    """The Word file with these blocks."""
    section = '<w:sectPr><w:pgSz w:h="15840" w:w="12240"/><w:pgNumType w:start="1"/></w:sectPr>'
    numbering = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">{LEVELS.replace("FORMAT", form).replace("TEXT", text)}'
        "</w:abstractNum>"
        for number, form, text in ((1, "bullet", "●"), (2, "decimal", "%1."))
    ) + "".join(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in (1, 2))
    parts = {
        "document": f"<w:document xmlns:w='{W}' xmlns:r='{R}'><w:body>{''.join(blocks)}{section}</w:body></w:document>",
        "styles": f"<w:styles xmlns:w='{W}'>{STYLES}</w:styles>",
        "numbering": f"<w:numbering xmlns:w='{W}'>{numbering}</w:numbering>",
    }
    kinds = {"document": "document.main", "styles": "styles", "numbering": "numbering"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(("styles", "numbering"), 1)
    )
    file = BytesIO()
    with ZipFile(file, "w") as package:
        types = "http://schemas.openxmlformats.org/package/2006/content-types"
        xml = '<Default Extension="xml" ContentType="application/xml"/>'
        rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        package.writestr("[Content_Types].xml", f'<Types xmlns="{types}">{xml}{rels}{overrides}</Types>')
        main = f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
        package.writestr("_rels/.rels", f'<Relationships xmlns="{RELATIONS}">{main}</Relationships>')
        package.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>'
        )
        for name, text in parts.items():
            package.writestr(f"word/{name}.xml", text)
    return file.getvalue()


def read(*blocks: str) -> Imported:
    return import_letter(written(*blocks), "letter.docx")


def values(imported: Imported) -> dict[str, Any]:
    found = yaml.safe_load(imported.yaml)
    assert isinstance(found, dict)
    return found


WHOLE = (MASTHEAD, EMPTY, *SESSION, EMPTY, paragraph(run(TITLE, bold=True)), EMPTY, *BODY, EMPTY, *SIGNATURE, *ANNEX)


def test_a_letter_is_read_with_its_values() -> None:
    imported = read(*WHOLE)
    found = values(imported)
    assert {key: found[key] for key in ("template", "symbols", "addressees", "agenda_items")} == {
        "template": "letter",
        "symbols": ["A/81/123"],
        "addressees": ["secretary-general"],
        "agenda_items": [{"number": 14, "title": "Culture of peace"}],
    }
    assert found["signatories"] == [{"given": "Joseph", "family": "Vella", "state": "Malta"}]
    assert str(found["distributed"]) == "2026-10-20"
    assert {field.key: field.grade for field in imported.grades}["title"] == "proved"


def test_a_letter_keeps_its_blocks_and_words() -> None:
    imported = read(*WHOLE)
    assert values(imported)["body"].split("\n\n") == [
        "I write about the islands’ *reading rooms*, which are “open to all”.",
        "- Rooms have chairs;\n- Chairs have legs.",
        "1. The first rule is quiet.",
        "2. The second rule is tea.",
        "| **Island** | **Rooms** |\n| --- | --- |\n| Gozo | 12 |",
        "{{ circulation_request }}\n",
    ]
    assert values(imported)["annexes"] == [
        {"heading": "Annex", "title": "Rules of the rooms", "body": "Whoever speaks makes the tea.\n"}
    ]
    assert (imported.fidelity.score, imported.fidelity.left_over, imported.notes) == (1, (), ())


@pytest.mark.parametrize(
    "lines", [TITLE.split(" from "), TITLE.split(" addressed ")], ids=["before the sender", "before the addressee"]
)
def test_a_title_in_several_paragraphs_is_one(lines: list[str]) -> None:
    word = " from " if TITLE.startswith(lines[0] + " from") else " addressed "
    parts = [paragraph(run(lines[0], bold=True)), paragraph(run(word.strip() + " " + lines[1], bold=True))]
    imported = read(*SESSION, *parts, *BODY, *SIGNATURE)
    assert {field.key: field.grade for field in imported.grades}["title"] == "proved"


def test_a_letter_without_a_title_is_refused_with_the_reason() -> None:
    from drafter.errors import FileError

    with pytest.raises(FileError, match="shows no title of a letter"):
        read(*SESSION, *BODY, *SIGNATURE)
