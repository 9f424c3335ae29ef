"""Pictures, tables and notes that were moved, and other alternative texts of pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from drafter.document.model import Picture
from drafter.pull.author_texts import AuthorText
from drafter.pull.leaves import Leaf, TableLeaf, note_names, place_of
from drafter.pull.match import Matched, Ref
from drafter.pull.printed import Printed
from drafter.pull.refused import RefusedError
from drafter.pull.text_edits import Edit
from drafter.word.model import WordFile

_ALTERNATIVE = re.compile(r"!\[((?:[^\[\]\\]|\\.)*)\]")


def moved_block(gone: Iterable[Leaf | TableLeaf], new: Printed) -> Leaf | TableLeaf | None:
    """Return the picture or table of the letter, gone from its place, that `new` is, or None."""
    return next((leaf for leaf in gone if leaf.text is not None and _is_block(leaf, new)), None)


def _is_block(leaf: Leaf | TableLeaf, new: Printed) -> bool:
    if isinstance(leaf, TableLeaf):
        return new.kind == "a table" and leaf.key == new.label
    return isinstance(leaf.block, Picture) and leaf.printed.chars == new.chars


def moved_text(leaf: Leaf | TableLeaf, into: AuthorText) -> str:
    """Return the author's own text of a moved picture or table.

    Raises RefusedError for one inside a list or quotation, and if its notes are in another text.
    """
    value = leaf.text.value if leaf.text else ""
    written = value[leaf.line_start : leaf.end]
    if written[:1] in (" ", "\t", ">") or (leaf.text is not into and names_in(leaf)):
        raise RefusedError("not-brought-back", "A picture or table was moved: move it in the letter.", place_of(leaf))
    return written


def names_in(leaf: Leaf | TableLeaf) -> set[str]:
    """Return the references to notes, such as [^1], in a paragraph or table."""
    leaves = [leaf] if isinstance(leaf, Leaf) else [cell for row in leaf.rows for cell in row]
    return {name for one in leaves for name in note_names(one)}


def alternative_edits(leaf: Leaf, new: Printed) -> Iterator[Edit]:
    """Yield the edit that gives a picture another alternative text; raises RefusedError if it cannot be found."""
    if leaf.printed.alternative == new.alternative:
        return
    value = leaf.text.value if leaf.text else ""
    found = _ALTERNATIVE.match(value, leaf.start)
    if found is None:
        message = "The alternative text of this picture was changed: change it in the letter."
        raise RefusedError("not-brought-back", message, place_of(leaf))
    words = " ".join(new.alternative.split())
    yield Edit(*found.span(1), re.sub(r"([\[\]\\*_`<{}])", r"\\\1", words))


def with_moved_notes(
    matched: Matched, old: Sequence[Printed], new: Sequence[Printed], before: WordFile, after: WordFile
) -> None:
    """Pair each note of a paragraph that went with a note that came elsewhere, if both have the same words."""
    kept = {ref for line in matched.refs for ref in line if ref}
    gone: dict[str, list[Ref]] = {}
    for i, printed in enumerate(old):
        for at, char in enumerate(printed.chars):
            if char.note in before.notes and (i, at) not in kept:
                gone.setdefault(before.notes[char.note].text.strip(), []).append((i, at))
    for j, printed in enumerate(new):
        for at, char in enumerate(printed.chars):
            if char.note in after.notes and matched.refs[j][at] is None:
                same = gone.get(after.notes[char.note].text.strip())
                if same:
                    matched.refs[j][at] = same.pop(0)
