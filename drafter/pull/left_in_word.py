"""What an edited file has and a letter cannot have, as warnings: formats, breaks of pages, endnotes, other numbers."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.diagnostics import Finding, Severity
from drafter.pull.leaves import Leaf, TableLeaf, flow, note_paragraphs, place_of
from drafter.pull.letter_state import LetterState
from drafter.pull.printed import Printed, StyleReader, typed_label
from drafter.pull.refused import quoted
from drafter.word.model import WordFile, WordParagraph, WordTable, paragraphs_of

# By how many points a picture may differ that another program has saved.
_ROUNDED = 2
_ALIGNED = {"both": "justified", "center": "centred", "right": "right", "end": "right"}


def left_in_word(made: LetterState, edited: WordFile) -> Iterator[Finding]:
    """Yield a warning for each paragraph with something that the letter, which prints its words, lacks."""
    yield from _renumbered(made, edited)
    before, after = _breaks(made.word, made.styles), _breaks(edited, made.styles)
    for leaf, unit in _pairs(made, edited):
        for what in dict.fromkeys(_formats(leaf.printed, unit)):
            message = f"The {what} of {quoted(unit.text)} stays in the Word file: a letter has no such format."
            yield _finding(made, message, leaf)
        if _is_resized(leaf.printed, unit):
            yield _finding(made, "The size of the picture stays in the Word file: Drafter sets it.", leaf)
        for what in sorted(after.get(unit.key, set()) - before.get(unit.key, set())):
            message = f"The {what} {quoted(unit.text)} stays in the Word file: Drafter sets the pages itself."
            yield _finding(made, message, leaf)
        for note in _endnotes(unit, edited):
            yield _finding(made, f"The endnote {quoted(note)} is a footnote in the letter.", leaf)


def _renumbered(made: LetterState, edited: WordFile) -> Iterator[Finding]:
    """Yield a warning for the first paragraph whose number Drafter sets, and the edited file has another one."""
    for leaf, unit in _pairs(made, edited):
        old, new = (typed_label(one.label) or "no number" for one in (leaf.printed, unit))
        if leaf.printed.kind == "text" == unit.kind and old != new and not leaf.lead.strip(" \t>"):
            message = (
                f"{quoted(unit.text)} has {old} in the letter and {new} in the Word file: Drafter numbers these "
                "paragraphs itself. Look at the numbers below it, and at references to them."
            )
            yield _finding(made, message, leaf)
            return


def _pairs(made: LetterState, edited: WordFile) -> Iterator[tuple[Leaf, Printed]]:
    """Yield the paragraphs of the letter, its cells and its notes, each with that of the edited file."""
    for leaf, unit in zip(made.leaves.body, flow(edited.body, made.styles), strict=False):
        if isinstance(leaf, TableLeaf) and isinstance(unit, WordTable):
            cells = [paragraphs_of(cell.blocks) for row in unit.rows for cell in row.cells]
            own = [one for row in leaf.rows for one in row]
            for one, paragraphs in zip(own, cells, strict=False):
                yield from _with_notes(made, edited, one, made.styles.read(next(paragraphs, WordParagraph())))
        elif isinstance(leaf, Leaf) and isinstance(unit, Printed):
            yield from _with_notes(made, edited, leaf, unit)


def _with_notes(made: LetterState, edited: WordFile, leaf: Leaf, unit: Printed) -> Iterator[tuple[Leaf, Printed]]:
    yield leaf, unit
    keys = zip(*([char.note for char in one.chars if char.note] for one in (leaf.printed, unit)), strict=False)
    for old, new in keys:
        if new in edited.notes:
            paragraphs = note_paragraphs(edited.notes[new], made.styles)
            yield from zip(made.leaves.notes.get(old, ()), paragraphs, strict=False)


def _formats(old: Printed, new: Printed) -> Iterator[str]:
    known = {look for char in old.chars for look in char.looks}
    yield from (look for char in new.chars if not char.text.isspace() for look in char.looks if look not in known)
    if old.kind and not new.kind and new.paragraph.style_name not in ("", "Normal"):
        yield f"style {new.paragraph.style_name}"
    if old.style == new.style:
        yield from _layout(old, new)


def _is_resized(old: Printed, new: Printed) -> bool:
    """True if a picture has another size, apart from what other programs round."""
    pairs = zip(*([run.picture for run in one.paragraph.runs if run.picture] for one in (old, new)), strict=False)
    sizes = [(a.size[n], b.size[n]) for a, b in pairs if any(a.size) and any(b.size) for n in (0, 1)]
    return any(abs(a - b) > _ROUNDED for a, b in sizes)


def _layout(old: Printed, new: Printed) -> Iterator[str]:
    """Yield what the layout of a paragraph has that its style does not have."""
    a, b = old.paragraph, new.paragraph
    if _ALIGNED.get(a.align, "left") != _ALIGNED.get(b.align, "left"):
        yield "alignment"
    if (a.left, a.right) != (b.left, b.right):
        yield "indentation"


def _breaks(word: WordFile, styles: StyleReader) -> dict[str, set[str]]:
    """Return the breaks before and inside each paragraph with text, by its key."""
    found: dict[str, set[str]] = {}
    waiting: set[str] = set()
    for paragraph in paragraphs_of(word.body):
        printed = styles.read(paragraph)
        if paragraph.page_break_before:
            waiting.add("page break before")
        if not printed.is_empty:
            before, inside, after = _page_breaks(paragraph.text)
            found[printed.key] = {*waiting, *(["page break before"] * before), *(["page break in"] * inside)}
            waiting = {"page break before"} if after else set()
        elif "\f" in paragraph.text:
            waiting.add("page break before")
        if paragraph.ends_section:
            waiting.add("section break before")
    return {key: breaks for key, breaks in found.items() if breaks}


def _page_breaks(text: str) -> tuple[bool, bool, bool]:
    """Return whether a text has page breaks before, inside and after its words."""
    words = text.strip(" \t\n")
    return words.startswith("\f"), "\f" in words.strip("\f"), words.endswith("\f")


def _endnotes(unit: Printed, edited: WordFile) -> Iterator[str]:
    notes = (edited.notes[char.note] for char in unit.chars if char.note in edited.notes)
    yield from (note.text for note in notes if note.kind == "endnote")


def _finding(made: LetterState, message: str, leaf: Leaf) -> Finding:
    place = place_of(leaf)
    source = made.texts.files.get(place.file, made.source) if place else made.source
    at = place or made.source.place(())
    return Finding("left-in-word", message, at, Severity.WARNING, excerpt=source.line(at.line))
