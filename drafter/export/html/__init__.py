"""HTML: the letter as one self-contained page, with style and pictures inside.

The page loads nothing from the network. The PDF is built from the same elements.
Imports `css` and the modules that every exporter may import.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, tostring

from drafter import __version__
from drafter.document.model import Document
from drafter.export import css
from drafter.export.html.writer import PARTS, Writer
from drafter.look.model import Look

GENERATOR = f"Drafter {__version__}"


def export(document: Document, look: Look, *, places: bool = False) -> bytes:
    """Return the page; with `places`, `data-line` of each block is its line in the YAML file."""
    root, body = skeleton(document, css.screen(look))
    writer = Writer(look, places=places)
    sheet = SubElement(body, "div", {"class": "sheet"})
    for role in ("draft-mark", "masthead"):
        if role in document.furniture:
            writer.write_group(sheet, document.furniture[role])
    _write_body(writer, SubElement(sheet, "main"), document)
    # Notes of page 1 and the job line. A screen has no pages, so no running headers and no page numbers.
    if "foot" in document.furniture:
        writer.write(SubElement(sheet, "footer", {"class": "foot"}), document.furniture["foot"].blocks)
    return serialize(root)


def skeleton(document: Document, style: str = "") -> tuple[Element, Element]:
    """Return the root and the body of an empty page with the letter's language and title."""
    direction = "rtl" if document.right_to_left else "ltr"
    root = Element("html", {"lang": document.language, "dir": direction})
    head = SubElement(root, "head")
    SubElement(head, "meta", {"charset": "utf-8"})
    SubElement(head, "title").text = document.title
    SubElement(head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    SubElement(head, "meta", {"name": "generator", "content": GENERATOR})
    if style:
        SubElement(head, "style").text = style
    return root, SubElement(root, "body")


def serialize(root: Element) -> bytes:
    """Return the page as the bytes of a file."""
    page: bytes = tostring(root, encoding="utf-8", method="html")
    return b"<!DOCTYPE html>\n" + page + b"\n"


def _write_body(writer: Writer, main: Element, document: Document) -> None:
    for block in document.body:
        if block.role in PARTS:
            writer.write_end_notes(main)
        writer.write(main, [block])
    writer.write_end_notes(main)
