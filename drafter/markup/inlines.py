"""Inlines: runs with their roles and places, line breaks and note marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from drafter.document import Break, Inline, NoteMark, Paragraph, Run
from drafter.errors import Place
from drafter.markup.origin import Origin
from drafter.markup.quotes import curled

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_ROLES = {"em": "emphasis", "strong": "strong"}
_LINKS = ("https://", "http://", "mailto:")
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_REFUSED = {
    "html_inline": "HTML is no part of a letter; use CommonMark, such as *italic*.",
    "code_inline": "A letter has no code; use quotation marks, or write \\` for the sign itself.",
    "image": "A picture stands in a paragraph of its own.",
}


@dataclass(slots=True)
class Cursor:
    """How far the raw text of one inline has been read; `start` is its offset in the whole text."""

    raw: str
    start: int
    at: int = 0
    before: str = ""

    def take(self, text: str) -> tuple[int, int]:
        """The offsets, in the whole text, of the next words `text`."""
        found = self.raw.find(text.translate(_STRAIGHT), self.at)
        first = found if found >= 0 else self.raw.find(text[:1], self.at)
        first = max(first, self.at)
        last = first + len(text) if found >= 0 else self._walked(text, first)
        self.at = last
        return self.start + first, self.start + last

    def skip(self, opening: str, closing: str) -> None:
        """Go past markup that begins with `opening` here."""
        if self.raw.startswith(opening, self.at):
            self.at = max(self.raw.find(closing, self.at) + len(closing), self.at)

    def _walked(self, text: str, at: int) -> int:
        for letter in text:
            near = self.raw.find(letter, at, at + 12)
            at = near + 1 if near >= 0 else at
        return at


class Inlines:
    """Reads the inlines of paragraphs; `notes` holds the paragraphs of each footnote by its number from 0."""

    def __init__(self, origin: Origin, notes: Mapping[int, tuple[Paragraph, ...]]) -> None:
        self.origin = origin
        self.notes = notes

    def read(self, nodes: Iterable[SyntaxTreeNode], raw: str, start: int) -> tuple[Inline, ...]:
        """The inlines of a paragraph whose raw text begins at the offset `start`."""
        cursor = Cursor(raw.translate(_STRAIGHT), start)
        return tuple(_joined(self._all(nodes, cursor, Run(""))))

    def _all(self, nodes: Iterable[SyntaxTreeNode], cursor: Cursor, like: Run) -> Iterator[Inline]:
        for node in nodes:
            yield from self._one(node, cursor, like)

    def _one(self, node: SyntaxTreeNode, cursor: Cursor, like: Run) -> Iterator[Inline]:
        if node.type in ("text", "text_special"):
            yield from self._text(node, cursor, like)
        elif node.type == "softbreak":
            yield replace(like, text=" ")
            cursor.before = " "
        elif node.type == "hardbreak":
            yield Break()
            cursor.before = " "
        elif node.type in _ROLES:
            yield from self._all(node.children, cursor, replace(like, roles=like.roles | {_ROLES[node.type]}))
        elif node.type == "link":
            yield from self._link(node, cursor, like)
        elif node.type == "footnote_ref":
            yield self._note(node, cursor)
        else:
            self._refuse(node, cursor)

    def _text(self, node: SyntaxTreeNode, cursor: Cursor, like: Run) -> Iterator[Run]:
        content = node.content
        first, last = cursor.take(content) if content else (cursor.at, cursor.at)
        if node.type == "text":
            self._check_delimiters(content, first)
        at = 0
        for index, letter in enumerate(content):
            if values := self.origin.value(letter):
                yield self._run(content[at:index], first + at, cursor, like)
                for value in values:
                    yield replace(value, roles=like.roles | value.roles, link=value.link or like.link)
                cursor.before = values[-1].text[-1:]
                at = index + 1
        yield self._run(content[at:], first + at if at else first, cursor, like, last)

    def _run(self, text: str, first: int, cursor: Cursor, like: Run, last: int | None = None) -> Run:
        set_text = curled(text, cursor.before)
        cursor.before = set_text[-1:] or cursor.before
        end = first + len(text) if last is None else last
        return replace(like, text=set_text, place=self.origin.place(first, end) if text else None)

    def _check_delimiters(self, content: str, first: int) -> None:
        for delimiter in ("**", "__"):
            index = content.find(delimiter)
            if index >= 0:
                message = f"`{delimiter}` is opened here and never closed; write \\{delimiter[0]} for the sign itself."
                self.origin.problem("unclosed-markup", message, first + index, first + index + len(delimiter))

    def _link(self, node: SyntaxTreeNode, cursor: Cursor, like: Run) -> Iterator[Inline]:
        target = str(node.attrs.get("href", ""))
        first = cursor.start + cursor.at
        inner = list(self._all(node.children, cursor, replace(like, link=target)))
        cursor.skip("](", ")")
        if not target.startswith(_LINKS):
            message = f'A link leads to https:// or mailto:, not to "{target}".'
            self.origin.problem("bad-link", message, first, cursor.start + cursor.at)
        yield from inner

    def _note(self, node: SyntaxTreeNode, cursor: Cursor) -> NoteMark:
        number = int(node.meta["id"])
        first, last = cursor.take(f"[^{node.meta['label']}]")
        mark = self.origin.note_mark(number + 1)
        return NoteMark(mark, self.notes.get(number, ()), self.origin.place(first, last))

    def _refuse(self, node: SyntaxTreeNode, cursor: Cursor) -> None:
        first, last = cursor.take(node.content) if node.content else (cursor.start + cursor.at,) * 2
        message = _REFUSED.get(node.type, "This markup is no part of a letter.")
        self.origin.problem("markup-not-allowed", message, first, last)


def _joined(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """The inlines without empty runs, and with the lines of one sentence joined again."""
    last: Run | None = None
    for inline in inlines:
        if isinstance(inline, Run) and last is not None and _one_text(last, inline):
            last = replace(last, text=last.text + inline.text, place=_around(last, inline))
            continue
        if last is not None and last.text:
            yield last
        last = inline if isinstance(inline, Run) else None
        if last is None:
            yield inline
    if last is not None and last.text:
        yield last


def _one_text(one: Run, other: Run) -> bool:
    """Whether two runs stand one after the other in the author's file and look the same."""
    if (one.roles, one.link) != (other.roles, other.link):
        return False
    if one.place is None or other.place is None:
        return True
    return 0 <= other.place.line - one.place.end_line <= 1 and other.place[1:3] >= one.place[3:5]


def _around(one: Run, other: Run) -> Place | None:
    if one.place is None or other.place is None:
        return one.place or other.place
    return one.place._replace(end_line=other.place.end_line, end_column=other.place.end_column)
