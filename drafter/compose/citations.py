"""Links from citations in the text to the cited documents, as in published letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from drafter.document.model import Block, Inline, Run
from drafter.document.visit import map_inlines, map_leaves
from drafter.languages.protocol import Language
from drafter.un.symbols import parse_symbol, symbol_link


def link_citations(blocks: Sequence[Block], language: Language) -> tuple[Block, ...]:
    """Return the blocks with each cited resolution and symbol linked; its number and year do not break."""

    def link(inline: Inline) -> Iterator[Inline]:
        return _split_run(inline, language) if isinstance(inline, Run) and inline.link is None else iter((inline,))

    return tuple(map_leaves(block, lambda leaf: map_inlines(leaf, link)) for block in blocks)


def _split_run(run: Run, language: Language) -> Iterator[Run]:
    at = 0
    for citation in language.citations(run.text):
        url = _url(citation.symbol, language.code)
        if url is None:
            continue
        if citation.start > at:
            yield run.part(at, citation.start)
        yield replace(run.part(citation.start, citation.end), text=citation.printed, link=url)
        at = citation.end
    if at < len(run.text):
        yield run.part(at, len(run.text))


@lru_cache(maxsize=1024)
def _url(symbol: str, language: str) -> str | None:
    try:
        return symbol_link(parse_symbol(symbol), language)
    except ValueError:
        return None
