"""Read citations in running text with the patterns of a language: resolutions with their numbers, and symbols."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from drafter.languages.protocol import Citation
from drafter.un.symbols import SymbolError, resolution_symbol

NO_BREAK = "\u00a0"

# The number of a resolution: 2139 (2014), 242 (S-VIII), 71/248, ES-10/20, 217 A (III).
NUMBER = r"[0-9]{1,4}(?: [A-Z])?[ \u00a0]\((?:[0-9]{4}|(?:E?S-)?[IVXL]+)\)|(?:E?S-)?[0-9]{1,4}/[0-9]{1,3}(?: ?[A-Z]\b)?"
_SINGLE_NUMBER = re.compile(NUMBER)
# The bracket of a year; in Chinese, it follows the number without a space, and may be as wide as a character.
_BRACKET = re.compile(r"[ \u00a0]?[(（]")
# A letter of another script may stand directly in front: an Arabic conjunction, an ideograph.
_SYMBOL = re.compile(
    r"(?<![0-9A-Za-z_\u00aa-\u052f])[ASE]/(?>(?:[A-Z][A-Za-z.0-9-]*+/){0,12})[0-9]+(?:[/-][A-Za-z.0-9]+)*(?:\([0-9]{4}\))?(?<!\.)"
)


class CitationPatterns(Struct, frozen=True):
    """The patterns of a language.

    `resolution` is in every citation of one. Group 1 of `cited`, or the group `numbers`, are the numbers; the group
    `body` is the body whose resolution it is. Group 1 of `before` (at the end of the text in front) or of `after` (at
    the beginning of the text behind) is another body whose resolution it is: its id is in `organs`, or the resolution
    is not linked. `number` is one of the numbers.
    """

    resolution: str
    cited: re.Pattern[str]
    organs: Mapping[str, str]
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    number: re.Pattern[str] = _SINGLE_NUMBER

    def body(self, text: str, cited: re.Match[str]) -> str | None:
        """Return the other body that the text names for the resolutions of a match of `cited`, or None."""
        if between := cited.groupdict().get("body"):
            return " ".join(between.split())
        start, end = cited.span()
        before = self.before.search(text[:start].rstrip()) if self.before else None
        found = before or (self.after.match(text, end) if self.after else None)
        return found.group(1) if found else None


def read_citations(text: str, patterns: CitationPatterns) -> Iterator[Citation]:
    """Yield the resolutions and documents that a text cites, in order; citations do not overlap."""
    end = 0
    for citation in sorted([*_resolutions(text, patterns), *_documents(text)], key=lambda citation: citation.start):
        if citation.start >= end:
            yield citation
            end = citation.end


def _resolutions(text: str, patterns: CitationPatterns) -> Iterator[Citation]:
    for cited in patterns.cited.finditer(text) if patterns.resolution in text else ():
        body = patterns.body(text, cited)
        if body and body not in patterns.organs:
            continue
        organ = patterns.organs[body] if body else None
        numbers = "numbers" if "numbers" in cited.re.groupindex else 1
        for number in patterns.number.finditer(cited[numbers]):
            yield from _resolution(number.group(), cited.start(numbers) + number.start(), organ)


def _resolution(number: str, start: int, organ: str | None) -> Iterator[Citation]:
    if symbol := _symbol(_BRACKET.sub(" (", number).replace("）", ")"), organ):
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
