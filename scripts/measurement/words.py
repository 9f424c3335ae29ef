"""Lines and words read back: whether two files have the same lines, and whether a file has the words of a text."""

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
# A line may break after a hyphen or a stroke without a space being there.
_BROKEN = re.compile(r"(?<=\w[-/]) (?=\w)")
_LINK, _STRESS, _ESCAPE = re.compile(r"\[((?:\\.|[^\]\\])*)\]\([^)]*\)"), re.compile(r"\*\*|__"), re.compile(r"\\(.)")
SHOWN = 6


@dataclass(frozen=True, slots=True)
class Comparison:
    """Words expected and found, how many are the same in order, and where they first differ."""

    expected: int
    found: int
    same: int
    difference: str | None

    @property
    def holds(self) -> bool:
        """Whether all words are there, in order, and no others."""
        return self.expected == self.found == self.same


def same_lines(one: Sequence[Sheet], other: Sequence[Sheet]) -> tuple[int, int]:
    """How many lines have the same words on the same page, and of how many; a page missing counts as all its lines."""
    same = total = 0
    for number in range(max(len(one), len(other))):
        left, right = (_lines(sheets, number) for sheets in (one, other))
        same += sum(block.size for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks())
        total += max(len(left), len(right))
    return same, total


def compare(text: str, places: Mapping[str, Any], sheets: Sequence[Sheet]) -> Comparison:
    """The words of a text (from the title on, if it has one) against those of the pages from the title on."""
    found = words(" ".join(_flow(places, sheets)))
    expected = words(plain(text))
    start = _index(expected, found[:3])
    expected = expected[start:]
    blocks = SequenceMatcher(None, expected, found, autojunk=False).get_matching_blocks()
    same = sum(block.size for block in blocks)
    return Comparison(len(expected), len(found), same, _difference(expected, found))


def words(text: str) -> list[str]:
    """The words of a text, quotation marks in one shape."""
    folded = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    return _BROKEN.sub("", " ".join(folded.split())).split()


def plain(text: str) -> str:
    """Markdown without stress and links."""
    return _ESCAPE.sub(r"\1", _LINK.sub(r"\1", _STRESS.sub("", text.replace("****", " "))))


def _lines(sheets: Sequence[Sheet], number: int) -> list[str]:
    return [" ".join(words(line.text)) for line in sheets[number].lines] if number < len(sheets) else []


def _flow(places: Mapping[str, Any], sheets: Sequence[Sheet]) -> Iterator[str]:
    """The lines from the title on, without masthead, session block, running heads and feet."""
    title = title_lines(places["page_1"], sheets[0])
    start = title[0].baseline - 1 if title else places["page_1"]["rule_under_masthead"]["y"]
    later = places["later_pages"]
    head, foot = later["running_symbol"]["rule_below"]["y"], later["page_number"]["baseline"] - SHOWN
    for sheet in sheets:
        top = start if sheet.number == 1 else head
        yield from (line.text for line in sheet.lines if top < line.baseline < foot and not JOB.match(line.text))


def _index(expected: Sequence[str], opening: Sequence[str]) -> int:
    starts = range(len(expected) - len(opening) + 1)
    return next((at for at in starts if list(expected[at : at + len(opening)]) == list(opening)), 0)


def _difference(expected: Sequence[str], found: Sequence[str]) -> str | None:
    at = next((at for at, (one, other) in enumerate(zip(expected, found, strict=False)) if one != other), None)
    if at is None:
        if len(expected) == len(found):
            return None
        at = min(len(expected), len(found))
    said, read = (" ".join(some[max(at - 2, 0) : at + SHOWN]) for some in (expected, found))
    return f"“… {said} …” reads “… {read} …”"
