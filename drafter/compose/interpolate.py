"""Interpolation of facts into the author's text, with a map back to the text as written.

Texts with plain names, {{ title }} or {{ session.text }}, are filled in here. Only other texts import Jinja (40 ms).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from msgspec import Struct

from drafter.compose.body_context import MissingFact, UnprintableError
from drafter.compose.scan import DelimiterScan, Span
from drafter.document.model import Break, Run
from drafter.limits import (
    MAX_EXPANDED_CHARACTERS,
    MAX_EXPRESSIONS,
    MAX_LOOP_ROUNDS,
    MAX_PRINTED_FACTS,
    MAX_TEXT_FINDINGS,
)

# Private-use characters, which a letter cannot contain. They mark facts, the beginnings of segments of the author's own
# text, and the rounds of a loop.
FACTS = 0xF0000
SEGMENTS = 0x100000
ROUND = chr(0x10FFFD)

_PLAIN_NAME = re.compile(r"\{\{[ \t\n]*(?P<name>[^\W\d]\w*)(?:\.(?P<part>[^\W\d]\w*))?[ \t\n]*\}\}")
_PARAGRAPHS = re.compile(r"\n(?:[ \t]*\n)+")
# Words with a special meaning in Jinja, which cannot be names of facts.
_RESERVED = frozenset(
    ("and", "else", "false", "False", "if", "in", "is", "loop", "none", "None", "not", "or", "self", "true", "True")
)

Report = Callable[[str, str, int, int], None]
Printer = Callable[[Any], tuple[Run | Break, ...]]


class Interpolated(Struct, frozen=True):
    """A text ready for the parser.

    `segments` pair an offset in it with an offset in the author's text; `facts` are the runs behind the marks.
    """

    text: str
    segments: Sequence[tuple[int, int]] = ((0, 0),)
    facts: Sequence[tuple[Run | Break, ...]] = ()

    def source_offset(self, offset: int) -> int:
        """Return the offset in the author's text that belongs to an offset in the interpolated text."""
        index = bisect_right(self.segments, offset, key=lambda pair: pair[0]) - 1
        start, source_start = self.segments[max(index, 0)]
        return source_start + offset - start

    @property
    def characters(self) -> int:
        """The length of the text with its facts printed."""
        return len(self.text) + sum(_length(inlines) for inlines in self.facts)

    def fact(self, mark: str) -> Sequence[Run | Break]:
        """Return the runs that a private-use character represents; empty for any other character."""
        index = ord(mark) - FACTS
        return self.facts[index] if 0 <= index < len(self.facts) else ()


def interpolate(text: str, names: Mapping[str, Any], printer: Printer, report: Report) -> Interpolated:
    """Fill in the facts.

    Errors go to `report`; a failed expression becomes "x", so that offsets stay valid.
    """
    if not re.search(r"\{[{%#]|[}%]\}", text):
        return Interpolated(text)
    return _Interpolation(text, names, printer, report).run()


class _Interpolation:
    """The interpolation of one text."""

    def __init__(self, text: str, names: Mapping[str, Any], printer: Printer, report: Report) -> None:
        self.text = text
        self.names = names
        self.printer = printer
        self.report = report
        self.scan = DelimiterScan(text)
        self.facts: list[tuple[Run | Break, ...]] = []
        self.printed = 0
        self.valid = True

    def run(self) -> Interpolated:
        if len(self.scan.spans) > MAX_EXPRESSIONS:
            self.refuse("too-much", f"A text is limited to {MAX_EXPRESSIONS:,} expressions in braces.", (0, 0))
            return Interpolated("")
        for span in self.scan.stray():
            closing = self.text[slice(*span)]
            message = f"`{closing}` is never opened; write {'{{' if closing == '}}' else '{%'} before it, or remove it."
            self.refuse("unclosed-markup", message, span)
        complete = self.valid and self.scan.unclosed is None
        values = _values_of_names(self.text, self.scan.spans, self.names) if complete else None
        return self.with_jinja() if values is None else self.with_values(values)

    def with_values(self, values: Sequence[Any]) -> Interpolated:
        """Return the text with the given values of its expressions."""
        pieces, segments, length, at = [""], [(0, 0)], 0, 0
        for index, (value, (start, end)) in enumerate(zip(values, self.scan.spans, strict=True)):
            pieces += [self.text[at:start], self.print_value(value, index)]
            length += len(pieces[-2]) + len(pieces[-1])
            at = end
            segments.append((length, at))
        if not self.valid:
            return Interpolated(self.scan.blanked())
        return Interpolated("".join([*pieces, self.text[at:]]), segments, tuple(self.facts))

    def with_jinja(self) -> Interpolated:
        """Return the text as rendered by Jinja."""
        from drafter.compose.body_template import BodyError, BodyTemplate

        try:
            body = BodyTemplate(self.text, self.scan, self.names)
            for rule, message, span in islice(body.problems(), MAX_TEXT_FINDINGS):
                self.refuse(rule, message, span)
            if self.valid:
                offsets = body.mark_segments(SEGMENTS, MAX_PRINTED_FACTS, ROUND)
                rendered = "".join(self.within_limits(body.render(self.print_value)))
                if self.valid:
                    return Interpolated(*_split_segments(rendered, offsets), tuple(self.facts))
        except BodyError as error:
            self.refuse(error.rule, str(error), error.span)
        except RecursionError:
            self.refuse("too-much", "The expressions of this text are nested too deeply.", (0, 0))
        return Interpolated(self.scan.blanked())

    def within_limits(self, pieces: Iterator[str]) -> Iterator[str]:
        """Yield the pieces of a text until its length or its repetitions exceed a limit."""
        length = rounds = 0
        for piece in pieces:
            length += len(piece)
            rounds += piece == ROUND
            if length > MAX_EXPANDED_CHARACTERS or rounds > MAX_LOOP_ROUNDS:
                most = (
                    f"{MAX_EXPANDED_CHARACTERS:,} characters"
                    if length > MAX_EXPANDED_CHARACTERS
                    else f"{MAX_LOOP_ROUNDS:,} repetitions"
                )
                loop = next((span for span in self.scan.spans if "for" in self.text[slice(*span)]), (0, 0))
                self.refuse("too-much", f"A text with its facts filled in is limited to {most}.", loop)
                return
            yield piece

    def print_value(self, value: Any, index: int) -> str:
        """Return the private-use character for the value of the printing expression number `index`."""
        printing = self.scan.printing
        span = printing[index] if index < len(printing) else (0, 0)
        has_lines = isinstance(value, str) and "\n" in value
        paragraphs = _PARAGRAPHS.split(value) if has_lines and self.is_paragraph(span) else [value]
        return "\n\n".join(self.print_part(paragraph, span) for paragraph in paragraphs)

    def is_paragraph(self, span: Span) -> bool:
        """True if the expression is a whole paragraph of the text, outside of lists and quotations."""
        before, after = self.text[: span[0]], self.text[span[1] :]
        starts = not before or before.endswith("\n\n")
        return starts and (not after.strip() or after.lstrip(" \t").startswith("\n\n"))

    def print_part(self, value: Any, span: Span) -> str:
        """Return the private-use character for a value, or for one of its paragraphs."""
        if self.printed > MAX_EXPANDED_CHARACTERS:
            return ""
        try:
            self.facts.append(self.printer(value))
        except UnprintableError as error:
            self.refuse("undefined-name", str(error), span)
            return ""
        self.printed += _length(self.facts[-1])
        if self.printed > MAX_EXPANDED_CHARACTERS:
            self.facts.clear()
            most = f"{MAX_EXPANDED_CHARACTERS:,} characters"
            self.refuse("too-much", f"The facts that a text prints are limited to {most}.", span)
        elif len(self.facts) > MAX_PRINTED_FACTS:
            self.facts.clear()
            self.refuse("too-much", f"A text is limited to {MAX_PRINTED_FACTS:,} printed facts.", span)
        return chr(FACTS + len(self.facts) - 1) if self.facts else ""

    def refuse(self, rule: str, message: str, span: Span) -> None:
        """Report a problem of this text."""
        self.valid = False
        self.report(rule, message, *span)


def _length(inlines: Sequence[Run | Break]) -> int:
    """Return the number of characters of printed facts; a line break counts as one."""
    return sum(len(inline.text) if isinstance(inline, Run) else 1 for inline in inlines)


def _values_of_names(text: str, spans: Sequence[Span], names: Mapping[str, Any]) -> list[Any] | None:
    """Return the value of each expression; None if one of them is not the name of a fact or of its part."""
    values = []
    for span in spans:
        match = _PLAIN_NAME.fullmatch(text, *span)
        value = names.get(match["name"]) if match and match["name"] not in _RESERVED else None
        if not match or value is None or isinstance(value, MissingFact):
            return None
        if match["part"] and match["part"] not in getattr(value, "parts", ()):
            return None
        values.append(getattr(value, match["part"]) if match["part"] else value)
    return values


def _split_segments(rendered: str, offsets: Sequence[int]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text without the marks of segments, and the segments that they mark."""
    text: list[str] = []
    segments: list[tuple[int, int]] = [(0, 0)]
    length = 0
    for piece in re.split(f"([{chr(SEGMENTS)}-{chr(0x10FFFD)}])", rendered):
        if piece == ROUND:
            continue
        if len(piece) == 1 and ord(piece) >= SEGMENTS:
            segments.append((length, offsets[ord(piece) - SEGMENTS]))
        else:
            text.append(piece)
            length += len(piece)
    return "".join(text), segments
