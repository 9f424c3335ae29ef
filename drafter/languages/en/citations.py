"""Citations in running text: "resolution 2139 (2014)", "resolution 71/248", and document symbols."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.languages.protocol import Citation
from drafter.un.symbols import SymbolError, resolution_symbol

NO_BREAK = "\u00a0"

_NUMBER = (
    r"[0-9]{1,4}(?: [A-Z])?[ \u00a0]\((?:[0-9]{4}|(?:E?S-)?[IVXL]+)\)|(?:E?S-)?[0-9]{1,4}/[0-9]{1,3}(?: ?[A-Z]\b)?"
)
_CITED = re.compile(rf"\bresolutions?[ \u00a0]((?:{_NUMBER})(?:(?:, and |, | and |, or | or | to )(?:{_NUMBER}))*)")
_SINGLE_NUMBER = re.compile(_NUMBER)
_SYMBOL = re.compile(r"\b[ASE]/(?:[A-Z][A-Za-z.0-9-]*/)*[0-9]+(?:[/-][A-Za-z.0-9]+)*(?:\([0-9]{4}\))?(?<!\.)")
_BODY = re.compile(r"(Human Rights Council|Economic and Social Council|Conference|Parties|Committee|Board)\W*$")
_ORGANS = {
    "Human Rights Council": "human-rights-council",
    "Economic and Social Council": "economic-and-social-council",
}


def citations(text: str) -> Iterator[Citation]:
    """Yield the resolutions and documents that a text cites, in order; citations do not overlap."""
    end = 0
    for citation in sorted([*_resolutions(text), *_documents(text)], key=lambda citation: citation.start):
        if citation.start >= end:
            yield citation
            end = citation.end


def _resolutions(text: str) -> Iterator[Citation]:
    for cited in _CITED.finditer(text) if "resolution" in text else ():
        body = _BODY.search(text[: cited.start()].rstrip())
        if body and body.group(1) not in _ORGANS:
            continue
        organ = _ORGANS[body.group(1)] if body else None
        for number in _SINGLE_NUMBER.finditer(cited.group(1)):
            yield from _resolution(number.group(), cited.start(1) + number.start(), organ)


def _resolution(number: str, start: int, organ: str | None) -> Iterator[Citation]:
    if symbol := _symbol(number.replace(NO_BREAK, " "), organ):
        yield Citation(start, start + len(number), number.replace(" (", f"{NO_BREAK}("), symbol)


@lru_cache(maxsize=1024)
def _symbol(number: str, organ: str | None) -> str | None:
    """Return the symbol of a resolution; None for a number that no organ gives."""
    try:
        return str(resolution_symbol(number, organ))
    except SymbolError:
        return None


def _documents(text: str) -> Iterator[Citation]:
    for found in _SYMBOL.finditer(text) if "/" in text else ():
        yield Citation(found.start(), found.end(), found.group(), found.group())
