"""Comments: each run, note mark and picture gets the numbers of the findings about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from drafter.comments.locate_findings import Anchor, BlockIndex, InlineRange, contains
from drafter.diagnostics import Finding, Place, Severity
from drafter.document.model import Document, Inline, NoteMark, Paragraph, Picture, Run, map_leaves, walk
from drafter.source import Source

SourceOf = Callable[[str], Source | None]


def attach_comments(document: Document, findings: Iterable[Finding], source: Source, others: SourceOf) -> Document:
    """Return the document with the findings attached, except errors.

    `others` reads text files next to the letter. Runs are split at the beginning and end of a finding's words. If a
    value is not printed word for word, its finding is attached to the text derived from it, or else to the title.
    """
    indexes = [
        BlockIndex(block, lambda file: source if file == source.name else others(file)) for block in _leaves(document)
    ]
    attached: list[Finding] = []
    ranges: dict[int, list[tuple[int, InlineRange]]] = defaultdict(list)
    for finding in findings:
        anchor = None if finding.severity is Severity.ERROR else _anchor(indexes, finding.place, source)
        if anchor:
            ranges[anchor.leaf] += [(len(attached), part) for part in anchor.ranges]
            attached.append(finding)
    leaves = iter([_with_comments(index.block, ranges[at]) for at, index in enumerate(indexes)])
    body = tuple(map_leaves(block, lambda _: next(leaves)) for block in document.body)
    return replace(document, body=body, findings=tuple(attached))


def _leaves(document: Document) -> Iterator[Paragraph | Picture]:
    for block in document.body:
        yield from (inner for inner in walk(block) if isinstance(inner, (Paragraph, Picture)))


def _anchor(indexes: Sequence[BlockIndex], place: Place | None, source: Source) -> Anchor | None:
    """Return the best words for a finding; None only if the letter has no text."""
    if place and not contains(place, source.place(())):
        anchors = [anchor for at, index in enumerate(indexes) if (anchor := index.anchor(place, at))]
        if anchors:
            return min(anchors, key=lambda anchor: (anchor.guessed, anchor.size, anchor.leaf))
    whole = [Anchor(True, (0, 0), at, ranges) for at, index in enumerate(indexes) if (ranges := index.whole())]
    return next(
        (anchor for anchor in whole if indexes[anchor.leaf].block.role.startswith("title")), next(iter(whole), None)
    )


def _with_comments(block: Paragraph | Picture, ranges: Sequence[tuple[int, InlineRange]]) -> Paragraph | Picture:
    if not ranges:
        return block
    if isinstance(block, Picture):
        return replace(block, comments=tuple(number for number, _ in ranges))
    inlines = (
        piece
        for at, inline in enumerate(block.inlines)
        for piece in _split(inline, [(number, part) for number, part in ranges if part.inline == at])
    )
    return replace(block, inlines=tuple(inlines))


def _split(inline: Inline, ranges: Sequence[tuple[int, InlineRange]]) -> Iterator[Inline]:
    """Yield the inline, or the runs into which it is split, with the numbers of their findings."""
    if ranges and isinstance(inline, NoteMark):
        yield replace(inline, comments=tuple(dict.fromkeys(number for number, _ in ranges)))
    elif ranges and isinstance(inline, Run):
        edges = {0, len(inline.text), *(edge for _, part in ranges for edge in (part.start, part.end))}
        for start, end in pairwise(sorted(edges)):
            comments = tuple(number for number, part in ranges if part.start <= start and end <= part.end)
            yield replace(inline.part(start, end), comments=comments)
    else:
        yield inline
