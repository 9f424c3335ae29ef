"""Links from citations in the text to the documents themselves, as published letters have them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from drafter.document import Block, Cell, Group, Inline, NoteMark, Paragraph, Run, Table
from drafter.errors import Place
from drafter.languages import Language
from drafter.un.symbols import link, parse


def with_links(blocks: Sequence[Block], language: Language) -> tuple[Block, ...]:
    """The blocks with each cited resolution and document symbol linked, its number and year kept together."""
    return tuple(_linked(block, language) for block in blocks)


def _linked(block: Block, language: Language) -> Block:
    if isinstance(block, Paragraph):
        return _paragraph(block, language)
    if isinstance(block, Group):
        return replace(block, blocks=with_links(block.blocks, language))
    if isinstance(block, Table):
        rows = tuple(tuple(_cell(cell, language) for cell in row) for row in block.rows)
        return replace(block, rows=rows)
    return block


def _cell(cell: Cell, language: Language) -> Cell:
    return replace(cell, blocks=tuple(_paragraph(block, language) for block in cell.blocks))


def _paragraph(paragraph: Paragraph, language: Language) -> Paragraph:
    inlines = (one for inline in paragraph.inlines for one in _inlines(inline, language))
    return replace(paragraph, inlines=tuple(inlines))


def _inlines(inline: Inline, language: Language) -> Iterator[Inline]:
    if isinstance(inline, NoteMark):
        yield replace(inline, blocks=tuple(_paragraph(block, language) for block in inline.blocks))
    elif isinstance(inline, Run) and inline.link is None:
        yield from _runs(inline, language)
    else:
        yield inline


def _runs(run: Run, language: Language) -> Iterator[Run]:
    at = 0
    for cited in language.citations(run.text):
        target = _target(cited.symbol, language.code)
        if target is None:
            continue
        if cited.start > at:
            yield replace(run, text=run.text[at : cited.start], place=_part(run, at, cited.start))
        yield replace(run, text=cited.printed, link=target, place=_part(run, cited.start, cited.end))
        at = cited.end
    if at < len(run.text):
        yield replace(run, text=run.text[at:], place=_part(run, at, len(run.text)))


@lru_cache(maxsize=1024)
def _target(symbol: str, language: str) -> str | None:
    try:
        return link(parse(symbol), language)
    except ValueError:
        return None


def _part(run: Run, start: int, end: int) -> Place | None:
    """The place of a part of a run; of the whole run where it goes over several lines."""
    place = run.place
    if place is None or place.line != place.end_line or place.end_column - place.column != len(run.text):
        return place
    return place._replace(column=place.column + start, end_column=place.column + end)
