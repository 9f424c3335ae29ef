"""An error of the YAML library with the text around it, and the advice for the author that comes from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from drafter.source.offsets import LineIndex

_LONGEST_EXAMPLE = 70
TYPOGRAPHIC = {"“": "”", "‘": "’", "„": "“", "«": "»"}
SPECIAL_SPACE = re.compile("[\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]")
_NAMES = {
    "\u00a0": "no-break space", "\u202f": "narrow no-break space", "\u200b": "zero width space",
    "\u3000": "ideographic space", "\u2028": "line separator", "\u2029": "paragraph separator", "\x85": "next line",
}  # fmt: skip


class Slip(Struct, frozen=True):
    """A slip: its offset in the text, and what the author should do."""

    offset: int
    advice: str


class Failure(Struct, frozen=True):
    """An error of the YAML library: the text, its message, and the offsets of the value it was in and of the error."""

    text: str
    lines: LineIndex
    message: str
    context: int
    problem: int
    tokens: Sequence[Any]

    def line_of(self, offset: int) -> tuple[int, str]:
        """Return the offset of the start of a line, and its text."""
        number, column = self.lines.position(offset)
        return offset - column + 1, self.lines.text(number)

    def lines_around(self) -> list[tuple[int, str]]:
        """Return the lines from which the error can come, in order: those of its marks, and the one before."""
        start = self.line_of(self.problem)[0]
        before = self.line_of(max(start - 1, 0))[0]
        starts = sorted({before, start, self.line_of(min(self.context, self.problem))[0]})
        return [self.line_of(offset) for offset in starts if not self.is_inside_text(offset)]

    def is_inside_text(self, offset: int) -> bool:
        """True if an offset is inside a text in quotation marks or below | or >."""
        return any(token.start_mark.index < offset < token.end_mark.index for token in self.tokens if _is_text(token))

    def quoted_before(self) -> tuple[int, int] | None:
        """Return the offsets of the text in quotation marks directly before the error."""
        ended = [token for token in self.tokens if token.end_mark.index <= self.problem]
        token = ended[-1] if ended else None
        if token is None or getattr(token, "style", "") not in ("'", '"'):
            return None
        between = self.text[token.end_mark.index : self.problem]
        return None if between.strip() else (token.start_mark.index, token.end_mark.index)


def _is_text(token: Any) -> bool:
    """True if a token is a text in quotation marks or below | or >."""
    return getattr(token, "style", "") in ("'", '"', "|", ">")


def quote(value: str) -> str:
    """Return a value in quotation marks, as the author can type it."""
    bare = value.strip()
    if bare[:1] in TYPOGRAPHIC and bare[-1:] == TYPOGRAPHIC[bare[0]]:
        bare = bare[1:-1].strip()
    if '"' not in bare and "\\" not in bare:
        return f'"{bare}"'
    return "'{}'".format(bare.replace("'", "''"))


def example(before: str, value: str) -> str:
    """Return an example to type, after a colon; empty if it would be long."""
    typed = f"{before}{quote(value)}"
    return f": `{typed}`" if len(typed) <= _LONGEST_EXAMPLE and "\n" not in typed else ""


def name_of(character: str) -> str:
    """Return the name of a character that looks like another one, or like nothing."""
    return f"{_NAMES.get(character, 'special space')}, U+{ord(character):04X}"


def shorten(value: str) -> str:
    """Return a value as part of an example, cut if it is long."""
    return value if len(value) <= _LONGEST_EXAMPLE else f"{value[:_LONGEST_EXAMPLE]} ..."
