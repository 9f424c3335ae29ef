"""All parts of a Word file put together, with the relations between them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, structs

from drafter.document.model import Document
from drafter.export.docx import settings
from drafter.export.docx.bidi import right_to_left
from drafter.export.docx.comments import comments_part
from drafter.export.docx.context import DocxContext, PartWriter
from drafter.export.docx.embedded_yaml import properties_part, yaml_part
from drafter.export.docx.headers_footers import HeaderFooter
from drafter.export.docx.numbering import numbering_part
from drafter.export.docx.package import WORD, PackagePart, Relation, pack
from drafter.export.docx.styles import styles_part
from drafter.export.docx.theme import theme_part
from drafter.export.docx.xml import document_xml
from drafter.look.model import Page

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
_ROOTS = (
    Relation("rId1", "officeDocument", "/word/document.xml"),
    Relation("rId2", f"{_PACKAGE}/core-properties", "/docProps/core.xml"),
    Relation("rId3", "extended-properties", "/docProps/app.xml"),
)


class Stories(Struct, frozen=True):
    """All texts of a letter: its body, its heads and feet, its notes, each with what it leads to."""

    body: PartWriter
    content: str
    heads: Sequence[HeaderFooter]
    notes: PartWriter
    footnotes: bytes


def build_parts(document: Document, context: DocxContext, stories: Stories) -> bytes:
    """The file made of the stories of a letter, with all that stands around them."""
    parts = [*_around(document, context), _footnotes(stories), *_heads(stories.heads), *_comments(document)]
    relations = [Relation(f"rId{number}", _kind(part), part.name) for number, part in enumerate(parts, start=1)]
    sources = _source(document.source)
    relations += [Relation("rId90", "customXml", part.name) for part in sources[:1]]
    section = _section(context.look.page, stories.heads, relations)
    xml = document_xml("document", f"<w:body>{stories.content}{section}</w:body>")
    leading = (*relations, *stories.body.relations.values())
    main = PackagePart("/word/document.xml", f"{WORD}.document.main+xml", xml, leading)
    written = [main, *parts]
    if document.right_to_left:
        written = [structs.replace(part, data=right_to_left(part.data)) for part in written]
    pictures = [PackagePart(name, kind, data) for name, (kind, data) in context.pictures.items()]
    return pack(_ROOTS, [*written, *pictures, *sources, *_properties(document)])


def _around(document: Document, context: DocxContext) -> list[PackagePart]:
    """The parts that hold no text of the letter."""
    language, look = settings.variety(document.language), context.look
    theme = "application/vnd.openxmlformats-officedocument.theme+xml"
    styles = styles_part(look, language, tuple(sorted(context.combined.items())))
    return [
        PackagePart("/word/styles.xml", f"{WORD}.styles+xml", styles, shared=True),
        PackagePart("/word/settings.xml", f"{WORD}.settings+xml", settings.settings_part(look, language), shared=True),
        PackagePart("/word/fontTable.xml", f"{WORD}.fontTable+xml", settings.fonts_part(look), shared=True),
        PackagePart("/word/numbering.xml", f"{WORD}.numbering+xml", numbering_part(look), shared=True),
        PackagePart("/word/theme/theme1.xml", theme, theme_part(look), shared=True),
    ]


def _footnotes(stories: Stories) -> PackagePart:
    relations, notes = tuple(stories.notes.relations.values()), stories.notes.context.notes
    # Without notes there are the separators, the same in all letters.
    return PackagePart("/word/footnotes.xml", f"{WORD}.footnotes+xml", stories.footnotes, relations, shared=not notes)


def _comments(document: Document) -> list[PackagePart]:
    if not document.findings:
        return []
    return [PackagePart("/word/comments.xml", f"{WORD}.comments+xml", comments_part(document.findings))]


def _heads(heads: Sequence[HeaderFooter]) -> list[PackagePart]:
    return [
        PackagePart(_name(head), f"{WORD}.{head.kind}+xml", head.data, tuple(head.writer.relations.values()))
        for head in heads
    ]


def _name(head: HeaderFooter) -> str:
    return f"/word/{head.kind}-{head.pages}.xml"


def _kind(part: PackagePart) -> str:
    return part.media_type.removesuffix("+xml").rpartition(".")[2]


def _source(source: bytes | None) -> list[PackagePart]:
    if source is None:
        return []
    named = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    relation = Relation("rId1", "customXmlProps", "/customXml/itemProps1.xml")
    return [
        PackagePart("/customXml/item1.xml", "application/xml", yaml_part(source), (relation,)),
        PackagePart("/customXml/itemProps1.xml", named, properties_part()),
    ]


def _properties(document: Document) -> list[PackagePart]:
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    extended = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    return [
        PackagePart("/docProps/core.xml", core, settings.core_part(document)),
        PackagePart("/docProps/app.xml", extended, settings.application_part(), shared=True),
    ]


def _section(page: Page, heads: Sequence[HeaderFooter], relations: Sequence[Relation]) -> str:
    """The one section: the sheet, its margins, its heads and feet, of which page 1 has its own."""
    identifiers = {relation.target: relation.identifier for relation in relations}
    references = "".join(
        f'<w:{kind}Reference w:type="{head.pages}" r:id="{identifiers[_name(head)]}"/>'
        for kind in ("header", "footer")
        for head in heads
        if head.kind == kind
    )
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{page.width}" w:h="{page.height}"/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}" '
        f'w:header="{page.header}" w:footer="{page.footer}" w:gutter="0"/>'
        '<w:cols w:space="720"/><w:titlePg/></w:sectPr>'
    )
