"""PDF: the exact pages, built from HTML elements and rendered by WeasyPrint.

Imports `html`, `css`, `fonts` and the modules that every exporter may import.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, SubElement

from drafter.document.model import Document, Group
from drafter.export import fonts
from drafter.export.css.lengths import TWIPS_PER_POINT
from drafter.export.html import skeleton
from drafter.export.html.writer import Writer
from drafter.export.pdf import metadata, renderer, structure
from drafter.export.pdf.embedded_yaml import attach_yaml, extract_yaml
from drafter.export.pdf.metadata import page_count
from drafter.look.model import Look

__all__ = ["export", "extract_yaml", "page_count", "tree"]


def export(document: Document, look: Look) -> bytes:
    """Return the PDF.

    Raises MissingDependencyError if a font or library is missing, InvalidLetterError if the font lacks a character.
    """
    pdf_renderer = renderer.renderer_for(look, fonts.find_fonts())

    def finish(_: Any, pdf: Any) -> None:
        metadata.add_metadata(pdf, document)
        structure.fix_tags(pdf, look.page.height / TWIPS_PER_POINT)
        if document.source is not None:
            attach_yaml(pdf, document.source)

    with renderer.raise_for_missing_glyphs(document):
        return metadata.standard_binary_marker(renderer.render(pdf_renderer, tree(document, look), finish))


def tree(document: Document, look: Look) -> Element:
    """Return the page to render: headers and footers, then the letter, with notes at their references."""
    root, body = skeleton(document)
    writer = Writer(look, floating=True)
    if "running-head" in document.furniture:
        body.set("class", "headed")
    for role in ("draft-mark", "running-head", "running-foot"):
        if role in document.furniture:
            _write_running(writer, body, document.furniture[role])
    if "foot" in document.furniture:
        _write_foot(writer, body, document.furniture["foot"])
    if "masthead" in document.furniture:
        writer.write_group(body, document.furniture["masthead"])
    writer.write(body, document.body)
    return root


def _write_running(writer: Writer, body: Element, group: Group) -> None:
    """Append a header or footer, and its mirror image for even pages if the look has one."""
    writer.write_group(body, group)
    grid = writer.look.grids.get(group.role)
    if grid is not None and grid.mirrored:
        even = SubElement(body, "div", {"class": f"{group.role} even"})
        writer.write_grid(even, group, mirrored=True)


def _write_foot(writer: Writer, body: Element, foot: Group) -> None:
    """Append the footer of page 1: its notes as footnotes, then the rest."""
    notes = [block for block in foot.blocks if block.role == "page-note"]
    if notes:
        writer.write(SubElement(body, "article", {"class": "footnote"}), notes)
    rest = tuple(block for block in foot.blocks if block.role != "page-note")
    if rest:
        writer.write_group(body, Group(foot.role, rest))
