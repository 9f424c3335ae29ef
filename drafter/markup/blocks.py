"""Reader of blocks: paragraphs, headings, lists, quotations, tables, pictures and notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from msgspec.structs import replace

from drafter.document.model import Block, Break, Cell, Group, Inline, Paragraph, Picture, Table
from drafter.limits import MAX_NESTED_LISTS, MAX_TABLE_COLUMNS
from drafter.markup.checks import (
    check_limits,
    check_nesting,
    collect_duplicate_notes,
    find_lost_definitions,
    note_definitions,
)
from drafter.markup.cursor import Cursor
from drafter.markup.inlines import Inlines
from drafter.markup.origin import Origin, Warn
from drafter.markup.sentences import IN_SENTENCE, begins_in_sentence
from drafter.markup.subparagraphs import enable_subparagraphs, nest_subparagraphs
from drafter.markup.table_rows import BEFORE_ROW, dropped_cells, missing_cells

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

BULLET_LEVELS = 3
PARSED_LEVELS = 60  # The parser stops reading nested lists and quotations.

_BEFORE_NUMBER = r"(?:[ \t]*(?:>|[-*+](?=[ \t])))*[ \t]*"
_SENTENCE_END = r"[.;:!?][”\"’')]?[ \t]*\n"
_SENTENCE_START = '["“*_(]*(?:[^\\W\\d_](?<![a-zß-öø-ÿ])|[\U000f0000-\U0010ffff])'
# The end of a line, and the line at the margin: a capital or a fact, an item after a semicolon, an item with a dash.
_RUNS_ON = ((_SENTENCE_END, _SENTENCE_START), (r";[ \t]*\n", r"[^\W_]"), (r"\n", r"[–—][ \t]"))
_RUNNING_ON = "This line goes on in the list or the quotation above it; add its `- `, or leave an empty line before it."
_REFUSED = {
    "fence": "Code blocks are not allowed in a letter; start each line of a quotation with `>`.",
    "html_block": "HTML is not allowed in a letter; use CommonMark, such as *italic*.",
    "hr": "Remove this line across the page; a heading begins with #, and Drafter prints the rule at the end.",
}


def _ignore(*_: object) -> None:
    """Record no doubt."""


def parse(text: str, origin: Origin, warn: Warn | None = None) -> tuple[Block, ...]:
    """Parse CommonMark into blocks: see `drafter.markup.parse`."""
    from markdown_it.tree import SyntaxTreeNode

    environment: dict[str, Any] = {}
    exceeded = check_limits(text)
    tokens = [] if exceeded else _parser().parse(text, environment)
    if exceeded := exceeded or check_nesting(tokens):
        origin.problem("too-much", *exceeded)
        return ()
    blocks = _BlockReader(text, origin, warn).read(SyntaxTreeNode(tokens).children)
    for rule, message, start, end in find_lost_definitions(text, tokens, environment):
        origin.problem(rule, message, start, end)
    return blocks


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    markdown = (
        MarkdownIt(
            "commonmark", {"maxNesting": PARSED_LEVELS, "store_labels": True}, renderer_cls=cast(Any, _NoRenderer)
        )
        .enable("table")
        .use(footnote_plugin)
    )
    markdown.disable(["lheading", "code", "text_join", "footnote_inline"])
    markdown.core.ruler.before("footnote_tail", "duplicate_notes", collect_duplicate_notes)
    enable_subparagraphs(markdown)
    return markdown


def _nesting(node: SyntaxTreeNode | None) -> int:
    return 0 if node is None else (node.type in {"bullet_list", "ordered_list", "blockquote"}) + _nesting(node.parent)


class _NoRenderer:
    """A substitute for the HTML renderer of markdown-it, which is slow to create and not used."""

    __output__ = "nothing"

    def __init__(self, _: MarkdownIt) -> None:
        pass


class _BlockReader:
    """A pass over the syntax tree of a text; methods such as `_paragraph` are named after types of nodes."""

    def __init__(self, text: str, origin: Origin, warn: Warn | None) -> None:
        self.text = text
        self.origin = origin
        self.warn = warn or _ignore
        self.starts = [0]
        for line in text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.cell_at = 0
        # The parent of the last heading, and the line after it.
        self.heading: tuple[SyntaxTreeNode | None, int] = (None, 0)
        self.notes: dict[int, tuple[Paragraph, ...]] = {}
        self.inlines = Inlines(origin, self.notes, warn)

    def read(self, nodes: Iterable[SyntaxTreeNode]) -> tuple[Block, ...]:
        """Return all blocks of the text. Notes are read first, because the text refers to them."""
        nodes = list(nodes)
        self.inlines.in_note = True
        for node in nodes:
            if node.type == "footnote_block":
                for note in node.children:
                    self.notes[int(note.meta["id"])] = tuple(self._note(note))
        self.inlines.in_note = False
        running_text = [node for node in nodes if node.type != "footnote_block"]
        for before, node in pairwise(running_text):
            if begins_in_sentence(node, before, self.text[slice(*self._span(before))]):
                self.warn("block-in-sentence", IN_SENTENCE, *self._span(node))
        return tuple(nest_subparagraphs(self._all(running_text, "text", 0)))

    def _all(self, nodes: Iterable[SyntaxTreeNode], role: str, depth: int) -> Iterator[Block]:
        for node in nodes:
            handler = getattr(self, f"_{node.type}", None)
            if node.level > MAX_NESTED_LISTS and _nesting(node) > MAX_NESTED_LISTS:
                message = f"Lists and quotations can be nested at most {MAX_NESTED_LISTS} levels deep."
                self.origin.problem("too-deep", message, *self._span(node))
            elif handler is None:
                self._refuse(node)
            else:
                yield from handler(node, role, depth)

    def _paragraph(self, node: SyntaxTreeNode, role: str, depth: int) -> Iterator[Block]:
        inline = node.children[0]
        if len(inline.children) == 1 and inline.children[0].type == "image":
            yield from self._picture(inline)
        else:
            self._warn_of_indentation(node)
            self._warn_of_running_on(node)
            yield Paragraph(role, self._inlines(inline), place=self._place(node))

    def _warn_of_indentation(self, node: SyntaxTreeNode) -> None:
        start, _ = self._span(node)
        if node.level == 0 and node.map and self.text[self.starts[node.map[0]] : start].expandtabs().startswith("    "):
            message = "The indentation is not printed; begin each line of a quotation with `>`."
            self.warn("indented-text", message, start, self.starts[node.map[0] + 1] - 1)

    def _warn_of_running_on(self, node: SyntaxTreeNode) -> None:
        """Report a sentence, or an item without its mark, that the parser adds to the quotation or item above it."""
        if node.level == 0 or node.map is None:
            return
        for first, last in pairwise(self.starts[node.map[0] : node.map[1]]):
            end = self.text.find("\n", last)
            line = self.text[last : end if end >= 0 else len(self.text)]
            if any(re.compile(a).search(self.text, first, last) and re.match(b, line) for a, b in _RUNS_ON):
                self.warn("paragraph-runs-on", _RUNNING_ON, last, last + len(line.rstrip()))

    def _heading(self, node: SyntaxTreeNode, role: str, depth: int) -> Iterator[Block]:
        first, last = node.map or (0, 0)
        before, self.heading = self.heading, (node.parent, last)
        if before[0] is node.parent and before[1] == first > 0:
            message = "A line with # is a heading; write 1., 2., 3. for a list, or an empty line between headings."
            self.warn("printed-markup", message, *self._span(node))
        if not node.children[0].content:
            self.warn("printed-markup", "This heading has no text; remove the #.", *self._span(node))
        start, end = self._span(node)
        mark = max(self.text.find("#", start, end) - start, 0) + len(node.markup)
        yield Paragraph(f"heading-{node.tag[1:]}", self._inlines(node.children[0], mark), place=self._place(node))

    def _subparagraph(self, node: SyntaxTreeNode, role: str, depth: int) -> Iterator[Block]:
        words = self._inlines(node.children[0], len(node.info))
        yield Paragraph("text", words, node.info, 0, self._place(node))

    def _bullet_list(self, node: SyntaxTreeNode, role: str, depth: int) -> Iterator[Block]:
        level = min(depth + 1, BULLET_LEVELS)
        items = (self._item(item, f"bullet-{level}", "", depth + 1) for item in node.children)
        yield Group("list-bulleted", tuple(items), self._place(node))

    def _ordered_list(self, node: SyntaxTreeNode, role: str, depth: int) -> Iterator[Block]:
        self._warn_of_numbers(node.children)
        items = (self._item(item, "text", f"{item.info}{item.markup}", depth + 1) for item in node.children)
        yield Group("list-numbered", tuple(items), self._place(node))

    def _warn_of_numbers(self, items: Sequence[SyntaxTreeNode]) -> None:
        for before, item in pairwise(items):
            if int(item.info) <= int(before.info):
                message = f"{item.info} follows {before.info}: numbers are printed as typed; write the next number."
                start, _ = self._span(item)
                start += len(re.compile(_BEFORE_NUMBER).match(self.text, start)[0])  # type: ignore[index]
                self.warn("list-numbers", message, start, start + len(item.info + item.markup))

    def _item(self, node: SyntaxTreeNode, role: str, label: str, depth: int) -> Group:
        next_role = role.replace("bullet-", "bullet-text-")
        blocks = list(nest_subparagraphs(self._all(node.children, next_role, depth)))
        if not (blocks and isinstance(blocks[0], Paragraph) and not blocks[0].label):
            blocks.insert(0, Paragraph(role, (), place=self._place(node)))
        first = cast(Paragraph, blocks[0])
        blocks[0] = replace(first, role=role, label=label or "•", level=0 if label == "" else depth - 1)
        return Group("item", tuple(blocks), self._place(node))

    def _blockquote(self, node: SyntaxTreeNode, role: str, depth: int) -> Iterator[Block]:
        inner = tuple(nest_subparagraphs(self._all(node.children, "quotation", depth)))
        if any(isinstance(block, Paragraph) and Break() in block.inlines for block in inner):
            verses = (replace(block, role="verse") if isinstance(block, Paragraph) else block for block in inner)
            yield Group("verse", tuple(verses), self._place(node))
        else:
            yield Group("quotation", inner, self._place(node))

    def _table(self, node: SyntaxTreeNode, role: str, depth: int) -> Iterator[Block]:
        rows: list[tuple[Cell, ...]] = []
        for part in node.children:
            for row in part.children:
                self.cell_at = self._start_of_row(row)
                self._check_row(row, len(rows[0]) if rows else len(row.children))
                rows.append(tuple(self._cell(cell) for cell in row.children))
        yield Table("table", tuple(rows), 1, self._place(node))

    def _start_of_row(self, row: SyntaxTreeNode) -> int:
        """Return the offset of a row behind the marks of the quotations and lists that it is in."""
        prefix = re.compile(BEFORE_ROW).match(self.text, self.starts[row.map[0]]) if row.map else None
        return prefix.end() if prefix else self.cell_at

    def _check_row(self, row: SyntaxTreeNode, columns: int) -> None:
        text = self.text[self.cell_at : self._span(row)[1]]
        if message := dropped_cells(text, columns):
            self.origin.problem("table-row", message, *self._span(row))
        if message := missing_cells(text, columns):
            self.warn("printed-markup", message, *self._span(row))
        if columns > MAX_TABLE_COLUMNS:
            self.origin.problem("table-row", f"A table is limited to {MAX_TABLE_COLUMNS} columns.", *self._span(row))

    def _cell(self, node: SyntaxTreeNode) -> Cell:
        align = str(node.attrs.get("style", "")).removeprefix("text-align:") or "left"
        role = "table-heading" if node.type == "th" else "table-text"
        inline = node.children[0]
        line_end = self.text.find("\n", self.cell_at)
        raw = self.text[self.cell_at : line_end if line_end >= 0 else len(self.text)]
        cursor = Cursor(raw, self.cell_at, self.origin.typesetter())
        start, self.cell_at = cursor.take(inline.content)
        words = self.inlines.read(inline.children, self.text[start : self.cell_at], start)
        return Cell((Paragraph(role, words, place=self.origin.place(start, self.cell_at)),), align)

    def _picture(self, inline: SyntaxTreeNode) -> Iterator[Block]:
        node, (first, last) = inline.children[0], self._span(inline)
        alternative = "".join(child.content for child in node.children) if node.children else node.content
        if not alternative.strip():
            message = "Describe the picture for readers who cannot see it: ![a map of the bridges](map.png)."
            self.origin.problem("no-alternative-text", message, first, last)
        image = self.origin.image(str(node.attrs.get("src", "")), first, last)
        if image is not None:
            size = (image.data, image.media_type, alternative, image.width, image.height)
            yield Picture("picture", *size, self.origin.place(first, last))

    def _note(self, node: SyntaxTreeNode) -> Iterator[Paragraph]:
        if not any(child.type == "paragraph" for child in node.children):
            message = "The note has no text; write it after the colon."
            self.origin.problem("note-text", message, *self._note_name_span(node))
        for child in node.children:
            if child.type not in ("paragraph", "footnote_anchor"):
                self.origin.problem("note-text", "A note can contain only paragraphs.", *self._span(child))
        for block in self._all((child for child in node.children if child.type == "paragraph"), "note", 0):
            if isinstance(block, Paragraph):
                yield block

    def _note_name_span(self, note: SyntaxTreeNode) -> tuple[int, int]:
        """Return the offsets of a note's name in front of its text."""
        return note_definitions(self.text).get(str(note.meta.get("label", "")), [(0, 0)])[0]

    def _inlines(self, inline: SyntaxTreeNode, label: int = 0) -> tuple[Inline, ...]:
        """Return the inlines of a paragraph; `label` is the length of the label in front of them."""
        first, last = self._span(inline)
        first += label
        nodes = [child for child in inline.children if child.type != "footnote_anchor"]
        raw = self.text[first : None if inline.map is None else last]
        return self.inlines.read(
            nodes, raw, first, is_paragraph=inline.parent is None or inline.parent.type != "heading"
        )

    def _span(self, node: SyntaxTreeNode) -> tuple[int, int]:
        """Return the offsets of a node's lines, without white space at the ends."""
        first, last = node.map or (node.parent.map if node.parent else None) or (0, 0)
        start, end = self.starts[first], max(self.starts[last] - 1, self.starts[first])
        end = start + len(self.text[start:end].rstrip())
        return start + len(self.text[start:end]) - len(self.text[start:end].lstrip()), end

    def _place(self, node: SyntaxTreeNode) -> Any:
        return self.origin.place(*self._span(node))

    def _refuse(self, node: SyntaxTreeNode) -> None:
        message = _REFUSED.get(node.type, "Markup of this kind is not allowed in a letter.")
        self.origin.problem("markup-not-allowed", message, *self._span(node))
