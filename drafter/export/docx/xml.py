"""WordprocessingML as text: escaping, runs and paragraphs."""

from __future__ import annotations

import re

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w15"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Characters that XML 1.0 forbids are removed; markup characters are escaped.
_FORBIDDEN = [*range(0x09), 0x0B, 0x0C, *range(0x0D, 0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF]
_ESCAPES = str.maketrans({**dict.fromkeys(_FORBIDDEN), "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_ESCAPED = re.compile('[&<>"\\x00-\\x08\\x0b\\x0c\\x0d-\\x1f\\ud800-\\udfff\\ufffe\\uffff]')
_SPECIAL = re.compile("([\t\n\u2011\u00ad])")
_NOT_PLAIN = re.compile(f"{_ESCAPED.pattern}|{_SPECIAL.pattern}")
_ELEMENTS = {"\t": "<w:tab/>", "\n": "<w:br/>", "\u2011": "<w:noBreakHyphen/>", "\u00ad": "<w:softHyphen/>"}


def escape(text: str) -> str:
    """Return the text escaped for XML content and attributes, without the characters that XML forbids."""
    return text.translate(_ESCAPES) if _ESCAPED.search(text) else text


def xml_part(root: str, content: str) -> bytes:
    """Return a part of WordprocessingML with the root element `w:root`."""
    return f"{DECLARATION}<w:{root} {NAMESPACES}>{content}</w:{root}>".encode()


def text_xml(text: str) -> str:
    """Return the content of a run, with Word's elements for tabs, line breaks and two kinds of hyphens."""
    if text and not _NOT_PLAIN.search(text):
        return f'<w:t xml:space="preserve">{text}</w:t>'
    if not _SPECIAL.search(text):
        return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""
    return "".join(_ELEMENTS.get(part) or text_xml(part) for part in _SPECIAL.split(text))


def run(content: str, properties: str = "") -> str:
    """Return a run with this content, "" if it is empty; `properties` is the content of its `rPr`."""
    if not content:
        return ""
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>" if properties else f"<w:r>{content}</w:r>"


def alternate_content(content: str = "", fallback: str = "") -> str:
    """Return run content for Word 2013 and later, with a fallback for other readers."""
    choice = f'<mc:Choice Requires="w15">{content}</mc:Choice>'
    return f"<mc:AlternateContent>{choice}<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"


def paragraph(style: str, content: str = "", properties: str = "") -> str:
    """Return a paragraph in a style; `properties` is direct formatting, in the order of the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'
