"""Scanner for the delimiters of Jinja: each {{ }}, {% %} and {# #}, and delimiters without a partner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_OPENING = re.compile(r"\{[{%#]")
# The contents of an expression: texts in quotation marks, and characters that do not open another expression.
_WITHIN = r"""(?:"[^"]*"|'[^']*'|(?!\{[{%])[^"'])*?"""
_WHOLE = re.compile(rf"\{{\{{{_WITHIN}\}}\}}|\{{%{_WITHIN}%\}}|\{{#.*?#\}}", re.DOTALL)
_RAW = re.compile(r"\{%[-+]?\s*raw\s*[-+]?%\}")
_RAW_END = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")
_TAG = re.compile(r"\{%[-+]?\s*(\w+)")

Span = tuple[int, int]


class DelimiterScan:
    """The delimited spans of a text, in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: list[Span] = []
        self.raw: list[Span] = []
        self.unclosed: int | None = None
        self._used: dict[tuple[int, str], int] = {}
        self._scan()
        # The spans that print, {{ ... }}; and for each span, the offset after it and the spans that follow it directly.
        self.printing = [(start, end) for start, end in self.spans if text.startswith("{{", start)]
        self._after: dict[int, int] = {}
        for start, end in reversed(self.spans):
            self._after[start] = self._after.get(end, end)

    def word(self, word: str, line: int) -> Span:
        """Return the next span of a word inside delimiters on a line, counted from 1."""
        pattern = re.compile(rf"(?<![\w.]){re.escape(word)}(?!\w)")
        first, last = self.line(line)
        matches = [
            match.span()
            for start, end in self.spans
            if end > first and start < last
            for match in pattern.finditer(self.text, max(start, first), min(end, last))
        ]
        used = self._used.get((line, word), 0)
        self._used[line, word] = used + 1
        return matches[min(used, len(matches) - 1)] if matches else self.opened(line)

    def after(self, offset: int) -> int:
        """Return the offset after the spans that begin at an offset."""
        return self._after.get(offset, offset)

    def blanked(self) -> str:
        """Return the text with x in place of expressions: as long as before, so that other errors are found."""
        if self.unclosed is not None:
            return ""
        pieces, at = [], 0
        for start, end in self.spans:
            filler = "x" if self.text.startswith("{{", start) else " "
            pieces += [self.text[at:start], *("\n" if old == "\n" else filler for old in self.text[start:end])]
            at = end
        return "".join([*pieces, self.text[at:]])

    def opened(self, line: int) -> Span:
        """Return the span of the broken delimiter on a line: one without an end before the next, or the first."""
        first, last = self.line(line)
        starts = [match.start() for match in _OPENING.finditer(self.text, first, last)]
        for start, following in pairwise(starts):
            if not re.search(r"[}%#]\}", self.text[start:following]):
                return start, start + 2
        if starts:
            return next(((start, end) for start, end in self.spans if start == starts[0]), (starts[0], starts[0] + 2))
        return next(((start, end) for start, end in self.spans if start < last and end > first), (first, last))

    def unended(self) -> Span | None:
        """Return the span of the innermost {% if %} or {% for %} without an end, or None."""
        opened: list[tuple[str, Span]] = []
        for start, end in self.spans:
            tag = _TAG.match(self.text, start)
            name = tag.group(1) if tag else ""
            if name in ("if", "for"):
                opened.append((name, (start, end)))
            elif name in ("endif", "endfor") and opened:
                if not name.endswith(opened[-1][0]):
                    break
                opened.pop()
        return opened[-1][1] if opened else None

    def line(self, number: int) -> Span:
        """Return the offsets of a line, counted from 1."""
        first = 0
        for _ in range(number - 1):
            first = self.text.find("\n", first) + 1
        last = self.text.find("\n", first)
        return first, last if last >= 0 else len(self.text)

    def stray(self) -> Iterator[Span]:
        """Yield the closing delimiters in running text, which no opening delimiter precedes."""
        end_of_text = len(self.text) if self.unclosed is None else self.unclosed
        edges = [0, *(edge for span in sorted([*self.spans, *self.raw]) for edge in span), end_of_text]
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            for match in re.finditer(r"\}\}|%\}", self.text[start:end]):
                yield start + match.start(), start + match.end()

    def _scan(self) -> None:
        at = 0
        while opening := _OPENING.search(self.text, at):
            whole = _WHOLE.match(self.text, opening.start())
            if whole is None:
                self.unclosed = opening.start()
                return
            self.spans.append(whole.span())
            at = whole.end()
            if _RAW.fullmatch(whole.group()) and (end := _RAW_END.search(self.text, at)):
                self.raw.append((at, end.start()))
                at = end.start()
