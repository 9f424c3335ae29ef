"""Documents built by hand, and the parts of their Word files."""

import struct
import zlib
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree

from drafter.document.model import Block, Document, Group, Inline, Paragraph, Run
from drafter.export.docx import export
from drafter.look.model import Look
from drafter.settings.look import load_look

LOOK = Path(__file__).parents[2] / "templates" / "_shared" / "look.yaml"
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
}


@lru_cache
def look() -> Look:
    return load_look([LOOK])


def text(words: str, role: str = "text", *inlines: Inline, label: str = "", level: int = 0) -> Paragraph:
    return Paragraph(role, (Run(words), *inlines) if words else inlines, label, level)


def letter(*body: Block, furniture: tuple[Group, ...] = (), **keys: Any) -> Document:
    return Document("A title", "en", body, {group.role: group for group in furniture}, **keys)


def docx_of(document: Document) -> bytes:
    return export(document, look())


def part(data: bytes, name: str = "word/document.xml") -> Any:
    with ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def select(element: Any, path: str) -> list[Any]:
    return list(element.xpath(path, namespaces=NAMESPACES))


def value(element: Any, path: str) -> str:
    return str(element.xpath(f"string({path})", namespaces=NAMESPACES))


def body(*blocks: Block) -> list[Any]:
    """Return the paragraphs and tables of a letter with these blocks, without the hairline above a table."""
    elements = select(part(docx_of(letter(*blocks))), "/w:document/w:body/*[not(self::w:sectPr)]")
    return [element for element in elements if style(element) != "HairLine"]


def style(element: Any) -> str:
    return value(element, "w:pPr/w:pStyle/@w:val")


def visible_text(element: Any) -> str:
    """Return the text of a paragraph with its tabs and breaks."""
    characters = {"tab": "\t", "br": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
    runs = "descendant-or-self::w:r"
    nodes = select(element, f"{runs}//w:t | {runs}/w:tab | {runs}/w:br | {runs}/w:noBreakHyphen | {runs}/w:softHyphen")
    return "".join(characters.get(etree.QName(node).localname, node.text or "") for node in nodes)


def png(width: int = 2, height: int = 2) -> bytes:
    """Return a grey image."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
