"""Paragraphs as atoms: words, spaces and other smallest parts that are inserted or deleted as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import groupby
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from drafter.word.align import TOKENS
from drafter.word.canonical_xml import Serializer
from drafter.word.names import MATH, PPR, RPR, RUN, TEXT, XML_SPACE, W, text_of
from drafter.word.redline.marks import DELETED, Marker
from drafter.word.runs import field_name

_LINK = f"{W}hyperlink"
# Elements that force a direction on the text inside.
_DIRECTIONS = {f"{W}dir", f"{W}bdo"}
_WRAPPERS = {_LINK, *_DIRECTIONS, *(f"{W}{name}" for name in ("sdt", "smartTag", "customXml"))}
# Wrappers that readers see, which deleted text has, too.
_SEEN = {_LINK, *_DIRECTIONS}
_CONTENT = f"{W}sdtContent"
# Notes of Word to itself.
_SKIPPED = {f"{W}{name}" for name in ("proofErr", "lastRenderedPageBreak", "permStart", "permEnd")}
# Runs with one of these are atoms: a note's mark follows its reference in the same run.
_WHOLE_RUNS = {f"{W}{name}" for name in ("footnoteReference", "endnoteReference", "footnoteRef", "endnoteRef")}
_PAGE_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES"}
_FIELD, _FIELD_TYPE = f"{W}fldChar", f"{W}fldCharType"


class Atom(NamedTuple):
    """The smallest part of a paragraph. Atoms with the same key look the same.

    `text` is set for a word, a space or a punctuation mark; `runs` are the elements of all other atoms, with their
    properties. `wrappers` are the elements around it, such as a link. `before` are marks without text in front of it.
    """

    key: tuple[str, str, str]
    text: str
    properties: Element | None
    runs: tuple[Element, ...]
    wrappers: tuple[Element, ...]
    before: tuple[Element, ...] = ()

    @property
    def is_space(self) -> bool:
        """True for a space between words."""
        return self.text.isspace()


class AtomReader:
    """Reader of the atoms of paragraphs of one part; `in_margin` is true for a header or footer."""

    def __init__(self, serializer: Serializer, in_margin: bool) -> None:
        self.serializer = serializer
        self.in_margin = in_margin

    def read(self, paragraph: Element) -> tuple[list[Atom], list[Element]]:
        """Return the atoms of a paragraph, and the marks without text after the last one."""
        atoms: list[Atom] = []
        waiting: list[Element] = []
        for piece in _with_words(self._pieces(paragraph, ())):
            if piece.text or piece.runs:
                atoms.append(piece._replace(before=tuple(waiting)))
                waiting = []
            else:
                waiting += piece.before
        return atoms, waiting

    def _pieces(self, parent: Element, wrappers: tuple[Element, ...]) -> Iterator[Atom]:
        """Yield atoms; texts are not yet divided into words."""
        field: list[Element] = []
        depth = 0
        for child in parent:
            if child.tag == RUN and (depth or _field_turns(child)):
                field.append(child)
                depth += _field_turns(child)
                if depth <= 0:
                    yield self._whole(field, wrappers)
                    field, depth = [], 0
            elif depth:
                field.append(child)
            elif child.tag == RUN:
                yield from self._run(child, wrappers)
            elif child.tag in _WRAPPERS:
                content = child.find(_CONTENT) if child.tag == f"{W}sdt" else child
                yield from self._pieces(child if content is None else content, (*wrappers, child))
            elif child.tag == f"{W}fldSimple" or child.tag.startswith(MATH):
                yield self._whole([child], wrappers)
            elif child.tag != PPR and child.tag not in _SKIPPED:
                yield Atom(("", "", ""), "", None, (), wrappers, (child,))
        if field:
            yield self._whole(field, wrappers)

    def _run(self, run: Element, wrappers: tuple[Element, ...]) -> Iterator[Atom]:
        properties = run.find(RPR)
        if run.find(f"{W}commentReference") is not None:
            yield Atom(("", "", ""), "", None, (), wrappers, (run,))
            return
        if any(child.tag in _WHOLE_RUNS for child in run):
            yield self._whole([run], wrappers)
            return
        look = "" if properties is None else self.serializer.write(properties)
        link = self._link(wrappers)
        for child in run:
            if child.tag == TEXT:
                yield Atom(("", look, link), text_of(child), properties, (), wrappers)
            elif child.tag != RPR and child.tag not in _SKIPPED:
                holder = Element(RUN)
                holder.extend([*([properties] if properties is not None else []), child])
                yield Atom((self.serializer.write(child), look, link), "", properties, (holder,), wrappers)

    def _whole(self, elements: Sequence[Element], wrappers: tuple[Element, ...]) -> Atom:
        instruction = " ".join(instruction_of(elements).split())
        # In a header or footer, the last result of a page number says nothing: it changes with the pages.
        is_page = self.in_margin and field_name(instruction) in _PAGE_FIELDS
        key = f"field {instruction}" if is_page else "".join(map(self.serializer.write, elements))
        return Atom((key, "", self._link(wrappers)), "", None, tuple(elements), wrappers)

    def _link(self, wrappers: tuple[Element, ...]) -> str:
        return "".join(self.serializer.open_tag(wrapper) for wrapper in wrappers if wrapper.tag in _SEEN)


def instruction_of(elements: Sequence[Element]) -> str:
    """Return the instruction of a simple or complex field, "" for other elements."""
    inner = [item for element in elements for item in element.iter()]
    texts = (item.text or "" if item.tag == f"{W}instrText" else item.get(f"{W}instr", "") for item in inner)
    return "".join(texts)


def _field_turns(run: Element) -> int:
    kinds = [child.get(_FIELD_TYPE) for child in run if child.tag == _FIELD]
    return kinds.count("begin") - kinds.count("end")


def _with_words(pieces: Iterator[Atom]) -> Iterator[Atom]:
    """Yield the pieces; adjacent texts with the same formatting and the same wrappers are divided into words."""
    texts: list[Atom] = []
    for piece in pieces:
        joins = bool(texts) and piece.text and piece.key == texts[-1].key and _same_wrappers(piece, texts[-1])
        if texts and not joins:
            yield from _words(texts)
            texts = []
        if piece.text:
            texts.append(piece)
        else:
            yield piece
    if texts:
        yield from _words(texts)


def _words(pieces: Sequence[Atom]) -> list[Atom]:
    text = "".join(piece.text for piece in pieces)
    _, look, link = pieces[0].key
    return [pieces[0]._replace(key=(word, look, link), text=word) for word in TOKENS.findall(text)]


def write_atoms(atoms: Sequence[Atom], kind: str, marker: Marker) -> list[Element]:
    """Return the elements of a paragraph for these atoms, inserted, deleted or (kind "") unchanged."""
    result: list[Element] = []
    group: list[Atom] = []
    for atom in atoms:
        # Marks of the old text, such as bookmarks, are also in the new text or gone.
        if group and ((atom.before and kind != DELETED) or not _same_wrappers(group[-1], atom)):
            result += _group(group, kind, marker)
            group = []
        if kind != DELETED:
            result += map(deepcopy, atom.before)
        group.append(atom)
    return result + (_group(group, kind, marker) if group else [])


def _same_wrappers(a: Atom, b: Atom) -> bool:
    return list(map(id, a.wrappers)) == list(map(id, b.wrappers))


def _group(atoms: Sequence[Atom], kind: str, marker: Marker) -> list[Element]:
    """Return the elements of atoms with the same wrappers, inside copies of the wrappers."""
    runs: list[Element] = []
    for key, same in groupby(atoms, _run_key):
        group = list(same)
        runs += [_text_run(group)] if key else [run for atom in group for run in _other_runs(atom, kind)]
    elements = marker.runs(runs, kind)
    for wrapper in reversed(atoms[0].wrappers):
        if wrapper.tag in _SEEN or kind != DELETED:
            elements = [_wrapped(wrapper, elements)]
    return elements


def _run_key(atom: Atom) -> tuple[str, str] | None:
    return ("text", atom.key[1]) if atom.text else None


def _text_run(atoms: Sequence[Atom]) -> Element:
    run = Element(RUN)
    if atoms[0].properties is not None:
        run.append(deepcopy(atoms[0].properties))
    SubElement(run, TEXT, {XML_SPACE: "preserve"}).text = "".join(atom.text for atom in atoms)
    return run


def _other_runs(atom: Atom, kind: str) -> Iterator[Element]:
    for element in atom.runs:
        if kind and element.tag == f"{W}fldSimple":
            yield from _complex_field(element)
        else:
            yield deepcopy(element)


def _complex_field(field: Element) -> Iterator[Element]:
    """Yield a simple field as runs: only runs can be inserted or deleted."""
    yield _field_character("begin")
    instruction = Element(RUN)
    SubElement(instruction, f"{W}instrText", {XML_SPACE: "preserve"}).text = field.get(f"{W}instr", "")
    yield instruction
    yield _field_character("separate")
    yield from (deepcopy(run) for run in field.iter(RUN))
    yield _field_character("end")


def _field_character(kind: str) -> Element:
    run = Element(RUN)
    SubElement(run, _FIELD, {_FIELD_TYPE: kind})
    return run


def _wrapped(wrapper: Element, elements: Sequence[Element]) -> Element:
    copy = Element(wrapper.tag, dict(wrapper.attrib))
    holder = copy
    for child in wrapper:
        if child.tag == _CONTENT:
            holder = SubElement(copy, _CONTENT)
        elif child.tag.endswith("Pr"):
            copy.append(deepcopy(child))
    holder.extend(elements)
    return copy
