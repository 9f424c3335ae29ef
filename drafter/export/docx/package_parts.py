"""Parts of a Word file, with the relations between them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, structs

from drafter.document.model import Document
from drafter.export.docx import settings
from drafter.export.docx.comments import comments_part
from drafter.export.docx.context import DocxContext, PartWriter
from drafter.export.docx.embedded_yaml import properties_part, yaml_part
from drafter.export.docx.headers_footers import HeaderFooter
from drafter.export.docx.numbering import numbering_part
from drafter.export.docx.package import WORD, PackagePart, Relation, pack
from drafter.export.docx.styles import styles_part
from drafter.export.docx.xml import right_to_left, xml_part
from drafter.look.model import Page

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
_ROOTS = (
    Relation("rId1", "officeDocument", "/word/document.xml"),
    Relation("rId2", f"{_PACKAGE}/core-properties", "/docProps/core.xml"),
    Relation("rId3", "extended-properties", "/docProps/app.xml"),
)


class LetterParts(Struct, frozen=True):
    """The text of a letter, part by part; each writer has the relations of its part."""

    body: PartWriter
    body_xml: str
    headers: Sequence[HeaderFooter]
    notes: PartWriter
    footnotes: bytes


def build_parts(document: Document, context: DocxContext, letter: LetterParts) -> bytes:
    """Return the Word file of a letter: the parts with its text, and all other parts."""
    parts = [*_shared_parts(document, context), _footnotes(letter), *_headers(letter.headers), *_comments(document)]
    relations = [Relation(f"rId{number}", _kind(part), part.name) for number, part in enumerate(parts, start=1)]
    sources = _source(document.source)
    relations += [Relation("rId90", "customXml", part.name) for part in sources[:1]]
    parts = [_main_part(context, letter, relations), *parts]
    if document.right_to_left:
        parts = [structs.replace(part, data=right_to_left(part.data)) for part in parts]
    pictures = [PackagePart(name, kind, data) for name, (kind, data) in context.pictures.items()]
    return pack(_ROOTS, [*parts, *pictures, *sources, *_properties(document)])


def _main_part(context: DocxContext, letter: LetterParts, relations: Sequence[Relation]) -> PackagePart:
    section = _section(context.look.page, letter.headers, relations)
    xml = xml_part("document", f"<w:body>{letter.body_xml}{section}</w:body>")
    own_relations = (*relations, *letter.body.relations.values())
    return PackagePart("/word/document.xml", f"{WORD}.document.main+xml", xml, own_relations)


def _shared_parts(document: Document, context: DocxContext) -> list[PackagePart]:
    """Return the parts that do not depend on the text of the letter."""
    language, look = settings.locale(document.language), context.look
    theme = "application/vnd.openxmlformats-officedocument.theme+xml"
    styles = styles_part(look, language, tuple(sorted(context.combined_styles.items())))
    return [
        PackagePart("/word/styles.xml", f"{WORD}.styles+xml", styles, shared=True),
        PackagePart("/word/settings.xml", f"{WORD}.settings+xml", settings.settings_part(look, language), shared=True),
        PackagePart("/word/fontTable.xml", f"{WORD}.fontTable+xml", settings.fonts_part(look), shared=True),
        PackagePart("/word/numbering.xml", f"{WORD}.numbering+xml", numbering_part(look), shared=True),
        PackagePart("/word/theme/theme1.xml", theme, settings.theme_part(look), shared=True),
    ]


def _footnotes(letter: LetterParts) -> PackagePart:
    relations, notes = tuple(letter.notes.relations.values()), letter.notes.context.notes
    # Without notes, the part contains only the separators, which are the same in all letters.
    return PackagePart("/word/footnotes.xml", f"{WORD}.footnotes+xml", letter.footnotes, relations, shared=not notes)


def _comments(document: Document) -> list[PackagePart]:
    if not document.findings:
        return []
    return [PackagePart("/word/comments.xml", f"{WORD}.comments+xml", comments_part(document.findings))]


def _headers(headers: Sequence[HeaderFooter]) -> list[PackagePart]:
    return [
        PackagePart(_name(header), f"{WORD}.{header.kind}+xml", header.data, tuple(header.writer.relations.values()))
        for header in headers
    ]


def _name(header: HeaderFooter) -> str:
    return f"/word/{header.kind}-{header.pages}.xml"


def _kind(part: PackagePart) -> str:
    """Return the kind of relation that leads to a part, such as styles."""
    return part.media_type.removesuffix("+xml").rpartition(".")[2]


def _source(source: bytes | None) -> list[PackagePart]:
    if source is None:
        return []
    properties = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    relation = Relation("rId1", "customXmlProps", "/customXml/itemProps1.xml")
    return [
        PackagePart("/customXml/item1.xml", "application/xml", yaml_part(source), (relation,)),
        PackagePart("/customXml/itemProps1.xml", properties, properties_part()),
    ]


def _properties(document: Document) -> list[PackagePart]:
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    extended = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    return [
        PackagePart("/docProps/core.xml", core, settings.core_part(document)),
        PackagePart("/docProps/app.xml", extended, settings.application_part(), shared=True),
    ]


def _section(page: Page, headers: Sequence[HeaderFooter], relations: Sequence[Relation]) -> str:
    """Return the only section: sheet, margins, headers and footers, with separate ones for page 1."""
    identifiers = {relation.target: relation.identifier for relation in relations}
    references = "".join(
        f'<w:{kind}Reference w:type="{header.pages}" r:id="{identifiers[_name(header)]}"/>'
        for kind in ("header", "footer")
        for header in headers
        if header.kind == kind
    )
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{page.width}" w:h="{page.height}"/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}" '
        f'w:header="{page.header}" w:footer="{page.footer}" w:gutter="0"/>'
        '<w:cols w:space="720"/><w:titlePg/></w:sectPr>'
    )
