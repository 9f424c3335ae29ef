"""Location of a range of the letter's file in the document: by the places of runs, then by words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from drafter.diagnostics import Place
from drafter.document.model import Inline, NoteMark, Paragraph, Picture, Run, inlines_of
from drafter.limits import MAX_ALIGNED_WORDS
from drafter.source import Source

Size = tuple[int, int]
SourceOf = Callable[[str], Source | None]
NO_SIZE: Size = (0, 0)
_WORDS = re.compile(
    r"\{\{(?>(?:[^{}]|\}(?!\})|\{(?![{%#]))*)\}\}|\{%(?>(?:[^%{]|%(?!\})|\{(?![{%#]))*)%\}|[^\W_]+|[^\w\s]|_"
)
_AS_TYPED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u2011": "-"})


class InlineRange(NamedTuple):
    """The characters `start` to `end` of an inline; a note mark or a picture is always meant as a whole."""

    inline: int
    start: int = 0
    end: int = 0


class Anchor(NamedTuple):
    """Ranges in the paragraph or picture number `leaf`; `guessed` if the words themselves were not found.

    `size` is the size of the searched range of the file, in lines and columns: the smaller, the more certain.
    """

    guessed: bool
    size: Size
    leaf: int
    ranges: tuple[InlineRange, ...]


class BlockIndex:
    """A paragraph or picture, with its runs grouped by their range of the file."""

    def __init__(self, block: Paragraph | Picture, source_of: SourceOf) -> None:
        self.block = block
        self.source_of = source_of
        self.runs: dict[Place, list[int]] = {}
        self.marks: list[tuple[Place, int]] = []
        self.alignments: dict[Place, WordAlignment | None] = {}
        inlines = block.inlines if isinstance(block, Paragraph) else ()
        for at, inline in enumerate(inlines):
            if isinstance(inline, Run) and inline.text and (place := inline.place or _gap(inlines, at)):
                self.runs.setdefault(place, []).append(at)
            elif isinstance(inline, NoteMark):
                self.marks += [(place, at) for place in _note_places(inline)]
        self.extents = _extents(
            [*self.runs, *(place for place, _ in self.marks), *([block.place] if block.place else [])]
        )

    def anchor(self, place: Place, number: int) -> Anchor | None:
        """Return the ranges that print `place` in this leaf, which is leaf `number`; None if nothing prints it."""
        around = _at_least_one_character(place)
        if place.file not in self.extents or not _touch(around, self.extents[place.file]):
            return None
        ranges: list[InlineRange] = []
        missed: list[Place] = []
        sizes = [NO_SIZE]
        for own, runs in self.runs.items():
            if contains(around, own):
                ranges += self._all(runs)
            elif _overlap(around, own):
                words = self._words(own, runs, around)
                ranges += words
                sizes += [_size(own)] if words else []
                missed += [] if words else [own]
        ranges += [InlineRange(at) for own, at in self.marks if contains(around, own) or _overlap(around, own)]
        if ranges:
            return Anchor(False, max(sizes), number, tuple(ranges))
        return self._guess(around, number, min(missed, key=_size, default=None))

    def whole(self) -> tuple[InlineRange, ...]:
        """Return the ranges of the whole leaf."""
        if isinstance(self.block, Picture):
            return (InlineRange(0),)
        return tuple(self._all(range(len(self.block.inlines))))

    def _guess(self, place: Place, number: int, missed: Place | None) -> Anchor | None:
        """Fallback when the words are not found: the runs of the enclosing range `missed`, or the whole leaf."""
        if missed:
            ranges = () if all(contains(missed, own) for own in self.runs) else self._all(self.runs[missed])
            return Anchor(True, _size(missed), number, tuple(ranges) or self.whole())
        own = self.block.place
        if own and (contains(place, own) or _overlap(place, own)) and self.whole():
            return Anchor(isinstance(self.block, Paragraph), _size(own), number, self.whole())
        return None

    def _all(self, inlines: Sequence[int]) -> Iterator[InlineRange]:
        for at in inlines:
            inline = self.block.inlines[at] if isinstance(self.block, Paragraph) else None
            if isinstance(inline, Run) and inline.text:
                yield InlineRange(at, 0, len(inline.text))

    def _words(self, own: Place, runs: Sequence[int], place: Place) -> list[InlineRange]:
        """Return the ranges of runs that print the intersection of `place` and their own place."""
        source = self.source_of(own.file)
        if source is None:
            return []
        alignment = self._alignment(own, runs, source)
        first, last = max(_begin(own), _begin(place)), min(_end(own), _end(place))
        start, end = (len(_text(source, _begin(own), edge)) for edge in (first, last))
        printed = alignment.printed_range(start, end) if alignment else None
        return list(self._split(runs, *printed)) if printed else []

    def _alignment(self, own: Place, runs: Sequence[int], source: Source) -> WordAlignment | None:
        if own not in self.alignments:
            written = _text(source, _begin(own), _end(own))
            self.alignments[own] = (
                WordAlignment(written, "\n".join(text for _, text in self._texts(runs))) if written else None
            )
        return self.alignments[own]

    def _texts(self, runs: Sequence[int]) -> Iterator[tuple[int, str]]:
        for part in self._all(runs):
            inline = self.block.inlines[part.inline] if isinstance(self.block, Paragraph) else None
            yield part.inline, inline.text if isinstance(inline, Run) else ""

    def _split(self, runs: Sequence[int], start: int, end: int) -> Iterator[InlineRange]:
        """Yield the ranges of runs that contain the characters `start` to `end` of their joined texts."""
        at = 0
        for inline, text in self._texts(runs):
            first, last = max(start - at, 0), min(end - at, len(text))
            if first < last:
                yield InlineRange(inline, first, last)
            at += len(text) + 1


def contains(outer: Place, inner: Place) -> bool:
    """True if the range `outer` of a file contains all of `inner`."""
    return outer.file == inner.file and _begin(outer) <= _begin(inner) and _end(inner) <= _end(outer)


def _overlap(a: Place, b: Place) -> bool:
    return a.file == b.file and _begin(a) < _end(b) and _begin(b) < _end(a)


def _touch(a: Place, b: Place) -> bool:
    return _begin(a) <= _end(b) and _begin(b) <= _end(a)


def _extents(places: Sequence[Place]) -> dict[str, Place]:
    """Return the smallest range of each file that contains all the places in it."""
    extents: dict[str, Place] = {}
    for place in places:
        extent = extents.get(place.file, place)
        first, last = min(_begin(extent), _begin(place)), max(_end(extent), _end(place))
        extents[place.file] = Place(place.file, *first, *last)
    return extents


def _at_least_one_character(place: Place) -> Place:
    """Return the place; if it is empty, with the characters on both sides."""
    if _begin(place) != _end(place):
        return place
    return place._replace(column=max(place.column - 1, 1), end_column=place.end_column + 1)


def _begin(place: Place) -> tuple[int, int]:
    return place.line, place.column


def _end(place: Place) -> tuple[int, int]:
    return place.end_line, place.end_column


def _size(place: Place) -> Size:
    lines = place.end_line - place.line
    return lines, place.end_column - (0 if lines else place.column)


def _text(source: Source, first: tuple[int, int], last: tuple[int, int]) -> str:
    """Return the text between two positions in a file, each a line and a column from 1."""
    lines = [source.line(number) for number in range(first[0], last[0] + 1)]
    if not lines:
        return ""
    lines[-1] = lines[-1][: last[1] - 1]
    return "\n".join(lines)[first[1] - 1 :]


def _gap(inlines: Sequence[Inline], at: int) -> Place | None:
    """Return the range of the file between the runs around a fact without a place, or None."""
    inline, around = inlines[at], inlines[at - 1 : at + 2] if at else ()
    places = [run.place for run in around if isinstance(run, Run) and run.place]
    if not isinstance(inline, Run) or not inline.text.strip() or len(places) < 2:  # noqa: PLR2004
        return None
    before, after = places
    has_gap = before.file == after.file and _end(before) < _begin(after)
    return Place(before.file, *_end(before), *_begin(after)) if has_gap else None


def _note_places(mark: NoteMark) -> Iterator[Place]:
    """Yield the places of a note: its mark, its paragraphs and their runs."""
    yield from [mark.place] if mark.place else []
    yield from (block.place for block in mark.blocks if block.place)
    yield from (inline.place for inline in inlines_of(mark.blocks) if isinstance(inline, Run) and inline.place)


class Word(NamedTuple):
    """A word, a punctuation mark or an expression in braces; `start` and `end` are offsets in its text."""

    text: str
    start: int
    end: int


class WordAlignment:
    """The alignment of the words of two forms of a text, calculated once."""

    def __init__(self, written: str, printed: str) -> None:
        self.written = list(_words(written))
        self.printed = list(_words(printed))
        self.pairs = dict(_pairs(self.written, self.printed))

    def printed_range(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the range in the printed text for the characters `start` to `end` of the written one.

        None if a word in the range is printed differently.
        """
        inside = [at for at, word in enumerate(self.written) if word.start < end and start < word.end]
        paired = [at for at in inside if at in self.pairs]
        if not paired:
            return self._range_between(start, end)
        if any(at not in self.pairs and self.written[at].text[0].isalnum() for at in inside):
            return None
        return self._start(paired[0], start), self._end(paired[-1], end)

    def _start(self, at: int, start: int) -> int:
        return self.printed[self.pairs[at]].start + max(start - self.written[at].start, 0)

    def _end(self, at: int, end: int) -> int:
        return self.printed[self.pairs[at]].end - max(self.written[at].end - end, 0)

    def _range_between(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the range between the words before and after: the text of a fact, or a space for a space."""
        before = next((at for at in range(len(self.written) - 1, -1, -1) if self.written[at].end <= start), -1)
        after = next((at for at, word in enumerate(self.written) if word.start >= end), -1)
        if before not in self.pairs or after not in self.pairs:
            return None
        first, last = self.pairs[before], self.pairs[after]
        if last - first > 1:
            return self.printed[first + 1].start, self.printed[last - 1].end
        between = self.printed[first].end, self.printed[last].start
        return between if between[0] < between[1] and after == before + 1 else None


def _words(text: str) -> Iterator[Word]:
    for match in _WORDS.finditer(text):
        yield Word(match.group().translate(_AS_TYPED), match.start(), match.end())


def _pairs(written: list[Word], printed: list[Word]) -> Iterator[tuple[int, int]]:
    from difflib import SequenceMatcher

    if max(len(written), len(printed)) > MAX_ALIGNED_WORDS:
        return
    matcher = SequenceMatcher(None, [word.text for word in written], [word.text for word in printed])
    for a, b, size in matcher.get_matching_blocks():
        yield from zip(range(a, a + size), range(b, b + size), strict=True)
