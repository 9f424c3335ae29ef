"""The comments of an edited file as findings at their line of the letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.diagnostics import Finding, Place, Severity
from drafter.export.docx.comments import AUTHOR
from drafter.pull.leaves import Leaf, TableLeaf, flow, is_flow, table_key
from drafter.pull.letter_state import LetterState
from drafter.pull.match import Ref, match
from drafter.pull.printed import Char, Printed
from drafter.word.model import WordComment, WordFile, WordParagraph, WordTable, paragraphs_of

_SHOWN = 120


class CommentReader:
    """The places of comments in a letter that prints the file, or nearly."""

    def __init__(self, state: LetterState, edited: WordFile) -> None:
        self.state = state
        self.edited = edited
        self.leaves = state.leaves.body
        units = list(flow(edited.body, state.styles))
        self.units = [(unit, _as_printed(unit, state)) for unit in units]
        old = [leaf.printed if isinstance(leaf, Leaf) else _block(leaf.key) for leaf in self.leaves]
        self.matched = match(old, [printed for _, printed in self.units])
        self.partner = {j: i for i, j in self.matched.pairs if j is not None}

    def findings(self) -> Iterator[Finding]:
        """Yield a note for each comment, except those of Drafter."""
        for comment in self.edited.comments.values():
            if comment.author != AUTHOR and comment.text.strip():
                place = self._place(comment.key) or self._place(comment.answers) or self.state.source.place(())
                source = self.state.texts.files.get(place.file, self.state.source)
                yield Finding("comment", self._message(comment), place, Severity.NOTE, excerpt=source.line(place.line))

    def _message(self, comment: WordComment) -> str:
        answered = self.edited.comments.get(comment.answers)
        done = " (resolved)" if comment.done else ""
        if answered is None:
            return f"{comment.author}: {_one_line(comment.text)}{done}"
        about = f"the comment of {answered.author} “{_one_line(answered.text)}”"
        return f"{comment.author} answers {about}: {_one_line(comment.text)}{done}"

    def _place(self, key: str) -> Place | None:
        for j, (unit, printed) in enumerate(self.units) if key else ():
            if isinstance(unit, WordTable):
                if any(key in one.comments for one in paragraphs_of([unit])):
                    return self._block_place(self.partner.get(j))
            elif key in unit.paragraph.comments or self._in_note(printed, key):
                return self._words(printed, self.matched.refs[j], key) or self._block_place(self.partner.get(j))
        return None

    def _words(self, printed: Printed, refs: Sequence[Ref | None], key: str) -> Place | None:
        """Return the place of the commented words in the author's text."""
        pairs = zip(printed.chars, refs, strict=True)
        found = [ref for char, ref in pairs if ref and (key in char.comments or key in self._of_note(char))]
        leaf = self.leaves[found[0][0]] if found else None
        if not isinstance(leaf, Leaf) or leaf.text is None or not is_flow(leaf):
            return None
        origins = [leaf.origins[at] for number, at in found if self.leaves[number] is leaf]
        known = [origin for origin in origins if origin]
        return leaf.text.place(known[0].first, known[-1].last) if known else None

    def _in_note(self, printed: Printed, key: str) -> bool:
        return any(key in self._of_note(char) for char in printed.chars)

    def _of_note(self, char: Char) -> set[str]:
        """Return the keys of the comments in the note that a character refers to."""
        note = self.edited.notes.get(char.note)
        return {key for one in paragraphs_of(note.blocks) for key in one.comments} if note else set()

    def _block_place(self, number: int | None) -> Place | None:
        leaf = self.leaves[number] if number is not None else None
        if isinstance(leaf, TableLeaf):
            return leaf.block.place
        return leaf.source.place if leaf else None


def _as_printed(unit: Printed | WordTable, state: LetterState) -> Printed:
    return unit if isinstance(unit, Printed) else _block(table_key(unit, state.styles))


def _block(key: str) -> Printed:
    return Printed(WordParagraph(), "", "a table", key, ())


def _one_line(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN].rstrip()}…"


def comments_of(state: LetterState, edited: WordFile) -> list[Finding]:
    """Return the comments of an edited file at their lines, in order."""
    found = CommentReader(state, edited).findings() if edited.comments else ()
    return sorted(found, key=lambda finding: (finding.place or Place("", 0, 0, 0, 0), finding.message))
