"""The place in the author's text of each character that a paragraph prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import groupby

from msgspec import Struct

from drafter.diagnostics import Place
from drafter.document.model import Break, Inline, NoteMark, Paragraph, Run
from drafter.pull.author_texts import AuthorText, AuthorTexts
from drafter.pull.printed import NOTE, STRAIGHT, UNSEEN, WIDE

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SPACE = re.compile(r"[ \t\u00a0\u202f]{0,99}+\n[ \t>]*+|[ \t\u00a0\u202f]")
_AROUND = re.compile(r"[ \t]*(?:\n[ \t>]*)?")
# White space before a place, as far as this number of characters.
_BEFORE, _NEAR = re.compile(r"(?<![ \t])(?:[ \t]*+\n[ \t>]*+|[ \t]++)\Z"), 200
_EXPRESSION = re.compile(
    r"\{\{(?>(?:[^{}]|\{(?!\{)|\}(?!\}))*)\}\}|\{%(?>(?:[^%{]|%(?!\})|\{(?!%))*)%\}|\{\#(?>(?:[^\#{]|\#(?!\})|\{(?!\#))*)\#\}"
)
_BREAK = re.compile(r"(?:\\\n| {2,99}+\n|[ \t]{0,99}+<br[ ]{0,99}+/?>(?:[ \t]*+\n)?)[ \t>]*+", re.IGNORECASE)
_FOLD = re.compile(r"[ \t]{0,99}+\n[ \t>]*+")
_NO_BREAK = "\u00a0\u202f"
# White space that nothing prints: next to an ideograph or its punctuation, also where a line goes on.
_UNPRINTED, _WIDE = re.compile(r"[ \t]*+(?:\n[ \t>]*+)?"), re.compile(WIDE)


class Origin(Struct, frozen=True, gc=False):
    """The author's characters behind a printed character: offsets in a text.

    `fact` is true if Drafter printed it for an expression such as {{ title }}; all characters of an expression have the
    same offsets.
    """

    first: int
    last: int
    fact: bool = False


class LeafSource(Struct, frozen=True):
    """The author's text of a paragraph: the text, and the origin of each character; None where there is none.

    `first` and `last` are the offsets of the paragraph in the text, with marks such as # and - in front of its words.
    """

    text: AuthorText | None
    origins: tuple[Origin | None, ...]
    place: Place | None = None
    first: int = 0
    last: int = 0

    @property
    def is_known(self) -> bool:
        """True if all characters have an origin."""
        return self.text is not None and None not in self.origins


def printed_inlines(inlines: Sequence[Inline]) -> str:
    """Return the characters of inlines as `printed` has them."""
    return "".join(
        inline.text
        if isinstance(inline, Run)
        else "\n"
        if isinstance(inline, Break)
        else NOTE
        if isinstance(inline, NoteMark)
        else "\ufffd"
        for inline in inlines
    )


def map_paragraph(block: Paragraph, texts: AuthorTexts) -> LeafSource:
    """Return the origins of a paragraph's characters in the text that contains the paragraph."""
    found = texts.find(block.place)
    if found is None:
        seen = [char for char in printed_inlines(block.inlines) if char not in UNSEEN]
        return LeafSource(None, (None,) * len(seen), block.place)
    mapper = _Mapper(block, found, texts)
    origins = tuple(_without_unseen(printed_inlines(block.inlines), mapper.origins()))
    last = max([mapper.last, *(origin.last for origin in origins if origin)])
    return LeafSource(found[0], origins, block.place, mapper.first, last)


def _without_unseen(text: str, origins: Sequence[Origin | None]) -> list[Origin | None]:
    """Return the origins of the characters that are seen; one that is not seen belongs to its neighbour."""
    result: list[Origin | None] = []
    unseen: Origin | None = None
    for char, origin in zip(text, origins, strict=True):
        if char not in UNSEEN:
            result.append(_joined(unseen, origin) or origin)
            unseen = None
        elif result and (joined := _joined(result[-1], origin)):
            result[-1] = joined
        else:
            unseen = origin
    return result


def _joined(first: Origin | None, second: Origin | None) -> Origin | None:
    """Return two adjacent origins of the author's own characters as one; None if they are not."""
    if first is None or second is None or first.fact or second.fact or first.last != second.first:
        return None
    return Origin(first.first, second.last)


class _Piece(Struct):
    """Inlines with one place: their characters, and their offsets in the text, None if they have none there."""

    text: str
    kind: str
    span: tuple[int, int] | None
    origins: list[Origin | None] | None = None


class _Mapper:
    """The mapping of one paragraph."""

    def __init__(self, block: Paragraph, found: tuple[AuthorText, int, int], texts: AuthorTexts) -> None:
        self.text, self.first, last = found
        self.value = self.text.value
        self.last = _after_expression(self.value, self.first, last)
        self.texts = texts
        self.pieces = [self._piece(place, list(group)) for place, group in groupby(block.inlines, key=_group_key)]

    def origins(self) -> list[Origin | None]:
        """Return the origin of each character."""
        self.pieces = list(self._aligned_pieces())
        self._fill_gaps()
        origins = [origin for piece in self.pieces for origin in piece.origins or [None] * len(piece.text)]
        return _with_unprinted(self.value, "".join(piece.text for piece in self.pieces), origins)

    def _aligned_pieces(self) -> Iterator[_Piece]:
        """Yield the pieces with their origins; adjacent pieces that are not where their places are, as one."""
        row: list[_Piece] = []
        for piece in [*self.pieces, _Piece("", "", None)]:
            if row and (piece.span is None or piece.kind != "run" or piece.span[0] != _span(row[-1])[1]):
                yield from self._aligned_row(row)
                row = []
            if piece.span and piece.kind == "run":
                row.append(piece)
            elif piece.kind:
                piece.origins = self._aligned(piece) if piece.span else None
                yield piece

    def _aligned_row(self, row: list[_Piece]) -> Iterator[_Piece]:
        for piece in row:
            piece.origins = self._aligned(piece)
        if len(row) > 1 and any(None in (piece.origins or ()) for piece in row):
            whole = _Piece("".join(piece.text for piece in row), "run", (_span(row[0])[0], _span(row[-1])[1]))
            whole.origins = self._aligned(whole)
            yield whole
        else:
            yield from row

    def _piece(self, key: tuple[str, Place | None, int], inlines: list[Inline]) -> _Piece:
        kind, place, _ = key
        found = self.texts.find(place)
        if found is None or found[0] is not self.text:
            return _Piece(printed_inlines(inlines), "fact" if kind == "run" else kind, None)
        return _Piece(printed_inlines(inlines), kind, found[1:])

    def _aligned(self, piece: _Piece) -> list[Origin | None]:
        """Return the origins of the characters of a placed piece; its place leaves out white space at its ends."""
        first, last = piece.span or (0, 0)
        if piece.kind == "note":
            return [Origin(first, last)]
        if piece.text[-1:].isspace() and (after := _AROUND.match(self.value, last)):
            last = after.end()
        starts = [first]
        if piece.text[:1].isspace() and (before := _BEFORE.search(self.value, max(first - _NEAR, 0), first)):
            starts.insert(0, before.start())
        for start in starts:
            if spans := align_printed(piece.text, self.value[start:last]):
                return [Origin(start + one, start + end) for one, end in spans]
        return [None] * len(piece.text)

    def _fill_gaps(self) -> None:
        """Find the expressions, line breaks and folds between placed pieces."""
        at, waiting = None, []
        for piece in [*self.pieces, None]:
            if piece is not None and not piece.span:
                waiting.append(piece)
                continue
            first, last = _ends(piece.origins) if piece else (None, None)
            if waiting:
                self._fill(waiting, at, first)
            at, waiting = last if last is not None else at, []

    def _fill(self, pieces: list[_Piece], first: int | None, last: int | None) -> None:
        start, end = self.first if first is None else first, self.last if last is None else last
        expressions = list(_EXPRESSION.finditer(self.value, start, end))
        facts = [piece for piece in pieces if piece.kind == "fact" and piece.text != " "]
        if facts and expressions:
            span = expressions[0].start(), expressions[-1].end()
            inner = pieces[pieces.index(facts[0]) : _last_index(pieces, facts[-1]) + 1]
            for piece in inner:
                piece.origins = [Origin(*span, fact=True)] * len(piece.text)
            self._fill_breaks(pieces[: pieces.index(inner[0])], start, span[0])
            self._fill_breaks(pieces[_last_index(pieces, inner[-1]) + 1 :], span[1], end)
        elif not facts:
            self._fill_breaks(pieces, start, end)

    def _fill_breaks(self, pieces: list[_Piece], at: int, end: int) -> None:
        for piece in pieces:
            pattern = _BREAK if piece.text == "\n" else _FOLD
            found = pattern.search(self.value, at, end)
            if found:
                piece.origins, at = [Origin(*found.span())], found.end()


def _with_unprinted(value: str, printed: str, origins: list[Origin | None]) -> list[Origin | None]:
    """Return the origins; white space next to an ideograph that nothing prints belongs to a character next to it."""
    if not _WIDE.search(printed):
        return origins
    for at in range(len(origins) - 1):
        a, b = origins[at : at + 2]
        if a is None or b is None or a.last >= b.first or not _WIDE.search(printed, at, at + 2):
            continue
        gap = value[a.last : b.first]
        before, after = len(gap) - len(gap.lstrip(" \t\n>")), len(gap) - len(gap.rstrip(" \t\n>"))
        if after and not b.fact:
            origins[at + 1] = Origin(b.first - after, b.last)
        elif before and not a.fact:
            origins[at] = Origin(a.first, a.last + before)
    return origins


def _after_expression(value: str, first: int, last: int) -> int:
    """Return the end of a paragraph; its place covers only the first character of an expression at its end."""
    for match in _EXPRESSION.finditer(value, first):
        if match.start() >= last:
            break
        last = max(last, match.end())
    return last


def _group_key(inline: Inline) -> tuple[str, Place | None, int]:
    """Return what inlines with one place have in common: runs are split at links and raised letters."""
    if isinstance(inline, Run):
        return "run", inline.place, 0
    return ("note", inline.place, 0) if isinstance(inline, NoteMark) else ("break", None, id(inline))


def _span(piece: _Piece) -> tuple[int, int]:
    return piece.span or (0, 0)


def _ends(origins: list[Origin | None] | None) -> tuple[int | None, int | None]:
    known = [origin for origin in origins or () if origin]
    return (known[0].first, known[-1].last) if known else (None, None)


def _last_index(pieces: list[_Piece], piece: _Piece) -> int:
    return next(at for at, other in enumerate(pieces) if other is piece)


def align_printed(printed: str, written: str) -> list[tuple[int, int]] | None:
    """Return the offsets of the author's characters behind each printed one; None if they do not belong together.

    A character that Drafter adds, such as a no-break space before a colon in French, has an empty range.
    """
    spans: list[tuple[int, int]] = []
    at = 0
    for number, char in enumerate(printed):
        end = align_step(char, written, at)
        if end is None and _WIDE.search(printed, max(number - 1, 0), number + 1):
            end = align_step(char, written, _UNPRINTED.match(written, at).end())  # type: ignore[union-attr]
        if end is None:
            return None
        spans.append((at, end))
        at = end
    return spans if not written[at:].strip(" \t\n>") else None


def align_step(char: str, written: str, at: int) -> int | None:
    """Return the offset after the author's characters for one printed character; None if it is another one."""
    own = written[at : at + 1]
    if own == "\\" and written[at + 1 : at + 2] == char and not char.isalnum():
        return at + 2
    if own == char and not (own == "&" and _ENTITY.match(written, at)):
        return at + 1 if char != " " else _SPACE.match(written, at).end()  # type: ignore[union-attr]
    if own == "&" and (entity := _ENTITY.match(written, at)) and unescape(entity[0]) == char:
        return entity.end()
    if char.isspace() and (space := _SPACE.match(written, at)):
        return space.end()
    if char in _NO_BREAK:
        return at
    if char in STRAIGHT.get(own, "") or (char, own) == ("\u2011", "-"):
        return at + 1
    return None
