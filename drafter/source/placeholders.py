"""Placeholders: `<<<given names>>>` is for the author to replace, and an error as long as it is there.

No genuine letter contains three angle brackets in a row: French quotation marks are at most two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.diagnostics import Finding, Place
from drafter.source.tree import KeyPath, Source, walk_values

# Letters that earlier versions of Drafter started have the words in capitals, as the whole value.
# One that was replaced in part has some of its brackets left; `>>>` at the beginning of a line is a quotation.
_PLACEHOLDER = re.compile(
    r"<<<[^<>]{0,200}>>>|<<<|(?<=[\w.,;:!?])>>>|\A(?:GIVEN NAMES|FAMILY NAME|TITLE OF THE ITEM)\Z"
)


def placeholder(words: str) -> str:
    """Return the placeholder that tells the author what to write, in a few words."""
    return f"<<<{words}>>>"


def has_placeholder(text: str | None) -> bool:
    """True if a text contains a placeholder."""
    return bool(text and _PLACEHOLDER.search(text))


def find_placeholders(source: Source) -> tuple[Finding, ...]:
    """Return an error for each placeholder in the values of a letter, and in the cells that its bodies print."""
    texts = ((path, text) for path, text in walk_values(source.data) if has_placeholder(text))
    found = [one for path, text in texts for one in placeholders_in(source, path, text)]
    cells = ((name, text) for name, text in source.merge_fields.items() if has_placeholder(text))
    return (*found, *(_in_cell(source, name, text) for name, text in cells))


def placeholders_in(source: Source, path: KeyPath, text: str) -> Iterator[Finding]:
    """Yield an error for each placeholder in one value, at its characters."""
    node = source.nodes.get(path)
    for match in _PLACEHOLDER.finditer(text):
        # A value that an option or a table has filled has other characters than the file.
        is_typed = node is not None and node.value[match.start() : match.end()] == match[0]
        place = source.place(path, match.start(), match.end()) if is_typed else source.place(path)
        yield source.finding("placeholder-left", _message(match[0]), place=place)


def outside_placeholders(findings: Iterable[Finding], placeholders: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that are not about a placeholder, or about the one-line value around it."""
    places = [found.place for found in placeholders if found.place]
    return tuple(finding for finding in findings if not any(_overlap(finding.place, place) for place in places))


def _overlap(one: Place | None, other: Place) -> bool:
    if one is None or one.file != other.file or one.line != one.end_line:
        return False
    return one[1:3] < other[3:] and other[1:3] < one[3:]


def _in_cell(source: Source, name: str, text: str) -> Finding:
    found = _PLACEHOLDER.search(text)
    message = f"{_message(found[0] if found else text)} It is in the column `{name}` of the table."
    return source.finding("placeholder-left", message, ("body",))


def _message(typed: str) -> str:
    return f"`{' '.join(typed.split())}` is a placeholder: replace it by your own text."
