"""Blocks of a letter as elements of HTML: one writer for the page on the screen and for the exact page of the PDF."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from msgspec import Struct, field
from msgspec.structs import replace

from drafter.diagnostics import Place
from drafter.document.model import Block, Cell, Group, NoteMark, Paragraph, Picture, Table
from drafter.document.tags import group_tag
from drafter.export.css import tabs
from drafter.export.css.lengths import number, points
from drafter.export.html import inlines
from drafter.look.model import Look

# Groups that end with their own notes where notes do not stand at the foot of a page.
PARTS = frozenset({"annex", "enclosure", "appendix"})


class Writer(Struct):
    """Writes blocks below a parent element; `floating` notes go to the foot of the page, others wait in `notes`."""

    look: Look
    floating: bool = False
    places: bool = False
    notes: list[tuple[int, NoteMark]] = field(default_factory=list)
    _notes_written: int = 0
    _headings: list[int] = field(default_factory=list)

    def write(self, parent: Element, blocks: Iterable[Block]) -> None:
        """Append the blocks in their order."""
        for block in blocks:
            if isinstance(block, Paragraph):
                self.paragraph(parent, block)
            elif isinstance(block, Group):
                self.group(parent, block)
            elif isinstance(block, Table):
                self._table(parent, block)
            else:
                self.picture(parent, block)

    def paragraph(self, parent: Element, block: Paragraph) -> Element:
        """A paragraph or heading, with its label in a box of its own."""
        labelled = block.label and block.role not in self.look.bullets
        classes = [block.role, f"level-{block.level}"] if labelled else [block.role]
        element = self._element(parent, self._tag(block), classes, block.place)
        if labelled:
            self._label(element, block)
        inlines.write(element, block.inlines, self._note)
        return element

    def group(self, parent: Element, block: Group) -> None:
        """A group; one that the look lays out side by side as rows of cells, a part with its own notes at its end."""
        name = f"{block.role}-group" if block.role in self.look.roles else block.role
        element = self._element(parent, group_tag(block.role), [name], block.place)
        if block.role == "item":
            self.write(element, (self._continued(inner) if at else inner for at, inner in enumerate(block.blocks)))
        elif block.role in self.look.grids:
            self.grid(element, block)
        elif block.role in PARTS:
            waiting, self.notes = self.notes, []
            self.write(element, block.blocks)
            self.end_notes(element)
            self.notes = waiting
        else:
            self.write(element, block.blocks)

    def grid(self, element: Element, block: Group, *, turned: bool = False) -> None:
        """The blocks of a grid in its cells, by role or one after the other; `turned` from the other side."""
        waiting = iter(block.blocks)
        for index, row in enumerate(self.look.grids[block.role].rows, 1):
            line = SubElement(element, "div", {"class": f"row row-{index}"})
            cells = []
            for cell in row.cells:
                held = [inner for inner in block.blocks if inner.role in cell.holds]
                if not any(any_cell.holds for any_cell in row.cells):
                    held = [inner for inner in [next(waiting, None)] if inner is not None]
                cells.append(held)
            for place, held in enumerate(reversed(cells) if turned else cells, 1):
                self.write(SubElement(line, "div", {"class": f"cell cell-{place}"}), held)
            if row.rule:
                SubElement(element, "div", {"class": f"rule rule-{index}"})

    def picture(self, parent: Element, block: Picture) -> None:
        """A picture, carried in the page itself."""
        frame = self._element(parent, "figure", [block.role], block.place)
        size = f"width:{points(block.width)};height:{points(block.height)}" if block.width else ""
        source = f"data:{block.media_type};base64,{b64encode(block.data).decode()}"
        SubElement(frame, "img", {"src": source, "alt": block.alternative, **({"style": size} if size else {})})

    def end_notes(self, parent: Element) -> None:
        """The notes that wait, below a rule, each with a link back to its call."""
        if not self.notes:
            return
        section = SubElement(parent, "section", {"class": "notes", "role": "doc-endnotes"})
        for at, note in self.notes:
            aside = SubElement(section, "div", {"id": f"note-{at}"})
            self._note_paragraphs(aside, note)
            back = SubElement(list(aside)[-1], "a", {"href": f"#call-{at}", "class": "back", "role": "doc-backlink"})
            back.text = "↩"
        self.notes = []

    def _continued(self, block: Block) -> Block:
        """A further paragraph of a bulleted item, which has no bullet of its own."""
        if isinstance(block, Paragraph) and block.role in self.look.bullets:
            return replace(block, role=block.role.replace("bullet-", "bullet-text-"))
        return block

    def _tag(self, block: Paragraph) -> str:
        """The element of a paragraph; a heading is one level below the one that it belongs to (PDF/UA-1, 7.4.2)."""
        tag = self.look.roles[block.role].tag
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():  # noqa: PLR2004
            above = [level for level in self._headings if level < int(tag[1])]
            self._headings = [*above, int(tag[1])]
            return f"h{len(self._headings)}"
        return tag

    def _label(self, element: Element, block: Paragraph) -> None:
        wide = tabs.is_wide(self.look, block.role, block.level, block.label)
        label = SubElement(element, "span", {"class": "label wide" if wide else "label"})
        if block.role == "note" and block.label.isalnum():
            label = SubElement(label, "span", {"class": "note-mark"})
        label.text = f"{block.label} "

    def _note(self, parent: Element, note: NoteMark) -> None:
        self._notes_written += 1
        classes = "note-mark" if note.mark.isalnum() else "note-sign"
        if self.floating:
            SubElement(parent, "span", {"class": classes}).text = note.mark
            self._note_paragraphs(SubElement(parent, "article", {"class": "footnote"}), note)
            return
        number = self._notes_written
        self.notes.append((number, note))
        call = SubElement(parent, "span", {"class": classes, "id": f"call-{number}"})
        SubElement(call, "a", {"href": f"#note-{number}", "role": "doc-noteref"}).text = note.mark

    def _note_paragraphs(self, parent: Element, note: NoteMark) -> None:
        for index, paragraph in enumerate(note.blocks):
            label = paragraph.label or ("" if index else note.mark)
            self.paragraph(parent, Paragraph(paragraph.role, paragraph.inlines, label, 0, paragraph.place))

    def _table(self, parent: Element, block: Table) -> None:
        table = self._element(parent, "table", [block.role], block.place)
        columns = SubElement(table, "colgroup")
        for width in block.widths(self.look.page.text_width):
            SubElement(columns, "col", {"style": f"width:{number(100 * width / self.look.page.text_width)}%"})
        for tag, rows in (("thead", block.rows[: block.header_rows]), ("tbody", block.rows[block.header_rows :])):
            if rows:
                self._rows(SubElement(table, tag), rows, "th" if tag == "thead" else "td")

    def _rows(self, parent: Element, rows: Iterable[tuple[Cell, ...]], tag: str) -> None:
        for row in rows:
            line = SubElement(parent, "tr")
            for cell in row:
                classes = {"class": cell.align} if cell.align != "left" else {}
                scope = {"scope": "col"} if tag == "th" else {}
                self.write(SubElement(line, tag, {**classes, **scope}), cell.blocks)

    def _element(self, parent: Element, tag: str, classes: list[str], place: Place | None) -> Element:
        attributes = {"class": " ".join(classes)}
        if self.places and place is not None:
            attributes["data-line"] = str(place.line)
        return SubElement(parent, tag, attributes)
