"""Signatures in two columns, as a letter of many signatories has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from drafter.importer.model import SourceParagraph, Span, trimmed
from drafter.importer.pdf_characters import Page
from drafter.importer.pdf_lines import Line, has_room, read_lines
from drafter.importer.signatures import is_signed

_SAME_ROW = 2.0
# The space between the two columns, and that between the right one and the edge of the page's text, in points.
_BETWEEN, _AT_RIGHT = 6.0, 15.0
# The gap that divides two lines of one row, in sizes of the text: no space between words is so wide.
_GAP = 0.9
# Documents of this width have 60 points of margin on each side.
_MARGIN = 60.0

SpansOf = Callable[[Line, bool, bool], Iterator[Span]]


class SignaturePairs(Struct, frozen=True):
    """Signatures side by side: the place of the first and of the last line, and the left edge of the second column."""

    top: float
    bottom: float
    edge: float


def find_pairs(lines: Sequence[Line], before: SignaturePairs | None) -> SignaturePairs | None:
    """Return the signatures in two columns of a page; those of the page before may go on at its top."""
    signed = [line for line in lines if is_signed(line.text)]
    rows = [(one, other) for one, other in pairwise(signed) if abs(one.base - other.base) < _SAME_ROW and other.gap]
    if not rows and not (before and signed and signed[0] == lines[0]):
        return None
    edge = rows[0][1].left if rows else before.edge if before else 0.0
    first = min(line.base for line in (rows[0][0], signed[0] if before else rows[0][0])) if rows else signed[0].base
    return SignaturePairs(first - 1, max(line.base for line in lines) + 1, edge)


def read_pairs(page: Page, pairs: SignaturePairs, spans_of: SpansOf) -> Iterator[SourceParagraph]:
    """Yield the signatures, row by row."""
    lines = read_lines(page, _GAP, (pairs.top, pairs.bottom), [pairs.edge - 1])
    columns: tuple[list[list[Line]], list[list[Line]]] = ([], [])
    order: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: (round(one.base), one.left)):
        column = columns[line.left > pairs.edge - _SAME_ROW]
        if is_signed(line.text) or not column:
            column.append([line])
            order.append(column[-1])
        else:
            column[-1].append(line)
    for signature in order:
        is_right = signature[0].left > pairs.edge - _SAME_ROW
        right = page.width - _MARGIN - _AT_RIGHT if is_right else pairs.edge - _BETWEEN
        yield SourceParagraph(trimmed(_spans(signature, right, spans_of)), "signature")


def _spans(lines: Sequence[Line], right: float, spans_of: SpansOf) -> Iterator[Span]:
    for above, line in zip([None, *lines], lines, strict=False):
        if above is not None:
            yield Span("\n" if is_signed(above.text) or has_room(above, line, right) else " ")
        yield from spans_of(line, False, False)
