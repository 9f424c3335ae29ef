"""Comparison of the lines of two files, and of the words of a file with a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from measurement.first_page import JOB, title_lines
from measurement.pdf_pages import Sheet

_QUOTES = str.maketrans("“”„«»‘’‚`´", "\"\"\"\"\"'''''")
# A line may break after a hyphen or a slash without a space.
_BREAK_AFTER_HYPHEN = re.compile(r"(?<=\w[-/]) (?=\w)")
_LINK, _EMPHASIS, _ESCAPE = re.compile(r"\[((?:\\.|[^\]\\])*)\]\([^)]*\)"), re.compile(r"\*\*|__"), re.compile(r"\\(.)")
SHOWN = 6


@dataclass(frozen=True, slots=True)
class Comparison:
    """Numbers of expected, found and equal words, and the first difference."""

    expected: int
    found: int
    same: int
    difference: str | None

    @property
    def holds(self) -> bool:
        """True if the file has exactly the expected words, in order."""
        return self.expected == self.found == self.same


def same_lines(first: Sequence[Sheet], second: Sequence[Sheet]) -> tuple[int, int]:
    """Return the number of lines with the same words on the same page, and the number of all lines."""
    same = total = 0
    for number in range(max(len(first), len(second))):
        left, right = (_lines(sheets, number) for sheets in (first, second))
        same += sum(block.size for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks())
        total += max(len(left), len(right))
    return same, total


def compare(text: str, places: Mapping[str, Any], sheets: Sequence[Sheet]) -> Comparison:
    """Compare the words of a text with the words of the pages, both from the title on."""
    found = words(" ".join(_text_lines(places, sheets)))
    expected = words(plain(text))
    start = _index(expected, found[:3])
    expected = expected[start:]
    blocks = SequenceMatcher(None, expected, found, autojunk=False).get_matching_blocks()
    same = sum(block.size for block in blocks)
    return Comparison(len(expected), len(found), same, _difference(expected, found))


def words(text: str) -> list[str]:
    """Return the words of a text, with straight quotation marks."""
    normalized = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    return _BREAK_AFTER_HYPHEN.sub("", " ".join(normalized.split())).split()


def plain(text: str) -> str:
    """Return Markdown text without emphasis and links."""
    return _ESCAPE.sub(r"\1", _LINK.sub(r"\1", _EMPHASIS.sub("", text.replace("****", " "))))


def _lines(sheets: Sequence[Sheet], number: int) -> list[str]:
    return [" ".join(words(line.text)) for line in sheets[number].lines] if number < len(sheets) else []


def _text_lines(places: Mapping[str, Any], sheets: Sequence[Sheet]) -> Iterator[str]:
    """Return the lines from the title on, without masthead, session block, running headers and footers."""
    title = title_lines(places["page_1"], sheets[0])
    start = title[0].baseline - 1 if title else places["page_1"]["rule_under_masthead"]["y"]
    later = places["later_pages"]
    header, footer = later["running_symbol"]["rule_below"]["y"], later["page_number"]["baseline"] - SHOWN
    for sheet in sheets:
        top = start if sheet.number == 1 else header
        yield from (line.text for line in sheet.lines if top < line.baseline < footer and not JOB.match(line.text))


def _index(expected: Sequence[str], opening: Sequence[str]) -> int:
    starts = range(len(expected) - len(opening) + 1)
    return next((at for at in starts if list(expected[at : at + len(opening)]) == list(opening)), 0)


def _difference(expected: Sequence[str], found: Sequence[str]) -> str | None:
    at = next((at for at, (wanted, actual) in enumerate(zip(expected, found, strict=False)) if wanted != actual), None)
    if at is None:
        if len(expected) == len(found):
            return None
        at = min(len(expected), len(found))
    wanted, actual = (" ".join(words[max(at - 2, 0) : at + SHOWN]) for words in (expected, found))
    return f"expected “… {wanted} …”, found “… {actual} …”"
