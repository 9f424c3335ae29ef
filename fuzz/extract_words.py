"""The words of a file in any format, to see whether all formats of a letter say the same."""

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
_RUNS = frozenset({"span", "em", "strong", "b", "i", "a"})
_STYLE, _RAISED = f"{_W}rStyle", ("FootnoteReference", "Superscript")
_SPACES = (f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}p")


def words(text: str) -> frozenset[str]:
    """The words of a text, in one form of its letters."""
    return frozenset(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def printed(name: str, data: bytes) -> frozenset[str] | None:
    """The words that a file prints; None for a format that breaks words at the ends of lines."""
    if name.endswith(".txt"):
        return words(data.decode())
    if name.endswith(".html"):
        return words(_of_html(data.decode()))
    return words(_of_word(data)) if name.endswith(".docx") else None


class _Text(HTMLParser):
    """Gathers the text of the body; blocks stand apart, runs do not."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.silent = True

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.silent = self.silent and tag != "body"
        apart = tag not in _RUNS or any(value == "doc-noteref" for _, value in attrs)
        self.parts.append("\n" if apart else "")
        self.parts += [f"{value}\n" for name, value in attrs if name == "alt"]

    def handle_endtag(self, tag: str) -> None:
        self.handle_starttag(tag, ())

    def handle_data(self, data: str) -> None:
        self.parts.append("" if self.silent else data)


def _of_html(text: str) -> str:
    parser = _Text()
    parser.feed(text)
    return "".join(parser.parts)


def _of_word(data: bytes) -> str:
    with ZipFile(BytesIO(data)) as package:
        stories = [
            name
            for name in package.namelist()
            if re.fullmatch(r"word/(document|footnotes|header.*|footer.*)\.xml", name)
        ]
        return "\n".join(_of_story(package.read(name)) for name in sorted(stories))


def _of_story(data: bytes) -> str:
    said: list[str] = []
    for element in ElementTree.fromstring(data).iter():
        apart = element.tag in _SPACES or (element.tag == _STYLE and element.get(f"{_W}val") in _RAISED)
        said.append("\n" if apart else (element.text or "") if element.tag == f"{_W}t" else "")
        said.append(f"\n{element.get('descr')}\n" if element.tag == _PICTURE else "")
    return "".join(said)
