"""The lines of a page: characters on one baseline, divided where a column or a tab leaves a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from drafter.importer.model import Span
from drafter.importer.pdf_characters import Character, Page
from drafter.importer.pdf_direction import as_latin_size, turned_back

# Shares of the size of the text: the offset of a raised character, the space between words, and the gap of a column.
_RAISED, _WORD_GAP, _COLUMN_GAP = 0.55, 0.21, 2.0
# The space between Arabic words, whose letters are joined.
_ARABIC_WORD_GAP = 0.17
# The least gaps of a tab in a Chinese text, and of the tab after a label, in sizes of the text.
_TAB, _TAB_OF_LABEL = 0.85, 0.3
# The number of a paragraph or of an item.
LABEL = re.compile(r"\d{1,3}(?:[.)]| -)|'\d{1,2}'|\(?(?:[^\W\d_]{1,2}|[ivxl]{1,6}|\d{1,2})\)")
# The least difference between the sizes of a Chinese title and of the text, in points.
_LARGER = 1.3
_SMALLER = 0.85
_SAME_BASE = 1.5
# The end of a line in the middle of a word: Secretary-/General, A/80/1, 2016–2017.
DIVIDED = re.compile(r"(?<=[\w/:])[-/–—]$")
_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60]")
_WHITE = " \u00a0\u2002\u2003\u2009\t\r\n"


class Piece(Struct, frozen=True):
    """Characters of a line of one font; `raised` is true for a note mark or an ordinal's ending."""

    text: str
    bold: bool
    italic: bool
    raised: bool
    link: str


class Line(Struct, frozen=True):
    """A line of a column: its page, edges, baseline and size, in points, and its pieces.

    `gap` is the space before it to the part of the same line on its left, 0 at the start of a line. `second` is the
    left edge of its second word, `tag` that of its first character.
    """

    page: int
    left: float
    right: float
    base: float
    size: float
    pieces: tuple[Piece, ...]
    gap: float = 0.0
    second: float = 0.0
    tag: str = ""

    @property
    def text(self) -> str:
        """The text of the line."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def bold(self) -> bool:
        """True if most of the line is bold."""
        return 2 * sum(len(piece.text) for piece in self.pieces if piece.bold) > len(self.text)

    def is_large(self, size: float, text_size: float) -> bool:
        """True for a line of a title: bold and of some size, or Chinese, which may be bold without a bold font."""
        is_chinese = _CHINESE.search(self.text) is not None and self.size > text_size + _LARGER
        return is_chinese or (self.bold and self.size > size)

    @property
    def italic(self) -> bool:
        """True if all of the line is italic."""
        return all(piece.italic or not piece.text.strip() for piece in self.pieces)

    def spans(self, bold: bool, italic: bool) -> Iterator[Span]:
        """Yield the pieces as spans; what differs from the paragraph is emphasis, what is raised may be a note mark."""
        for piece in self.pieces:
            link = piece.link if piece.text.strip() else ""
            yield Span(
                piece.text, piece.bold and not bold, piece.italic and not italic, link, "?" if piece.raised else ""
            )


def read_lines(
    page: Page,
    column_gap: float = _COLUMN_GAP,
    area: tuple[float, float] | None = None,
    edges: Sequence[float] = (),
) -> list[Line]:
    """Return the lines of a page from the top, or those between two heights.

    Parts of a line with a gap between them of `column_gap` sizes of the text, or on two sides of one of the `edges` of
    columns, are separate lines.
    """
    rows: list[list[Character]] = []
    inside = [one for one in page.characters if area is None or area[0] < one.base <= area[1]]
    for character in sorted(_with_spaces(inside), key=lambda one: one.base):
        if rows and character.base - _base(rows[-1]) <= _SAME_BASE:
            rows[-1].append(character)
        else:
            rows.append([character])
    return [line for row in _with_raised(rows) for line in _divided(_in_order(row, page), page, column_gap, edges)]


def _in_order(row: Sequence[Character], page: Page) -> list[Character]:
    """Return the characters of a row from the left; a mirrored one is at the place where the next one begins."""
    return sorted(row, key=lambda one: one.right if page.mirrored else one.left)


def _with_spaces(characters: Sequence[Character]) -> Iterator[Character]:
    """Yield the characters without white space, which is put in front of the next character on its right."""
    before: Character | None = None
    for character in characters:
        if character.text in _WHITE:
            before = character
            continue
        follows = (
            before is not None and abs(before.base - character.base) <= _SAME_BASE and before.left < character.left
        )
        yield character._replace(text=f" {character.text}") if follows else character
        before = None


def _base(row: Sequence[Character]) -> float:
    return max(row, key=lambda one: one.size).base


def _with_raised(rows: list[list[Character]]) -> list[list[Character]]:
    """Return the rows, those of small characters just above a baseline joined to its row."""
    joined: list[list[Character]] = []
    for row in rows:
        above = joined[-1] if joined else None
        if above is not None and _is_raised(above, row):
            joined[-1] = above + row
        else:
            joined.append(row)
    return joined


def _is_raised(above: Sequence[Character], row: Sequence[Character]) -> bool:
    """True if a row is raised above the next one: smaller, near, and between its edges."""
    size, small = max(one.size for one in row), max(one.size for one in above)
    near = _base(row) - _base(above) < _RAISED * size
    left, right = min(one.left for one in row), max(one.right for one in row)
    return near and small < _SMALLER * size and all(left - 4 * size <= one.left <= right + size for one in above)


def _divided(row: Sequence[Character], page: Page, column_gap: float, edges: Sequence[float]) -> Iterator[Line]:
    """Yield the parts of a row between wide gaps."""
    size = _usual_size(row)
    part: list[Character] = []
    gap = 0.0
    for character in row:
        space = character.left - part[-1].right if part else 0.0
        divided = part and any(part[-1].left < edge <= character.left + 1 for edge in edges)
        if part and (space > column_gap * size or divided):
            yield _line(part, page, gap)
            part, gap = [], space
        part.append(character)
    if part:
        yield _line(part, page, gap)


def _usual_size(row: Sequence[Character]) -> float:
    sizes = sorted(one.size for one in row)
    return sizes[len(sizes) // 2]


def _line(part: Sequence[Character], page: Page, gap: float) -> Line:
    size = _usual_size(part)
    large = [one for one in part if one.size >= _SMALLER * size] or part
    base = sorted(one.base for one in large)[len(large) // 2]
    tokens = list(_with_gaps(part, _ARABIC_WORD_GAP if page.mirrored else _WORD_GAP))
    second = _second_word(tokens)
    pieces: list[Piece] = []
    spaced = False
    for token in turned_back(tokens) if page.mirrored else tokens:
        if token is not None:
            raised = token.size < _SMALLER * size and base - token.base > 0.1 * size
            style = (token.bold, token.italic, raised, token.link)
            _add(pieces, token.text.strip(), style, spaced=spaced and not raised)
        spaced = token is None
    right = max(one.right for one in part)
    shown = as_latin_size(size, page)
    return Line(page.number, part[0].left, right, base, shown, tuple(pieces), gap, second, part[0].tag)


def _second_word(tokens: Sequence[Character | None]) -> float:
    """Return the left edge of the second word, or of that after a label; 0 without one."""
    places: dict[str, float] = {}
    text = ""
    for token, after in pairwise([*tokens, None]):
        text += token.text.strip() if token else " "
        if token is None and after is not None:
            places[text.strip()] = after.left
    return next((left for text, left in places.items() if LABEL.fullmatch(text)), next(iter(places.values()), 0.0))


def _with_gaps(part: Sequence[Character], word_gap: float) -> Iterator[Character | None]:
    """Yield the characters of a line from the left, and None for each space between them."""
    text = ""
    for before, character in zip([None, *part], part, strict=False):
        if before is not None and _is_space(before, character, text, word_gap):
            text += " "
            yield None
        text += character.text.strip()
        yield character


def _is_space(before: Character, character: Character, text: str, word_gap: float) -> bool:
    """True for a space before a character, the text on its left being `text`."""
    gap = character.left - before.right
    if gap <= word_gap * min(before.size, character.size) and not character.text.startswith(" "):
        return False
    if not are_joined(before.text, character.text):
        return True
    after_label = gap > _TAB_OF_LABEL * character.size and LABEL.fullmatch(text)
    return bool(gap >= _TAB * character.size or after_label)


def _add(pieces: list[Piece], text: str, style: tuple[bool, bool, bool, str], *, spaced: bool) -> None:
    """Add a character to the last piece if it has the same style, else begin another; the space comes before it."""
    last = pieces[-1] if pieces else None
    space = " " if spaced else ""
    if last is not None and (last.bold, last.italic, last.raised, last.link) == style:
        pieces[-1] = replace(last, text=last.text + space + text)
    elif last is not None and space and not last.raised:
        pieces[-1] = replace(last, text=last.text + space)
        pieces.append(Piece(text, *style))
    else:
        pieces.append(Piece(space + text, *style))


def are_joined(before: str, after: str) -> bool:
    """True if no space is between two texts: one of them is Chinese at their border, as in 2026年 or 灯塔。"""
    return bool(_CHINESE.match(before.strip()[-1:]) or _CHINESE.match(after.strip()[:1]))


def is_divided(above: str, below: str) -> bool:
    """True if no space is between two lines: a word goes on after its hyphen, or the text is Chinese."""
    return bool(DIVIDED.search(above)) or are_joined(above, below)


def has_room(line: Line, below: Line, edge: float) -> bool:
    """True if the first word of the line below would have had room at the end of a line."""
    words = below.text.split()
    characters = max(len(below.text), 1)
    width = (below.right - below.left) / characters * (len(words[0]) + 1) if words else 0.0
    return line.page == below.page and line.right + 1.25 * width + line.size / 2 < edge
