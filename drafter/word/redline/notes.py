"""Footnotes and endnotes: those of the old file are paired with those of the new file, or added to them."""

from __future__ import annotations

from copy import deepcopy
from typing import NamedTuple
from xml.etree.ElementTree import Element

from drafter.word.align import align, similarity, words_of
from drafter.word.canonical_xml import visible_text
from drafter.word.names import DEL, W, number
from drafter.word.redline.blocks import BlockWriter

_LEAST = 0.5


class NoteKind(NamedTuple):
    """Footnotes or endnotes: the kind, as in the names of their elements."""

    name: str

    @property
    def tag(self) -> str:
        """The tag of a note."""
        return f"{W}{self.name}"

    @property
    def reference(self) -> str:
        """The tag of a reference to a note."""
        return f"{W}{self.name}Reference"

    def notes(self, root: Element) -> dict[str, Element]:
        """Return the notes of a part by id, without separators."""
        elements = root.findall(self.tag)
        return {note.get(f"{W}id", ""): note for note in elements if note.get(f"{W}type", "normal") == "normal"}


class _Unit(NamedTuple):
    identifier: str
    words: tuple[str, ...]


def pair_notes(kind: NoteKind, old: tuple[Element, Element], new: tuple[Element, Element]) -> dict[str, str]:
    """Give the notes of the old file the ids of the new one; return the new id of each paired note by itself.

    `old` and `new` are the body and the part with the notes. An old note without a pair is added to the new part.
    """
    units_old, units_new = _units(kind, *old), _units(kind, *new)
    pairs = align(units_old, units_new, lambda a, b: similarity(a.words, b.words), _LEAST)
    renamed = {units_old[i].identifier: units_new[j].identifier for i, j in pairs if i is not None and j is not None}
    paired = {identifier: identifier for identifier in renamed.values()}
    notes = kind.notes(old[1])
    for unit in units_old:
        if unit.identifier not in renamed and unit.identifier in notes:
            renamed[unit.identifier] = _add(kind, deepcopy(notes[unit.identifier]), new[1])
    for reference in old[0].iter(kind.reference):
        reference.set(f"{W}id", renamed.get(reference.get(f"{W}id", ""), reference.get(f"{W}id", "")))
    for identifier, note in notes.items():
        note.set(f"{W}id", renamed.get(identifier, ""))
    return paired


def _units(kind: NoteKind, body: Element, root: Element) -> list[_Unit]:
    notes = kind.notes(root)
    used = dict.fromkeys(reference.get(f"{W}id", "") for reference in body.iter(kind.reference))
    return [_Unit(name, tuple(words_of(visible_text(notes[name])))) for name in used if name in notes]


def _add(kind: NoteKind, note: Element, root: Element) -> str:
    identifier = str(1 + max((number(other.get(f"{W}id")) for other in root.findall(kind.tag)), default=0))
    note.set(f"{W}id", identifier)
    root.append(note)
    return identifier


def merge_notes(kind: NoteKind, old: Element, new: Element, paired: dict[str, str], writer: BlockWriter) -> None:
    """Mark the changes inside the notes that both files have."""
    before, after = kind.notes(old), kind.notes(new)
    for identifier in paired:
        if identifier in before and writer.old.write(before[identifier]) != writer.new.write(after[identifier]):
            writer.merge(before[identifier], after[identifier])


def separate_deleted_references(kind: NoteKind, body: Element, old: Element, new: Element) -> None:
    """Give a deleted reference its own copy of the note if an unchanged or inserted one refers to it, too."""
    deleted = {id(reference) for mark in body.iter(DEL) for reference in mark.iter(kind.reference)}
    references = list(body.iter(kind.reference))
    kept = {reference.get(f"{W}id", "") for reference in references if id(reference) not in deleted}
    notes = {note.get(f"{W}id", ""): note for note in old.findall(kind.tag)}
    for reference in references:
        identifier = reference.get(f"{W}id", "")
        if id(reference) in deleted and identifier in kept and identifier in notes:
            reference.set(f"{W}id", _add(kind, deepcopy(notes[identifier]), new))


def number_notes(kind: NoteKind, body: Element, root: Element) -> None:
    """Put the notes in the order of their references, and number them so: LibreOffice 7.4 counts them."""
    references = list(body.iter(kind.reference))
    order = {name: at for at, name in enumerate(dict.fromkeys(item.get(f"{W}id", "") for item in references))}
    notes = kind.notes(root)
    apart = [child for child in root if child not in list(notes.values())]
    first = 1 + max((number(child.get(f"{W}id")) for child in apart), default=0)
    ordered = sorted(notes.items(), key=lambda item: order.get(item[0], len(order)))
    renamed = {name: str(at) for at, (name, _) in enumerate(ordered, start=max(first, 1))}
    for element in (*references, *notes.values()):
        element.set(f"{W}id", renamed.get(element.get(f"{W}id", ""), element.get(f"{W}id", "")))
    root[:] = [*apart, *(note for _, note in ordered)]
