"""An empty HTML page, which the HTML and the PDF have in common, and the bytes of a finished one."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, tostring

from drafter import __version__
from drafter.document.model import Document, Run, all_blocks, inlines_of
from drafter.document.tags import DELETED, INSERTED

GENERATOR = f"Drafter {__version__}"
# The roles of runs in a redline.
CHANGED = frozenset({INSERTED, DELETED})


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


def has_changes(document: Document) -> bool:
    """True if a document is a redline: it has inserted or deleted runs."""
    runs = (inline for inline in inlines_of(all_blocks(document)) if isinstance(inline, Run))
    return any(run.roles & CHANGED for run in runs)
