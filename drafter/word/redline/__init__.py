"""Two Word files as one with tracked changes: accepting all gives the new file, rejecting all the old one.

Works on WordprocessingML, part by part: text, headers, footers and notes. Images, styles and lists of the old file that
deleted text needs are carried over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from msgspec import Struct

from drafter.word.canonical_xml import Serializer, visible_text
from drafter.word.names import R, W, number
from drafter.word.package import Package, RedlineError, open_package
from drafter.word.read import main_part
from drafter.word.redline.blocks import BlockWriter
from drafter.word.redline.carry_over import carry_lists, carry_prefixes, carry_relationships, carry_styles
from drafter.word.redline.marks import Marker
from drafter.word.redline.notes import NoteKind, merge_notes, number_notes, pair_notes, separate_deleted_references
from drafter.word.redline.package_editor import PackageEditor, Part
from drafter.word.tracked_changes import settle_changes

__all__ = ["Redline", "RedlineError", "redline"]

_NOTE_KINDS = (NoteKind("footnote"), NoteKind("endnote"))
_SECTION = f"{W}sectPr"
# Parts with the look of the whole file, whose changes cannot be marked.
_LOOKS = {"settings": "settings of the file", "theme": "theme", "fontTable": "table of fonts"}
_EMPTY = Serializer(Package({}), {})


class Redline(Struct, frozen=True):
    """A Word file with tracked changes, their number, and what differs without being marked."""

    data: bytes
    changes: int
    unmarked: tuple[str, ...]


def redline(old: bytes, new: bytes, author: str, date: str = "", accept: bool = True) -> Redline:
    """Return the new file with marked changes from the old one; the same arguments give the same bytes.

    `date` is an ISO date and time, "" for none. Tracked changes that the files already have are accepted, or rejected
    if `accept` is false. Raises DamagedWordError if a file cannot be read, RedlineError if changes cannot be marked.
    """
    return _Merger(open_package(old), open_package(new), Marker(author, date), accept).run()


class _Merger:
    def __init__(self, old: Package, new: Package, marker: Marker, accept: bool) -> None:
        self.old, self.editor, self.marker, self.accept = old, PackageEditor(new), marker, accept
        self.old_main, self.new_main = main_part(old), main_part(new)
        self.unmarked: list[str] = []
        self.old_parts: dict[str, Part] = {}

    def run(self) -> Redline:
        pairs = self._paired_parts()
        marker = self.marker
        marker.first_id = self._first_id(pairs)
        self._carry(pairs)
        bodies = self._body(self.old_main, True), self._body(self.new_main, False)
        _check_sections(*bodies)
        if _page_setup(bodies[0]) != _page_setup(bodies[1]):
            self.unmarked.append("page setup")
        if len({sum(1 for _ in body.iter(f"{W}altChunk")) for body in bodies}) > 1:
            self.unmarked.append("the text of another file")
        paired = {kind: self._pair_notes(kind, bodies) for kind in _NOTE_KINDS}
        for old, new in pairs.items():
            if old != self.old_main and not self._is_notes(old):
                self._writer(new).merge(self._old(old).root, self._new(new).root)
        self._writer(self.new_main).merge(*bodies)
        for kind, notes in paired.items():
            self._merge_notes(kind, bodies[1], notes)
        if marker.leaves_empty_line:
            self.unmarked.append("an empty line next to a table, which stays after accepting or rejecting")
        return Redline(self.editor.pack(), marker.count, tuple(dict.fromkeys(self.unmarked)))

    def _old(self, name: str) -> Part:
        if name not in self.old_parts:
            self.old_parts[name] = Part(self.old.parts[name], name)
            settle_changes(self.old_parts[name].root, self.accept)
        return self.old_parts[name]

    def _new(self, name: str) -> Part:
        is_first = isinstance(self.editor.parts.get(name), bytes)
        part = self.editor.xml(name)
        if is_first:
            settle_changes(part.root, self.accept)
        return part

    def _body(self, name: str, is_old: bool) -> Element:
        body = (self._old(name) if is_old else self._new(name)).root.find(f"{W}body")
        if body is None:
            raise RedlineError("it has no text")
        return body

    def _writer(self, name: str) -> BlockWriter:
        serializer = self.editor.serializer(name)
        in_margin = name != self.new_main and name not in map(self._notes_name, _NOTE_KINDS)
        return BlockWriter(serializer, serializer, self.marker, in_margin)

    def _paired_parts(self) -> dict[str, str]:
        """Return the new part for each old part with text: the body, notes, headers and footers."""
        pairs = {self.old_main: self.new_main}
        for kind in _NOTE_KINDS:
            name = _related(self.old, self.old_main, f"{kind.name}s")
            if name is not None:
                pairs[name] = self._new_notes(kind, name)
        pairs.update(self._headers_and_footers())
        return pairs

    def _new_notes(self, kind: NoteKind, old_name: str) -> str:
        found = _related(self.editor.package, self.new_main, f"{kind.name}s")
        if found is not None:
            return found
        # The new file has no notes: it gets an empty part, with the separators of the old one.
        data = self.old.parts[old_name]
        media = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        name = self.editor.add_part(f"word/{kind.name}s.xml", data, f"{media}.{kind.name}s+xml")
        self.editor.add_relationship(self.new_main, {"Type": f"{R[1:-1]}/{kind.name}s", "Target": f"/{name}"})
        root = self._new(name).root
        for note in kind.notes(root).values():
            root.remove(note)
        return name

    def _headers_and_footers(self) -> Iterator[tuple[str, str]]:
        old = _references(self._body(self.old_main, True), self.old.relationships(self.old_main))
        new = _references(self._body(self.new_main, False), self.editor.relationships(self.new_main))
        for key in sorted(old.keys() ^ new.keys()):
            self.unmarked.append(f"{key[1].removesuffix('Reference')} ({key[2]} pages)")
        pairs = {self.old_main: self.new_main}
        for key in sorted(old.keys() & new.keys()):
            if old[key] not in self.old.parts or new[key] not in self.editor.parts:
                continue
            if pairs.get(old[key], new[key]) == new[key] and (old[key] in pairs or new[key] not in pairs.values()):
                pairs[old[key]] = new[key]
            else:
                # Several pages share a part in one file only. Its changes cannot be marked twice.
                self.unmarked.append(f"{key[1].removesuffix('Reference')} ({key[2]} pages)")
        yield from pairs.items()

    def _is_notes(self, old_name: str) -> bool:
        return old_name in {_related(self.old, self.old_main, f"{kind.name}s") for kind in _NOTE_KINDS}

    def _first_id(self, pairs: Mapping[str, str]) -> int:
        """Return a number above all ids of bookmarks and comments."""
        elements = (element for name in pairs.values() for element in self._new(name).root.iter())
        return 1 + max((number(element.get(f"{W}id")) for element in elements), default=0)

    def _carry(self, pairs: Mapping[str, str]) -> None:
        roots = [self._old(name).root for name in pairs]
        for name, new in pairs.items():
            carry_prefixes(self._old(name), self._new(new))
            carry_relationships(self.old, name, self._old(name).root, self.editor, new)
        if self._comments(self.old, self.old_main) != self._comments(self.editor.package, self.new_main):
            self.unmarked.append("comments")
        if styles := self._shared("styles"):
            different = carry_styles(*styles, roots)
            self.unmarked += [f"style {name}" for name in different]
        if lists := self._shared("numbering"):
            carry_lists(*lists, roots)
        for kind, words in _LOOKS.items():
            pair = self._shared(kind)
            if pair and len({_EMPTY.write(root) for root in pair}) > 1:
                self.unmarked.append(words)

    @staticmethod
    def _comments(package: Package, main: str) -> list[tuple[str, str]]:
        """Return the authors and texts of the comments of a file."""
        name = _related(package, main, "comments")
        comments = () if name is None else package.xml(name).iter(f"{W}comment")
        return sorted((comment.get(f"{W}author", ""), visible_text(comment)) for comment in comments)

    def _shared(self, kind: str) -> tuple[Element, Element] | None:
        """Return the old and the new part of a kind; None if one of them is missing."""
        old = _related(self.old, self.old_main, kind)
        new = _related(self.editor.package, self.new_main, kind)
        if old is None or new is None:
            return None
        return self._old(old).root, self.editor.xml(new).root

    def _pair_notes(self, kind: NoteKind, bodies: tuple[Element, Element]) -> dict[str, str]:
        parts = self._note_parts(kind)
        return pair_notes(kind, (bodies[0], parts[0]), (bodies[1], parts[1])) if parts else {}

    def _merge_notes(self, kind: NoteKind, body: Element, paired: dict[str, str]) -> None:
        parts = self._note_parts(kind)
        name = self._notes_name(kind)
        if parts and name:
            separate_deleted_references(kind, body, *parts)
            merge_notes(kind, *parts, paired, self._writer(name))
            number_notes(kind, body, parts[1])

    def _note_parts(self, kind: NoteKind) -> tuple[Element, Element] | None:
        old, new = _related(self.old, self.old_main, f"{kind.name}s"), self._notes_name(kind)
        return None if old is None or new is None else (self._old(old).root, self._new(new).root)

    def _notes_name(self, kind: NoteKind) -> str | None:
        related = self.editor.relationships(self.new_main).values()
        return next((item.target for item in related if item.kind == f"{kind.name}s" and not item.external), None)


def _related(package: Package, main: str, kind: str) -> str | None:
    related = (item for item in package.relationships(main).values() if item.kind == kind and not item.external)
    return next((item.target for item in related if item.target in package.parts), None)


def _references(body: Element, relationships: Mapping[str, object]) -> dict[tuple[int, str, str], str]:
    """Return the parts of headers and footers by section, kind and pages."""
    found = {}
    for at, section in enumerate(body.iter(_SECTION)):
        for reference in section:
            related = relationships.get(reference.get(f"{R}id", ""))
            if reference.tag.endswith("Reference") and related is not None:
                key = (at, reference.tag.removeprefix(W), reference.get(f"{W}type", "default"))
                found[key] = str(getattr(related, "target", ""))
    return found


def _page_setup(body: Element) -> list[str]:
    """Return the setup of the pages of each section, without headers and footers."""
    return [
        "".join(_EMPTY.write(child) for child in section if not child.tag.endswith("Reference"))
        for section in body.iter(_SECTION)
    ]


def _check_sections(old: Element, new: Element) -> None:
    if len(list(old.iter(_SECTION))) != len(list(new.iter(_SECTION))):
        raise RedlineError("one file has more sections than the other, which cannot be marked")
