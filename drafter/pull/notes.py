"""Edits of notes in one author's text: their words, new notes, and notes that are gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from drafter.markup.checks import note_definitions
from drafter.pull.author_texts import AuthorText
from drafter.pull.contents import ContentWriter, NewNotes
from drafter.pull.flow import FlowText, Row
from drafter.pull.leaves import note_paragraphs
from drafter.pull.letter_state import LetterState
from drafter.pull.match import match
from drafter.pull.printed import Printed
from drafter.pull.text_edits import Edit
from drafter.word.model import WordFile


class NoteEditor:
    """The notes of one text: those that the edited file keeps, loses and adds."""

    def __init__(self, text: AuthorText, base: LetterState, edited: WordFile) -> None:
        self.text = text
        self.base = base
        self.edited = edited
        self.new = NewNotes(text)
        self.kept: set[str] = set()
        self._lost: dict[str, None] = {}
        self._edits: list[Edit] = []

    def compare(self, old_key: str, new_key: str) -> None:
        """Compare the paragraphs of a note in both files; raises RefusedError for what cannot be written."""
        leaves = self.base.leaves.notes.get(old_key, ())
        note = self.edited.notes.get(new_key)
        new = note_paragraphs(note, self.base.styles) if note else []
        old = [leaf.printed for leaf in leaves]
        if [one.key for one in old] == [one.key for one in new] and _same_formats(old, new):
            return
        matched = match(old, new)
        writer = ContentWriter(leaves, self.base.links, self.base.source, self.new)
        rows = []
        for i, j in matched.pairs:
            content = None
            if j is not None:
                content = writer.content(new[j], matched.refs[j], i, "    ")
            rows.append(Row(i, new[j] if j is not None else None, content))
        self._edits += FlowText(self.text.value, leaves).edits(rows)

    def lost(self, names: Iterable[str]) -> None:
        """Record the references, such as [^1], that a paragraph loses."""
        self._lost |= dict.fromkeys(names)

    def edits(self) -> Iterator[Edit]:
        """Yield the edits of notes, the deletions of notes without a reference, and the new notes."""
        yield from self._edits
        gone = [name for name in self._lost if name not in self.kept]
        definitions = note_definitions(self.text.value)
        for name in gone:
            for first, _ in definitions.get(name[2:-1], ()):
                yield self._deleted(first)
        if self.new.keys:
            yield self._added([first for spans in definitions.values() for first, _ in spans])

    def _deleted(self, first: int) -> Edit:
        value = self.text.value
        start, end = value.rfind("\n", 0, first) + 1, self._end(first)
        following = end
        while value[following : following + 1] == "\n":
            following += 1
        if following < len(value):
            return Edit(start, following, "")
        before = len(value[:start].rstrip("\n"))
        return Edit(before, end, "")

    def _end(self, first: int) -> int:
        """Return the end of the note that begins at an offset: with its further lines, and indented paragraphs."""
        value = self.text.value
        at = value.find("\n", first)
        while at >= 0:
            following = value.find("\n", at + 1)
            line = value[at + 1 : following if following >= 0 else len(value)]
            after_blank = value[:at].endswith("\n")
            if line.startswith("[^") or (line.strip() and after_blank and not line.startswith(("    ", "\t"))):
                return len(value[:at].rstrip("\n"))
            at = following
        return len(value.rstrip("\n"))

    def _added(self, definitions: list[int]) -> Edit:
        """Return the edit that adds the new notes after the last one, or at the end of the text."""
        value = self.text.value
        at = self._end(max(definitions)) if definitions else len(value.rstrip("\n"))
        pieces = []
        for name, key in list(self.new.keys.items()):
            note = self.edited.notes[key]
            writer = ContentWriter((), self.base.links, self.base.source, self.new)
            paragraphs = [
                writer.content(one, [None] * len(one.chars), None, "    ")
                for one in note_paragraphs(note, self.base.styles)
            ]
            pieces.append(f"[^{name}]: " + "\n\n    ".join(paragraphs))
        between = "\n" if definitions else "\n\n"
        return Edit(at, at, between + "\n".join(pieces))


def _same_formats(old: Sequence[Printed], new: Sequence[Printed]) -> bool:
    def formats(side: Sequence[Printed]) -> list[tuple[str, tuple[bool, bool, str]]]:
        return [(char.key, char.format) for one in side for char in one.chars if not char.text.isspace()]

    return formats(old) == formats(new)
