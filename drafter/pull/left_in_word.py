"""Formats of an edited file that a letter does not have, as warnings: they stay in the Word file."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.diagnostics import Finding, Place, Severity
from drafter.pull.leaves import Leaf, flow
from drafter.pull.letter_state import LetterState
from drafter.pull.printed import Printed
from drafter.pull.refused import quoted
from drafter.word.model import WordFile


def left_in_word(made: LetterState, edited: WordFile) -> Iterator[Finding]:
    """Yield a warning for each paragraph with a style or format that the letter, which prints its words, lacks."""
    for leaf, unit in zip(made.leaves.body, flow(edited.body, made.styles), strict=False):
        if isinstance(leaf, Leaf) and isinstance(unit, Printed):
            for what in dict.fromkeys(_left(leaf.printed, unit)):
                message = f"The {what} of {quoted(unit.text)} stays in the Word file: a letter has no such format."
                yield _finding(made, message, leaf.source.place)


def _left(old: Printed, new: Printed) -> Iterator[str]:
    known = {char.look for char in old.chars}
    yield from (char.look for char in new.chars if char.look and char.look not in known)
    if old.kind and not new.kind and new.paragraph.style_name not in ("", "Normal"):
        yield f"style {new.paragraph.style_name}"


def _finding(made: LetterState, message: str, place: Place | None) -> Finding:
    source = made.texts.files.get(place.file, made.source) if place else made.source
    at = place or made.source.place(())
    return Finding("left-in-word", message, at, Severity.WARNING, excerpt=source.line(at.line))
