"""The lines of a PDF as they look, from left to right, and texts as the bidirectional algorithm displays them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import pdfplumber
from bidi import get_display

from drafter.document.direction import split_by_direction
from drafter.document.model import Break, Field, Inline, Run

ISOLATE, END_OF_ISOLATE = "\u2066", "\u2069"
# Characters that are further apart than this, in points, are of two columns.
_GAP = 20.0


def visual_lines(pdf: bytes) -> Iterator[str]:
    """Yield the characters of each line of each column, sorted by their place, without spaces."""
    with pdfplumber.open(BytesIO(pdf)) as file:
        for page in file.pages:
            rows: dict[int, list[dict[str, Any]]] = {}
            for char in page.chars:
                rows.setdefault(round(char["matrix"][5]), []).append(char)
            for _, chars in sorted(rows.items(), reverse=True):
                yield from _columns(sorted(chars, key=lambda char: float(char["x0"])))


def _columns(chars: list[dict[str, Any]]) -> Iterator[str]:
    line, end = "", None
    for char in chars:
        if end is not None and char["x0"] - end > _GAP:
            yield line
            line = ""
        # A glyph for several letters, such as لا, has their text in the order of reading.
        line += without_spaces(char["text"][::-1])
        end = max(char["x1"], end or 0.0)
    yield line


def without_spaces(text: str) -> str:
    """Return the text without spaces, and without marks above letters, which have no place of their own."""
    return "".join(char for char in text if not char.isspace() and not unicodedata.combining(char))


def displayed(inlines: Iterable[Inline], *, right_to_left: bool) -> list[str]:
    """Return the words of a paragraph, each phrase from left to right between the characters of an isolate."""
    groups = split_by_direction(inlines) if right_to_left else [(False, list(inlines))]
    marked = "".join(f"{ISOLATE}{_text(group)}{END_OF_ISOLATE}" if turned else _text(group) for turned, group in groups)
    return marked.split(" ")


def _text(inlines: Iterable[Inline]) -> str:
    return "".join(_one(inline) for inline in inlines)


def _one(inline: Inline) -> str:
    if isinstance(inline, Run):
        return inline.text
    if isinstance(inline, Break):
        return " "
    return "0" if isinstance(inline, Field) else ""


def line_of(words: list[str], *, right_to_left: bool) -> str:
    """Return the words as a line that the bidirectional algorithm displays, without spaces.

    An isolate that a line break divides goes on in the next line.
    """
    line = " ".join(words)
    opened = line.count(ISOLATE) - line.count(END_OF_ISOLATE)
    line = f"{ISOLATE * -opened}{line}{END_OF_ISOLATE * opened}"
    shown = get_display(line, base_dir="R" if right_to_left else "L")
    return without_spaces("".join(char for char in shown if char not in (ISOLATE, END_OF_ISOLATE)))
