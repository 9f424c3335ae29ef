"""The letter as one page of HTML that stands alone: style and pictures inside, nothing fetched."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from drafter.document.model import Document, Group
from drafter.export import css
from drafter.export.html.page import serialize, skeleton
from drafter.export.html.writer import PARTS, Writer
from drafter.look.model import Look


def export(document: Document, look: Look, *, places: bool = False) -> bytes:
    """The page; with `places` each block says in `data-line` which line of the letter it comes from."""
    root, body = skeleton(document, css.screen(look))
    writer = Writer(look, places=places)
    sheet = SubElement(body, "div", {"class": "sheet"})
    for role in ("draft-mark", "masthead"):
        if role in document.furniture:
            writer.group(sheet, document.furniture[role])
    _write_body(writer, SubElement(sheet, "main"), document)
    if "foot" in document.furniture:
        _write_foot(writer, sheet, document.furniture["foot"])
    return serialize(root)


def _write_body(writer: Writer, main: Element, document: Document) -> None:
    for block in document.body:
        if block.role in PARTS:
            writer.end_notes(main)
        writer.write(main, [block])
    writer.end_notes(main)


def _write_foot(writer: Writer, sheet: Element, foot: Group) -> None:
    """Notes of page 1 and the job line; running heads and page numbers belong to pages, which a screen has not."""
    writer.write(SubElement(sheet, "footer", {"class": "foot"}), foot.blocks)
