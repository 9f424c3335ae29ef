"""Two lists of paragraphs and tables as one with marked changes.

A paragraph whose mark is inserted or deleted is joined with the next one when the change is rejected or accepted. The
last paragraph before a table, and the last of a cell or part, has no next one: then the mark of the paragraph above it
changes, as if the author had typed at its end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple
from xml.etree.ElementTree import Element, tostring

from drafter.word.align import LEAST, align, similarity
from drafter.word.canonical_xml import Serializer, visible_text
from drafter.word.names import CELL, DEL, INS, PPR, ROW, TABLE, TCPR, P, W, value
from drafter.word.redline.marks import DELETED, INSERTED, Marker
from drafter.word.redline.paragraphs import ParagraphWriter

# Elements around blocks, rows or cells. They have no changes of their own, so the result is without them.
_WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml")}
_PROPERTIES = {f"{W}{name}" for name in ("sdtPr", "sdtEndPr", "customXmlPr")}
_NOTES = {f"{W}footnoteReference", f"{W}endnoteReference"}
_APART = {TCPR, f"{W}sectPr"}
# Empty paragraphs say little about what belongs together.
_BOTH_EMPTY = 0.4
_OTHER_STYLE = 0.9


class Unit(NamedTuple):
    """A block or row with what it is compared by. `before` are marks without text in front of it."""

    key: str
    words: tuple[str, ...]
    shape: tuple[str, ...]
    element: Element
    before: tuple[Element, ...] = ()

    def __hash__(self) -> int:
        """Return the hash of the key: units with the same key look the same."""
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        """True if both look the same."""
        return isinstance(other, Unit) and self.key == other.key


class Event(NamedTuple):
    """A pair of blocks: an inserted one has no old block, a deleted one no new block."""

    old: Element | None
    new: Element | None
    before: tuple[Element, ...] = ()
    same: bool = False

    @property
    def element(self) -> Element:
        """The new block, or the deleted one."""
        element = self.new if self.new is not None else self.old
        assert element is not None
        return element

    @property
    def kind(self) -> str:
        """Return ins, del, or "" if both are there."""
        return INSERTED if self.old is None else DELETED if self.new is None else ""

    @property
    def is_paragraph(self) -> bool:
        """True for paragraphs, False for tables and other blocks."""
        return self.element.tag == P


class BlockWriter:
    """Writer of the blocks of one part, from those of the old and of the new part."""

    def __init__(self, old: Serializer, new: Serializer, marker: Marker) -> None:
        self.old, self.new, self.marker = old, new, marker
        self.paragraphs = ParagraphWriter(old, new, marker)

    def merge(self, old: Element, new: Element) -> None:
        """Replace the blocks of `new` by those of both, with marked changes."""
        units_old, _ = _units(old, self.old)
        units_new, rest = _units(new, self.new)
        events = list(_events(units_old, units_new))
        start = [child for child in new if child.tag == TCPR]
        end = [child for child in new if child.tag in _APART and child.tag != TCPR]
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
        events = _with_pairs(events)
        written = [self._paragraph(event) for event in events]
        # Marks change the properties of unchanged paragraphs, by which the next decision would be made.
        chains = [(start, end, _must_shift(events, start, end)) for start, end in _chains(events)]
        for start, end, must_shift in chains:
            if start and not events[start - 1].kind and must_shift:
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
        self.paragraphs.replace_properties(written[-1], _properties(new), _properties(old))
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
        rows_old, rows_new = _rows(old, self.old), _rows(new, self.new)
        for event in _events(rows_old, rows_new):
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
        for cell_old, cell_new in zip(_flat(old, CELL), _flat(new, CELL), strict=True):
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


def _properties(paragraph: Element | None) -> Element | None:
    return None if paragraph is None else paragraph.find(PPR)


def _move_notes(above: Element, below: Element, mark: str) -> None:
    """Move notes with the opposite change from the end of one paragraph to the start of the one it is joined with.

    Where they are, LibreOffice would not join the paragraphs.
    """
    moved: list[Element] = []
    while len(above) and above[-1].tag == mark and any(child.tag in _NOTES for child in above[-1].iter()):
        moved.insert(0, above[-1])
        above.remove(above[-1])
    start = 1 if len(below) and below[0].tag == PPR else 0
    below[start:start] = moved


def _chains(events: Sequence[Event]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each range of paragraphs that are inserted, deleted or in both files."""
    start = 0
    for end in range(1, len(events) + 1):
        if end == len(events) or events[end].kind != events[start].kind:
            yield start, end
            start = end


def _must_shift(events: Sequence[Event], start: int, end: int) -> bool:
    """True if the mark of the paragraph above must change in place of the last mark of a chain.

    LibreOffice would give the paragraph below the properties of the paragraph that goes.
    """
    return bool(events[start].kind) and (end == len(events) or _differs(events[end - 1], events[end]))


def _differs(above: Event, below: Event) -> bool:
    """True if the properties of a paragraph differ from those of the paragraph below it, before or after."""
    others = [element for element in (below.old, below.new) if element is not None]
    return len({_written(_properties(element)) for element in (above.element, *others)}) > 1


def _written(properties: Element | None) -> bytes:
    return b"" if properties is None else tostring(properties)


def _with_pairs(events: Sequence[Event]) -> list[Event]:
    """Return the events; if both deleted and inserted paragraphs would need the mark above them, they become pairs."""
    result: list[Event] = []
    start = 0
    while start < len(events):
        end = start
        while end < len(events) and events[end].kind:
            end += 1
        result += _paired(events[start:end], events[end] if end < len(events) else None)
        result += events[end : end + 1]
        start = end + 1
    return result


def _paired(changed: Sequence[Event], below: Event | None) -> list[Event]:
    """Return deleted and inserted paragraphs, those at the end as pairs if both kinds need the mark above."""
    deleted, inserted = ([event for event in changed if event.kind == kind] for kind in (DELETED, INSERTED))
    pairs: list[Event] = []
    while deleted and inserted and (below is None or any(_differs(chain[-1], below) for chain in (deleted, inserted))):
        below = Event(deleted.pop().old, inserted[-1].new, inserted[-1].before)
        inserted.pop()
        pairs.insert(0, below)
    kept = {id(event) for event in (*deleted, *inserted)}
    return [*(event for event in changed if id(event) in kept), *pairs]


def _units(parent: Element, serializer: Serializer) -> tuple[list[Unit], list[Element]]:
    """Return the blocks of an element, and the marks after the last one."""
    units: list[Unit] = []
    waiting: list[Element] = []
    for child in _flat(parent):
        if child.tag in (P, TABLE):
            units.append(_unit(child, serializer, tuple(waiting)))
            waiting = []
        elif child.tag not in _APART:
            waiting.append(child)
    return units, waiting


def _flat(parent: Element, tag: str = "") -> Iterator[Element]:
    """Yield the children with this tag (any, if it is ""), those inside wrappers in their place."""
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from _flat(child, tag)
        elif child.tag not in _PROPERTIES and (not tag or child.tag == tag):
            yield child


def _unit(block: Element, serializer: Serializer, before: tuple[Element, ...] = ()) -> Unit:
    paragraphs = [block] if block.tag == P else block.iter(P)
    words = tuple(word for paragraph in paragraphs for word in visible_text(paragraph).split())
    return Unit(serializer.write(block), words, _shape(block), block, before)


def _shape(block: Element) -> tuple[str, ...]:
    """Return the style of a paragraph, the columns of a row, or those of the first row of a table."""
    if block.tag == P:
        return (value(block.find(PPR), "pStyle"),)
    row = next(_flat(block, ROW), None) if block.tag == TABLE else block
    return () if row is None else tuple(value(cell.find(TCPR), "gridSpan", "1") for cell in _flat(row, CELL))


def _rows(table: Element, serializer: Serializer) -> list[Unit]:
    return [_unit(row, serializer) for row in _flat(table, ROW)]


def _events(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Event]:
    """Yield the pairs of blocks or rows in order."""
    for i, j in align(old, new, _alike):
        if i is None or j is None:
            yield Event(
                None if i is None else old[i].element,
                None if j is None else new[j].element,
                () if j is None else new[j].before,
            )
        else:
            yield Event(old[i].element, new[j].element, new[j].before, old[i] == new[j])


def _alike(a: Unit, b: Unit) -> float:
    if a.element.tag != b.element.tag:
        return 0.0
    if a.element.tag == P:
        return _paragraphs_alike(a, b)
    if a.shape != b.shape:
        return 0.0
    alike = similarity(a.words, b.words)
    # A table with the same columns is the same table; its rows are compared next.
    return LEAST + (1 - LEAST) * alike if a.element.tag == TABLE else alike


def _paragraphs_alike(a: Unit, b: Unit) -> float:
    if not a.words and not b.words:
        return _BOTH_EMPTY if a.shape == b.shape else 0.0
    alike = similarity(a.words, b.words)
    return alike if a.shape == b.shape else alike * _OTHER_STYLE
