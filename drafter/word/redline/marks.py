"""Marks of tracked changes, with their author, their date and ids that no other mark of the file has."""

from __future__ import annotations

from copy import deepcopy
from xml.etree.ElementTree import Element

from msgspec import Struct

from drafter.word.names import PPR, RPR, TEXT, VAL, W

INSERTED, DELETED = "ins", "del"
_DELETED_TEXTS = {TEXT: f"{W}delText", f"{W}instrText": f"{W}delInstrText"}
# Properties of a paragraph that have their own changes, or none.
_NOT_CHANGED = {RPR, f"{W}sectPr", f"{W}pPrChange"}


class Marker(Struct):
    """Writer of marks. It counts them: `count` is 0 as long as nothing has changed.

    `leaves_empty_line` is true if a paragraph goes that has no other to be joined with, so that its mark stays.
    """

    author: str
    date: str = ""
    first_id: int = 1
    count: int = 0
    leaves_empty_line: bool = False

    def element(self, name: str) -> Element:
        """Return a new mark, such as `w:ins`."""
        attributes = {f"{W}id": str(self.first_id + self.count), f"{W}author": self.author}
        self.count += 1
        return Element(f"{W}{name}", attributes | ({f"{W}date": self.date} if self.date else {}))

    def runs(self, runs: list[Element], kind: str) -> list[Element]:
        """Return runs as inserted or deleted; unchanged for the kind ""."""
        if not kind or not runs:
            return runs
        mark = self.element(kind)
        mark.extend([_deleted(run) for run in runs] if kind == DELETED else runs)
        return [mark]

    def paragraph_mark(self, paragraph: Element, kind: str) -> None:
        """Mark the end of a paragraph as inserted or deleted."""
        properties = ensure(paragraph, PPR)
        holder = properties.find(RPR)
        if holder is None:
            holder = Element(RPR)
            later = (at for at, child in enumerate(properties) if child.tag in (f"{W}sectPr", f"{W}pPrChange"))
            properties.insert(next(later, len(properties)), holder)
        holder.insert(0, self.element(kind))

    def row(self, row: Element, kind: str) -> None:
        """Mark a row of a table as inserted or deleted."""
        properties = ensure(row, f"{W}trPr", after=(f"{W}tblPrEx",))
        if not len(properties):
            # The schema requires a property besides the mark. This one is the default.
            properties.append(Element(f"{W}cantSplit", {VAL: "off"}))
        properties.append(self.element(kind))

    def former_properties(self, properties: Element, former: Element | None) -> None:
        """Record the former properties inside new ones, such as `w:pPrChange` inside `w:pPr`."""
        name = properties.tag.removeprefix(W)
        change = self.element(f"{name}Change")
        if name == "tblGrid":
            # The schema gives this change no author.
            change.attrib = {f"{W}id": change.attrib[f"{W}id"]}
        inner = deepcopy(former) if former is not None else Element(properties.tag)
        if properties.tag == PPR:
            inner[:] = [child for child in inner if child.tag not in _NOT_CHANGED]
        change.append(inner)
        properties.append(change)


def ensure(parent: Element, tag: str, after: tuple[str, ...] = ()) -> Element:
    """Return the child with this tag, created at the start, or behind the children `after`."""
    child = parent.find(tag)
    if child is None:
        child = Element(tag)
        parent.insert(sum(other.tag in after for other in parent), child)
    return child


def _deleted(element: Element) -> Element:
    """Rename the texts of a run, except those of text boxes, whose runs are not deleted themselves."""
    element.tag = _DELETED_TEXTS.get(element.tag, element.tag)
    for child in element:
        if child.tag != f"{W}txbxContent":
            _deleted(child)
    return element
