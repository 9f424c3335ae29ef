"""HTML: the letter as one self-contained page, with style and pictures inside.

The page loads nothing from the network. The PDF is built from the same elements, which `Writer` writes.
Imports `css` and the modules that every exporter may import.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement

from msgspec import Struct, field
from msgspec.structs import replace

from drafter.diagnostics import Place
from drafter.document.model import (
    Block,
    Break,
    Cell,
    Document,
    Field,
    Group,
    Inline,
    NoteMark,
    Paragraph,
    Picture,
    Run,
    Table,
)
from drafter.document.tags import RUN_TAGS, group_tag, run_tag
from drafter.export import css
from drafter.export.css import tabs
from drafter.export.css.lengths import number, points
from drafter.export.grids import cells_of
from drafter.export.html_page import CHANGED, has_changes, serialize, skeleton
from drafter.look.model import Look
from drafter.unicode_scripts import split_by_script, split_ideographs

# The class of Latin words and numbers in a Chinese text of the PDF.
LATIN = "latin"
# Groups with separate notes at their end, if notes are not at the bottom of a page.
PARTS = frozenset({"annex", "enclosure", "appendix"})


def export(document: Document, look: Look, *, places: bool = False) -> bytes:
    """Return the page; with `places`, `data-line` of each block is its line in the YAML file."""
    root, body = skeleton(document, css.screen(look) + (css.changes() if has_changes(document) else ""))
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


def _write_body(writer: Writer, main: Element, document: Document) -> None:
    for block in document.body:
        if block.role in PARTS:
            writer.write_end_notes(main)
        writer.write(main, [block])
    writer.write_end_notes(main)


class Writer(Struct):
    """Appends blocks to parent elements.

    `floating` notes go to the bottom of the page; the others wait in `notes`. `language` is that of the letter. With
    `places`, `data-line` of each element is its line in the YAML file. `written` has the places of the elements of
    blocks.
    """

    look: Look
    floating: bool = False
    language: str = ""
    places: bool = False
    notes: list[tuple[int, NoteMark]] = field(default_factory=list)
    written: dict[Element, Place] = field(default_factory=dict)
    _note_count: int = 0
    _headings: list[int] = field(default_factory=list)

    def write(self, parent: Element, blocks: Iterable[Block]) -> None:
        """Append the blocks in their order."""
        for block in blocks:
            if isinstance(block, Paragraph):
                self.write_paragraph(parent, block)
            elif isinstance(block, Group):
                self.write_group(parent, block)
            elif isinstance(block, Table):
                self._write_table(parent, block)
            else:
                self.write_picture(parent, block)

    def write_paragraph(self, parent: Element, block: Paragraph) -> Element:
        """Append a paragraph or heading, with its label in a separate box."""
        has_label = block.label and block.role not in self.look.bullets
        classes = [block.role, f"level-{block.level}"] if has_label else [block.role]
        element = self._element(parent, self._tag(block), classes, block.place)
        if self.look.is_turned(self.look.of(block.role)):
            element.set("dir", self.look.of(block.role).direction or "")
        if has_label:
            self._write_label(element, block)
        if self.floating and any(isinstance(inline, NoteMark) for inline in block.inlines):
            # Without it, the bookmark of a heading in the PDF would end with the number of its note.
            element.set("data-bookmark", " ".join(block.text.split()))
        self._write_inlines(element, block.inlines)
        return element

    def write_group(self, parent: Element, block: Group) -> None:
        """Append a group: in rows of cells if the look has a grid for it, with its notes if it is in PARTS."""
        name = f"{block.role}-group" if block.role in self.look.roles else block.role
        element = self._element(parent, group_tag(block.role), [name], block.place)
        if block.role == "item":
            first, rest = block.blocks[:1], block.blocks[1:]
            self.write(element, (*first, *map(self._without_bullet, rest)))
        elif block.role in self.look.grids:
            self.write_grid(element, block)
        elif block.role in PARTS:
            waiting, self.notes = self.notes, []
            self.write(element, block.blocks)
            self.write_end_notes(element)
            self.notes = waiting
        else:
            self.write(element, block.blocks)

    def write_grid(self, element: Element, block: Group, *, mirrored: bool = False) -> None:
        """Append the blocks in the cells of their grid, in reverse order if `mirrored`."""
        grid = self.look.grids[block.role]
        for index, (row, cells) in enumerate(zip(grid.rows, cells_of(grid, block.blocks), strict=True), 1):
            line = SubElement(element, "div", {"class": f"row row-{index}"})
            for position, blocks in enumerate(reversed(cells) if mirrored else cells, 1):
                self.write(SubElement(line, "div", {"class": f"cell cell-{position}"}), blocks)
            if row.rule:
                SubElement(element, "div", {"class": f"rule rule-{index}"})

    def write_picture(self, parent: Element, block: Picture) -> None:
        """Append a picture, with its data in the page."""
        figure = self._element(parent, "figure", [block.role], block.place)
        size = f"width:{points(block.width)};height:{points(block.height)}" if block.width else ""
        source = f"data:{block.media_type};base64,{b64encode(block.data).decode()}"
        SubElement(figure, "img", {"src": source, "alt": block.alternative, **({"style": size} if size else {})})

    def write_end_notes(self, parent: Element) -> None:
        """Append the waiting notes below a rule, each with a link back to its reference."""
        if not self.notes:
            return
        section = SubElement(parent, "section", {"class": "notes", "role": "doc-endnotes"})
        for index, note in self.notes:
            element = SubElement(section, "div", {"id": f"note-{index}"})
            self._write_note_text(element, note)
            attributes = {"href": f"#call-{index}", "class": "back", "role": "doc-backlink"}
            SubElement(list(element)[-1], "a", attributes).text = "↩"
        self.notes = []

    def _without_bullet(self, block: Block) -> Block:
        """Return a further paragraph of a bulleted item in the role that has no bullet."""
        if isinstance(block, Paragraph) and block.role in self.look.bullets:
            return replace(block, role=block.role.replace("bullet-", "bullet-text-"))
        return block

    def _tag(self, block: Paragraph) -> str:
        """Return the tag of a paragraph; a heading is exactly one level below its parent (PDF/UA-1, 7.4.2)."""
        tag = self.look.roles[block.role].tag
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():  # noqa: PLR2004
            above = [level for level in self._headings if level < int(tag[1])]
            self._headings = [*above, int(tag[1])]
            return f"h{len(self._headings)}"
        return tag

    def _write_label(self, element: Element, block: Paragraph) -> None:
        wide = tabs.is_wide(self.look, block.role, block.level, block.label)
        label = SubElement(element, "span", {"class": "label wide" if wide else "label"})
        if block.role == "note" and block.label.isalnum():
            label = SubElement(label, "span", {"class": "note-mark"})
        kind = _changed_kind(block)
        if kind:
            label = SubElement(label, "a", {"class": kind}) if self.floating else SubElement(label, run_tag(kind))
        label.text = f"{block.label} "

    def _write_inlines(self, parent: Element, inlines: Iterable[Inline]) -> None:
        """Append inlines; in a page from right to left, each phrase from left to right is isolated."""
        if not self.look.right_to_left or parent.get("dir"):
            self._write_in_order(parent, inlines)
            return
        from drafter.document.direction import split_by_direction

        for is_turned, group in split_by_direction(inlines):
            self._write_in_order(SubElement(parent, "bdi", {"dir": "ltr"}) if is_turned else parent, group)

    def _write_in_order(self, parent: Element, inlines: Iterable[Inline]) -> None:
        for inline in inlines:
            if isinstance(inline, Run):
                for text, attributes in self._parts(inline.text):
                    _write_run(parent, inline, text, attributes, paged=self.floating)
            elif isinstance(inline, Break):
                SubElement(parent, "br")
            elif isinstance(inline, Field):
                SubElement(parent, "span", {"class": inline.name})
            else:
                self._write_note(parent, inline)

    def _parts(self, text: str) -> Iterator[tuple[str, dict[str, str]]]:
        """Yield the parts of a text that differ in their script, with the attributes of their elements."""
        for part, script in split_by_script(text, self.language) if self.floating else ((text, None),):
            if script is not None:
                # Letter-spacing would tear the letters of Arabic and Devanagari apart.
                yield part, {"lang": script.language, "style": "letter-spacing:0"}
            elif self.floating and self.look.east_asian:
                yield from ((words, {"class": LATIN} if is_latin else {}) for words, is_latin in split_ideographs(part))
            else:
                yield part, {}

    def _write_note(self, parent: Element, note: NoteMark) -> None:
        """Append the reference to a note, and the note itself if it floats."""
        self._note_count += 1
        css_class = "note-mark" if note.mark.isalnum() else "note-sign"
        if self.floating:
            SubElement(parent, "span", {"class": css_class}).text = note.mark
            self._write_note_text(SubElement(parent, "article", {"class": "footnote"}), note)
            return
        index = self._note_count
        self.notes.append((index, note))
        reference = SubElement(parent, "span", {"class": css_class, "id": f"call-{index}"})
        SubElement(reference, "a", {"href": f"#note-{index}", "role": "doc-noteref"}).text = note.mark

    def _write_note_text(self, parent: Element, note: NoteMark) -> None:
        for index, paragraph in enumerate(note.blocks):
            label = paragraph.label or ("" if index else note.mark)
            self.write_paragraph(parent, Paragraph(paragraph.role, paragraph.inlines, label, 0, paragraph.place))

    def _write_table(self, parent: Element, block: Table) -> None:
        table = self._element(parent, "table", [block.role], block.place)
        columns = SubElement(table, "colgroup")
        for width in block.widths(self.look.page.text_width):
            SubElement(columns, "col", {"style": f"width:{number(100 * width / self.look.page.text_width)}%"})
        for tag, rows in (("thead", block.rows[: block.header_rows]), ("tbody", block.rows[block.header_rows :])):
            if rows:
                self._write_rows(SubElement(table, tag), rows, "th" if tag == "thead" else "td")

    def _write_rows(self, parent: Element, rows: Iterable[tuple[Cell, ...]], tag: str) -> None:
        for row in rows:
            line = SubElement(parent, "tr")
            for cell in row:
                css_class = {"class": cell.align} if cell.align != "left" else {}
                scope = {"scope": "col"} if tag == "th" else {}
                self.write(SubElement(line, tag, {**css_class, **scope}), cell.blocks)

    def _element(self, parent: Element, tag: str, classes: list[str], place: Place | None) -> Element:
        attributes = {"class": " ".join(classes)}
        if self.places and place is not None:
            attributes["data-line"] = str(place.line)
        element = SubElement(parent, tag, attributes)
        if place is not None:
            self.written[element] = place
        return element


def _write_run(parent: Element, run: Run, text: str, attributes: dict[str, str], *, paged: bool) -> None:
    """Append text of a run: inside a link, and inside one element for each of its roles and for `attributes`.

    In the PDF, changes are `<a>` without a target, which WeasyPrint tags apart from all other elements.
    """
    inner = parent
    if run.link is not None:
        # An element inside of a link would make its tag in the PDF wrong (PDF/UA-1, 7.18.5).
        of_link = attributes if "class" in attributes else {}
        inner = SubElement(inner, "a", {"href": run.link, **of_link})
    for role in sorted(run.roles):
        if paged and role in CHANGED:
            inner = SubElement(inner, "a", {"class": role})
        else:
            inner = SubElement(inner, run_tag(role), {} if role in RUN_TAGS else {"class": role})
    if attributes and inner.attrib.items().isdisjoint(attributes.items()):
        inner = SubElement(inner, "span", attributes)
    _append_text(inner, text)


def _changed_kind(block: Paragraph) -> str:
    """Return inserted or deleted if the whole paragraph is, otherwise ""."""
    runs = [inline for inline in block.inlines if isinstance(inline, Run)]
    return next((kind for kind in CHANGED if runs and all(kind in run.roles for run in runs)), "")


def _append_text(parent: Element, text: str) -> None:
    children = list(parent)
    if children:
        children[-1].tail = (children[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
