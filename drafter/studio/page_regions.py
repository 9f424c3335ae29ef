"""The regions of the pages, and the place of the YAML that each shows: one region for each paragraph and value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from msgspec.structs import replace

from drafter.diagnostics import Place
from drafter.document.model import Block, Document, Inline, LeafBlock, Run, inlines_of, map_inlines, map_leaves
from drafter.facts import Facts
from drafter.pipeline import compose
from drafter.studio.jobs import letter_input, renderable

_REQUEST = re.compile(r"\{\{-?\s*circulation_request\b.*?\}\}")


def regions(folder: str, name: str, text: str) -> list[dict[str, Any]]:
    """Return the regions in reading order: page, role, text, place in the YAML, and rectangles in per cent."""
    from drafter.site.hotspots import regions_of

    derived = renderable(letter_input(folder, name, text))
    document, look = compose(derived)
    apart = _Apart(derived.source.name, derived.source.place(()), derived.facts, _request_place(text))
    document = apart.document(document)
    parts = tuple(apart.places(document))
    return [
        {
            "page": region.page,
            "role": parts[region.part].file.partition(" ")[2],
            "text": region.text,
            "place": list(parts[region.part][1:]),
            "boxes": [[box.left, box.top, box.width, box.height] for box in region.rectangles],
        }
        for region in regions_of(document, look, parts)
    ]


def _request_place(text: str) -> tuple[int, int, int, int] | None:
    """Return the place where the body asks for the request for circulation; None if it does not."""
    for number, line in enumerate(text.split("\n"), 1):
        if match := _REQUEST.search(line):
            return number, match.start() + 1, number, match.end() + 1
    return None


class _Apart:
    """Gives the runs of each paragraph separate places: a number and the role replace the name of the file.

    Without it, the date in the masthead, in the session block and in the title would be one region across the page. The
    request for circulation has the place of the expression that prints it, not that of the agenda items.
    """

    def __init__(self, name: str, whole: Place, facts: Facts, request: tuple[int, int, int, int] | None) -> None:
        self._name, self._whole, self._request_text, self._request = name, whole, facts.circulation_request, request
        self._numbers = count()

    def document(self, document: Document) -> Document:
        furniture = {role: self._block(group) for role, group in document.furniture.items()}
        return replace(document, body=tuple(map(self._block, document.body)), furniture=furniture)

    def places(self, document: Document) -> Iterator[Place]:
        """Yield the places of the runs, sorted and without duplicates."""
        runs = inlines_of((*document.furniture.values(), *document.body))
        places = {run.place for run in runs if isinstance(run, Run) and run.place and run.place.file != self._name}
        yield from sorted(places)

    def _block(self, block: Block) -> Any:
        return map_leaves(block, self._leaf)

    def _leaf(self, leaf: LeafBlock) -> Any:
        file = f"{next(self._numbers)} {leaf.role}"

        def move(inline: Inline) -> tuple[Inline, ...]:
            if not isinstance(inline, Run) or inline.place is None or not self._is_own(inline.place):
                return (inline,)
            is_request = self._request is not None and inline.text == self._request_text
            place = Place(file, *self._request) if is_request and self._request else inline.place._replace(file=file)
            return (replace(inline, place=place),)

        return map_inlines(leaf, move)

    def _is_own(self, place: Place) -> bool:
        return place.file == self._name and place != self._whole
