"""Inlines: runs with their roles and places, line breaks and note marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafter.document import Break, Inline, NoteMark, Paragraph, Run
from drafter.errors import Place
from drafter.markup.cursor import Cursor
from drafter.markup.origin import Origin
from drafter.markup.quotes import curled
from drafter.source import unprintable
from drafter.source.hidden import hidden
from drafter.vocabulary import LINKS

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


class Inlines:
    """Reads the inlines of paragraphs; `notes` holds the paragraphs of each footnote by its number from 0."""

    def __init__(self, origin: Origin, notes: Mapping[int, tuple[Paragraph, ...]]) -> None:
        self.origin = origin
        self.notes = notes
        self.called: set[int] = set()
        self.in_note = False

    def read(self, nodes: Iterable[SyntaxTreeNode], raw: str, start: int) -> tuple[Inline, ...]:
        """The inlines of a paragraph whose raw text begins at the offset `start`."""
        return tuple(_joined(self._all(nodes, Cursor(raw, start), Run(""))))

    def _all(self, nodes: Iterable[SyntaxTreeNode], cursor: Cursor, like: Run) -> Iterator[Inline | None]:
        for node in nodes:
            yield from self._one(node, cursor, like)

    def _one(self, node: SyntaxTreeNode, cursor: Cursor, like: Run) -> Iterator[Inline | None]:
        if node.type in ("text", "text_special"):
            yield from self._text(node, cursor, like)
        elif node.type in ("softbreak", "hardbreak"):
            cursor.end_line()
            cursor.before = " "
            yield replace(like, text=" ") if node.type == "softbreak" else Break()
        elif node.type in _ROLES:
            yield from self._all(node.children, cursor, replace(like, roles=like.roles | {_ROLES[node.type]}))
        elif node.type == "link":
            yield from self._link(node, cursor, like)
        elif node.type == "footnote_ref":
            yield self._note(node, cursor)
        else:
            self._refuse(node, cursor)

    def _text(self, node: SyntaxTreeNode, cursor: Cursor, like: Run) -> Iterator[Run | None]:
        """The runs of a text; None parts a fact from the author's own words, which stand elsewhere."""
        content = node.content
        if not content:
            return
        if node.type == "text_special":
            yield from self._sign(node, cursor, like)
            return
        first, last = cursor.take(content)
        self._check(content, first)
        at = 0
        for mark in _MARK.finditer(content):
            yield from self._run(content[at : mark.start()], first + at, first + mark.start(), cursor, like)
            for value in self.origin.value(mark.group()):
                yield None
                yield replace(value, roles=like.roles | value.roles, link=value.link or like.link)
                yield None
                cursor.before = value.text[-1:]
            at = mark.end()
        yield from self._run(content[at:], first + at, last, cursor, like)

    def _sign(self, node: SyntaxTreeNode, cursor: Cursor, like: Run) -> Iterator[Run]:
        """A sign written as an escape or an entity: it stands for itself."""
        first, last = cursor.take(node.markup or node.content)
        trick = next(hidden(node.content), None)
        message = f"This stands for a character that nobody sees ({trick.name}); take it out." if trick else None
        if message := unprintable(node.content) or message:
            self.origin.problem("control-character", message, first, last)
            return
        cursor.before = node.content[-1]
        yield replace(like, text=node.content, place=self.origin.place(first, last))

    def _run(self, text: str, first: int, last: int, cursor: Cursor, like: Run) -> Iterator[Run]:
        if text:
            printed = curled(text, cursor.before)
            cursor.before = printed[-1]
            yield replace(like, text=printed, place=self.origin.place(first, last))

    def _check(self, content: str, first: int) -> None:
        """Note markup that was opened and not closed, and calls of notes that are not there."""
        if not any(sign in content for sign in "*_(["):
            return
        for pattern, message in _UNCLOSED:
            for found in pattern.finditer(content):
                say = message.format(found.group(), "\\".join(found.group()))
                self.origin.problem("unclosed-markup", say, first + found.start(), first + found.end())
        for found in _NO_NOTE.finditer(content):
            say = f"There is no note {found.group()}; write its text as a paragraph, {found.group()}: ..."
            self.origin.problem("no-such-note", say, first + found.start(), first + found.end())

    def _link(self, node: SyntaxTreeNode, cursor: Cursor, like: Run) -> Iterator[Inline | None]:
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


def _joined(inlines: Iterable[Inline | None]) -> Iterator[Inline]:
    """The inlines with the lines of one sentence joined again."""
    row: list[Run] = []
    for inline in inlines:
        if row and not (isinstance(inline, Run) and (row[0].roles, row[0].link) == (inline.roles, inline.link)):
            yield _whole(row)
            row = []
        if isinstance(inline, Run):
            row.append(inline)
        elif inline is not None:
            yield inline
    if row:
        yield _whole(row)


def _whole(row: list[Run]) -> Run:
    places = [run.place for run in row if run.place]
    place = _around(places[0], places[-1]) if places else None
    return replace(row[0], text="".join(run.text for run in row), place=place)


def _around(one: Place, other: Place) -> Place:
    return one._replace(end_line=other.end_line, end_column=other.end_column)
