"""Checks of a marked-up text: size limits, and definitions that the text never uses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from drafter.limits import (
    MAX_BRACKETS,
    MAX_EMPHASIS_MARKS,
    MAX_NESTED_EMPHASIS,
    MAX_PARAGRAPH_CHARACTERS,
    MAX_PARAGRAPHS,
    MAX_ROW_CELLS,
    MAX_TABLE_CELLS,
    MAX_TEXT_CHARACTERS,
)

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_BLANK_LINES = r"\n[ \t]+(?=\n)"
_EMPTY_LINES = r"\n[ \t]*(?=\n)"
# A note in front of its text, perhaps in a quotation or an item of a list.
_DEFINITION = r"^[^\w\[\n]*+(?:\d{1,9}[.)][ \t]++)?(\[\^([^\]\n ]{1,999}+)\]:)"

# Rule, message, start and end.
LostDefinition = tuple[str, str, int, int]


class LimitExceeded(NamedTuple):
    """A size limit that a text exceeds, with the offsets of the place."""

    message: str
    first: int
    last: int


def check_limits(text: str) -> LimitExceeded | None:
    """Return the first size limit that the text exceeds, or None. Runs before the parser sees the text."""
    if len(text) > MAX_TEXT_CHARACTERS:
        return LimitExceeded(f"A text is limited to {MAX_TEXT_CHARACTERS:,} characters.", 0, 0)
    if text.count("[") > MAX_BRACKETS:
        return LimitExceeded(f"A text is limited to {MAX_BRACKETS:,} square brackets.", 0, 0)
    if text.count("*") + text.count("_") > MAX_EMPHASIS_MARKS:
        return LimitExceeded(f"A text is limited to {MAX_EMPHASIS_MARKS:,} asterisks and underscores.", 0, 0)
    if text.count("\n\n") > MAX_PARAGRAPHS or len(re.findall(_BLANK_LINES, text)) > MAX_PARAGRAPHS:
        return LimitExceeded(f"A text is limited to {MAX_PARAGRAPHS:,} paragraphs.", 0, 0)
    return _check_paragraphs(text) or _check_tables(text)


def check_nesting(tokens: Iterable[Token]) -> LimitExceeded | None:
    """Return the limit on nested emphasis and links if the parsed text exceeds it, or None."""
    deepest = max((child.level for token in tokens for child in token.children or ()), default=0)
    if deepest <= MAX_NESTED_EMPHASIS:
        return None
    return LimitExceeded(f"Emphasis can be nested at most {MAX_NESTED_EMPHASIS} levels deep.", 0, 0)


def _check_paragraphs(text: str) -> LimitExceeded | None:
    if len(text) <= MAX_PARAGRAPH_CHARACTERS:
        return None
    first = 0
    ends = ((match.start(), match.end() + 1) for match in re.finditer(_EMPTY_LINES, text))
    for last, following in (*ends, (len(text), 0)):
        if last - first > MAX_PARAGRAPH_CHARACTERS:
            first += len(text[first:last]) - len(text[first:last].lstrip())
            most = f"{MAX_PARAGRAPH_CHARACTERS:,} characters"
            return LimitExceeded(f"A paragraph, or a list without empty lines, is limited to {most}.", first, first)
        first = following
    return None


def _check_tables(text: str) -> LimitExceeded | None:
    if text.count("|") <= MAX_ROW_CELLS:
        return None
    first = all_bars = 0
    for line in text.split("\n"):
        bars = line.count("|")
        all_bars += bars
        if bars > MAX_ROW_CELLS or all_bars > MAX_TABLE_CELLS:
            most = f"{MAX_ROW_CELLS:,} cells in a row and {MAX_TABLE_CELLS:,} in a text"
            return LimitExceeded(f"Tables are limited to {most}.", first, first)
        first += len(line) + 1
    return None


def find_lost_definitions(text: str, tokens: Iterable[Token], parsed: Mapping[str, Any]) -> Iterator[LostDefinition]:
    """Yield the notes and link addresses that the text defines twice or never uses; the parser drops them.

    `parsed` is the environment that the parser filled: `footnotes` and `references` by their labels.
    """
    yield from _unused_notes(text, parsed.get("footnotes", {}).get("refs", {}))
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    used = {child.meta["label"] for token in tokens for child in token.children or () if "label" in child.meta}
    for label, reference in parsed.get("references", {}).items():
        if label not in used:
            start, end = _line_span(starts, *reference["map"])
            yield "unused-link", "No link uses this address; write [words](https://...) in the text.", start, end
    for reference in parsed.get("duplicate_refs", ()):
        message = "An address above has the same name, so that this one is never used; write another name."
        yield "duplicate-definition", message, *_line_span(starts, *reference["map"])
    for label, number in parsed.get("duplicate_notes", ()):
        yield _duplicate_note(text, label, number)


def collect_duplicate_notes(state: StateCore) -> None:
    """Put the notes that are defined again into the environment of the parser: label, and number from 1."""
    counts: Counter[str] = Counter()
    for token in state.tokens:
        if token.type == "footnote_reference_open":
            label = token.meta["label"]
            if counts[label]:
                state.env.setdefault("duplicate_notes", []).append((label, counts[label]))
            counts[label] += 1


@lru_cache(maxsize=1)
def note_definitions(text: str) -> dict[str, list[tuple[int, int]]]:
    """Return the offsets of the names in front of notes, such as [^1]:, by label, in order."""
    found: dict[str, list[tuple[int, int]]] = {}
    for match in re.finditer(_DEFINITION, text, re.MULTILINE):
        found.setdefault(match[2], []).append(match.span(1))
    return found


def _duplicate_note(text: str, label: str, number: int) -> LostDefinition:
    """Return the definition `number` of a note, counted from 0."""
    definitions = note_definitions(text).get(label, [(0, 0)])
    start, end = definitions[min(number, len(definitions) - 1)]
    message = f"The note [^{label}] is defined above; only one of the two texts is printed. Write another name."
    return "duplicate-definition", message, start, end


def _unused_notes(text: str, numbers: Mapping[str, int]) -> Iterator[LostDefinition]:
    """Yield the notes to which the parser gave a negative number, because the text does not refer to them."""
    for label, number in numbers.items():
        name = label.removeprefix(":")
        if number < 0 and name in note_definitions(text):
            message = f"The text does not refer to this note; write [^{name}] after the words that it explains."
            yield "unused-note", message, *note_definitions(text)[name][0]


def _line_span(starts: Sequence[int], first: int, last: int) -> tuple[int, int]:
    """Return the offsets of the lines `first` to `last` (exclusive), without the final line break."""
    return starts[first], starts[last] - 1
