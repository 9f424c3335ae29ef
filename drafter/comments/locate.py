"""Where in a document a stretch of the letter's file is printed: by the places of runs, then word by word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from drafter.comments.align import WordAlignment
from drafter.diagnostics import Place
from drafter.document.model import Inline, NoteMark, Paragraph, Picture, Run
from drafter.document.visit import inlines_of
from drafter.source import Source

Size = tuple[int, int]
SourceOf = Callable[[str], Source | None]
NO_SIZE: Size = (0, 0)


class InlineRange(NamedTuple):
    """The characters `start` to `end` of an inline of a paragraph; of a note mark or a picture it is the whole."""

    inline: int
    start: int = 0
    end: int = 0


class Anchor(NamedTuple):
    """Parts of the paragraph or picture number `leaf`; `guessed` where the words themselves were not found.

    `size` is how much of the file, in lines and columns, the words were looked for in: the less, the surer.
    """

    guessed: bool
    size: Size
    leaf: int
    parts: tuple[InlineRange, ...]


class BlockIndex:
    """A paragraph or picture, its runs gathered by the stretch of the file that they come from."""

    def __init__(self, block: Paragraph | Picture, source_of: SourceOf) -> None:
        self.block = block
        self.source_of = source_of
        self.runs: dict[Place, list[int]] = {}
        self.marks: list[tuple[Place, int]] = []
        self.wordings: dict[Place, WordAlignment | None] = {}
        inlines = block.inlines if isinstance(block, Paragraph) else ()
        for at, inline in enumerate(inlines):
            if isinstance(inline, Run) and inline.text and (place := inline.place or _gap(inlines, at)):
                self.runs.setdefault(place, []).append(at)
            elif isinstance(inline, NoteMark):
                self.marks += [(place, at) for place in _places(inline)]
        self.bounds = _bounds(
            [*self.runs, *(place for place, _ in self.marks), *([block.place] if block.place else [])]
        )

    def spot(self, place: Place, number: int) -> Anchor | None:
        """Where the stretch `place` of a file is printed in this leaf, which is the leaf `number`; None if nowhere."""
        around = _widened(place)
        if place.file not in self.bounds or not _touch(around, self.bounds[place.file]):
            return None
        parts: list[InlineRange] = []
        missed: list[Place] = []
        sizes = [NO_SIZE]
        for own, runs in self.runs.items():
            if contains(around, own):
                parts += self._all(runs)
            elif _meet(around, own):
                found = self._words(own, runs, around)
                parts += found
                sizes += [_size(own)] if found else []
                missed += [] if found else [own]
        parts += [InlineRange(at) for own, at in self.marks if contains(around, own) or _meet(around, own)]
        if parts:
            return Anchor(False, max(sizes), number, tuple(parts))
        return self._guess(around, number, min(missed, key=_size, default=None))

    def whole(self) -> tuple[InlineRange, ...]:
        """All that is printed of it."""
        if isinstance(self.block, Picture):
            return (InlineRange(0),)
        return tuple(self._all(range(len(self.block.inlines))))

    def _guess(self, place: Place, number: int, missed: Place | None) -> Anchor | None:
        """The runs made from the stretch `missed`, in which the words are; else the whole, where it stands at them."""
        if missed:
            made = () if all(contains(missed, own) for own in self.runs) else self._all(self.runs[missed])
            return Anchor(True, _size(missed), number, tuple(made) or self.whole())
        own = self.block.place
        if own and (contains(place, own) or _meet(place, own)) and self.whole():
            return Anchor(isinstance(self.block, Paragraph), _size(own), number, self.whole())
        return None

    def _all(self, inlines: Sequence[int]) -> Iterator[InlineRange]:
        for at in inlines:
            inline = self.block.inlines[at] if isinstance(self.block, Paragraph) else None
            if isinstance(inline, Run) and inline.text:
                yield InlineRange(at, 0, len(inline.text))

    def _words(self, own: Place, runs: Sequence[int], place: Place) -> list[InlineRange]:
        """The parts of runs from the stretch `own` that print what stands both there and in `place`."""
        source = self.source_of(own.file)
        if source is None:
            return []
        wording = self._wording(own, runs, source)
        first, last = max(_begin(own), _begin(place)), min(_end(own), _end(place))
        start, end = (len(_text(source, _begin(own), edge)) for edge in (first, last))
        stretch = wording.stretch(start, end) if wording else None
        return list(self._cut(runs, *stretch)) if stretch else []

    def _wording(self, own: Place, runs: Sequence[int], source: Source) -> WordAlignment | None:
        if own not in self.wordings:
            written = _text(source, _begin(own), _end(own))
            self.wordings[own] = (
                WordAlignment(written, "\n".join(text for _, text in self._texts(runs))) if written else None
            )
        return self.wordings[own]

    def _texts(self, runs: Sequence[int]) -> Iterator[tuple[int, str]]:
        for part in self._all(runs):
            inline = self.block.inlines[part.inline] if isinstance(self.block, Paragraph) else None
            yield part.inline, inline.text if isinstance(inline, Run) else ""

    def _cut(self, runs: Sequence[int], start: int, end: int) -> Iterator[InlineRange]:
        """The parts of runs that hold the characters `start` to `end` of their joined texts."""
        at = 0
        for inline, text in self._texts(runs):
            first, last = max(start - at, 0), min(end - at, len(text))
            if first < last:
                yield InlineRange(inline, first, last)
            at += len(text) + 1


def contains(one: Place, other: Place) -> bool:
    """Whether a stretch of a file holds all of another."""
    return one.file == other.file and _begin(one) <= _begin(other) and _end(other) <= _end(one)


def _meet(one: Place, other: Place) -> bool:
    return one.file == other.file and _begin(one) < _end(other) and _begin(other) < _end(one)


def _touch(one: Place, other: Place) -> bool:
    return _begin(one) <= _end(other) and _begin(other) <= _end(one)


def _bounds(places: Sequence[Place]) -> dict[str, Place]:
    """The stretch of each file that holds all of these."""
    held: dict[str, Place] = {}
    for place in places:
        known = held.get(place.file, place)
        first, last = min(_begin(known), _begin(place)), max(_end(known), _end(place))
        held[place.file] = Place(place.file, *first, *last)
    return held


def _widened(place: Place) -> Place:
    """An empty stretch with the characters beside it."""
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
    """What stands in a file between two positions, each a line and a column from 1."""
    lines = [source.line(number) for number in range(first[0], last[0] + 1)]
    if not lines:
        return ""
    lines[-1] = lines[-1][: last[1] - 1]
    return "\n".join(lines)[first[1] - 1 :]


def _gap(inlines: Sequence[Inline], at: int) -> Place | None:
    """The stretch of the file between the runs before and after a fact that has no place of its own."""
    inline, around = inlines[at], inlines[at - 1 : at + 2] if at else ()
    places = [run.place for run in around if isinstance(run, Run) and run.place]
    if not isinstance(inline, Run) or not inline.text.strip() or len(places) < 2:  # noqa: PLR2004
        return None
    before, after = places
    apart = before.file == after.file and _end(before) < _begin(after)
    return Place(before.file, *_end(before), *_begin(after)) if apart else None


def _places(mark: NoteMark) -> Iterator[Place]:
    """Where a note is called, and where its text stands."""
    yield from [mark.place] if mark.place else []
    yield from (block.place for block in mark.blocks if block.place)
    yield from (inline.place for inline in inlines_of(mark.blocks) if isinstance(inline, Run) and inline.place)
