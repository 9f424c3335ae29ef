"""Parts about the document as a whole: settings, font table, theme and document properties."""

from __future__ import annotations

from drafter import __version__
from drafter.document.model import Document
from drafter.export.docx.xml import DECLARATION, escape, xml_part
from drafter.look.model import Look

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
        f"<w:compat>{compatibility}</w:compat>"
        f'<w:themeFontLang w:val="{escape(locale(language))}"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
    )


def fonts_part(look: Look) -> bytes:
    """Return fontTable.xml: the font of the text, with an alternative that has the same metrics."""
    return xml_part(
        "fonts",
        f'<w:font w:name="{escape(look.text_face)}"><w:altName w:val="{escape(look.alternative_face)}"/>'
        '<w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/>'
        '<w:pitch w:val="variable"/></w:font>',
    )


def theme_part(look: Look) -> bytes:
    """Return theme1.xml: the font of the text, plain colours, no effects.

    The styles do not use the theme, but validators require one.
    """
    colors = "".join(f'<a:{name}><a:srgbClr val="{color}"/></a:{name}>' for name, color in _THEME_COLORS.items())
    font = f'<a:latin typeface="{escape(look.text_face)}"/><a:ea typeface=""/><a:cs typeface=""/>'
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
