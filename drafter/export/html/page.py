"""The whole page of HTML: the tree that the screen and the PDF share, head first."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, tostring

from drafter import __version__
from drafter.document.model import Document

GENERATOR = f"Drafter {__version__}"


def skeleton(document: Document, style: str = "") -> tuple[Element, Element]:
    """The root and the body of an empty page with the letter's language and title."""
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
    """The page as a file."""
    page: bytes = tostring(root, encoding="utf-8", method="html")
    return b"<!DOCTYPE html>\n" + page + b"\n"
