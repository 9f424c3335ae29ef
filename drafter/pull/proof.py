"""The proof of a pull: the new letter prints the edited file, or the first paragraph in which it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from drafter.pull.leaves import flow, note_paragraphs
from drafter.pull.printed import NOTE, WIDE, Char, Printed, StyleReader, without_label
from drafter.word.model import WordBlock, WordFile, WordTable, paragraphs_of

# Spaces that Drafter sets and Word does not: inside « », before a colon. Next to Chinese characters, it sets none.
_SET_SPACES = re.compile(rf"(?<=«) ++|(?<! ) ++(?=»)|(?<=\w) (?=[:;!?%])|(?<={WIDE}) ++|(?<! ) ++(?={WIDE})")
# The number of an operative paragraph: 1., in Arabic 1 -.
_NUMBER = re.compile(r"\d+\W*\Z")
_GUILLEMETS = str.maketrans({"«": '"', "»": '"'})


class Shown(NamedTuple):
    """What is compared of a paragraph: its kind, its text, and its characters with their formats."""

    kind: str
    text: str
    chars: tuple[Char, ...]


class View:
    """A Word file as compared: its paragraphs, cells and notes in order.

    If the letter `numbers` its paragraphs itself, as a resolution does, their numbers are not compared.
    """

    def __init__(self, word: WordFile, styles: StyleReader, links: frozenset[str], numbers: bool = False) -> None:
        self.word = word
        self.styles = styles
        self.links = links
        self.numbers = numbers

    def body(self) -> list[Shown]:
        """Return the paragraphs of the body, each cell of a table, and after a paragraph its notes."""
        return [shown for _, shown in self.numbered()]

    def numbered(self) -> list[tuple[int, Shown]]:
        """Return the same, each with the number of its paragraph or table in the text."""
        units = enumerate(flow(self.word.body, self.styles))
        return [(number, shown) for number, one in units for shown in self._of(one)]

    def _of(self, one: Printed | WordTable) -> Iterator[Shown]:
        if isinstance(one, WordTable):
            for row in one.rows:
                yield Shown("row", str(len(row.cells)), ())
                for cell in row.cells:
                    yield from self._cell(cell.blocks)
            return
        yield self._shown(one, one.kind)
        yield from self._notes(one)

    def _cell(self, blocks: Sequence[WordBlock]) -> Iterator[Shown]:
        paragraphs = [self.styles.read(paragraph) for paragraph in paragraphs_of(blocks)]
        words = [one for one in paragraphs if not one.is_empty]
        for one in words or paragraphs[:1]:
            yield self._shown(one, "cell")
            yield from self._notes(one)

    def _notes(self, printed: Printed) -> Iterator[Shown]:
        for char in printed.chars:
            if char.note and char.note in self.word.notes:
                for one in note_paragraphs(self.word.notes[char.note], self.styles):
                    yield self._shown(one, "note")

    def _shown(self, printed: Printed, kind: str) -> Shown:
        if self.numbers and kind == "text" and _NUMBER.match(printed.label):
            printed = without_label(printed)
        return Shown(kind, lenient(printed.key) + printed.alternative, printed.chars)

    def formats(self, chars: Sequence[Char]) -> list[tuple[str, bool, bool, str]]:
        """Return the characters with their formats, without spaces, which do not show them."""
        return [self._format(char) for char in chars if not char.text.isspace()]

    def _format(self, char: Char) -> tuple[str, bool, bool, str]:
        if char.note:
            return NOTE, False, False, ""
        link = "" if char.link in self.links or char.link.startswith("#") else char.link
        return char.key.translate(_GUILLEMETS) + char.object, char.bold, char.italic, link


def lenient(text: str) -> str:
    """Return a text without the spaces and guillemets that the typesetting of a language adds."""
    return _SET_SPACES.sub("", text).translate(_GUILLEMETS)


def first_difference(
    made: View, edited: View, settled: frozenset[tuple[str, str]] = frozenset()
) -> tuple[int, str, str] | None:
    """Return the number, from 1, of the first paragraph that differs, and its text in both; None if all are equal.

    Paragraphs of the edited file that are `settled`, kind and text, may differ.
    """
    for number, (a, b) in enumerate(zip_longest(made.body(), edited.body()), 1):
        if a is None or b is None or not (_is_same(a, b, made) or b[:2] in settled):
            return number, a[1] if a else "", b[1] if b else ""
    return None


def _is_same(a: Shown, b: Shown, view: View) -> bool:
    """True if two paragraphs have the same text, formats and kind; the second one may have a foreign style."""
    if a.text != b.text or (a.kind != b.kind and b.kind):
        return False
    return a.chars == b.chars or view.formats(a.chars) == view.formats(b.chars)
