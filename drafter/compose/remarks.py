"""Findings at their words: each run, note mark or picture says which of the findings are about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from drafter.compose.spots import Leaf, Part, Spot, contains
from drafter.document import Document, Inline, NoteMark, Paragraph, Picture, Run, rebuilt, walk
from drafter.errors import Finding, Place, Severity
from drafter.source import Source

SourceOf = Callable[[str], Source | None]


def remarked(document: Document, findings: Iterable[Finding], source: Source, others: SourceOf) -> Document:
    """The document with findings on it, save errors; `others` reads the text files that stand with the letter.

    Its runs are divided where the words of a finding begin and end. What has no words in the text is said of what is
    made from it, else of the title.
    """
    leaves = [Leaf(block, lambda file: source if file == source.name else others(file)) for block in _leaves(document)]
    placed: list[Finding] = []
    parts: dict[int, list[tuple[int, Part]]] = defaultdict(list)
    for finding in findings:
        spot = None if finding.severity is Severity.ERROR else _spot(leaves, finding.place, source)
        if spot:
            parts[spot.leaf] += [(len(placed), part) for part in spot.parts]
            placed.append(finding)
    written = iter([_with_remarks(leaf.block, parts[at]) for at, leaf in enumerate(leaves)])
    body = tuple(rebuilt(block, lambda _: next(written)) for block in document.body)
    return replace(document, body=body, findings=tuple(placed))


def _leaves(document: Document) -> Iterator[Paragraph | Picture]:
    for block in document.body:
        yield from (inner for inner in walk(block) if isinstance(inner, (Paragraph, Picture)))


def _spot(leaves: Sequence[Leaf], place: Place | None, source: Source) -> Spot | None:
    """Where a finding is best said; None only in a letter without text."""
    if place and not contains(place, source.place(())):
        found = [spot for at, leaf in enumerate(leaves) if (spot := leaf.spot(place, at))]
        if found:
            return min(found, key=lambda spot: (spot.guessed, spot.size, spot.leaf))
    whole = [Spot(True, (0, 0), at, parts) for at, leaf in enumerate(leaves) if (parts := leaf.whole())]
    return next((spot for spot in whole if leaves[spot.leaf].block.role.startswith("title")), next(iter(whole), None))


def _with_remarks(block: Paragraph | Picture, parts: Sequence[tuple[int, Part]]) -> Paragraph | Picture:
    if not parts:
        return block
    if isinstance(block, Picture):
        return replace(block, remarks=tuple(number for number, _ in parts))
    inlines = (
        piece
        for at, inline in enumerate(block.inlines)
        for piece in _pieces(inline, [(number, part) for number, part in parts if part.inline == at])
    )
    return replace(block, inlines=tuple(inlines))


def _pieces(inline: Inline, parts: Sequence[tuple[int, Part]]) -> Iterator[Inline]:
    """An inline, or the runs that it is divided into, with the numbers of their findings."""
    if parts and isinstance(inline, NoteMark):
        yield replace(inline, remarks=tuple(dict.fromkeys(number for number, _ in parts)))
    elif parts and isinstance(inline, Run):
        edges = {0, len(inline.text), *(edge for _, part in parts for edge in (part.start, part.end))}
        for start, end in pairwise(sorted(edges)):
            remarks = tuple(number for number, part in parts if part.start <= start and end <= part.end)
            yield replace(inline.part(start, end), remarks=remarks)
    else:
        yield inline
