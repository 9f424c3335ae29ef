"""Sub-paragraphs as the United Nations numbers them: (a), (b), and inside them (i), (ii).

A block rule for the parser, and the nesting of the paragraphs that it finds. Labels stay as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafter.document.model import Block, Group, Paragraph

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_LABEL = re.compile(r"\((?P<inner>[a-z]{1,2}|[ivxl]{1,6}|[0-9]{1,2})\)[ \t]+(?=\S)")
# The end of a line after which "(b)" is not a label: in "paragraph 3 / (b) of the resolution" the sentence goes on.
_RUNNING_ON = re.compile(
    r"(?:[0-9)\],]|(?<![;,] )\b(?:and|or)|\b(?:paragraphs?|articles?|items?|rules?|sections?|clauses?|of|in|under))\s*$"
)
_ROMAN = re.compile(r"x{0,3}(ix|iv|v?i{0,3})$")


def enable_subparagraphs(markdown: MarkdownIt) -> None:
    """Add the block rule to a parser: a line that begins with (a) or (i) is a separate paragraph."""
    interrupted = ["paragraph", "blockquote", "list"]
    markdown.block.ruler.before("paragraph", "subparagraph", _subparagraph, {"alt": interrupted})


def level(label: str, previous: str | None) -> int:
    """Return the depth of a label: 0 for (a), 1 for (i), 2 for (1); after (h), the label (i) is a letter."""
    inner = label.strip("()")
    if inner.isdigit():
        return 2
    follows = previous is not None and len(inner) == 1 and ord(previous.strip("()")[-1]) + 1 == ord(inner)
    return 1 if _ROMAN.match(inner) and not follows else 0


def _subparagraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    label = _LABEL.match(state.src, state.bMarks[start] + state.tShift[start], state.eMarks[start])
    if label is None or silent:
        return label is not None and not _RUNNING_ON.search(state.src, state.bMarks[start - 1], state.eMarks[start - 1])
    line = start + 1
    while line < end and not state.isEmpty(line) and not _interrupted(state, line, end):
        line += 1
    _push(state, start, line, label)
    state.line = line
    return True


def _interrupted(state: StateBlock, line: int, end: int) -> bool:
    return any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("paragraph"))


def _push(state: StateBlock, start: int, line: int, label: re.Match[str]) -> None:
    opening = state.push("subparagraph_open", "p", 1)
    opening.map = [start, line]
    opening.info = label.group().strip()
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(start, line, state.blkIndent, False).strip()[label.end() - label.start() :]
    inline.map = [start, line]
    inline.children = []
    state.push("subparagraph_close", "p", -1)


def nest_subparagraphs(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks with consecutive sub-paragraphs gathered into lists, (i) inside (a)."""
    run: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.label:
            run.append(block)
            continue
        if run:
            yield _list_of(run)
            run = []
        yield block
    if run:
        yield _list_of(run)


def _list_of(paragraphs: list[Paragraph]) -> Group:
    last: dict[int, str] = {}
    items: list[tuple[int, Paragraph]] = []
    for paragraph in paragraphs:
        depth = level(paragraph.label, last.get(0))
        last[depth] = paragraph.label
        items.append((depth, replace(paragraph, level=depth)))
    return _nested_list(items)


def _nested_list(items: list[tuple[int, Paragraph]]) -> Group:
    """Return the items, given with their depths, as a list of lists."""
    top = min(depth for depth, _ in items)
    groups: list[Group] = []
    index = 0
    while index < len(items):
        following = next((at for at in range(index + 1, len(items)) if items[at][0] == top), len(items))
        inner = items[index + 1 : following] if items[index][0] == top else items[index:following]
        own: tuple[Block, ...] = (items[index][1],) if items[index][0] == top else ()
        groups.append(Group("item", (*own, *((_nested_list(inner),) if inner else ())), items[index][1].place))
        index = following
    return Group("list-numbered", tuple(groups), items[0][1].place)
