"""Links from citations in the text to the documents themselves, as published letters have them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from drafter.document.model import Block, Inline, Run
from drafter.document.visit import map_inlines, map_leaves
from drafter.languages.protocol import Language
from drafter.un.symbols import parse_symbol, symbol_link


def link_citations(blocks: Sequence[Block], language: Language) -> tuple[Block, ...]:
    """The blocks with each cited resolution and document symbol linked, its number and year kept together."""

    def link(inline: Inline) -> Iterator[Inline]:
        return _runs(inline, language) if isinstance(inline, Run) and inline.link is None else iter((inline,))

    return tuple(map_leaves(block, lambda leaf: map_inlines(leaf, link)) for block in blocks)


def _runs(run: Run, language: Language) -> Iterator[Run]:
    at = 0
    for cited in language.citations(run.text):
        target = _target(cited.symbol, language.code)
        if target is None:
            continue
        if cited.start > at:
            yield run.part(at, cited.start)
        yield replace(run.part(cited.start, cited.end), text=cited.printed, link=target)
        at = cited.end
    if at < len(run.text):
        yield run.part(at, len(run.text))


@lru_cache(maxsize=1024)
def _target(symbol: str, language: str) -> str | None:
    try:
        return symbol_link(parse_symbol(symbol), language)
    except ValueError:
        return None
