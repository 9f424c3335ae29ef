"""Findings at their words: each run, note mark or picture says which of the findings are about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from drafter.comments.locate import Anchor, BlockIndex, InlineRange, contains
from drafter.diagnostics import Finding, Place, Severity
from drafter.document.model import Document, Inline, NoteMark, Paragraph, Picture, Run
from drafter.document.visit import map_leaves, walk
from drafter.source import Source

SourceOf = Callable[[str], Source | None]


def attach_comments(document: Document, findings: Iterable[Finding], source: Source, others: SourceOf) -> Document:
    """The document with findings on it, save errors; `others` reads the text files that stand with the letter.

    Its runs are divided where the words of a finding begin and end. What has no words in the text is said of what is
    made from it, else of the title.
    """
    indexes = [
        BlockIndex(block, lambda file: source if file == source.name else others(file))
        for block in _block_indexes(document)
    ]
    placed: list[Finding] = []
    parts: dict[int, list[tuple[int, InlineRange]]] = defaultdict(list)
    for finding in findings:
        anchor = None if finding.severity is Severity.ERROR else _anchor(indexes, finding.place, source)
        if anchor:
            parts[anchor.leaf] += [(len(placed), part) for part in anchor.parts]
            placed.append(finding)
    written = iter([_with_comments(index.block, parts[at]) for at, index in enumerate(indexes)])
    body = tuple(map_leaves(block, lambda _: next(written)) for block in document.body)
    return replace(document, body=body, findings=tuple(placed))


def _block_indexes(document: Document) -> Iterator[Paragraph | Picture]:
    for block in document.body:
        yield from (inner for inner in walk(block) if isinstance(inner, (Paragraph, Picture)))


def _anchor(indexes: Sequence[BlockIndex], place: Place | None, source: Source) -> Anchor | None:
    """Where a finding is best said; None only in a letter without text."""
    if place and not contains(place, source.place(())):
        found = [anchor for at, index in enumerate(indexes) if (anchor := index.spot(place, at))]
        if found:
            return min(found, key=lambda anchor: (anchor.guessed, anchor.size, anchor.leaf))
    whole = [Anchor(True, (0, 0), at, parts) for at, index in enumerate(indexes) if (parts := index.whole())]
    return next(
        (anchor for anchor in whole if indexes[anchor.leaf].block.role.startswith("title")), next(iter(whole), None)
    )


def _with_comments(block: Paragraph | Picture, parts: Sequence[tuple[int, InlineRange]]) -> Paragraph | Picture:
    if not parts:
        return block
    if isinstance(block, Picture):
        return replace(block, comments=tuple(number for number, _ in parts))
    inlines = (
        piece
        for at, inline in enumerate(block.inlines)
        for piece in _pieces(inline, [(number, part) for number, part in parts if part.inline == at])
    )
    return replace(block, inlines=tuple(inlines))


def _pieces(inline: Inline, parts: Sequence[tuple[int, InlineRange]]) -> Iterator[Inline]:
    """An inline, or the runs that it is divided into, with the numbers of their findings."""
    if parts and isinstance(inline, NoteMark):
        yield replace(inline, comments=tuple(dict.fromkeys(number for number, _ in parts)))
    elif parts and isinstance(inline, Run):
        edges = {0, len(inline.text), *(edge for _, part in parts for edge in (part.start, part.end))}
        for start, end in pairwise(sorted(edges)):
            comments = tuple(number for number, part in parts if part.start <= start and end <= part.end)
            yield replace(inline.part(start, end), comments=comments)
    else:
        yield inline
