"""Changes outside the text, which a letter cannot take: in headers, footers and notes to the masthead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.diagnostics import Place
from drafter.pull.composed import refuse_role
from drafter.pull.leaves import unread_in_flow
from drafter.pull.letter_state import LetterState
from drafter.pull.printed import StyleReader
from drafter.pull.refused import RefusedError, quoted
from drafter.source import Source
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
    old_notes, new_notes = (_page_notes(word, base.styles) for word in (base.word, edited))
    if old_notes != new_notes:
        changed = next((text for text in old_notes if text not in new_notes), "")
        error = refuse_role("page-note", base.source, None, changed)
        error.place = _place_of_note(base.source, changed) or error.place
        yield error


def _place_of_note(source: Source, text: str) -> Place | None:
    """Return the place of the entry of `notes` that prints a note to the masthead."""
    notes = source.data.get("notes") if isinstance(source.data, Mapping) else None
    for number, note in enumerate(notes if isinstance(notes, list) else ()):
        if " ".join(str(note).replace("*", " ").split()) == text:
            return source.place(("notes", number))
    return None


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
    # The template prints what comes from no key, such as the name of the United Nations.
    template = base.source.key_place(("template",)) if base.source.has(("template",)) else None
    yield RefusedError("composed-text", f"{what}. {rest}", (how.place if how else None) or template)


def new_unread(base: LetterState, edited: WordFile) -> Iterator[tuple[str, int | None]]:
    """Yield what is not read and only the edited file has, such as a chart.

    With each comes the number of its paragraph or table in the text, None in a header or footer.
    """
    own = {*base.word.unread, *(what for what, _ in unread_in_flow(base.word.body, base.styles))}
    own |= {what for blocks in _margins(base.word) for one in paragraphs_of(blocks) for what in one.unread}
    found: dict[str, int | None] = {}
    for what, at in unread_in_flow(edited.body, base.styles):
        found.setdefault(what, at)
    elsewhere = (what for blocks in _margins(edited) for one in paragraphs_of(blocks) for what in one.unread)
    for what in (*elsewhere, *edited.unread):
        found.setdefault(what, None)
    yield from ((what, at) for what, at in found.items() if what not in own)


def _margins(word: WordFile) -> list[tuple[WordBlock, ...]]:
    return [blocks for parts in (word.headers, word.footers) for blocks in parts.values()]


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
