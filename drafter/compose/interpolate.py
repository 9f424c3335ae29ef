"""The author's text with its facts filled in, every stretch still knowing where it was written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from msgspec import Struct

from drafter.compose.interpolate_simple import interpolate_names
from drafter.compose.scan import DelimiterScan, Span
from drafter.document.model import Run
from drafter.limits import (
    MAX_EXPANDED_CHARACTERS,
    MAX_EXPRESSIONS,
    MAX_LOOP_ROUNDS,
    MAX_PRINTED_FACTS,
    MAX_TEXT_FINDINGS,
)

# Private-use characters, which a letter cannot hold, stand for facts, for the beginnings of stretches, and for a round
# of a loop.
FACTS = 0xF0000
STRETCHES = 0x100000
ROUND = chr(0x10FFFD)

Problem = Callable[[str, str, int, int], None]
Printer = Callable[[Any], tuple[Run, ...]]


class Unprintable(ValueError):
    """A value is no text that a letter could print; says what to write instead."""


class Interpolated(Struct, frozen=True):
    """A text ready to be parsed; `stretches` pair an offset in it with an offset in the author's text."""

    text: str
    stretches: Sequence[tuple[int, int]] = ((0, 0),)
    facts: Sequence[tuple[Run, ...]] = ()

    def written_at(self, offset: int) -> int:
        """The offset in the author's text of an offset in the expanded one."""
        index = bisect_right(self.stretches, offset, key=lambda pair: pair[0]) - 1
        begun, written = self.stretches[max(index, 0)]
        return written + offset - begun

    def fact(self, mark: str) -> Sequence[Run]:
        """The runs that a private-use character stands for; none for any other character."""
        index = ord(mark) - FACTS
        return self.facts[index] if 0 <= index < len(self.facts) else ()


def interpolate(text: str, names: Mapping[str, Any], printed: Printer, problem: Problem) -> Interpolated:
    """The text with its facts in place; what cannot be filled in is said to `problem`, and stands as x."""
    if not re.search(r"\{[{%#]|[}%]\}", text):
        return Interpolated(text)
    return _Interpolation(text, names, printed, problem).done()


class _Interpolation:
    """One expansion of one text."""

    def __init__(self, text: str, names: Mapping[str, Any], printed: Printer, problem: Problem) -> None:
        self.text = text
        self.names = names
        self.printed = printed
        self.problem = problem
        self.delimited = DelimiterScan(text)
        self.facts: list[tuple[Run, ...]] = []
        self.offsets: list[int] = []
        self.sound = True

    def done(self) -> Interpolated:
        if len(self.delimited.spans) > MAX_EXPRESSIONS:
            self.refuse("too-much", f"A text has at most {MAX_EXPRESSIONS} expressions in braces.", (0, 0))
            return Interpolated("")
        for span in self.delimited.stray():
            self.refuse("unclosed-markup", "This closes what was never opened; write {{ fact }}.", span)
        whole = self.sound and self.delimited.unclosed is None
        values = interpolate_names(self.text, self.delimited.spans, self.names) if whole else None
        return self.computed() if values is None else self.filled(values)

    def filled(self, values: Sequence[Any]) -> Interpolated:
        """The text with the values of its expressions."""
        pieces, stretches, length, at = [""], [(0, 0)], 0, 0
        for index, (value, (start, end)) in enumerate(zip(values, self.delimited.spans, strict=True)):
            pieces += [self.text[at:start], self.put(value, index)]
            length += len(pieces[-2]) + len(pieces[-1])
            at = end
            stretches.append((length, at))
        if not self.sound:
            return Interpolated(self.delimited.blanked())
        return Interpolated("".join([*pieces, self.text[at:]]), stretches, tuple(self.facts))

    def computed(self) -> Interpolated:
        """The text as Jinja fills it in."""
        from drafter.compose.body_template import BodyError, BodyTemplate

        try:
            body = BodyTemplate(self.text, self.delimited, self.names)
            for rule, message, span in islice(body.faults(), MAX_TEXT_FINDINGS):
                self.refuse(rule, message, span)
            if self.sound:
                self.offsets = body.mark(STRETCHES, MAX_PRINTED_FACTS, ROUND)
                rendered = "".join(self.bounded(body.pieces(self.put)))
                if self.sound:
                    return Interpolated(*_stretched(rendered, self.offsets), tuple(self.facts))
        except BodyError as error:
            self.refuse(error.rule, str(error), error.span)
        except RecursionError:
            self.refuse("too-much", "This text nests its expressions too deeply.", (0, 0))
        return Interpolated(self.delimited.blanked())

    def bounded(self, pieces: Iterator[str]) -> Iterator[str]:
        """The pieces of a text, up to the bounds of its length and of its repetitions."""
        length = rounds = 0
        for piece in pieces:
            length += len(piece)
            rounds += piece == ROUND
            if length > MAX_EXPANDED_CHARACTERS or rounds > MAX_LOOP_ROUNDS:
                what = (
                    f"longer than {MAX_EXPANDED_CHARACTERS} letters"
                    if length > MAX_EXPANDED_CHARACTERS
                    else f"repeated over {MAX_LOOP_ROUNDS} times"
                )
                repeated = next((span for span in self.delimited.spans if "for" in self.text[slice(*span)]), (0, 0))
                self.refuse("too-much", f"This text would be {what}.", repeated)
                return
            yield piece

    def put(self, value: Any, index: int) -> str:
        """The private-use character for the value of the expression number `index` that prints."""
        printing = self.delimited.printing
        span = printing[index] if index < len(printing) else (0, 0)
        try:
            self.facts.append(self.printed(value))
        except Unprintable as error:
            self.refuse("undefined-name", str(error), span)
            return ""
        if len(self.facts) > MAX_PRINTED_FACTS:
            self.facts.clear()
            self.refuse("too-much", f"A text prints at most {MAX_PRINTED_FACTS} facts.", span)
        return chr(FACTS + len(self.facts) - 1) if self.facts else ""

    def refuse(self, rule: str, message: str, span: Span) -> None:
        """Note a problem of this text."""
        self.sound = False
        self.problem(rule, message, *span)


def _stretched(rendered: str, offsets: Sequence[int]) -> tuple[str, list[tuple[int, int]]]:
    text: list[str] = []
    stretches: list[tuple[int, int]] = [(0, 0)]
    length = 0
    for piece in re.split(f"([{chr(STRETCHES)}-{chr(0x10FFFD)}])", rendered):
        if piece == ROUND:
            continue
        if len(piece) == 1 and ord(piece) >= STRETCHES:
            stretches.append((length, offsets[ord(piece) - STRETCHES]))
        else:
            text.append(piece)
            length += len(piece)
    return "".join(text), stretches
