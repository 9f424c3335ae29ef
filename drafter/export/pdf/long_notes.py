"""Footnotes that WeasyPrint does not lay out well: those that are too long for one page, and those out of order.

WeasyPrint moves a footnote to the next page, but does not divide it, and prints what does not fit above the sheet. Each
long note becomes several footnotes of a few lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import Any
from xml.etree.ElementTree import Element, SubElement

_SOFT_HYPHEN = "\u00ad"
# The class of a line that ends at the margin, because its paragraph goes on in the next footnote.
BROKEN = "broken"
# Lines of one footnote. WeasyPrint lays out all notes of a page again for each note, so few lines take long.
_LINES = 14


def split_long_notes(page: Element, document: Any, height: float) -> bool:
    """Divide the notes of a page that are laid out higher than `height`, in CSS pixels; False without such notes.

    `document` is WeasyPrint's layout of `page`, which is changed.
    """
    long_notes = {
        box.element: _cuts(box) for box in _notes(document) if box.margin_height() > height and box.element is not None
    }
    if long_notes:
        for parent in list(page.iter()):
            if any(child in long_notes for child in parent):
                _divide(parent, long_notes)
    return bool(long_notes)


def sort_notes(page: Element, document: Any) -> bool:
    """Keep notes that are laid out in the wrong order on the pages of their marks; False without such notes.

    WeasyPrint moves the last note of a page to the next page first, so that two moved notes can change places.
    """
    order = {element: at for at, element in enumerate(page.iter())}
    notes = [box.element for box in _notes(document) if box.element is not None]
    swapped = [note for pair in pairwise(notes) if order[pair[0]] > order[pair[1]] for note in pair]
    for note in swapped:
        note.set("style", "footnote-policy:line")
    return bool(swapped)


def _notes(document: Any) -> Iterator[Any]:
    from weasyprint.formatting_structure.boxes import FootnoteAreaBox

    for page in document.pages:
        # WeasyPrint offers no public way to the boxes of a page.
        for area in page._page_box.children:
            if isinstance(area, FootnoteAreaBox):
                yield from area.children


def _cuts(note: Any) -> list[list[int]]:
    """Return the numbers of characters before each line but the first, for each paragraph; spaces do not count."""
    from weasyprint.formatting_structure.boxes import LineBox

    cuts = []
    for paragraph in note.children:
        if paragraph.element is note.element:
            continue  # WeasyPrint's own mark of the note, which is empty
        text, at, starts = _counted("".join(paragraph.element.itertext())), 0, []
        for line in paragraph.children:
            if isinstance(line, LineBox):
                starts.append(at)
                for character in _counted("".join(getattr(box, "text", "") for box in line.descendants())):
                    # WeasyPrint adds a hyphen where a line ends at a soft hyphen.
                    at += text[at : at + 1] == character
        cuts.append(starts[1:])
    return cuts


def _counted(text: str) -> str:
    return "".join(text.replace(_SOFT_HYPHEN, "").split())


def _divide(parent: Element, long_notes: dict[Element, list[list[int]]]) -> None:
    """Replace the long notes among the children of an element by notes of a few lines."""
    children = list(parent)
    for child in children:
        parent.remove(child)
    for child in children:
        parts = list(_short_notes(child, long_notes[child])) if child in long_notes else [child]
        parts[-1].tail = child.tail
        parent.extend(parts)


def _short_notes(note: Element, cuts: Sequence[Sequence[int]]) -> Iterator[Element]:
    for paragraph, starts in zip(list(note), cuts, strict=True):
        pieces = _Pieces(paragraph, starts[_LINES - 1 :: _LINES]).pieces
        for index, piece in enumerate(pieces):
            classes = (piece.get("class") or "").split()
            # Only the first piece has a label.
            kept = classes if index == 0 else [name for name in classes if not name.startswith("level-")]
            is_broken = index < len(pieces) - 1 and (not len(piece) or piece[-1].tag != "br")
            piece.set("class", " ".join([*kept, BROKEN] if is_broken else kept))
            single = Element(note.tag, note.attrib)
            single.append(piece)
            yield single


class _Pieces:
    """Copies of a paragraph, each with a part of its text, inside the same inline elements."""

    def __init__(self, paragraph: Element, starts: Sequence[int]) -> None:
        self.pieces = [Element(paragraph.tag, dict(paragraph.attrib))]
        self._open = [self.pieces[0]]
        self._starts = [start for start in starts if start]
        self._count = 0
        self._add_content(paragraph)

    def _add_content(self, element: Element) -> None:
        self._add_text(element.text or "")
        for child in element:
            self._open.append(SubElement(self._open[-1], child.tag, dict(child.attrib)))
            self._add_content(child)
            self._open.pop()
            self._add_text(child.tail or "")

    def _add_text(self, text: str) -> None:
        start = 0
        for at, character in enumerate(text):
            if not character.isspace() and character != _SOFT_HYPHEN:
                if self._count >= (self._starts[0] if self._starts else inf):
                    self._append(text[start:at])
                    start = at
                    self._begin_piece()
                self._count += 1
        self._append(text[start:])

    def _begin_piece(self) -> None:
        """Close the elements of the last piece, and open copies of them in a new one."""
        del self._starts[0]
        line = Element(self._open[0].tag, dict(self._open[0].attrib))
        copies = [line]
        for element in self._open[1:]:
            copies.append(SubElement(copies[-1], element.tag, dict(element.attrib)))
        self.pieces.append(line)
        self._open = copies

    def _append(self, text: str) -> None:
        element = self._open[-1]
        if text and len(element):
            element[-1].tail = (element[-1].tail or "") + text
        elif text:
            element.text = (element.text or "") + text
