"""Inlines: runs with their roles and places, line breaks and note marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from drafter.document.model import Break, Inline, NoteMark, Paragraph, Run
from drafter.document.tags import LINKS
from drafter.markup.cursor import Cursor
from drafter.markup.origin import Origin
from drafter.markup.quotes import smart_quotes
from drafter.source import find_unprintable
from drafter.source.invisible import find_invisible

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_ROLES = {"em": "emphasis", "strong": "strong"}
_REFUSED = {
    "html_inline": "HTML is no part of a letter; use CommonMark, such as *italic*.",
    "code_inline": "A letter has no code; use quotation marks, or write \\` for the sign itself.",
    "image": "A picture stands in a paragraph of its own.",
}
# What is left in plain text when markup was opened and not closed, and what to say of it.
_OPENED = "`{0}` is opened here and never closed; write \\{1} for the sign itself."
_UNCLOSED = (
    (re.compile(r"\*\*(?=[\w\"“(])|(?<!\w)__(?=[^\W_])"), _OPENED),
    (re.compile(r"(?<![\w*])\*(?=[\w\"“(])|(?<!\w)_(?=[^\W_])"), _OPENED),
    (
        re.compile(r"(?<=\])\((?=[a-z][a-z0-9+.-]*:|/|www\.)"),
        "This is no link; write [words](https://...) on one line.",
    ),
)
_NO_NOTE = re.compile(r"\[\^[^\]\s]+\]")
_MARK = re.compile("[\U000f0000-\U0010ffff]")


class _Words(NamedTuple):
    """Words of the author, set `like` a run: where they stand in the text, or (-1) between its lines."""

    text: str
    like: Run
    first: int = -1
    last: int = -1


class Inlines:
    """Reads the inlines of paragraphs; `notes` holds the paragraphs of each footnote by its number from 0."""

    def __init__(self, origin: Origin, notes: Mapping[int, tuple[Paragraph, ...]]) -> None:
        self.origin = origin
        self.notes = notes
        self.called: set[int] = set()
        self.in_note = False

    def read(self, nodes: Iterable[SyntaxTreeNode], raw: str, start: int) -> tuple[Inline, ...]:
        """The inlines of a paragraph whose raw text begins at the offset `start`."""
        return tuple(self._joined(self._all(nodes, Cursor(raw, start), Run(""))))

    def _all(self, nodes: Iterable[SyntaxTreeNode], cursor: Cursor, like: Run) -> Iterator[Inline | _Words]:
        for node in nodes:
            yield from self._one(node, cursor, like)

    def _one(self, node: SyntaxTreeNode, cursor: Cursor, like: Run) -> Iterator[Inline | _Words]:
        kind = node.type
        if kind == "text":
            yield from self._text(node.content, cursor, like)
        elif kind in ("softbreak", "hardbreak"):
            cursor.end_line()
            cursor.before = " "
            yield _Words(" ", like) if kind == "softbreak" else Break()
        elif kind == "text_special":
            yield from self._sign(node, cursor, like)
        elif kind in _ROLES:
            yield from self._all(node.children, cursor, replace(like, roles=like.roles | {_ROLES[kind]}))
        elif kind == "link":
            yield from self._link(node, cursor, like)
        elif kind == "footnote_ref":
            yield self._note(node, cursor)
        else:
            self._refuse(node, cursor)

    def _text(self, content: str, cursor: Cursor, like: Run) -> Iterator[Run | _Words]:
        """The words of a text, and the runs of the facts in it."""
        if not content:
            return
        first, last = cursor.take(content)
        self._check(content, first)
        at = 0
        for mark in _MARK.finditer(content):
            yield from self._run(content[at : mark.start()], first + at, first + mark.start(), cursor, like)
            for value in self.origin.value(mark.group()):
                yield replace(value, roles=like.roles | value.roles, link=value.link or like.link)
                cursor.before = value.text[-1:]
            at = mark.end()
        yield from self._run(content[at:], first + at, last, cursor, like)

    def _sign(self, node: SyntaxTreeNode, cursor: Cursor, like: Run) -> Iterator[_Words]:
        """A sign written as an escape or an entity: it stands for itself."""
        if not node.content:
            return
        first, last = cursor.take(node.markup or node.content)
        trick = next(find_invisible(node.content), None)
        message = f"This stands for a character that nobody sees ({trick.name}); take it out." if trick else None
        if message := find_unprintable(node.content) or message:
            self.origin.problem("control-character", message, first, last)
            return
        cursor.before = node.content[-1]
        yield _Words(node.content, like, first, last)

    def _run(self, text: str, first: int, last: int, cursor: Cursor, like: Run) -> Iterator[_Words]:
        if text:
            printed = smart_quotes(text, cursor.before)
            cursor.before = printed[-1]
            yield _Words(printed, like, first, last)

    def _check(self, content: str, first: int) -> None:
        """Note markup that was opened and not closed, and calls of notes that are not there."""
        if not any(character in content for character in "*_(["):
            return
        for pattern, message in _UNCLOSED:
            for found in pattern.finditer(content):
                say = message.format(found.group(), "\\".join(found.group()))
                self.origin.problem("unclosed-markup", say, first + found.start(), first + found.end())
        for found in _NO_NOTE.finditer(content):
            say = f"There is no note {found.group()}; write its text as a paragraph, {found.group()}: ..."
            self.origin.problem("no-such-note", say, first + found.start(), first + found.end())

    def _link(self, node: SyntaxTreeNode, cursor: Cursor, like: Run) -> Iterator[Inline | _Words]:
        target = str(node.attrs.get("href", ""))
        first = cursor.start + cursor.at
        inner = list(self._all(node.children, cursor, replace(like, link=target)))
        cursor.end_link()
        if not target.startswith(LINKS):
            message = f'A link leads to https:// or mailto:, not to "{target}".'
            self.origin.problem("bad-link", message, first, cursor.start + cursor.at)
        yield from inner

    def _note(self, node: SyntaxTreeNode, cursor: Cursor) -> NoteMark:
        number = int(node.meta["id"])
        first, last = cursor.take(f"[^{node.meta['label']}]")
        if self.in_note:
            self.origin.problem("note-in-note", "A note calls no other note.", first, last)
        elif number in self.called:
            self.origin.problem("note-twice", "This note is called twice; write a second one.", first, last)
        self.called.add(number)
        return NoteMark(self.origin.note_mark(number + 1), self.notes.get(number, ()), self.origin.place(first, last))

    def _refuse(self, node: SyntaxTreeNode, cursor: Cursor) -> None:
        first, last = cursor.take(node.content) if node.content else (cursor.start + cursor.at,) * 2
        message = _REFUSED.get(node.type, "This markup is no part of a letter.")
        self.origin.problem("markup-not-allowed", message, first, last)

    def _joined(self, pieces: Iterable[Inline | _Words]) -> Iterator[Inline]:
        """The inlines with the lines of one sentence joined again; a fact stands by itself, for it stands elsewhere."""
        row: list[_Words] = []
        for piece in pieces:
            if row and not (isinstance(piece, _Words) and _is_like(row[0].like, piece.like)):
                yield self._whole(row)
                row = []
            if isinstance(piece, _Words):
                row.append(piece)
            else:
                yield piece
        if row:
            yield self._whole(row)

    def _whole(self, row: list[_Words]) -> Run:
        own = [words for words in row if words.first >= 0]
        place = self.origin.place(own[0].first, own[-1].last) if own else None
        return replace(row[0].like, text="".join([words.text for words in row]), place=place)


def _is_like(one: Run, other: Run) -> bool:
    return one is other or (one.roles, one.link) == (other.roles, other.link)
