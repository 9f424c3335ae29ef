"""The letter as a PDF: the exact page, set by WeasyPrint."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, SubElement

from drafter.document.model import Document, Group
from drafter.export import fonts
from drafter.export.css.lengths import TWIPS
from drafter.export.html.page import skeleton
from drafter.export.html.writer import Writer
from drafter.export.pdf import metadata, missing_glyphs, renderer, structure
from drafter.export.pdf.embedded_yaml import attach_yaml, extract_yaml
from drafter.export.pdf.page_count import pages
from drafter.look.model import Look

__all__ = ["export", "extract_yaml", "pages", "tree"]


def export(document: Document, look: Look) -> bytes:
    """The PDF; raises MissingDependencyError without a font or library, InvalidLetterError where the font lacks a character."""
    pdf_renderer = renderer.renderer_for(look, fonts.find_fonts())

    def finish(_: Any, pdf: Any) -> None:
        metadata.add_metadata(pdf, document)
        structure.fix_tags(pdf, look.page.height / TWIPS)
        if document.source is not None:
            attach_yaml(pdf, document.source)

    with missing_glyphs.raise_for_missing_glyphs(document):
        return metadata.standard_binary_marker(renderer.render(pdf_renderer, tree(document, look), finish))


def tree(document: Document, look: Look) -> Element:
    """The page that is printed: furniture first, then the letter, notes where they are called."""
    root, body = skeleton(document)
    writer = Writer(look, floating=True)
    if "running-head" in document.furniture:
        body.set("class", "headed")
    for role in ("draft-mark", "running-head", "running-foot"):
        if role in document.furniture:
            _running(writer, body, document.furniture[role])
    if "foot" in document.furniture:
        _foot(writer, body, document.furniture["foot"])
    if "masthead" in document.furniture:
        writer.group(body, document.furniture["masthead"])
    writer.write(body, document.body)
    return root


def _running(writer: Writer, body: Element, group: Group) -> None:
    writer.group(body, group)
    grid = writer.look.grids.get(group.role)
    if grid is not None and grid.mirrored:
        even = SubElement(body, "div", {"class": f"{group.role} even"})
        writer.grid(even, group, turned=True)


def _foot(writer: Writer, body: Element, foot: Group) -> None:
    notes = [block for block in foot.blocks if block.role == "page-note"]
    if notes:
        writer.write(SubElement(body, "article", {"class": "footnote"}), notes)
    rest = tuple(block for block in foot.blocks if block.role != "page-note")
    if rest:
        writer.group(body, Group(foot.role, rest))
