"""Two paragraphs as one with marked changes; a whole paragraph as inserted or deleted."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from xml.etree.ElementTree import Element

from drafter.word.align import align_words
from drafter.word.canonical_xml import Serializer
from drafter.word.names import PPR, RPR, P, W
from drafter.word.redline.atoms import Atom, AtomReader, write_atoms
from drafter.word.redline.marks import DELETED, INSERTED, Marker

# Properties of a paragraph that `w:pPrChange` does not contain.
_APART = {RPR, f"{W}sectPr"}


class ParagraphWriter:
    """Writer of paragraphs of one part, from those of the old and of the new part."""

    def __init__(self, old: Serializer, new: Serializer, marker: Marker, in_margin: bool = False) -> None:
        self.old, self.new = AtomReader(old, in_margin), AtomReader(new, in_margin)
        self.marker = marker

    def merged(self, old: Element, new: Element) -> Element:
        """Return the new paragraph with marked changes of words and formatting."""
        atoms_old, _ = self.old.read(old)
        atoms_new, rest = self.new.read(new)
        result = self._start(new, old)
        keys_old, keys_new = ([atom.key for atom in atoms] for atoms in (atoms_old, atoms_new))
        for kind, i1, i2, j1, j2 in align_words(keys_old, keys_new, _is_space, _is_word):
            if kind == "equal":
                result.extend(write_atoms(atoms_new[j1:j2], "", self.marker))
            else:
                result.extend(write_atoms(atoms_old[i1:i2], DELETED, self.marker))
                result.extend(write_atoms(atoms_new[j1:j2], INSERTED, self.marker))
        result.extend(map(deepcopy, rest))
        return result

    def whole(self, paragraph: Element, kind: str) -> Element:
        """Return a paragraph with all its runs inserted or deleted; its mark is unchanged."""
        atoms, rest = (self.new if kind == INSERTED else self.old).read(paragraph)
        result = Element(P, dict(paragraph.attrib))
        result.extend(deepcopy(child) for child in paragraph if child.tag == PPR)
        result.extend(write_atoms(atoms, kind, self.marker))
        result.extend([deepcopy(element) for element in rest] if kind == INSERTED else [])
        return result

    def replace_properties(self, paragraph: Element, new: Element | None, old: Element | None) -> None:
        """Give a paragraph the properties `new`, and record `old` as its former ones if they differ."""
        own = paragraph.find(PPR)
        if own is not None:
            paragraph.remove(own)
        properties = deepcopy(new) if new is not None else Element(PPR)
        if new is not None or old is not None:
            paragraph.insert(0, properties)
        if self._shown(self.new.serializer, new) != self._shown(self.old.serializer, old):
            self.marker.former_properties(properties, old)

    def _start(self, new: Element, old: Element) -> Element:
        result = Element(P, dict(new.attrib))
        self.replace_properties(result, new.find(PPR), old.find(PPR))
        return result

    @staticmethod
    def _shown(serializer: Serializer, properties: Element | None) -> list[str]:
        children: Sequence[Element] = () if properties is None else list(properties)
        return [serializer.write(child) for child in children if child.tag not in _APART]


def _is_space(key: tuple[str, str, str]) -> bool:
    return key[0].isspace()


def _is_word(key: tuple[str, str, str]) -> bool:
    return key[0][:1].isalnum()


def words_of(atoms: Sequence[Atom]) -> tuple[str, ...]:
    """Return the words of a paragraph, to compare it with others."""
    return tuple(atom.text for atom in atoms if atom.text and not atom.is_space)
