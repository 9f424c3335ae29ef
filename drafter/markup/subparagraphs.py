"""A block rule for sub-paragraphs as the United Nations numbers them: (a), (b), within them (i), (ii), as written."""

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
# How a line ends that a sub-paragraph does not follow: in "paragraph 3 / (b) of the resolution" the text runs on.
_RUNNING_ON = re.compile(
    r"(?:[0-9)\],]|(?<![;,] )\b(?:and|or)|\b(?:paragraphs?|articles?|items?|rules?|sections?|clauses?|of|in|under))\s*$"
)
_ROMAN = re.compile(r"x{0,3}(ix|iv|v?i{0,3})$")


def subparagraphs(markdown: MarkdownIt) -> None:
    """Teach a parser that a line which begins with (a) or (i) is a paragraph of its own."""
    interrupted = ["paragraph", "blockquote", "list"]
    markdown.block.ruler.before("paragraph", "subparagraph", _subparagraph, {"alt": interrupted})


def level(label: str, previous: str | None) -> int:
    """The depth of a label, from 0: (a) above (i) above (1); after (h), (i) is the letter, and alone it is roman."""
    inner = label.strip("()")
    if inner.isdigit():
        return 2
    follows = previous is not None and len(inner) == 1 and ord(previous.strip("()")[-1]) + 1 == ord(inner)
    return 1 if _ROMAN.match(inner) and not follows else 0


def _subparagraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    found = _LABEL.match(state.src, state.bMarks[start] + state.tShift[start], state.eMarks[start])
    if found is None or silent:
        return found is not None and not _RUNNING_ON.search(state.src, state.bMarks[start - 1], state.eMarks[start - 1])
    line = start + 1
    while line < end and not state.isEmpty(line) and not _interrupted(state, line, end):
        line += 1
    _push(state, start, line, found)
    state.line = line
    return True


def _interrupted(state: StateBlock, line: int, end: int) -> bool:
    return any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("paragraph"))


def _push(state: StateBlock, start: int, line: int, found: re.Match[str]) -> None:
    opening = state.push("subparagraph_open", "p", 1)
    opening.map = [start, line]
    opening.info = found.group().strip()
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(start, line, state.blkIndent, False).strip()[found.end() - found.start() :]
    inline.map = [start, line]
    inline.children = []
    state.push("subparagraph_close", "p", -1)


def nested(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with sub-paragraphs in a row gathered into lists, (i) inside (a)."""
    run: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.label:
            run.append(block)
            continue
        if run:
            yield _listed(run)
            run = []
        yield block
    if run:
        yield _listed(run)


def _listed(paragraphs: list[Paragraph]) -> Group:
    last: dict[int, str] = {}
    items: list[tuple[int, Paragraph]] = []
    for paragraph in paragraphs:
        deep = level(paragraph.label, last.get(0))
        last[deep] = paragraph.label
        items.append((deep, replace(paragraph, level=deep)))
    return _tree(items)


def _tree(items: list[tuple[int, Paragraph]]) -> Group:
    """Items with their depths as a list of lists."""
    top = min(deep for deep, _ in items)
    groups: list[Group] = []
    index = 0
    while index < len(items):
        following = next((at for at in range(index + 1, len(items)) if items[at][0] == top), len(items))
        inner = items[index + 1 : following] if items[index][0] == top else items[index:following]
        own: tuple[Block, ...] = (items[index][1],) if items[index][0] == top else ()
        groups.append(Group("item", (*own, *((_tree(inner),) if inner else ())), items[index][1].place))
        index = following
    return Group("list-numbered", tuple(groups), items[0][1].place)
