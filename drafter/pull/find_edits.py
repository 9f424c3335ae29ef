"""The edits that turn a letter into the edited file, or the reasons why a change cannot be brought back."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.diagnostics import Finding, Place
from drafter.document.model import Picture
from drafter.pull.author_texts import AuthorText
from drafter.pull.composed import is_composed, refuse_fact, refuse_new, refuse_role
from drafter.pull.contents import ContentWriter
from drafter.pull.fields import FieldEditor
from drafter.pull.flow import FlowText, Row
from drafter.pull.leaves import (
    Leaf,
    TableLeaf,
    flow,
    is_flow,
    note_name,
    note_names,
    place_of,
    table_key,
)
from drafter.pull.letter_state import LetterState
from drafter.pull.match import Matched, Ref, is_unchanged, match, numbers_around
from drafter.pull.moved_blocks import alternative_edits, moved_block, moved_text, names_in, with_moved_notes
from drafter.pull.notes import NoteEditor
from drafter.pull.other_parts import new_unread, refused_parts
from drafter.pull.printed import NOTE, Printed, without_label
from drafter.pull.proof import lenient
from drafter.pull.refused import RefusedError, quoted
from drafter.pull.tables import TableEditor
from drafter.pull.text_edits import Edit
from drafter.pull.write_values import NewValues
from drafter.source import KeyPath
from drafter.word.model import WordFile, WordParagraph, WordTable

TextKey = tuple[str, KeyPath]


class EditFinder:
    """One comparison of a letter with the edited file.

    `settled` are kinds and texts of paragraphs that the letter of today prints: what Drafter composes may become them.
    """

    def __init__(self, base: LetterState, edited: WordFile, settled: frozenset[tuple[str, str]] = frozenset()) -> None:
        self.base = base
        self.settled = settled
        self.edited = edited
        self.refused: list[Finding] = []
        self.edits: dict[TextKey, list[Edit]] = {}
        self.added: dict[KeyPath, str] = {}
        self.leaves = base.leaves.body
        self.units = list(flow(edited.body, base.styles))
        self.new = [_as_printed(unit, base) for unit in self.units]
        self.old = [leaf.printed if isinstance(leaf, Leaf) else _table(leaf.key) for leaf in self.leaves]
        self.matched: Matched = match(self.old, self.new)
        with_moved_notes(self.matched, self.old, self.new, base.word, edited)
        self.around = numbers_around([i for i, _ in self.matched.pairs])
        self.notes: dict[TextKey, NoteEditor] = {}
        self._locals: dict[TextKey, list[int]] = {}

    def find(self) -> None:
        """Fill in `edits`, `added` and `refused`."""
        for refused in refused_parts(self.base, self.edited):
            self._refuse(refused)
        self._refuse_unread()
        rows: dict[TextKey, list[Row]] = {}
        for at, (i, j) in enumerate(self.matched.pairs):
            try:
                self._row(rows, at, i, j)
            except RefusedError as error:
                error.place = error.place or self._place_near(at)
                self._refuse(error)
        for key, of_text in rows.items():
            text = self.base.texts.at(*key)
            local = self._local(text)
            try:
                self._add(text, list(FlowText(text.value, [self.leaves[n] for n in local]).edits(of_text)))
            except RefusedError as error:
                self._refuse(error)
        for key, notes in self.notes.items():
            self._add(self.base.texts.at(*key), list(notes.edits()))

    def _refuse_unread(self) -> None:
        for what, unit in new_unread(self.base, self.edited):
            message = f"The file has what a letter cannot contain: {what}. Delete it in Word."
            place = self.place_near(unit) if unit is not None else None
            self._refuse(RefusedError("not-brought-back", message, place))

    def _add(self, text: AuthorText, edits: Sequence[Edit]) -> None:
        if edits:
            self.edits.setdefault((text.name, text.path), []).extend(edits)

    def _row(self, rows: dict[TextKey, list[Row]], at: int, i: int | None, j: int | None) -> None:
        """Add the edits of one row of the alignment."""
        old = self.leaves[i] if i is not None else None
        unit = self.units[j] if j is not None else None
        if isinstance(unit, Printed) and unit.paragraph.boxes:
            raise RefusedError(
                "not-brought-back", f"The paragraph {quoted(unit.text)} has a text box: a letter has none."
            )
        if isinstance(old, TableLeaf) or (old is not None and isinstance(unit, WordTable)):
            self._table_row(rows, i, old, unit)
        elif i is not None and j is not None and self._is_settled(i, j):
            if isinstance(old, Leaf) and is_flow(old) and old.text is not None:
                row = Row(self._local(old.text).index(i), self.new[j])
                rows.setdefault((old.text.name, old.text.path), []).append(row)
        elif old is None:
            assert j is not None
            self._inserted_row(rows, at, j)
        elif is_flow(old):
            assert old.text is not None
            if i is not None and j is not None and isinstance(old.block, Picture):
                self._add(old.text, list(alternative_edits(old, self.new[j])))
            if j is None:
                self._check_deleted(old, at)
            self._flow_row(rows, old.text, i, j)
        else:
            self._composed_row(old, i, j)

    def _inserted_row(self, rows: dict[TextKey, list[Row]], at: int, j: int) -> None:
        """Add a new paragraph, or a picture or table that was moved, to the text around it."""
        text, new = self._text_around(at), self.new[j]
        if is_composed(new.kind):
            raise refuse_new(new.kind, self.base.source, new.text)
        if text is None:
            raise RefusedError("composed-text", self._inserted_message(j))
        gone = (self.leaves[i] for i, other in self.matched.pairs if i is not None and other is None)
        if moved := moved_block(gone, new):
            row = Row(None, without_label(new), moved_text(moved, text))
            rows.setdefault((text.name, text.path), []).append(row)
            self._note_editor(text).kept |= names_in(moved)
        elif isinstance(self.units[j], WordTable):
            raise RefusedError("not-brought-back", "A table was added: write it in the letter.")
        else:
            self._flow_row(rows, text, None, j)

    def _flow_row(self, rows: dict[TextKey, list[Row]], text: AuthorText, i: int | None, j: int | None) -> None:
        local = self._local(text).index(i) if i is not None else None
        row = Row(local, self.new[j] if j is not None else None)
        notes = self._note_editor(text)
        if j is None:
            notes.lost(self._note_names(i))
        elif i is None or not self._is_unchanged(i, j):
            leaf = self.leaves[i] if i is not None else None
            rest = leaf.rest if isinstance(leaf, Leaf) else ""
            writer = ContentWriter(self.leaves, self.base.links, self.base.source, notes.new)
            row = row._replace(content=writer.content(self.new[j], self.matched.refs[j], i, rest))
        rows.setdefault((text.name, text.path), []).append(row)
        if j is not None:
            self._kept_notes(notes, self.new[j], self.matched.refs[j], i)

    def _is_unchanged(self, i: int, j: int) -> bool:
        return is_unchanged(self.old[i], self.new[j], self.matched.refs[j], i, self.base.links)

    def _is_settled(self, i: int, j: int) -> bool:
        """True if a paragraph with composed words is the one that the letter of today prints."""
        leaf = self.leaves[i]
        has_facts = isinstance(leaf, Leaf) and any(origin and origin.fact for origin in leaf.origins)
        is_composed = isinstance(leaf, Leaf) and not is_flow(leaf)
        return (has_facts or is_composed) and (self.new[j].kind, lenient(self.new[j].key)) in self.settled

    def _table_row(self, rows: dict[TextKey, list[Row]], i: int | None, old: object, unit: object) -> None:
        if isinstance(old, TableLeaf) and isinstance(unit, WordTable) and old.text is not None:
            notes = self._note_editor(old.text)
            editor = TableEditor(old, self.base.styles, self.base.links, self.base.source, notes.new)
            self._add(old.text, list(editor.edits(unit)))
            for leaf, new, refs in editor.pairs:
                self._kept_notes(notes, new, refs, 0, [leaf])
            notes.lost(name for leaf in editor.gone for name in note_names(leaf))
            local = self._local(old.text).index(i) if i is not None else None
            rows.setdefault((old.text.name, old.text.path), []).append(Row(local, _table(old.key)))
        elif isinstance(old, TableLeaf) and unit is None and old.text is not None:
            local = self._local(old.text).index(i) if i is not None else None
            rows.setdefault((old.text.name, old.text.path), []).append(Row(local, None))
            self._note_editor(old.text).lost(names_in(old))
        else:
            raise RefusedError("not-brought-back", "A table replaces text, or text a table: write it in the letter.")

    def _composed_row(self, old: Leaf, i: int | None, j: int | None) -> None:
        if j is not None and i is not None and self._is_unchanged(i, j):
            return
        if j is None or i is None:
            raise refuse_role(old.role, self.base.source, old.source.place, old.printed.text)
        found = FieldEditor(old, self.base.texts).edits(self.new[j], self.matched.refs[j], i)
        for text, edit in found.edits:
            if edit not in self.edits.get((text.name, text.path), ()):
                self._add(text, [edit])
        self.added |= found.added

    def _check_deleted(self, old: Leaf, at: int) -> None:
        """Raise RefusedError if new words replace a paragraph with composed words."""
        facts = [origin for origin in old.origins if origin and origin.fact]
        pairs = self.matched.pairs
        near = [pairs[n] for n in (at - 1, at + 1) if 0 <= n < len(pairs)]
        replaced = any(i is None and j is not None and not any(self.matched.refs[j]) for i, j in near)
        if facts and replaced:
            raise refuse_fact(old, facts[0].first, facts[0].last, self.base.source)

    def _local(self, text: AuthorText) -> list[int]:
        """Return the numbers of the leaves of a text."""
        key = text.name, text.path
        if key not in self._locals:
            self._locals[key] = self._find_local(text)
        return self._locals[key]

    def _find_local(self, text: AuthorText) -> list[int]:
        return [
            n
            for n, leaf in enumerate(self.leaves)
            if leaf.text is text and (isinstance(leaf, TableLeaf) or is_flow(leaf))
        ]

    def _text_around(self, at: int) -> AuthorText | None:
        """Return the text into which a new paragraph goes: that of the paragraph above, else of the one below."""
        for number in self.around[at]:
            leaf = self.leaves[number] if number is not None else None
            if isinstance(leaf, TableLeaf) or (leaf is not None and is_flow(leaf)):
                return leaf.text
        return None

    def _place_near(self, at: int) -> Place | None:
        """Return the place of the letter's paragraph or table in a row, else of the one above or below."""
        for number in (self.matched.pairs[at][0], *self.around[at]):
            if number is not None and (place := place_of(self.leaves[number])):
                return place
        return None

    def place_near(self, unit: int) -> Place | None:
        """Return the place of the letter's paragraph or table that is, or is nearest to, one of the edited file."""
        at = next((at for at, (_, j) in enumerate(self.matched.pairs) if j == unit), None)
        return None if at is None else self._place_near(at)

    def place_of(self, text: str) -> Place | None:
        """Return the place of the paragraph with a text, or of the one that becomes it in the edited file."""
        for i, j in self.matched.pairs:
            sides = (self.old[i] if i is not None else None, self.new[j] if j is not None else None)
            shown = {lenient(each.key) for one in sides if one is not None for each in (one, without_label(one))}
            if i is not None and text in shown:
                return place_of(self.leaves[i])
        return None

    def _inserted_message(self, j: int | None) -> str:
        shown = quoted(self.new[j].text) if j is not None else ""
        return f"The new paragraph {shown} is between composed ones, where a letter has no text of its own: move it."

    def _note_editor(self, text: AuthorText) -> NoteEditor:
        key = text.name, text.path
        if key not in self.notes:
            self.notes[key] = NoteEditor(text, self.base, self.edited)
        return self.notes[key]

    def _note_names(self, i: int | None) -> list[str]:
        leaf = self.leaves[i] if i is not None else None
        return note_names(leaf) if isinstance(leaf, Leaf) else []

    def _kept_notes(
        self, notes: NoteEditor, new: Printed, refs: Sequence[Ref | None], i: int | None, leaves: Sequence[Leaf] = ()
    ) -> None:
        """Compare the notes that a paragraph keeps, and record those that it loses."""
        all_leaves: Sequence[Leaf | TableLeaf] = leaves or self.leaves
        kept: set[str] = set()
        for char, ref in zip(new.chars, refs, strict=True):
            leaf = all_leaves[ref[0]] if ref else None
            if char.text == NOTE and ref and isinstance(leaf, Leaf) and leaf.text is notes.text:
                kept.add(note_name(leaf, ref[1]))
                notes.compare(leaf.printed.chars[ref[1]].note, char.note)
        own = all_leaves[i] if i is not None else None
        notes.kept |= kept
        notes.lost([name for name in note_names(own) if name not in kept] if isinstance(own, Leaf) else [])

    def _refuse(self, error: RefusedError) -> None:
        self.refused.append(error.finding(self.base.texts))

    def new_values(self) -> NewValues:
        """Return the new values of the YAML."""
        values = NewValues(self.base.source)
        values.edits = {path: edits for (name, path), edits in self.edits.items() if name == self.base.source.name}
        values.added = dict(self.added)
        return values


def _as_printed(unit: Printed | WordTable, base: LetterState) -> Printed:
    return unit if isinstance(unit, Printed) else _table(table_key(unit, base.styles))


def _table(key: str) -> Printed:
    """Return a table as a paragraph without characters, to align it with others."""
    return Printed(WordParagraph(), "", "a table", key, ())
