"""Views of texts for the rules: markup and quotations are masked, and offsets stay the same."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import NamedTuple

from drafter.lint.rule import Match
from drafter.source import KeyPath, Source

# Masks facts, addresses and quoted words: this character is neither a letter nor a space.
OBJECT = "\ufffc"
# Masks markup inside a word or next to it.
JOINER = "\u2060"

# Further spaces before a word make no difference.
_REACH = 200

# Facts, and statements and comments, each up to the next beginning of one.
FACT = re.compile(r"\{\{(?>(?:[^{}]|\}(?!\})|\{(?![{%#]))*)\}\}")
LOGIC = re.compile(r"\{%(?>(?:[^%{]|%(?!\})|\{(?![{%#]))*)%\}|\{#(?>(?:[^#{]|#(?!\})|\{(?!#))*)#\}")
_LINK = r"(!?\[)([^\]\[]*)(\]\([^)\s]{0,2000}+\))"
_NOTE = r"\[\^[^\]\s]{1,999}+\]"
_ADDRESS = r"(?:https?://|www\.)[^\s<>]*[^\s<>.,;:!?)”\"']|(?<![\w.+-])[\w.+-]++@[\w-]++\.[\w.]*\w"
# Code, and the path of a file: `a ,b`, C:\a,b and /home/a,b.
_CODE = r"`[^`\n]+`|(?<![\w/\\.])(?:[A-Za-z]:\\|~?/(?=(?:\.{1,2}/){0,8}\.{0,2}[^\W\d]))[^\s<>]*\w"
_MARKS = r"\\(?=[!-/:-@\[-`{-~])|(?<!\\)\*+|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)"
_LEAD = re.compile(
    r"^[ \t]*(?:(?:>[ \t]?)+|\[\^[^\]\s]+\]:[ \t]*|#{1,6}(?=[ \t])|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])"
    r"|\((?:[a-z]{1,2}|[ivx]+)\)(?=[ \t]))*",
    re.MULTILINE,
)
_CURLY = r"“[^”]*(?:”|\Z)"
# In Arabic, ” opens a quotation and “ closes it.
_ARABIC_LETTER = "[\u0621-\u064a]"
_FIRST_CURLY = "^[^“”]*”"
_TURNED = r"”[^“]*(?:“|\Z)"
_GUILLEMETS = r"«[^»]*(?:»|\Z)"
_STRAIGHT = r'(?<![\w”])"(?=\S)[^"]*(?:"|\Z)'
_SENTENCE = re.compile(r"(?:[^.?!]|[.?!](?!\s)|(?:(?<=\ba\.i)|(?<=\bNo)|(?<=\bMrs)|(?<=\bM[rs])|(?<=\bDr))\.)+[.?!]?")


class Block(NamedTuple):
    """A block of a text: the kind of its first line, and its start and end (exclusive) offset."""

    kind: str
    start: int
    end: int


# Rules ask for the sentences of one block many times in a row.
@lru_cache(maxsize=8)
def _sentences(text: str, first: int, last: int) -> tuple[tuple[int, int], ...]:
    """Return the start and end of each sentence between two offsets."""
    return tuple(
        (match.start() + len(match[0]) - len(match[0].lstrip(f" \n\t{JOINER}")), match.end())
        for match in _SENTENCE.finditer(text, first, last)
        if match[0].strip()
    )


class TextView(NamedTuple):
    """A text at a path of a source; `role` is "body", "annex" or "line".

    `plain` is the text with its markup masked; `own` also masks quotations. All three have the same length.
    """

    source: Source
    path: KeyPath
    role: str
    text: str
    plain: str
    own: str
    blocks: tuple[Block, ...]

    def match_at(self, start: int, end: int, message: str, fix: str | None = None) -> Match:
        """Return a match at characters `start` to `end` of the text."""
        return Match(self.source, self.path, message, start, end, fix)

    def at(self, match: re.Match[str], message: str, fix: str | None = None, group: int = 0) -> Match:
        """Return a rule's match at a pattern's match, or at one of its groups."""
        return self.match_at(match.start(group), match.end(group), message, fix)

    def find(self, pattern: str, flags: int = 0, needs: Iterable[str] = ()) -> Iterator[re.Match[str]]:
        """Iterate over the matches of a pattern in the author's own words.

        With `needs`, the pattern is compiled and searched only if the text contains one of these strings.
        """
        can_match = not needs or any(words in self.own for words in needs)
        return re.finditer(pattern, self.own, flags) if can_match else iter(())

    def of_kind(self, *kinds: str) -> Iterator[Block]:
        """Iterate over the blocks of these kinds."""
        return (block for block in self.blocks if block.kind in kinds)

    def sentences(self, block: Block) -> Iterator[tuple[int, int]]:
        """Yield the start and end of each sentence of a block."""
        yield from _sentences(self.own, block.start, block.end)

    def begins_sentence(self, offset: int) -> bool:
        """True if a sentence or a block begins at a character: only spaces are between it and a stop."""
        before = self.own[max(offset - _REACH, 0) : offset]
        words = before.rstrip()
        gap = before[len(words) :]
        return not words or gap.count("\n") > 1 or (bool(gap) and words[-1] in ".?!")

    def sentence_at(self, offset: int) -> str:
        """Return the sentence around a character; "" if the offset is not in a sentence."""
        index = bisect_right(self.blocks, offset, key=attrgetter("start")) - 1
        if index < 0 or offset >= self.blocks[index].end:
            return ""
        spans = _sentences(self.own, *self.blocks[index][1:])
        index = bisect_right(spans, offset, key=itemgetter(0)) - 1
        return self.own[slice(*spans[index])] if index >= 0 and offset < spans[index][1] else ""


def text_view(source: Source, path: KeyPath, role: str, text: str) -> TextView:
    """Return the view of a text; a line has no markup and is one block."""
    if role == "line":
        own = _without_quotations(text, (Block("text", 0, len(text)),))
        return TextView(source, path, role, text, text, own, (Block("text", 0, len(text)),))
    blocks = tuple(_blocks(text))
    plain = _plain(text)
    return TextView(source, path, role, text, plain, _without_quotations(plain, blocks), blocks)


def _plain(text: str) -> str:
    if "{" in text:
        text = LOGIC.sub(_spaces, FACT.sub(_objects, text))
    if "[" in text:
        text = re.sub(_NOTE, _joiners, re.sub(_LINK, _link, text))
    text = re.sub(_ADDRESS, _objects, text) if "@" in text or "//" in text or "www." in text else text
    text = re.sub(_CODE, _objects, text) if any(mark in text for mark in "`\\/") else text
    text = _LEAD.sub(_spaces, text)
    return re.sub(_MARKS, _joiners, text) if any(mark in text for mark in "\\*_") else text


def _without_quotations(plain: str, blocks: tuple[Block, ...]) -> str:
    """Return the text with words in quotation marks and quotation blocks masked."""
    pieces, end = [], 0
    for block in blocks:
        pieces.append(plain[end : block.start])
        inside = plain[block.start : block.end]
        if block.kind == "quotation":
            inside = _masked(inside)
        elif any(mark in inside for mark in '“"«”'):
            # Guillemets first: in Russian, the mark that opens an English quotation ends a nested one.
            for pattern in (_GUILLEMETS, _curly(inside), _STRAIGHT):
                inside = re.sub(pattern, _quoted, inside)
        pieces.append(inside)
        end = block.end
    return "".join(pieces) + plain[end:]


def _curly(text: str) -> str:
    """Return the pattern of quotations in curly marks: in Arabic, the first mark of a text is ”."""
    is_turned = re.search(_FIRST_CURLY, text) and re.search(_ARABIC_LETTER, text)
    return _TURNED if is_turned else _CURLY


def _masked(text: str) -> str:
    return re.sub(r"\S", OBJECT, text)


def _quoted(match: re.Match[str]) -> str:
    text = match[0]
    closed = len(text) > 1 and text[-1] in ("“" if text[0] == "”" else '”"»')
    return text[0] + _masked(text[1:-1] if closed else text[1:]) + (text[-1] if closed else "")


def _objects(match: re.Match[str]) -> str:
    return OBJECT * len(match[0])


def _joiners(match: re.Match[str]) -> str:
    return JOINER * len(match[0])


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _link(match: re.Match[str]) -> str:
    """Mask a picture entirely, and a link except its words."""
    if match[1].startswith("!"):
        return _objects(match)
    return JOINER * len(match[1]) + match[2] + JOINER * len(match[3])


_KINDS = (
    ("heading", re.compile(r"[ ]{0,3}#{1,6}[ \t]")),
    ("quotation", re.compile(r"(?<![ \t])[ \t]*+>")),
    ("table", re.compile(r"(?<![ \t])[ \t]*+\|")),
    ("note", re.compile(r"\[\^[^\]\s]{1,999}+\]:")),
    ("item", re.compile(r"(?<![ \t])[ \t]*+(?:[-*+]|\d{1,9}[.)]|\((?:[a-z]{1,2}|[ivx]+)\))[ \t]")),
)
# Blocks whose lines all begin with a mark.
_PREFIXED = ("quotation", "table")


def _kind(line: str) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.match(line)), "text")


def _blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a text: empty lines separate them; each heading and list item is a block."""
    offset, kind, start, end = 0, "", 0, 0
    for line in text.split("\n"):
        line_kind = _kind(line) if line.strip() else ""
        if kind and not _continues(kind, line_kind):
            yield Block(kind, start, end)
            kind = ""
        if line_kind:
            kind, start = (kind, start) if kind else (line_kind, offset + len(line) - len(line.lstrip()))
            end = offset + len(line.rstrip())
        offset += len(line) + 1
    if kind:
        yield Block(kind, start, end)


def _continues(kind: str, line_kind: str) -> bool:
    """True if a line of `line_kind` continues a block of `kind`; "" is an empty line."""
    if kind in _PREFIXED:
        return line_kind == kind
    return line_kind == "text" and kind != "heading"
