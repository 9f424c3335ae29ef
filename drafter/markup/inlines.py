"""Reader of inlines: runs with their roles and places, line breaks and note marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from drafter.document.model import Break, Inline, NoteMark, Paragraph, Run
from drafter.document.tags import LINKS
from drafter.markup.cursor import Cursor
from drafter.markup.origin import Origin, Warn
from drafter.markup.printed_markup import MASK, PrintedText
from drafter.source import find_unprintable
from drafter.source.invisible import find_invisible

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_ROLES = {"em": "emphasis", "strong": "strong"}
_REFUSED = {
    "html_inline": "HTML is not allowed in a letter; use CommonMark, such as *italic*.",
    "code_inline": "Code is not allowed in a letter; use quotation marks, or write \\` for a literal `.",
    "image": "Put the picture into a separate paragraph.",
}
# Markup that the parser leaves in plain text because it is not closed, with the message.
_OPENED = "`{0}` is never closed; close it, or write \\{1} for a literal {0}."
_UNCLOSED = (
    (re.compile(r"\*\*(?=[\w\"“(])|(?<!\w)__(?=[^\W_])"), _OPENED),
    (re.compile(r"(?<![\w*])\*(?=[\w\"“(])|(?<!\w)_(?=[^\W_])"), _OPENED),
    (
        re.compile(r"(?<=\])\((?=[a-z][a-z0-9+.-]*:|/|www\.)"),
        "The link is not complete; write [words](https://...) on one line.",
    ),
)
# CommonMark does not close `**` between punctuation and a letter, as in **Note:**text.
_BETWEEN = re.compile(r"(?<=[^\w\s([{“‘«*_])(\*\*?|__?)(?=\w)")
_NOT_CLOSING = "`{0}` does not close between “{1}” and a letter; put a space after it, or write it before “{1}”."
# An emphasis between two characters of a formula: next to a digit, or of one letter, as in 2*x*y and a*b*c.
_IN_FORMULA = re.compile(r"[0-9]\*.+\*[0-9A-Za-z]|[A-Za-z]\*(?:.+\*[0-9]|[A-Za-z]\*[A-Za-z])", re.DOTALL)
_LINE_BREAK = re.compile(r"<br[ ]*/?>", re.IGNORECASE)
_UNKNOWN_NOTE = re.compile(r"\[\^[^\]\s]{1,999}+\]")
_FACT_MARK = re.compile("[\U000f0000-\U0010ffff]")


class _Words(NamedTuple):
    """Words of the author with the formatting of `like`; the offsets are -1 for a space between two lines."""

    text: str
    like: Run
    first: int = -1
    last: int = -1


class Inlines:
    """Reader of inlines; `notes` contains the paragraphs of each footnote by its number, from 0."""

    def __init__(self, origin: Origin, notes: Mapping[int, tuple[Paragraph, ...]], warn: Warn | None = None) -> None:
        self.origin = origin
        self.warn = warn
        self.printed = PrintedText()
        self.notes = notes
        self.used_notes: set[int] = set()
        self.in_note = False

    def read(
        self, nodes: Iterable[SyntaxTreeNode], raw: str, start: int, is_paragraph: bool = False
    ) -> tuple[Inline, ...]:
        """Return the inlines of a paragraph, a heading or a cell whose raw text begins at the offset `start`."""
        self.printed = PrintedText()
        inlines = tuple(self._join(self._all(nodes, Cursor(raw, start, self.origin.typesetter()), Run(""))))
        if self.warn:
            self.printed.warn(self.warn, is_paragraph)
        return inlines

    def _all(self, nodes: Iterable[SyntaxTreeNode], cursor: Cursor, like: Run) -> Iterator[Inline | _Words]:
        for node in nodes:
            yield from self._node(node, cursor, like)

    def _node(self, node: SyntaxTreeNode, cursor: Cursor, like: Run) -> Iterator[Inline | _Words]:
        kind = node.type
        if kind != "text":
            self.printed.add(_as_printed(node), cursor.start + cursor.at)
        if kind == "text":
            yield from self._text(node.content, cursor, like)
        elif kind in ("softbreak", "hardbreak"):
            cursor.end_line()
            yield self._line_end(kind, cursor, like)
        elif kind == "text_special":
            yield from self._escaped_character(node, cursor, like)
        elif kind in _ROLES:
            yield from self._emphasis(node, cursor, replace(like, roles=like.roles | {_ROLES[kind]}))
        elif kind == "link":
            yield from self._link(node, cursor, like)
        elif kind == "footnote_ref":
            yield self._note(node, cursor)
        elif kind == "html_inline" and _LINE_BREAK.fullmatch(node.content):
            cursor.take(node.content)
            cursor.typesetter.before = " "
            yield Break()
        else:
            self._refuse(node, cursor)

    def _emphasis(self, node: SyntaxTreeNode, cursor: Cursor, like: Run) -> Iterator[Inline | _Words]:
        """Yield the words in emphasis, and report marks of a formula, as in 2*3*4."""
        start = cursor.at
        yield from self._all(node.children, cursor, like)
        self.printed.add(MASK, cursor.start + cursor.at)
        end = cursor.at + len(node.markup)
        if self.warn and _IN_FORMULA.fullmatch(cursor.raw, max(start - 1, 0), end + 1):
            message = f"The `{node.markup}` are not printed; write \\{node.markup[0]} to print {node.markup[0]}."
            self.warn("emphasis-in-formula", message, cursor.start + start, cursor.start + end)

    def _line_end(self, kind: str, cursor: Cursor, like: Run) -> Break | _Words:
        """Return a line break, or the space between two lines, which some languages print without one."""
        if kind == "softbreak":
            return _Words(cursor.typesetter.typeset(" ", cursor.following()), like)
        cursor.typesetter.before = " "
        return Break()

    def _text(self, content: str, cursor: Cursor, like: Run) -> Iterator[Inline | _Words]:
        """Yield the words of a text, and the runs of the facts in it."""
        if not content:
            return
        first, last = cursor.take(content)
        self.printed.add(content, first)
        self._check(content, first)
        at = 0
        for mark in _FACT_MARK.finditer(content):
            words = _Words(content[at : mark.start()], like, first + at, first + mark.start())
            yield from _curled(words, cursor, mark.group())
            for inline in self.origin.value(mark.group()):
                if not isinstance(inline, Run):
                    yield inline
                    cursor.typesetter.before = " "
                    continue
                yield replace(inline, roles=like.roles | inline.roles, link=inline.link or like.link)
                cursor.typesetter.before = inline.text[-1:]
            at = mark.end()
        yield from _curled(_Words(content[at:], like, first + at, last), cursor, cursor.following())

    def _escaped_character(self, node: SyntaxTreeNode, cursor: Cursor, like: Run) -> Iterator[_Words]:
        """Yield a character written as a backslash escape or an entity, without curling quotation marks."""
        if not node.content:
            return
        first, last = cursor.take(node.markup or node.content)
        invisible = next(find_invisible(node.content), None)
        message = f"Remove this invisible character ({invisible.name})." if invisible else None
        if message := find_unprintable(node.content) or message:
            self.origin.problem("control-character", message, first, last)
            return
        cursor.typesetter.before = node.content[-1]
        yield _Words(node.content, like, first, last)

    def _check(self, content: str, first: int) -> None:
        """Report markup that is not closed, and references to notes without a text."""
        if not any(character in content for character in "*_(["):
            return
        for pattern, template in _UNCLOSED:
            for match, message in _with_messages(content, pattern, template):
                self.origin.problem("unclosed-markup", message, first + match.start(), first + match.end())
        for match in _UNKNOWN_NOTE.finditer(content):
            message = f"The note {match.group()} has no text; add a paragraph: {match.group()}: ..."
            self.origin.problem("no-such-note", message, first + match.start(), first + match.end())

    def _link(self, node: SyntaxTreeNode, cursor: Cursor, like: Run) -> Iterator[Inline | _Words]:
        target = str(node.attrs.get("href", ""))
        first = cursor.start + cursor.at
        inner = list(self._all(node.children, cursor, replace(like, link=target)))
        if not inner:
            cursor.take("[")
        cursor.end_link()
        self.printed.add(MASK, cursor.start + cursor.at)
        if self.warn and (title := str(node.attrs.get("title", ""))):
            message = f"The title “{title[:40]}” of this link is not printed; remove it."
            self.warn("printed-markup", message, first, cursor.start + cursor.at)
        if self.warn and not inner:
            message = "This link has no words and is not printed; write words between [ and ]."
            self.warn("printed-markup", message, first, cursor.start + cursor.at)
        if not target.startswith(LINKS):
            message = f'A link must start with https:// or mailto:, not "{target}".'
            self.origin.problem("bad-link", message, first, cursor.start + cursor.at)
        yield from inner

    def _note(self, node: SyntaxTreeNode, cursor: Cursor) -> NoteMark:
        number = int(node.meta["id"])
        first, last = cursor.take(f"[^{node.meta['label']}]")
        if self.in_note:
            self.origin.problem("note-in-note", "A note cannot refer to another note.", first, last)
        elif number in self.used_notes:
            message = "The text refers to this note twice; write a second note."
            self.origin.problem("note-twice", message, first, last)
        self.used_notes.add(number)
        return NoteMark(self.origin.note_mark(number + 1), self.notes.get(number, ()), self.origin.place(first, last))

    def _refuse(self, node: SyntaxTreeNode, cursor: Cursor) -> None:
        first, last = cursor.take(node.content) if node.content else (cursor.start + cursor.at,) * 2
        message = _REFUSED.get(node.type, "Markup of this kind is not allowed in a letter.")
        self.origin.problem("markup-not-allowed", message, first, last)

    def _join(self, pieces: Iterable[Inline | _Words]) -> Iterator[Inline]:
        """Yield the inlines, joining words of the same format. A fact stays a separate run."""
        row: list[_Words] = []
        for piece in _without_spaces_at_breaks(pieces):
            if row and not (isinstance(piece, _Words) and _same_format(row[0].like, piece.like)):
                yield self._run(row)
                row = []
            if isinstance(piece, _Words):
                row.append(piece)
            else:
                yield piece
        if row:
            yield self._run(row)

    def _run(self, row: list[_Words]) -> Run:
        placed = [words for words in row if words.first >= 0]
        place = self.origin.place(placed[0].first, placed[-1].last) if placed else None
        return replace(row[0].like, text="".join([words.text for words in row]), place=place)


def _without_spaces_at_breaks(pieces: Iterable[Inline | _Words]) -> Iterator[Inline | _Words]:
    """Yield the pieces without the spaces around a line break, as the parser removes them at the end of a line."""
    held: _Words | None = None
    after_break = False
    for piece in pieces:
        if isinstance(piece, Break) and held:
            held = _strip(held, len(held.text.rstrip(" ")))
        if held and held.text:
            yield held
        held = None
        if isinstance(piece, _Words):
            held = (
                _strip(piece, len(piece.text), len(piece.text) - len(piece.text.lstrip(" "))) if after_break else piece
            )
        else:
            yield piece
        after_break = isinstance(piece, Break)
    if held and held.text:
        yield held


def _strip(words: _Words, end: int, start: int = 0) -> _Words:
    """Return the characters from `start` to `end` with their place."""
    if words.first < 0 or words.last - words.first != len(words.text):
        return words._replace(text=words.text[start:end])
    return _Words(words.text[start:end], words.like, words.first + start, words.first + end)


def _as_printed(node: SyntaxTreeNode) -> str:
    """Return what `PrintedText` has for a node without text: a mask, except for a line and a backslash."""
    if node.type in ("softbreak", "hardbreak"):
        return "\n"
    # In front of a letter or a space, a backslash is printed.
    return node.content if node.type == "text_special" and node.content == node.markup else MASK


def _curled(words: _Words, cursor: Cursor, after: str) -> Iterator[_Words]:
    """Yield the words, if there are any, with curly quotation marks; `after` is the character behind them."""
    if words.text:
        yield words._replace(text=cursor.typesetter.typeset(words.text, after))


def _with_messages(content: str, pattern: re.Pattern[str], template: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each mark that is not closed, or that should close one but cannot, with its message."""
    opened: list[re.Match[str]] = []
    for match in pattern.finditer(content):
        if opened and opened[-1].group() == match.group() and _BETWEEN.match(content, match.start()):
            opened.pop()
            yield match, _NOT_CLOSING.format(match.group(), content[match.start() - 1])
        else:
            opened.append(match)
    yield from ((match, template.format(match.group(), "\\".join(match.group()))) for match in opened)


def _same_format(a: Run, b: Run) -> bool:
    return a is b or (a.roles, a.link) == (b.roles, b.link)
