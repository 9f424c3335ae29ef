"""A text of the author as rules read it: the same length as written, its markup and its quotations out of sight."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from drafter.lint.rule import Match
from drafter.source import KeyPath, Source

# What stands in place of a fact, a link or quoted words: a sign that is neither a letter nor a space.
OBJECT = "\ufffc"
# What stands in place of markup inside a word or beside it.
JOINER = "\u2060"

_FACT = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_LOGIC = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_LINK = re.compile(r"(!?\[)([^\]\[]*)(\]\([^)\s]*\))")
_NOTE = re.compile(r"\[\^[^\]\s]+\]")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]*[^\s<>.,;:!?)”\"']|[\w.+-]+@[\w-]+\.[\w.]*\w")
_MARKS = re.compile(r"\\(?=[!-/:-@\[-`{-~])|(?<!\\)\*+|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)")
_LEAD = re.compile(
    r"^[ \t]*(?:(?:>[ \t]?)+|\[\^[^\]\s]+\]:[ \t]*|#{1,6}(?=[ \t])|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])"
    r"|\((?:[a-z]{1,2}|[ivx]+)\)(?=[ \t]))*",
    re.MULTILINE,
)
_CURLY = re.compile(r"“[^”]*(?:”|\Z)")
_STRAIGHT = re.compile(r'(?<![\w”])"(?=\S)[^"]*(?:"|\Z)')
_SENTENCE = re.compile(r"(?:[^.?!]|[.?!](?!\s)|(?:(?<=\ba\.i)|(?<=\bNo)|(?<=\bMrs)|(?<=\bM[rs])|(?<=\bDr))\.)+[.?!]?")


class Block(NamedTuple):
    """A block of a text, from its first to its last (exclusive) character; its kind is that of its first line."""

    kind: str
    start: int
    end: int


class TextView(NamedTuple):
    """A text at a path of a source; `role` is body, annex or line.

    `plain` is the text without its markup, `own` is `plain` without what it quotes; all three are as long.
    """

    source: Source
    path: KeyPath
    role: str
    text: str
    plain: str
    own: str
    blocks: tuple[Block, ...]

    def match_at(self, start: int, end: int, message: str, fix: str | None = None) -> Match:
        """A hit at characters of the text."""
        return Match(self.source, self.path, message, start, end, fix)

    def at(self, found: re.Match[str], message: str, fix: str | None = None, group: int = 0) -> Match:
        """A hit at a match, or at one of its groups."""
        return self.match_at(found.start(group), found.end(group), message, fix)

    def find(self, pattern: str, flags: int = 0, needs: Iterable[str] = ()) -> Iterator[re.Match[str]]:
        """The matches of a pattern in the author's own words.

        With `needs` none is looked for, and no pattern compiled, where the words hold none of those.
        """
        sought = not needs or any(words in self.own for words in needs)
        return re.finditer(pattern, self.own, flags) if sought else iter(())

    def of_kind(self, *kinds: str) -> Iterator[Block]:
        """The blocks of these kinds."""
        return (block for block in self.blocks if block.kind in kinds)

    def sentences(self, block: Block) -> Iterator[tuple[int, int]]:
        """Where each sentence of a block begins and ends."""
        for found in _SENTENCE.finditer(self.own, block.start, block.end):
            lead = len(found[0]) - len(found[0].lstrip(f" \n\t{JOINER}"))
            if found[0].strip():
                yield found.start() + lead, found.end()

    def sentence_at(self, offset: int) -> str:
        """The sentence around a character."""
        for block in self.blocks:
            if block.start <= offset < block.end:
                for start, end in self.sentences(block):
                    if start <= offset < end:
                        return self.own[start:end]
        return ""


def text_view(source: Source, path: KeyPath, role: str, text: str) -> TextView:
    """The prose of a text; a line has no markup, and is one block."""
    if role == "line":
        own = _without_quotations(text, (Block("text", 0, len(text)),))
        return TextView(source, path, role, text, text, own, (Block("text", 0, len(text)),))
    blocks = tuple(_blocks(text))
    plain = _plain(text)
    return TextView(source, path, role, text, plain, _without_quotations(plain, blocks), blocks)


def _plain(text: str) -> str:
    if "{" in text:
        text = _LOGIC.sub(_spaces, _FACT.sub(_objects, text))
    if "[" in text:
        text = _NOTE.sub(_joiners, _LINK.sub(_link, text))
    text = _ADDRESS.sub(_objects, text) if "@" in text or "//" in text or "www." in text else text
    text = _LEAD.sub(_spaces, text)
    return _MARKS.sub(_joiners, text) if any(mark in text for mark in "\\*_") else text


def _without_quotations(plain: str, blocks: tuple[Block, ...]) -> str:
    """The text with what stands in quotation marks, or in a quotation of its own, as objects."""
    pieces, at = [], 0
    for block in blocks:
        pieces.append(plain[at : block.start])
        inside = plain[block.start : block.end]
        if block.kind == "quotation":
            inside = _filled(inside)
        elif "“" in inside or '"' in inside:
            inside = _STRAIGHT.sub(_quoted, _CURLY.sub(_quoted, inside))
        pieces.append(inside)
        at = block.end
    return "".join(pieces) + plain[at:]


def _filled(text: str) -> str:
    return re.sub(r"\S", OBJECT, text)


def _quoted(found: re.Match[str]) -> str:
    text = found[0]
    closed = len(text) > 1 and text[-1] in '”"'
    return text[0] + _filled(text[1:-1] if closed else text[1:]) + (text[-1] if closed else "")


def _objects(found: re.Match[str]) -> str:
    return OBJECT * len(found[0])


def _joiners(found: re.Match[str]) -> str:
    return JOINER * len(found[0])


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _link(found: re.Match[str]) -> str:
    """Of a link the words are left; of a picture nothing."""
    if found[1].startswith("!"):
        return _objects(found)
    return JOINER * len(found[1]) + found[2] + JOINER * len(found[3])


_KINDS = (
    ("heading", re.compile(r"[ ]{0,3}#{1,6}[ \t]")),
    ("quotation", re.compile(r"[ \t]*>")),
    ("table", re.compile(r"[ \t]*\|")),
    ("note", re.compile(r"\[\^[^\]\s]+\]:")),
    ("item", re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)]|\((?:[a-z]{1,2}|[ivx]+)\))[ \t]")),
)
_NESTED = ("quotation", "table")


def _kind(line: str) -> str:
    return next((kind for kind, form in _KINDS if form.match(line)), "text")


def _blocks(text: str) -> Iterator[Block]:
    """The blocks of a text: what stands between empty lines, and each heading and item by itself."""
    at, kind, start, end = 0, "", 0, 0
    for line in text.split("\n"):
        own = _kind(line) if line.strip() else ""
        goes_on = kind and own and (own == kind if kind in _NESTED else own == "text" and kind != "heading")
        if kind and not goes_on:
            yield Block(kind, start, end)
            kind = ""
        if own:
            kind, start = (kind, start) if kind else (own, at + len(line) - len(line.lstrip()))
            end = at + len(line.rstrip())
        at += len(line) + 1
    if kind:
        yield Block(kind, start, end)
