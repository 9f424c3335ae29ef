"""PDF: the exact pages, built from HTML elements, rendered by WeasyPrint, with its tags fixed.

Imports `html`, `css`, `fonts` and the modules that every exporter may import.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from drafter.diagnostics import Finding, Place
from drafter.document.layout_units import first_place_over, layout_units
from drafter.document.model import Document, Group, Run, all_blocks, inlines_of
from drafter.errors import InvalidLetterError, MissingDependencyError
from drafter.export import fonts
from drafter.export.css.lengths import TWIPS_PER_POINT
from drafter.export.east_asian_fonts import LANGUAGES
from drafter.export.html import Writer
from drafter.export.html_page import skeleton
from drafter.export.pdf import east_asian, metadata, missing_glyphs, renderer
from drafter.export.pdf.embedded_source import attach_source, extract_files, extract_yaml
from drafter.export.pdf.metadata import page_count
from drafter.export.pdf.tag_changes import tag_changes
from drafter.export.script_fonts import ScriptFont, contains, find_script_font, packages_for
from drafter.limits import MAX_LAYOUT_UNITS
from drafter.look.model import Look
from drafter.unicode_scripts import EAST_ASIAN, Script, foreign_scripts, own_script

__all__ = ["export", "extract_files", "extract_yaml", "letter_renderer", "page_count", "tree"]
_POINTS_PER_PIXEL = 0.75
# Masthead, signatures and headings of a letter with all its signatories and annexes.
_TEMPLATE_UNITS = 10_000


def export(document: Document, look: Look) -> bytes:
    """Return the PDF.

    Raises MissingDependencyError if a font or library is missing, UnprintableError if the font lacks a character.
    """
    _check_layout_units(document)

    def finish(pages: Any, pdf: Any) -> None:
        tag_changes(pages, pdf)
        metadata.add_metadata(pdf, document)
        _fix_tags(pdf, look.page.height / TWIPS_PER_POINT)
        if document.source is not None:
            attach_source(pdf, document.source, dict(document.source_files))

    with letter_renderer(document, look) as pdf_renderer, missing_glyphs.raise_for_missing_glyphs(document):
        page, places = tree(document, look)
        return metadata.standard_binary_marker(renderer.render(pdf_renderer, page, places, finish))


@contextmanager
def letter_renderer(document: Document, look: Look) -> Iterator[renderer.Renderer]:
    """Yield the renderer of a letter, with the fonts that its scripts need.

    Raises MissingDependencyError if a font or library is missing.
    """
    letter_fonts = fonts.find_fonts()
    own_family = look.complex_text.alternative_face if look.complex_text else None
    others = script_fonts_of(document, letter_fonts.family, own_family)
    with east_asian.subset_fonts(document) as subsets:
        yield renderer.renderer_for(look, letter_fonts, others, subsets)


def _check_layout_units(document: Document) -> None:
    """Raise InvalidLetterError if a template repeats its texts too often."""
    units = layout_units((*document.furniture.values(), *document.body))
    if units > MAX_LAYOUT_UNITS + _TEMPLATE_UNITS:
        message = (
            f"The PDF would have {units:,} units of layout; the template prints the texts of the letter too often."
        )
        raise InvalidLetterError(Finding("too-much", message, first_place_over(document.body, MAX_LAYOUT_UNITS)))


def script_fonts_of(document: Document, family: str, own_family: str | None = None) -> tuple[ScriptFont, ...]:
    """Return the fonts for scripts of the document that the family of the letter does not contain.

    Raises MissingDependencyError, with a finding for each script that has no font. The letter's own script needs the
    font `own_family`, if it is given: another would copy out wrong, or lack brackets.
    """
    texts = (inline.text for inline in inlines_of(all_blocks(document)) if isinstance(inline, Run))
    needed = [script for script in foreign_scripts(texts, "") if not contains(family, script.code)]
    if document.language in LANGUAGES:
        needed = [script for script in needed if script.kind != EAST_ASIAN]
    found = [find_script_font(script.code) for script in needed]
    own = own_script(document.language) if own_family else ""
    missing = [
        script
        for script, font in zip(needed, found, strict=True)
        if font is None or (script.code == own and font.family != own_family)
    ]
    if missing:
        raise MissingDependencyError(
            *(_script_font_missing(script, document, own_family if script.code == own else None) for script in missing)
        )
    return tuple(dict.fromkeys(font for font in found if font is not None))


def _script_font_missing(script: Script, document: Document, family: str | None) -> Finding:
    """Return the finding for a script without a font, or without the font `family` of the letter's own script."""
    words, place = next(missing_glyphs.find_characters(document, script.pattern))
    download = f"fonts.google.com/specimen/{family}" if family else "a Noto font (fonts.google.com/noto)"
    packages = packages_for(script.code)
    if family:
        packages = {kind: name for kind, name in packages.items() if family.lower() in name}
    advice = fonts.install_command(packages) or download
    needs = f"the font {family}" if family else f"a font for {script.name} (“{words}”)"
    missing = "it is not installed. Install it" if family else "none is installed. Install one"
    message = (
        f"The PDF needs {needs}, and {missing}: {advice} "
        f"(or set {fonts.VARIABLE} to the folder that contains one). The Word file needs none: `--to docx`."
    )
    return Finding("font-missing", message, place)


def tree(document: Document, look: Look) -> tuple[Element, dict[Element, Place]]:
    """Return the page to render: headers and footers, then the letter, with notes at their references.

    The second value has the places of its elements in the YAML.
    """
    root, body = skeleton(document)
    writer = Writer(look, floating=True, language=document.language)
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
    if look.east_asian:
        east_asian.space_latin_words(body)
    return root, writer.written


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


def _fix_tags(pdf: Any, height: float) -> None:
    """Fix the structure tree in place; `height` is that of the sheet, in points."""
    notes = 0
    for element in _elements(pdf):
        if element.get("S") == "/Art":
            # The HTML writer uses <article> only for notes. A note needs an identifier (PDF/UA-1, 7.9).
            notes += 1
            _make_note(element, notes)
        elif element.get("S") == "/Figure":
            _flip_box(element, height)
        elif element.get("S") == "/TH":
            # A table across pages is tagged as several tables, and WeasyPrint sets the scope only in the first.
            element["A"]["Scope"] = "/Column"


def _elements(pdf: Any) -> list[Any]:
    return [item for item in pdf.objects if isinstance(item, dict) and item.get("Type") == "/StructElem"]


def _make_note(element: Any, number: int) -> None:
    import pydyf

    element["S"] = "/Note"
    element["ID"] = pydyf.String(f"note-{number}")


def _flip_box(element: Any, height: float) -> None:
    """Convert the box of a figure from pixels from the top left to points from the bottom left."""
    import pydyf

    left, top, right, bottom = (float(side) * _POINTS_PER_PIXEL for side in element["A"]["BBox"])
    element["A"]["BBox"] = pydyf.Array((left, height - bottom, right, height - top))
