"""The blocks of two files side by side: which belong together, and which are inserted or deleted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, tostring

from drafter.word.align import LEAST, align, similarity, words_of
from drafter.word.canonical_xml import Serializer, visible_text
from drafter.word.names import CELL, PPR, ROW, RUN, TABLE, TCPR, P, W, value
from drafter.word.redline.marks import DELETED, INSERTED

# Elements around blocks, rows or cells. They have no changes of their own, so the result is without them.
_WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml")}
_PROPERTIES = {f"{W}{name}" for name in ("sdtPr", "sdtEndPr", "customXmlPr")}
_NOTES = {f"{W}footnoteReference", f"{W}endnoteReference"}
APART = {TCPR, f"{W}sectPr"}
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


def chains_of(events: Sequence[Event]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each range of paragraphs that are inserted, deleted or in both files."""
    start = 0
    for end in range(1, len(events) + 1):
        if end == len(events) or events[end].kind != events[start].kind:
            yield start, end
            start = end


def differs(above: Event, below: Event) -> bool:
    """True if the properties of a paragraph differ from those of the paragraph below it, before or after."""
    others = [element for element in (below.old, below.new) if element is not None]
    return len({_written(properties_of(element)) for element in (above.element, *others)}) > 1


def _written(properties: Element | None) -> bytes:
    return b"" if properties is None else tostring(properties)


def with_pairs(events: Sequence[Event]) -> list[Event]:
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
    """Return deleted and inserted paragraphs, those at the end as pairs if both kinds need the mark above.

    They also become pairs if one of them has a note: LibreOffice 7.4 would not delete its mark.
    """
    deleted, inserted = ([event for event in changed if event.kind == kind] for kind in (DELETED, INSERTED))
    pairs: list[Event] = []
    while deleted and inserted and (below is None or any(_clings(chain[-1], below) for chain in (deleted, inserted))):
        below = Event(deleted.pop().old, inserted[-1].new, inserted[-1].before)
        inserted.pop()
        pairs.insert(0, below)
    kept = {id(event) for event in (*deleted, *inserted)}
    return [*(event for event in changed if id(event) in kept), *pairs]


def _clings(last: Event, below: Event) -> bool:
    return differs(last, below) or has_note(last.element)


def with_tables_first(events: Sequence[Event]) -> list[Event]:
    """Return the events; deleted paragraphs before an inserted table come after it, where others are inserted, too.

    Before it, the last of them would have to keep its mark.
    """
    result: list[Event] = []
    waiting: list[Event] = []
    for event in events:
        if event.kind == DELETED and event.is_paragraph:
            waiting.append(event)
        elif event.kind == INSERTED and not event.is_paragraph:
            result.append(event)
        else:
            result += [*waiting, event]
            waiting = []
    return result + waiting


def units_of(parent: Element, serializer: Serializer) -> tuple[list[Unit], list[Element]]:
    """Return the blocks of an element, and the marks after the last one."""
    units: list[Unit] = []
    waiting: list[Element] = []
    for child in flat(parent):
        if child.tag in (P, TABLE):
            units.append(_unit(child, serializer, tuple(waiting)))
            waiting = []
        elif child.tag not in APART:
            waiting.append(child)
    return units, waiting


def flat(parent: Element, tag: str = "") -> Iterator[Element]:
    """Yield the children with this tag (any, if it is ""), those inside wrappers in their place."""
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from flat(child, tag)
        elif child.tag not in _PROPERTIES and (not tag or child.tag == tag):
            yield child


def _unit(block: Element, serializer: Serializer, before: tuple[Element, ...] = ()) -> Unit:
    paragraphs = [block] if block.tag == P else block.iter(P)
    words = tuple(word for paragraph in paragraphs for word in words_of(_text_of(paragraph)))
    return Unit(serializer.write(block), words, _shape(block), block, before)


def _text_of(paragraph: Element) -> str:
    """Return the text of a paragraph, without the marks of its notes."""
    if not has_note(paragraph):
        return visible_text(paragraph)
    return "".join(visible_text(child) for child in paragraph if child.tag != RUN or not has_note(child))


def has_note(element: Element) -> bool:
    """True if an element has a reference to a note."""
    return any(inner.tag in _NOTES for inner in element.iter())


def _shape(block: Element) -> tuple[str, ...]:
    """Return the style of a paragraph, the columns of a row, or those of the first row of a table."""
    if block.tag == P:
        return (value(block.find(PPR), "pStyle"),)
    row = next(flat(block, ROW), None) if block.tag == TABLE else block
    return () if row is None else tuple(value(cell.find(TCPR), "gridSpan", "1") for cell in flat(row, CELL))


def rows_of(table: Element, serializer: Serializer) -> list[Unit]:
    """Return the rows of a table."""
    return [_unit(row, serializer) for row in flat(table, ROW)]


def events_of(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Event]:
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


def properties_of(paragraph: Element | None) -> Element | None:
    """Return the properties of a paragraph, None without a paragraph or properties."""
    return None if paragraph is None else paragraph.find(PPR)
