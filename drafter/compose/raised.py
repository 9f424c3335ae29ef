"""Print the letters of ordinals in digits raised, as French does in 1er."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from drafter.document.model import Block, Inline, Run, inlines_of, map_inlines, map_leaves
from drafter.languages.protocol import Language


def raise_ordinals(blocks: Sequence[Block], language: Language) -> tuple[Block, ...]:
    """Return the blocks with the role `superscript` on the characters that the language raises."""
    # One call for all texts: most letters raise nothing.
    texts = "\n".join([inline.text for inline in inlines_of(blocks) if isinstance(inline, Run)])
    if next(iter(language.raised(texts)), None) is None:
        return tuple(blocks)

    def raised(inline: Inline) -> Iterator[Inline]:
        return _split(inline, language) if isinstance(inline, Run) else iter((inline,))

    return tuple(map_leaves(block, lambda leaf: map_inlines(leaf, raised)) for block in blocks)


def _split(run: Run, language: Language) -> Iterator[Run]:
    at = 0
    for start, end in language.raised(run.text):
        if start > at:
            yield run.part(at, start)
        part = run.part(start, end)
        yield replace(part, roles=part.roles | {"superscript"})
        at = end
    if at < len(run.text):
        yield run.part(at, len(run.text))
