"""What Word knows of the document as a whole: its settings, its fonts and its properties."""

from __future__ import annotations

from drafter import __version__
from drafter.document.model import Document
from drafter.export.docx.xml import DECLARATION, document_xml, escape
from drafter.look.model import Look

# The variety of a language by which Word checks spelling; New York writes by the Concise Oxford Dictionary.
VARIETIES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "zh": "zh-CN", "ar": "ar-SA"}

_SCHEMAS = "http://schemas.openxmlformats.org"
# From mode 15 on, Word and LibreOffice 24 shrink the spaces of justified lines, and so break them elsewhere than the
# PDF and the printed documents; mode 14 is the last that does not.
_COMPATIBILITY = {
    "compatibilityMode": "14",
    "overrideTableStyleFontSizeAndJustification": "1",
    "enableOpenTypeFeatures": "1",
    "doNotFlipMirrorIndents": "1",
    "differentiateMultirowTableHeaders": "1",
}


def variety(language: str) -> str:
    """The language of the text as Word names it, such as en-GB for English."""
    return VARIETIES.get(language, language)


def settings_part(look: Look, language: str) -> bytes:
    """settings.xml: odd and even heads, the tab stops, the separators of notes, no hyphenation, line breaks."""
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in _COMPATIBILITY.items()
    )
    return document_xml(
        "settings",
        '<w:zoom w:percent="100"/>'
        f'<w:defaultTabStop w:val="{look.page.default_tab}"/><w:autoHyphenation w:val="0"/>'
        '<w:evenAndOddHeaders w:val="1"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        f"<w:compat>{compatibility}</w:compat>"
        f'<w:themeFontLang w:val="{escape(variety(language))}"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
    )


def fonts_part(look: Look) -> bytes:
    """fontTable.xml: the face of the text with its metric-compatible alternative."""
    return document_xml(
        "fonts",
        f'<w:font w:name="{escape(look.text_face)}"><w:altName w:val="{escape(look.alternative_face)}"/>'
        '<w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/>'
        '<w:pitch w:val="variable"/></w:font>',
    )


def core_part(document: Document) -> bytes:
    """core.xml: the title whole, the symbols and the language; no author and no date, for nobody's clock is asked."""
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_SCHEMAS}/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(document.title)}</dc:title><dc:language>{escape(document.language)}</dc:language>"
        f"<cp:keywords>{escape(' '.join(document.symbols))}</cp:keywords></cp:coreProperties>"
    ).encode()


def application_part() -> bytes:
    """app.xml: the program that wrote the file."""
    return (
        f'{DECLARATION}<Properties xmlns="{_SCHEMAS}/officeDocument/2006/extended-properties">'
        f"<Application>Drafter {__version__}</Application></Properties>"
    ).encode()
