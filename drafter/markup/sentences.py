"""Lines that begin a list, a heading or a quotation in the middle of a sentence: their first mark is not printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

IN_SENTENCE = (
    "This line begins a list, a heading or a quotation, so its mark is not printed; join it with the line above, "
    "or leave an empty line before it."
)
_KINDS = ("bullet_list", "ordered_list", "heading", "blockquote")
_UNFINISHED = re.compile(r"[\w,]\Z")


def begins_in_sentence(node: SyntaxTreeNode, before: SyntaxTreeNode, text: str) -> bool:
    """True if a block follows a paragraph, with this text, that does not end a sentence. A list has one item."""
    if node.type not in _KINDS or before.type != "paragraph" or (node.type.endswith("list") and len(node.children) > 1):
        return False
    follows = node.map is not None and before.map is not None and node.map[0] == before.map[1]
    return follows and bool(_UNFINISHED.search(text))
