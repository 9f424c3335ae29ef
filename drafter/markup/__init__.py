"""The markup of a body: a safe subset of CommonMark, parsed into blocks that know their place."""

from __future__ import annotations

from drafter.document.model import Block
from drafter.markup.origin import Image, Origin
from drafter.markup.quotes import smart_quotes

__all__ = ["Image", "Origin", "parse", "smart_quotes"]


def parse(text: str, origin: Origin) -> tuple[Block, ...]:
    """The blocks of a text in CommonMark; problems are noted with `origin`, and what they touch is left out."""
    # Facts set quotation marks and read no markup.
    from drafter.markup.blocks import parse as parsed

    return parsed(text, origin)
