"""Changes outside the text, which a letter cannot take: in headers, footers, notes to the masthead and objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.pull.composed import refuse_role
from drafter.pull.letter_state import LetterState
from drafter.pull.printed import StyleReader
from drafter.pull.refused import RefusedError, quoted
from drafter.word.model import WordBlock, WordFile, pages_name, paragraphs_of


class _Line(NamedTuple):
    """A paragraph of a header or footer: its kind in the look, and its text without fields and spaces."""

    kind: str
    text: str


def refused_parts(base: LetterState, edited: WordFile) -> Iterator[RefusedError]:
    """Yield a refusal for each header and footer that changed, and for what Drafter cannot read."""
    old, new = _around(base.word, base.styles), _around(edited, base.styles)
    for part in {**old, **new}:
        yield from _changed_part(base, part, old.get(part, ()), new.get(part, ()))
    if _page_notes(base.word, base.styles) != _page_notes(edited, base.styles):
        yield refuse_role("page-note", base.source, None, "")
    if more := [what for what in edited.unread if what not in base.word.unread]:
        yield RefusedError("not-brought-back", f"The file has what a letter cannot contain: {', '.join(more)}.")


def _changed_part(base: LetterState, part: str, old: Sequence[_Line], new: Sequence[_Line]) -> Iterator[RefusedError]:
    kept, own = ({line.text for line in lines} for lines in (new, old))
    lost = [line for line in old if line.text not in kept]
    added = [line for line in new if line.text not in own]
    if not lost and not added:
        return
    what = f"The {part} has {quoted(added[0].text)}" if added else f"The {part} lacks {quoted(lost[0].text)}"
    what += f" in place of {quoted(lost[0].text)}" if added and lost else ""
    how = refuse_role(lost[0].kind, base.source, None, lost[0].text) if lost else None
    rest = str(how) if how else "The letter does not print it: undo the change in Word."
    yield RefusedError("composed-text", f"{what}. {rest}", how.place if how else None)


def _around(word: WordFile, styles: StyleReader) -> Mapping[str, Sequence[_Line]]:
    """Return the lines of each header and footer by its name, such as "header of page 1"."""
    stories = (("header", word.headers), ("footer", word.footers))
    return {
        f"{name} of {pages_name(pages)}": list(_lines(blocks, styles))
        for name, parts in stories
        for pages, blocks in parts.items()
    }


def _lines(blocks: Sequence[WordBlock], styles: StyleReader) -> Iterator[_Line]:
    for printed in map(styles.read, paragraphs_of(blocks)):
        text = "".join(char.key if not char.object else "" if char.is_field else "[picture]" for char in printed.chars)
        if text.strip() not in ("", "/"):
            yield _Line(printed.kind, " ".join(text.split()))


def _page_notes(word: WordFile, styles: StyleReader) -> list[str]:
    """Return the texts of the notes to the masthead, which hang on an empty line."""
    lines = [styles.read(one) for one in paragraphs_of(word.body)]
    keys = [char.note for one in lines if one.style == "HairLine" for char in one.chars if char.note]
    return [" ".join(word.notes[key].text.replace("*", " ").split()) for key in keys if key in word.notes]
