"""Blocks: paragraphs, headings, lists as numbered by their author, quotations, tables, pictures, notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from msgspec.structs import replace

from drafter.document.model import Block, Break, Cell, Group, Inline, Paragraph, Picture, Table
from drafter.limits import MAX_NESTED_LISTS, MAX_TABLE_COLUMNS
from drafter.markup.cursor import Cursor
from drafter.markup.inlines import Inlines
from drafter.markup.origin import Origin
from drafter.markup.size_limits import check_limits, is_too_deep
from drafter.markup.subparagraphs import nested, subparagraphs
from drafter.markup.unused import find_unused

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

BULLET_LEVELS = 3
# What the parser counts for one list or quotation: the list and its item, or the quotation and its paragraph.
LEVELS_OF_A_LIST = 2
# How far the parser follows nested lists and quotations before it gives up.
PARSED_LEVELS = 60

_BAR = re.compile(r"(?<!\\)\|")
_REFUSED = {
    "fence": "A letter has no code; indent a quotation with `>`.",
    "html_block": "HTML is no part of a letter; use CommonMark, such as *italic*.",
    "hr": "A letter has no line across the page; the rule at its end is set by Drafter.",
}


def parse(text: str, origin: Origin) -> tuple[Block, ...]:
    """The blocks of a text in CommonMark; problems are noted with `origin`, and what they touch is left out."""
    from markdown_it.tree import SyntaxTreeNode

    named: dict[str, Any] = {}
    beyond = check_limits(text)
    tokens = [] if beyond else _parser().parse(text, named)
    if beyond := beyond or is_too_deep(tokens):
        origin.problem("too-much", *beyond)
        return ()
    blocks = _Blocks(text, origin).read(SyntaxTreeNode(tokens).children)
    for rule, message, start, end in find_unused(text, tokens, named):
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
    subparagraphs(markdown)
    return markdown


class _NoRenderer:
    """In place of what writes HTML, which looks through itself for its rules."""

    __output__ = "nothing"

    def __init__(self, _: MarkdownIt) -> None:
        pass


class _Blocks:
    """One walk over the syntax tree of a text."""

    def __init__(self, text: str, origin: Origin) -> None:
        self.text = text
        self.origin = origin
        self.starts = [0]
        for line in text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.cell_at = 0
        self.notes: dict[int, tuple[Paragraph, ...]] = {}
        self.inlines = Inlines(origin, self.notes)

    def read(self, nodes: Iterable[SyntaxTreeNode]) -> tuple[Block, ...]:
        """All blocks of the text; the notes first, since the text calls them."""
        nodes = list(nodes)
        self.inlines.in_note = True
        for node in nodes:
            if node.type == "footnote_block":
                for note in node.children:
                    self.notes[int(note.meta["id"])] = tuple(self._note(note))
        self.inlines.in_note = False
        return tuple(nested(self._all((node for node in nodes if node.type != "footnote_block"), "text", 0)))

    def _all(self, nodes: Iterable[SyntaxTreeNode], role: str, depth: int) -> Iterator[Block]:
        for node in nodes:
            handler = getattr(self, f"_{node.type}", None)
            if node.level > LEVELS_OF_A_LIST * MAX_NESTED_LISTS:
                message = f"Lists and quotations stand at most {MAX_NESTED_LISTS} deep in each other."
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
            yield Paragraph(role, self._inlines(inline), place=self._place(node))

    def _heading(self, node: SyntaxTreeNode, role: str, depth: int) -> Iterator[Block]:
        yield Paragraph(f"heading-{node.tag[1:]}", self._inlines(node.children[0]), place=self._place(node))

    def _subparagraph(self, node: SyntaxTreeNode, role: str, depth: int) -> Iterator[Block]:
        words = self._inlines(node.children[0], len(node.info))
        yield Paragraph("text", words, node.info, 0, self._place(node))

    def _bullet_list(self, node: SyntaxTreeNode, role: str, depth: int) -> Iterator[Block]:
        deep = min(depth + 1, BULLET_LEVELS)
        items = (self._item(item, f"bullet-{deep}", "", depth + 1) for item in node.children)
        yield Group("list-bulleted", tuple(items), self._place(node))

    def _ordered_list(self, node: SyntaxTreeNode, role: str, depth: int) -> Iterator[Block]:
        items = (self._item(item, "text", f"{item.info}{item.markup}", depth + 1) for item in node.children)
        yield Group("list-numbered", tuple(items), self._place(node))

    def _item(self, node: SyntaxTreeNode, role: str, label: str, depth: int) -> Group:
        follow = role.replace("bullet-", "bullet-text-")
        blocks = list(nested(self._all(node.children, follow, depth)))
        if not (blocks and isinstance(blocks[0], Paragraph) and not blocks[0].label):
            blocks.insert(0, Paragraph(role, (), place=self._place(node)))
        first = cast(Paragraph, blocks[0])
        blocks[0] = replace(first, role=role, label=label or "•", level=0 if label == "" else depth - 1)
        return Group("item", tuple(blocks), self._place(node))

    def _blockquote(self, node: SyntaxTreeNode, role: str, depth: int) -> Iterator[Block]:
        inner = tuple(nested(self._all(node.children, "quotation", depth)))
        if any(isinstance(block, Paragraph) and Break() in block.inlines for block in inner):
            verses = (replace(block, role="verse") if isinstance(block, Paragraph) else block for block in inner)
            yield Group("verse", tuple(verses), self._place(node))
        else:
            yield Group("quotation", inner, self._place(node))

    def _table(self, node: SyntaxTreeNode, role: str, depth: int) -> Iterator[Block]:
        rows: list[tuple[Cell, ...]] = []
        for part in node.children:
            for row in part.children:
                self.cell_at = self.starts[row.map[0]] if row.map else self.cell_at
                self._check_row(row, len(rows[0]) if rows else len(row.children))
                rows.append(tuple(self._cell(cell) for cell in row.children))
        yield Table("table", tuple(rows), 1, self._place(node))

    def _check_row(self, row: SyntaxTreeNode, columns: int) -> None:
        """Note a row with more cells than the head of its table, which would be left out."""
        written = self._raw(row).strip().removeprefix("|").removesuffix("|")
        if len(_BAR.findall(written)) >= columns:
            message = f"This row has more cells than the {columns} of the table's head; write \\| for the sign itself."
            self.origin.problem("table-row", message, *self._span(row))
        if columns > MAX_TABLE_COLUMNS:
            self.origin.problem("table-row", f"A table has at most {MAX_TABLE_COLUMNS} columns.", *self._span(row))

    def _cell(self, node: SyntaxTreeNode) -> Cell:
        align = str(node.attrs.get("style", "")).removeprefix("text-align:") or "left"
        role = "table-heading" if node.type == "th" else "table-text"
        inline = node.children[0]
        raw = self.text[self.cell_at :].split("\n", 1)[0]
        cursor = Cursor(raw, self.cell_at)
        start, self.cell_at = cursor.take(inline.content)
        words = self.inlines.read(inline.children, self.text[start : self.cell_at], start)
        return Cell((Paragraph(role, words, place=self.origin.place(start, self.cell_at)),), align)

    def _picture(self, inline: SyntaxTreeNode) -> Iterator[Block]:
        node, (first, last) = inline.children[0], self._span(inline)
        alternative = "".join(child.content for child in node.children) if node.children else node.content
        if not alternative.strip():
            message = "A picture needs words for those who do not see it: ![a map of the bridges](map.png)."
            self.origin.problem("no-alternative-text", message, first, last)
        image = self.origin.image(str(node.attrs.get("src", "")), first, last)
        if image is not None:
            size = (image.data, image.media_type, alternative, image.width, image.height)
            yield Picture("picture", *size, self.origin.place(first, last))

    def _note(self, node: SyntaxTreeNode) -> Iterator[Paragraph]:
        if not any(child.type == "paragraph" for child in node.children):
            first, last = self._named(node)
            self.origin.problem("note-text", "This note has no text; write it behind the colon.", first, last)
        for child in node.children:
            if child.type not in ("paragraph", "footnote_anchor"):
                self.origin.problem("note-text", "A note is made of paragraphs alone.", *self._span(child))
        for block in self._all((child for child in node.children if child.type == "paragraph"), "note", 0):
            if isinstance(block, Paragraph):
                yield block

    def _named(self, note: SyntaxTreeNode) -> tuple[int, int]:
        """The offsets of the name of a note, where its text stands."""
        name = f"[^{note.meta.get('label', '')}]:"
        found = re.search(rf"^[ \t]*({re.escape(name)})", self.text, re.MULTILINE)
        return found.span(1) if found else (0, 0)

    def _inlines(self, inline: SyntaxTreeNode, label: int = 0) -> tuple[Inline, ...]:
        """The inlines of a paragraph, behind the letters of its label."""
        first, last = self._span(inline)
        first += label
        nodes = [child for child in inline.children if child.type != "footnote_anchor"]
        return self.inlines.read(nodes, self.text[first : None if inline.map is None else last], first)

    def _raw(self, node: SyntaxTreeNode) -> str:
        first, last = self._span(node)
        return self.text[first:last]

    def _span(self, node: SyntaxTreeNode) -> tuple[int, int]:
        """The offsets of a node's lines, from its first character that is no space."""
        first, last = node.map or (node.parent.map if node.parent else None) or (0, 0)
        start, end = self.starts[first], max(self.starts[last] - 1, self.starts[first])
        end = start + len(self.text[start:end].rstrip())
        return start + len(self.text[start:end]) - len(self.text[start:end].lstrip()), end

    def _place(self, node: SyntaxTreeNode) -> Any:
        return self.origin.place(*self._span(node))

    def _refuse(self, node: SyntaxTreeNode) -> None:
        message = _REFUSED.get(node.type, "This markup is no part of a letter.")
        self.origin.problem("markup-not-allowed", message, *self._span(node))
