"""Blocks and inlines as elements of Akoma Ntoso."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from msgspec import Struct, field

from drafter.document.model import (
    Block,
    Break,
    Cell,
    Group,
    Inline,
    NoteMark,
    Paragraph,
    Picture,
    Run,
    Table,
)
from drafter.look.model import Look

_TITLE, _SYMBOL, _SIGNATURE = "title-", frozenset({"symbol"}), frozenset({"signature", "sent-signature"})


class Writer(Struct):
    """Appends blocks to parent elements; `counts` number the elements that have an identifier."""

    look: Look
    counts: Counter[str] = field(default_factory=Counter)

    def new_id(self, name: str) -> str:
        """Return an identifier that no element has yet, such as list_2."""
        self.counts[name] += 1
        return f"{name}_{self.counts[name]}"

    def containers(self, parent: Element, blocks: Iterable[Block]) -> None:
        """Append each group as a container with its name, other blocks as they are."""
        for block in blocks:
            if isinstance(block, Group):
                self.blocks(SubElement(parent, "container", {"name": block.role}), block.blocks, needed=True)
            else:
                self.blocks(parent, [block])

    def blocks(self, parent: Element, blocks: Iterable[Block], *, needed: bool = False) -> None:
        """Append blocks; if `needed`, an empty paragraph for none, as the schema wants one."""
        before = len(parent)
        for block in blocks:
            if isinstance(block, Paragraph):
                self._paragraph(parent, block)
            elif isinstance(block, Table):
                self._table(parent, block)
            elif isinstance(block, Picture):
                self._picture(SubElement(parent, "p", {"class": block.role}), block)
            elif block.role.startswith("list"):
                self._list(parent, block)
            else:
                self.blocks(parent, block.blocks)
        if needed and len(parent) == before:
            SubElement(parent, "p")

    def _list(self, parent: Element, group: Group) -> None:
        name = self.new_id("list")
        items = SubElement(parent, "blockList", {"eId": name, "class": group.role})
        for number, block in enumerate(group.blocks, 1):
            item = SubElement(items, "item", {"eId": f"{name}__item_{number}"})
            blocks = block.blocks if isinstance(block, Group) else (block,)
            first = blocks[0] if blocks else None
            if isinstance(first, Paragraph) and first.label:
                SubElement(item, "num").text = first.label
            for inner in blocks:
                if isinstance(inner, Paragraph):
                    self._paragraph(item, inner, numbered=True)
                else:
                    self.blocks(item, [inner])

    def _paragraph(self, parent: Element, block: Paragraph, *, numbered: bool = False) -> None:
        element = SubElement(parent, "p", {"class": block.role})
        if block.label and not numbered:
            _add_text(element, f"{block.label} ")
        target = element
        if block.role.startswith(_TITLE):
            target = SubElement(element, "docTitle")
        elif block.role in _SYMBOL:
            target = SubElement(element, "docNumber")
        elif block.role in _SIGNATURE:
            target = SubElement(element, "signature")
        self.inlines(target, block.inlines)

    def inlines(self, parent: Element, inlines: Iterable[Inline]) -> None:
        """Append the contents of a paragraph. Page numbers are left out: XML has no pages."""
        for inline in inlines:
            if isinstance(inline, Run):
                self._run(parent, inline)
            elif isinstance(inline, Break):
                SubElement(parent, "eol")
            elif isinstance(inline, NoteMark):
                self._note(parent, inline)

    def _run(self, parent: Element, run: Run) -> None:
        styles = [self.look.resolved(self.look.runs[role]) for role in sorted(run.roles) if role in self.look.runs]
        if run.link:
            parent = SubElement(parent, "a", {"href": run.link})
        for name, is_set in (("b", any(one.bold for one in styles)), ("i", any(one.italic for one in styles))):
            if is_set:
                parent = SubElement(parent, name)
        _add_text(parent, run.text)

    def _note(self, parent: Element, note: NoteMark) -> None:
        attributes = {"marker": note.mark, "placement": "bottom", "eId": self.new_id("authorialNote")}
        self.blocks(SubElement(parent, "authorialNote", attributes), note.blocks, needed=True)

    def _table(self, parent: Element, table: Table) -> None:
        element = SubElement(parent, "table", {"eId": self.new_id("table")})
        for number, row in enumerate(table.rows):
            cells = SubElement(element, "tr")
            for cell in row:
                self._cell(cells, cell, "th" if number < table.header_rows else "td")

    def _cell(self, row: Element, cell: Cell, name: str) -> None:
        self.blocks(SubElement(row, name), cell.blocks, needed=True)

    def _picture(self, parent: Element, picture: Picture) -> None:
        data = f"data:{picture.media_type};base64,{b64encode(picture.data).decode()}"
        SubElement(parent, "img", {"src": data, "alt": picture.alternative})


def _add_text(element: Element, text: str) -> None:
    """Append text after the last child of an element."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
