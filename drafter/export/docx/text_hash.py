"""The hash of the visible text of a Word file: the same after another program has saved the file.

Spaces, formatting, page numbers and the division into runs do not count, because programs save them differently.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BODY, _NOTES = "word/document.xml", "word/footnotes.xml"
_TEXT_PART = re.compile(r"word/(?:document|footnotes|(?:header|footer)[^/]*)\.xml")
_PAGE_FIELD = re.compile(r"\b(?:PAGE|NUMPAGES)\b")


def is_text_part(name: str) -> bool:
    """True for the parts of a package whose text is hashed."""
    return bool(_TEXT_PART.fullmatch(name))


def hash_text(parts: Mapping[str, bytes]) -> str:
    """Return the hash of the text of these parts; "" if one of them is damaged.

    The text of body and notes is in order. Headers and footers count as a set of paragraphs, because programs divide
    them differently into parts.
    """
    from drafter.safe_xml import XML_ERRORS, parse_xml

    try:
        paragraphs = {name: list(_paragraphs(parse_xml(data))) for name, data in parts.items()}
    except XML_ERRORS:
        return ""
    around = {text for name, texts in paragraphs.items() if name not in (_BODY, _NOTES) for text in texts}
    texts = ["".join(paragraphs.get(_BODY, ())), "".join(paragraphs.get(_NOTES, ())), *sorted(around - {""})]
    return hashlib.sha256("\n".join(texts).encode(errors="surrogatepass")).hexdigest()


def _paragraphs(root: Element) -> Iterator[str]:
    """Yield the text of each paragraph without spaces."""
    for paragraph in root.iter(f"{_W}p"):
        if paragraph.find(f".//{_W}p") is None:
            text = "".join(_Texts().read(paragraph))
            yield "".join(normalize("NFC", text).split()).replace("\u00ad", "")


class _Texts:
    """A walk over a paragraph that skips the results of page number fields, and the second of two alternatives."""

    def __init__(self) -> None:
        self.instruction = ""
        self.in_result = False

    def read(self, element: Element) -> Iterator[str]:
        """Yield the texts in an element."""
        for child in element:
            if child.tag == f"{_W}t":
                if not (self.in_result and _PAGE_FIELD.search(self.instruction)):
                    yield child.text or ""
            elif child.tag == f"{_W}noBreakHyphen":
                yield "\u2011"
            elif child.tag == f"{_W}instrText":
                self.instruction += child.text or ""
            elif child.tag == f"{_W}fldChar":
                self._turn(child.get(f"{_W}fldCharType", ""))
            elif child.tag != _ALTERNATIVE and not _is_page_field(child):
                yield from self.read(child)

    def _turn(self, kind: str) -> None:
        self.in_result = kind == "separate"
        if kind == "begin":
            self.instruction = ""


def _is_page_field(element: Element) -> bool:
    return element.tag == f"{_W}fldSimple" and bool(_PAGE_FIELD.search(element.get(f"{_W}instr", "")))
