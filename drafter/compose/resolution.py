"""Numbers of the operative paragraphs of a draft resolution.

Preambular paragraphs end with a comma, operative ones with a semicolon, the last one with a full stop (Editorial
Manual, Resolutions). A single operative paragraph has no number.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from msgspec.structs import replace

from drafter.document.model import Block, Paragraph, walk
from drafter.languages.protocol import Language

# The ends of operative paragraphs, in Arabic and in Chinese, too.
_ENDS = (";", ".", "؛", "；", "。")
_COLONS = (":", "：")


def with_operative_numbers(blocks: Sequence[Block], language: Language) -> tuple[Block, ...]:
    """Return the paragraphs of a resolution, the operative ones numbered from 1, if there are several."""
    operative = [
        index
        for index, (block, following) in enumerate(zip_longest(blocks, blocks[1:]))
        if isinstance(block, Paragraph) and block.role == "text" and not block.label and _is_operative(block, following)
    ]
    labels = (language.paragraph_label(f"{number}.", 0) for number in range(1, len(operative) + 1))
    numbers = dict(zip(operative, labels, strict=True)) if len(operative) > 1 else {}
    return tuple(
        replace(block, label=numbers[index]) if index in numbers and isinstance(block, Paragraph) else block
        for index, block in enumerate(blocks)
    )


def _is_operative(block: Paragraph, following: Block | None) -> bool:
    """True for a paragraph that ends like an operative one, or whose sub-paragraphs do."""
    text = block.text.rstrip()
    if text.endswith(_COLONS) and following:
        leaves = [leaf for leaf in walk(following) if isinstance(leaf, Paragraph)]
        text = leaves[-1].text.rstrip() if leaves else text
    return text.endswith(_ENDS)
