"""Word files read as frozen values, with their tracked changes accepted or rejected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal
from xml.etree.ElementTree import Element

from msgspec import Struct, field
from msgspec.structs import replace

from drafter.diagnostics import Finding
from drafter.errors import FileError
from drafter.word.blocks import BlockReader
from drafter.word.model import WordBlock, WordComment, WordFile, WordNote, WordParagraph, paragraphs_of
from drafter.word.names import P, W
from drafter.word.numbering import Counter, Numbering, format_number, read_numbering
from drafter.word.package import DamagedWordError, Package, Relationship, open_package
from drafter.word.runs import RunContext
from drafter.word.styles import Styles, read_styles
from drafter.word.tracked_changes import has_changes, settle_changes

_GENERATOR = "Drafter "
_MAIN_TYPES = {f"{W}document"}
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_ON = ("1", "true", "on")
_NOTE_KINDS: tuple[Literal["footnote", "endnote"], ...] = ("footnote", "endnote")


def read_word_file(data: bytes, name: str, accept: bool = True) -> WordFile:
    """Return the content of a Word file, its tracked changes accepted, or rejected if `accept` is false.

    Raises FileError (`unreadable`) if the file is damaged, encrypted, over a limit or not a Word file.
    """
    try:
        package = open_package(data)
        return _FileReader(package, main_part(package), accept).read(name)
    except DamagedWordError as error:
        raise FileError(Finding("unreadable", f"{name} cannot be read as a Word file: {error}.")) from None


def main_part(package: Package) -> str:
    """Return the name of the part with the text; raise DamagedWordError if it is not transitional WordprocessingML."""
    mains = [related.target for related in package.relationships("").values() if related.kind == "officeDocument"]
    if len(mains) != 1:
        raise DamagedWordError("it is not a Word file (.docx)")
    if package.xml(mains[0]).tag not in _MAIN_TYPES:
        raise DamagedWordError("it is not a transitional Word file; save it again as .docx")
    return mains[0]


def is_by_drafter(package: Package) -> bool:
    """True if Drafter wrote the file, and no other program has saved it since."""
    if "docProps/app.xml" not in package.parts:
        return False
    application = package.xml("docProps/app.xml").find("{*}Application")
    return application is not None and (application.text or "").startswith(_GENERATOR)


class _FileReader(Struct):
    """Reader of one file: its parts, and what its stories share."""

    package: Package
    main: str
    accept: bool
    changed: bool = False
    unread: dict[str, None] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)

    def read(self, name: str) -> WordFile:
        styles = read_styles(self._part("styles"))
        numbering = read_numbering(self._part("numbering"))
        root = self._settled(self.main)
        body = root.find(f"{W}body")
        blocks = self._blocks(self.main, Element("none") if body is None else body, styles, numbering)
        headers, footers = (self._around(root, kind, styles, numbering) for kind in ("header", "footer"))
        notes = self._notes(styles, numbering)
        return WordFile(
            name=name,
            body=blocks,
            headers=headers,
            footers=footers,
            notes=notes,
            comments=self._comments(styles, numbering),
            style_names={identifier: style.name for identifier, style in styles.by_id.items()},
            language=styles.run("", "", styles.defaults).language or "",
            by_drafter=is_by_drafter(self.package),
            has_changes=self.changed,
            unread=tuple(self.unread),
        )

    def _settled(self, name: str) -> Element:
        """Return a part without tracked changes."""
        root = self.package.xml(name)
        self.changed = self.changed or has_changes(root)
        return settle_changes(root, self.accept)

    def _part(self, kind: str) -> Element | None:
        name = self._part_name(kind)
        return None if name is None else self.package.xml(name)

    def _part_name(self, kind: str) -> str | None:
        related = (item for item in self._relationships(self.main).values() if item.kind == kind and not item.external)
        return next((item.target for item in related if item.target in self.package.parts), None)

    def _relationships(self, name: str) -> Mapping[str, Relationship]:
        return self.package.relationships(name)

    def _blocks(self, name: str, holder: Element, styles: Styles, numbering: Numbering) -> tuple[WordBlock, ...]:
        reader = self._reader(name, styles, numbering)
        return reader.read(holder)

    def _reader(self, name: str, styles: Styles, numbering: Numbering) -> BlockReader:
        context = RunContext(
            self.package, self._relationships(name), styles, lambda _: (), self.references, self.unread
        )
        reader = BlockReader(context, numbering, Counter(numbering))
        context.read_blocks = reader.read
        return reader

    def _around(
        self, root: Element, kind: str, styles: Styles, numbering: Numbering
    ) -> dict[str, tuple[WordBlock, ...]]:
        """Return the headers or footers by the pages that they are for; of later sections, those of their own."""
        relationships, stories = self._relationships(self.main), {}
        known: set[tuple[str, str]] = set()
        for number, section in enumerate(root.iter(f"{W}sectPr"), 1):
            for reference in section.findall(f"{W}{kind}Reference"):
                related = relationships.get(reference.get(_RELATION_ID, ""))
                pages = reference.get(f"{W}type", "default")
                if related is None or related.external or (pages, related.target) in known:
                    continue
                if related.target in self.package.parts:
                    known.add((pages, related.target))
                    key = pages if number == 1 else f"{pages} {number}"
                    holder = self._settled(related.target)
                    stories[key] = self._blocks(related.target, holder, styles, numbering)
        return stories

    def _notes(self, styles: Styles, numbering: Numbering) -> dict[str, WordNote]:
        """Return the notes in the order of their references, with the numbers that Word prints."""
        found = {note.key: note for kind in _NOTE_KINDS for note in self._notes_of(kind, styles, numbering)}
        counts = dict.fromkeys(_NOTE_KINDS, 0)
        notes = {}
        for key, custom in list(self.references.items()):
            note = found.get(key)
            if note is None:
                continue
            counts[note.kind] += not custom
            automatic = format_number(counts[note.kind], "lowerRoman" if note.kind == "endnote" else "decimal")
            mark = custom.strip() if custom else automatic
            notes[key] = replace(note, mark=mark, blocks=_without_mark(note.blocks, mark))
        return notes

    def _notes_of(
        self, kind: Literal["footnote", "endnote"], styles: Styles, numbering: Numbering
    ) -> Iterator[WordNote]:
        name = self._part_name(f"{kind}s")
        if name is None:
            return
        reader = self._reader(name, styles, numbering)
        for element in self._settled(name).findall(f"{W}{kind}"):
            if element.get(f"{W}type", "normal") == "normal":
                yield WordNote(f"{kind} {element.get(f'{W}id', '')}", kind, "", reader.read(element))

    def _comments(self, styles: Styles, numbering: Numbering) -> dict[str, WordComment]:
        name = self._part_name("comments")
        if name is None:
            return {}
        extended = self._part("commentsExtended")
        threads = {} if extended is None else {item.get(f"{_W15}paraId", ""): item for item in extended}
        elements = self._settled(name).findall(f"{W}comment")
        keys = {_last_paragraph(element): element.get(f"{W}id", "") for element in elements}
        reader = self._reader(name, styles, numbering)
        comments = (_comment(element, reader.read(element), threads, keys) for element in elements)
        return {comment.key: comment for comment in comments}


_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def _comment(
    element: Element, blocks: tuple[WordBlock, ...], threads: Mapping[str, Element], keys: Mapping[str, str]
) -> WordComment:
    thread = threads.get(_last_paragraph(element))
    parent = "" if thread is None else thread.get(f"{_W15}paraIdParent", "")
    return WordComment(
        key=element.get(f"{W}id", ""),
        author=element.get(f"{W}author", ""),
        text="\n".join(paragraph.text for paragraph in paragraphs_of(blocks)),
        initials=element.get(f"{W}initials", ""),
        date=element.get(f"{W}date", ""),
        answers=keys.get(parent, "") if parent else "",
        done=thread is not None and thread.get(f"{_W15}done", "0") in _ON,
    )


def _last_paragraph(comment: Element) -> str:
    """Return Word's id of the last paragraph of a comment, by which a thread refers to it."""
    paragraphs = comment.findall(f".//{P}")
    return paragraphs[-1].get(f"{_W14}paraId", "") if paragraphs else ""


def _without_mark(blocks: tuple[WordBlock, ...], mark: str) -> tuple[WordBlock, ...]:
    """Return the blocks of a note without its mark and the space after it."""
    if not blocks or not isinstance(blocks[0], WordParagraph):
        return blocks
    runs = list(blocks[0].runs)
    for pattern in ("", mark, ""):
        while runs and not runs[0].note and runs[0].picture is None:
            text = runs[0].text.lstrip()
            text = text.removeprefix(pattern) if pattern and text.startswith(pattern) else text
            if text == runs[0].text:
                break
            runs = ([replace(runs[0], text=text)] if text else []) + runs[1:]
            if text:
                break
    return (replace(blocks[0], runs=tuple(runs)), *blocks[1:])
