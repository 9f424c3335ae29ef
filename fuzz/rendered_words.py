"""Words of a rendered file, used to compare the formats of a letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from html.parser import HTMLParser
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

_WORD = re.compile(r"[^\W_]+")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_RUNS = frozenset({"span", "em", "strong", "b", "i", "a", "sup"})
_STYLE, _REFERENCE = f"{_W}rStyle", "FootnoteReference"
_SPACES = (f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}p")


def words(text: str) -> frozenset[str]:
    """Return the words of a text, normalized and in lower case."""
    return frozenset(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def rendered_words(name: str, data: bytes) -> frozenset[str] | None:
    """Return the words that a file shows, or None for a format that breaks words at the ends of lines (PDF)."""
    if name.endswith(".txt"):
        return words(data.decode())
    if name.endswith(".html"):
        return words(_html_text(data.decode()))
    return words(_docx_text(data)) if name.endswith(".docx") else None


class _Text(HTMLParser):
    """Collects the text of the body. Blocks are separated, runs are not."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.before_body = True

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.before_body = self.before_body and tag != "body"
        separate = tag not in _RUNS or any(value == "doc-noteref" for _, value in attrs)
        self.parts.append("\n" if separate else "")
        self.parts += [f"{value}\n" for name, value in attrs if name == "alt"]

    def handle_endtag(self, tag: str) -> None:
        self.handle_starttag(tag, ())

    def handle_data(self, data: str) -> None:
        self.parts.append("" if self.before_body else data)


def _html_text(text: str) -> str:
    parser = _Text()
    parser.feed(text)
    return "".join(parser.parts)


def _docx_text(data: bytes) -> str:
    with ZipFile(BytesIO(data)) as package:
        parts = [
            name
            for name in package.namelist()
            if re.fullmatch(r"word/(document|footnotes|header.*|footer.*)\.xml", name)
        ]
        return "\n".join(_part_text(package.read(name)) for name in sorted(parts))


def _part_text(data: bytes) -> str:
    texts: list[str] = []
    for element in ElementTree.fromstring(data).iter():
        separate = element.tag in _SPACES or (element.tag == _STYLE and element.get(f"{_W}val") == _REFERENCE)
        texts.append("\n" if separate else (element.text or "") if element.tag == f"{_W}t" else "")
        texts.append(f"\n{element.get('descr')}\n" if element.tag == _PICTURE else "")
    return "".join(texts)
