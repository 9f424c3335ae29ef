"""What an author wrote for later use and never used: notes that nothing calls, addresses that no link names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it.token import Token

UnusedDefinition = tuple[str, str, int, int]


def find_unused(text: str, tokens: Iterable[Token], named: Mapping[str, Any]) -> Iterator[UnusedDefinition]:
    """Rule, message, start and end for each; the parser leaves all of them out of the letter."""
    yield from _notes(text, named.get("footnotes", {}).get("refs", {}))
    called = {child.meta["label"] for token in tokens for child in token.children or () if "label" in child.meta}
    for label, reference in named.get("references", {}).items():
        if label not in called:
            start, end = _lines(text, *reference["map"])
            yield "unused-link", "No link names this address; write [words](https://...) in the text.", start, end


def _notes(text: str, called: Mapping[str, int]) -> Iterator[UnusedDefinition]:
    for label, number in called.items():
        name = label.removeprefix(":")
        found = re.search(rf"^[ >]*(\[\^{re.escape(name)}\]:)", text, re.MULTILINE)
        if number < 0 and found:
            say = f"Nothing calls this note; write [^{name}] where its mark is to stand."
            yield "unused-note", say, found.start(1), found.end(1)


def _lines(text: str, first: int, last: int) -> tuple[int, int]:
    """The offsets of some lines, without the end of the last."""
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[:first])
    return start, start + len("\n".join(lines[first:last]))
