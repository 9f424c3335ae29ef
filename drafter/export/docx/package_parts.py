"""Parts of a Word file with their relations: the text, settings, font table, theme and document properties."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct, structs

from drafter import __version__
from drafter.document.model import Document
from drafter.export.docx.comments import comments_part
from drafter.export.docx.context import DocxContext, PartWriter
from drafter.export.docx.headers_footers import HeaderFooter
from drafter.export.docx.package import WORD, PackagePart, Relation, pack
from drafter.export.docx.styles import numbering_part, styles_part
from drafter.export.docx.xml import DECLARATION, escape, xml_part
from drafter.look.model import Look, Page

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
_ROOTS = (
    Relation("rId1", "officeDocument", "/word/document.xml"),
    Relation("rId2", f"{_PACKAGE}/core-properties", "/docProps/core.xml"),
    Relation("rId3", "extended-properties", "/docProps/app.xml"),
)
# Language tags for Word's spelling check. United Nations Headquarters follows the Concise Oxford Dictionary.
_LOCALES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "zh": "zh-CN", "ar": "ar-SA"}

_SCHEMAS = "http://schemas.openxmlformats.org"
# From mode 15 on, Word and LibreOffice 24 shrink the spaces of justified lines, so lines would break differently from
# those of the PDF and the printed documents.
_COMPATIBILITY = {
    "compatibilityMode": "14",
    "overrideTableStyleFontSizeAndJustification": "1",
    "enableOpenTypeFeatures": "1",
    "doNotFlipMirrorIndents": "1",
    "differentiateMultirowTableHeaders": "1",
}
_EAST_ASIAN_LANGUAGE = ' w:eastAsia="zh-CN"'
# The numbers of headers and footers in the names of their parts.
_NUMBERS = {"first": 1, "default": 2, "even": 3}
_THEME_COLORS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "44546A",
    "lt2": "E7E6E6",
    "accent1": "4472C4",
    "accent2": "ED7D31",
    "accent3": "A5A5A5",
    "accent4": "FFC000",
    "accent5": "5B9BD5",
    "accent6": "70AD47",
    "hlink": "0000FF",
    "folHlink": "0000FF",
}
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


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
    sources = _sources(document, [_main_part(context, letter, relations), *parts])
    items = [part for part in sources if part.relations]
    relations += [Relation(f"rIdSource{number}", "customXml", part.name) for number, part in enumerate(items, start=1)]
    parts = [_main_part(context, letter, relations), *parts]
    if document.right_to_left:
        from drafter.export.docx.right_to_left import mirrored

        turned = turned_styles(context.look)
        parts = [structs.replace(part, data=mirrored(part.data, turned, part.shared)) for part in parts]
    pictures = [PackagePart(name, kind, data) for name, (kind, data) in context.pictures.items()]
    return pack(_ROOTS, [*parts, *pictures, *sources, *_properties(document)])


def _main_part(context: DocxContext, letter: LetterParts, relations: Sequence[Relation]) -> PackagePart:
    section = _section(context.look.page, letter.headers, relations)
    xml = xml_part("document", f"<w:body>{letter.body_xml}{section}</w:body>")
    own_relations = (*relations, *letter.body.relations.values())
    return PackagePart("/word/document.xml", f"{WORD}.document.main+xml", xml, own_relations)


def _shared_parts(document: Document, context: DocxContext) -> list[PackagePart]:
    """Return the parts that do not depend on the text of the letter."""
    language, look = locale(document.language), context.look
    theme = "application/vnd.openxmlformats-officedocument.theme+xml"
    styles = styles_part(look, language, tuple(sorted(context.combined_styles.items())))
    return [
        PackagePart("/word/styles.xml", f"{WORD}.styles+xml", styles, shared=True),
        PackagePart("/word/settings.xml", f"{WORD}.settings+xml", settings_part(look, language), shared=True),
        PackagePart("/word/fontTable.xml", f"{WORD}.fontTable+xml", fonts_part(look), shared=True),
        PackagePart("/word/numbering.xml", f"{WORD}.numbering+xml", numbering_part(look), shared=True),
        PackagePart("/word/theme/theme1.xml", theme, theme_part(look), shared=True),
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
    """Return the name of the part, such as /word/header1.xml; some readers find headers only by these names."""
    return f"/word/{header.kind}{_NUMBERS[header.pages]}.xml"


def _kind(part: PackagePart) -> str:
    """Return the kind of relation that leads to a part, such as styles."""
    return part.media_type.removesuffix("+xml").rpartition(".")[2]


def _sources(document: Document, parts: Sequence[PackagePart]) -> list[PackagePart]:
    """Return the parts of the embedded letter, if it is embedded; `parts` contain the visible text."""
    if document.source is None:
        return []
    from drafter.export.docx.embedded_source import source_parts
    from drafter.export.docx.text_hash import hash_text, is_text_part

    names = ((part.name.removeprefix("/"), part.data) for part in parts)
    text_hash = hash_text({name: data for name, data in names if is_text_part(name)})
    return source_parts(document.source, dict(document.source_files), text_hash)


def _properties(document: Document) -> list[PackagePart]:
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    extended = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    return [
        PackagePart("/docProps/core.xml", core, core_part(document)),
        PackagePart("/docProps/app.xml", extended, application_part(), shared=True),
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


def locale(language: str) -> str:
    """Return Word's tag for the language of the text, such as en-GB for English."""
    return _LOCALES.get(language, language)


def settings_part(look: Look, language: str) -> bytes:
    """Return settings.xml: odd and even headers, tab stops, footnote separators, no hyphenation."""
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in _COMPATIBILITY.items()
    )
    return xml_part(
        "settings",
        '<w:zoom w:percent="100"/>'
        f'<w:defaultTabStop w:val="{look.page.default_tab}"/><w:autoHyphenation w:val="0"/>'
        '<w:evenAndOddHeaders w:val="1"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        # Without it, Word and LibreOffice spread the words of a justified line that ends with a line break.
        f"<w:compat><w:doNotExpandShiftReturn/>{compatibility}</w:compat>"
        f'<w:themeFontLang w:val="{escape(locale(language))}"'
        f"{_EAST_ASIAN_LANGUAGE if look.east_asian else ''}{_complex_language(look, language)}/>"
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
    )


def _complex_language(look: Look, language: str) -> str:
    return f' w:bidi="{escape(locale(language))}"' if look.complex_text else ""


@lru_cache(maxsize=8)
def turned_styles(look: Look) -> frozenset[str]:
    """Return the ids of the styles whose text runs against the direction of the page."""
    return frozenset(name for name in look.styles if look.is_turned(look.resolved(name)))


def fonts_part(look: Look) -> bytes:
    """Return fontTable.xml: the fonts of the text, of complex scripts and of ideographs, each with an alternative."""
    own = look.complex_text
    complex_font = (
        f'<w:font w:name="{escape(own.face)}"><w:altName w:val="{escape(own.alternative_face)}"/>'
        '<w:charset w:val="B2"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
        if own
        else ""
    )
    return xml_part(
        "fonts",
        f'<w:font w:name="{escape(look.text_face)}"><w:altName w:val="{escape(look.alternative_face)}"/>'
        '<w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/>'
        f'<w:pitch w:val="variable"/></w:font>{complex_font}'
        + "".join(
            f'<w:font w:name="{escape(name)}"><w:altName w:val="{escape(alternative)}"/><w:charset w:val="86"/>'
            '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
            for name, alternative in (look.east_asian.alternatives.items() if look.east_asian else ())
        ),
    )


def theme_part(look: Look) -> bytes:
    """Return theme1.xml: the font of the text, plain colours, no effects.

    The styles do not use the theme, but validators require one.
    """
    colors = "".join(f'<a:{name}><a:srgbClr val="{color}"/></a:{name}>' for name, color in _THEME_COLORS.items())
    east_asian = look.east_asian.text_face if look.east_asian else ""
    latin, others = f'<a:latin typeface="{escape(look.text_face)}"/>', '<a:cs typeface=""/>'
    font = f'{latin}<a:ea typeface="{escape(east_asian)}"/>{others}'
    lines = "".join(f'<a:ln w="{width}">{_FILL}</a:ln>' for width in (6350, 12700, 19050))
    return (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Letter">'
        f'<a:themeElements><a:clrScheme name="Letter">{colors}</a:clrScheme>'
        f'<a:fontScheme name="Letter"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Letter"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    ).encode()


def core_part(document: Document) -> bytes:
    """Return core.xml: the full title, the symbols and the language. It has no author and no date."""
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_SCHEMAS}/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(document.title)}</dc:title><dc:language>{escape(document.language)}</dc:language>"
        f"<cp:keywords>{escape(' '.join(document.symbols))}</cp:keywords></cp:coreProperties>"
    ).encode()


def application_part() -> bytes:
    """Return app.xml: the program that wrote the file."""
    return (
        f'{DECLARATION}<Properties xmlns="{_SCHEMAS}/officeDocument/2006/extended-properties">'
        f"<Application>Drafter {__version__}</Application></Properties>"
    ).encode()
