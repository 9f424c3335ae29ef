"""The markup of a body: a safe subset of CommonMark, parsed into blocks that know their place.

`blocks` and `inlines` read the syntax tree of markdown-it, `checks` limits its size. Imports `document` and `source`.
"""

from __future__ import annotations

from drafter.document.model import Block
from drafter.markup.origin import Image, Origin, Warn

__all__ = ["Image", "Origin", "Warn", "parse"]


def parse(text: str, origin: Origin, warn: Warn | None = None) -> tuple[Block, ...]:
    """Parse CommonMark into blocks; report problems to `origin` and omit the markup that causes them.

    With `warn`, markup that is printed as typed is reported, too.
    """
    # Imported here because facts need only the quotation marks, not the parser.
    from drafter.markup import blocks

    return blocks.parse(text, origin, warn)
