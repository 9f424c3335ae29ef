"""Two lists of paragraphs and tables as one with marked changes.

A paragraph whose mark is inserted or deleted is joined with the next one when the change is rejected or accepted. The
last paragraph before a table, and the last of a cell or part, has no next one: then the mark of the paragraph above it
changes, as if the author had typed at its end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from xml.etree.ElementTree import Element

from drafter.word.canonical_xml import Serializer
from drafter.word.names import CELL, DEL, INS, PPR, ROW, TABLE, TCPR, P, W
from drafter.word.redline.events import (
    APART,
    Event,
    chains_of,
    differs,
    events_of,
    flat,
    has_note,
    properties_of,
    rows_of,
    units_of,
    with_pairs,
    with_tables_first,
)
from drafter.word.redline.marks import INSERTED, Marker
from drafter.word.redline.paragraphs import ParagraphWriter


class BlockWriter:
    """Writer of the blocks of one part, from those of the old and of the new part."""

    def __init__(self, old: Serializer, new: Serializer, marker: Marker, in_margin: bool) -> None:
        self.old, self.new, self.marker = old, new, marker
        self.paragraphs = ParagraphWriter(old, new, marker, in_margin)

    def merge(self, old: Element, new: Element) -> None:
        """Replace the blocks of `new` by those of both, with marked changes."""
        units_old, _ = units_of(old, self.old)
        units_new, rest = units_of(new, self.new)
        events = with_tables_first(list(events_of(units_old, units_new)))
        start = [child for child in new if child.tag == TCPR]
        end = [child for child in new if child.tag in APART and child.tag != TCPR]
        new[:] = [*start, *self._written(events), *rest, *end]

    def _written(self, events: Sequence[Event]) -> Iterator[Element]:
        """Yield the blocks; runs of paragraphs between tables are written together."""
        segment: list[Event] = []
        for event in events:
            if event.is_paragraph:
                segment.append(event)
                continue
            yield from self._segment(segment)
            segment = []
            yield from event.before
            yield self._other(event)
        yield from self._segment(segment)

    def _segment(self, events: Sequence[Event]) -> Iterator[Element]:
        """Yield the paragraphs before a table or an end: the last paragraph keeps its mark."""
        events = with_pairs(events)
        written = [self._paragraph(event) for event in events]
        # Marks change the properties of unchanged paragraphs, by which the next decision would be made.
        chains = [(start, end, _shifts(events, written, (start, end))) for start, end in chains_of(events)]
        for start, end, shifts in chains:
            if shifts:
                self._shift_marks(events[start - 1 : end], written[start - 1 : end])
            elif events[start].kind:
                self.marker.leaves_empty_line |= end == len(events)
                for paragraph in written[start:end]:
                    self.marker.paragraph_mark(paragraph, events[start].kind)
        for event, paragraph in zip(events, written, strict=True):
            yield from event.before
            yield paragraph

    def _shift_marks(self, events: Sequence[Event], written: Sequence[Element]) -> None:
        """Mark the end of each paragraph but the last, which becomes the end of the first, an unchanged paragraph."""
        above, last = events[0], events[-1]
        old, new = (above.old, last.new) if last.kind == INSERTED else (last.old, above.new)
        self.paragraphs.replace_properties(written[-1], properties_of(new), properties_of(old))
        _move_notes(written[0], written[-1], DEL if last.kind == INSERTED else INS)
        for paragraph in written[:-1]:
            self.marker.paragraph_mark(paragraph, last.kind)

    def _paragraph(self, event: Event) -> Element:
        if event.old is None or event.new is None:
            return self.paragraphs.whole(event.element, event.kind)
        return event.new if event.same else self.paragraphs.merged(event.old, event.new)

    def _other(self, event: Event) -> Element:
        """Return a table: unchanged, with changes, inserted or deleted as a whole."""
        if event.old is None or event.new is None:
            return self._whole(event.element, event.kind)
        return event.new if event.same else self._table(event.old, event.new)

    def _whole(self, block: Element, kind: str) -> Element:
        """Return a block with all its rows and paragraphs inserted or deleted."""
        copy = deepcopy(block)
        for holder in list(copy.iter()):
            holder[:] = [self.paragraphs.whole(child, kind) if child.tag == P else child for child in holder]
        for row in copy.iter(ROW):
            self.marker.row(row, kind)
        return copy

    def _table(self, old: Element, new: Element) -> Element:
        result = Element(TABLE, dict(new.attrib))
        for name in ("tblPr", "tblGrid"):
            result.extend(self._properties(old, new, f"{W}{name}"))
        rows_old, rows_new = rows_of(old, self.old), rows_of(new, self.new)
        for event in events_of(rows_old, rows_new):
            if event.old is None or event.new is None:
                holder = Element(TABLE)
                holder.append(event.element)
                result.append(self._whole(holder, event.kind)[0])
            else:
                result.append(event.new if event.same else self._row(event.old, event.new))
        return result

    def _row(self, old: Element, new: Element) -> Element:
        result = Element(ROW, dict(new.attrib))
        result.extend(deepcopy(child) for child in new.findall(f"{W}tblPrEx"))
        result.extend(self._properties(old, new, f"{W}trPr"))
        for cell_old, cell_new in zip(flat(old, CELL), flat(new, CELL), strict=True):
            cell = deepcopy(cell_new)
            self.merge(cell_old, cell)
            cell[:] = [*self._properties(cell_old, cell_new, TCPR), *(child for child in cell if child.tag != TCPR)]
            result.append(cell)
        return result

    def _properties(self, old: Element, new: Element, tag: str) -> Iterator[Element]:
        """Yield the new properties of a table, row or cell, with the former ones if they differ."""
        before, after = old.find(tag), new.find(tag)
        if before is None and after is None:
            return
        properties = deepcopy(after) if after is not None else Element(tag)
        if before is None or after is None or self.old.write(before) != self.new.write(after):
            self.marker.former_properties(properties, before)
        yield properties


def _shifts(events: Sequence[Event], written: Sequence[Element], chain: tuple[int, int]) -> bool:
    """True if the mark of the paragraph above changes in place of the last mark of a chain.

    For Word, both are the same. LibreOffice 7.4 needs it if the paragraph below has other properties, or if the
    paragraph above ends with a change of the same kind. It ignores the mark of a paragraph with a note.
    """
    start, end = chain
    kind = events[start].kind
    if not start or events[start - 1].kind or not kind:
        return False
    if end == len(events):
        return True
    above = written[start - 1]
    as_is = any(map(has_note, written[start:end]))
    shifted = any(map(has_note, written[start : end - 1])) or _keeps_note(above, kind)
    if differs(events[end - 1], events[end]) or _ends_with(above, kind):
        return as_is or not shifted
    return as_is and not shifted


def _keeps_note(above: Element, kind: str) -> bool:
    """True if a paragraph has a note that cannot move to the paragraph that it is joined with."""
    movable = above[_first_movable(above, DEL if kind == INSERTED else INS) :]
    return any(has_note(child) for child in above if child not in movable)


def _ends_with(paragraph: Element, kind: str) -> bool:
    """True if a paragraph ends with a change of a kind."""
    last = paragraph[-1] if len(paragraph) else None
    return last is not None and _is_all(last, INS if kind == INSERTED else DEL)


def _move_notes(above: Element, below: Element, mark: str) -> None:
    """Move notes with the opposite change from the end of one paragraph to the start of the one it is joined with.

    Where they are, LibreOffice would not join the paragraphs.
    """
    first = _first_movable(above, mark)
    moved = above[first:]
    above[first:] = []
    start = 1 if len(below) and below[0].tag == PPR else 0
    below[start:start] = moved


def _first_movable(above: Element, mark: str) -> int:
    """Return where the changes at the end of a paragraph begin that have to move with its notes."""
    end = len(above)
    start = end
    while start and _is_all(above[start - 1], mark):
        start -= 1
    return next((at for at in range(start, end) if has_note(above[at])), end)


def _is_all(element: Element, mark: str) -> bool:
    """True if an element of a paragraph is inserted or deleted, or a link with nothing else in it."""
    return element.tag == mark or (element.tag == f"{W}hyperlink" and {child.tag for child in element} == {mark})
