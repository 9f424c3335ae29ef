"""The author's text with its facts filled in, every stretch still knowing where it was written."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from drafter.document import Run

# Private-use characters, which a letter cannot hold, stand for facts and for the beginnings of stretches.
FACTS = 0xF0000
STRETCHES = 0x100000
MAX_LETTERS = 4_000_000

Problem = Callable[[str, str, int, int], None]


class Expansion(Struct, frozen=True):
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


def expand(
    text: str, names: Mapping[str, Any], printed: Callable[[Any], tuple[Run, ...]], problem: Problem
) -> Expansion:
    """The text with its facts in place; what cannot be filled in is said to `problem`, and left out."""
    if "{{" not in text and "{%" not in text and "{#" not in text:
        return Expansion(text)
    return _Expanding(text, names, printed, problem).done()


class _Expanding:
    """One expansion of one text."""

    def __init__(
        self, text: str, names: Mapping[str, Any], printed: Callable[[Any], tuple[Run, ...]], problem: Problem
    ) -> None:
        self.text = text
        self.names = names
        self.printed = printed
        self.problem = problem
        self.facts: list[tuple[Run, ...]] = []
        self.offsets: list[int] = []
        self.sound = True

    def done(self) -> Expansion:
        from jinja2 import TemplateSyntaxError

        from drafter.compose.sandbox import environment_of_bodies

        environment = environment_of_bodies()
        try:
            tree = environment.parse(self.text)
            self.check(tree)
            if self.sound:
                self.mark(tree)
                return self.rendered(environment.from_string(tree))
        except TemplateSyntaxError as error:
            self.refuse("unclosed-markup", f"{_plainly(error.message or '')}", *self.line_span(error.lineno, "{"))
        return Expansion("", (), ())

    def check(self, tree: Any) -> None:
        """Note every name that is no fact and everything that a body may not do."""
        from jinja2 import nodes

        from drafter.compose.sandbox import BODY_FILTERS, BODY_NODES, MAX_LOOPS

        own = {name.name for name in tree.find_all(nodes.Name) if name.ctx == "store"} | {"loop"}
        for node in tree.find_all(nodes.Node):
            if isinstance(node, nodes.Name) and node.ctx == "load" and node.name not in {*self.names, *own}:
                self.undefined(node.name, node.lineno)
            elif not isinstance(node, BODY_NODES):
                what = type(node).__name__.lower()
                self.refuse(
                    "not-in-a-body", f"A body prints facts; it has no `{what}`.", *self.line_span(node.lineno, "{")
                )
            elif isinstance(node, nodes.Filter) and node.name not in BODY_FILTERS:
                message = f"There is no filter `{node.name}`; there are {', '.join(sorted(BODY_FILTERS))}."
                self.refuse("not-in-a-body", message, *self.line_span(node.lineno, node.name))
            elif isinstance(node, nodes.For) and _depth(node) > MAX_LOOPS:
                message = f"A body repeats at most {MAX_LOOPS} levels deep."
                self.refuse("not-in-a-body", message, *self.line_span(node.lineno, "{"))

    def undefined(self, name: str, line: int) -> None:
        """Note a name that is no fact."""
        known = sorted(name for name in self.names if not name.startswith("_"))
        near = difflib.get_close_matches(name, known, 1)
        hint = f"did you mean `{near[0]}`?" if near else f"the facts are {', '.join(known)}."
        self.refuse("undefined-name", f"No fact is called `{name}`; {hint}", *self.line_span(line, name))

    def mark(self, tree: Any) -> None:
        """Put a private-use character before each stretch of the author's own words."""
        from jinja2 import nodes

        at = 0
        for index, data in enumerate(tree.find_all(nodes.TemplateData)):
            at = self.next_stretch(data.data, at)
            self.offsets.append(at)
            at += len(data.data)
            data.data = chr(STRETCHES + index) + data.data

    def next_stretch(self, data: str, at: int) -> int:
        """Where the author's words `data` stand, after whatever expressions come before them."""
        while found := _EXPRESSION.match(self.text, at):
            at = found.end()
        return max(self.text.find(data, at), at)

    def rendered(self, template: Any) -> Expansion:
        """Render, and split the result into stretches again."""
        from drafter.compose.sandbox import PRINTER

        try:
            pieces = list(self.bounded(template.generate({**self.names, PRINTER: self.put})))
        except Exception as error:
            self.refuse("undefined-name", f"This cannot be filled in: {error}", *self.failed_line(error))
            return Expansion("", (), ())
        return Expansion(*_stretched("".join(pieces), self.offsets), tuple(self.facts))

    def bounded(self, pieces: Iterator[str]) -> Iterator[str]:
        """The pieces of a text, up to the bound of its length."""
        length = 0
        for piece in pieces:
            length += len(piece)
            if length > MAX_LETTERS:
                raise OverflowError(f"it would be longer than {MAX_LETTERS} letters")
            yield piece

    def put(self, value: Any) -> str:
        """The private-use character for a value that is printed."""
        self.facts.append(self.printed(value))
        if len(self.facts) > STRETCHES - FACTS - 2:
            raise OverflowError("it prints too many facts")
        return chr(FACTS + len(self.facts) - 1)

    def refuse(self, rule: str, message: str, first: int, last: int) -> None:
        """Note a problem of this text."""
        self.sound = False
        self.problem(rule, message, first, last)

    def failed_line(self, error: BaseException) -> tuple[int, int]:
        """Where a rendering failed: the line of the template in its traceback."""
        line, trace = 1, error.__traceback__
        while trace is not None:
            line = trace.tb_lineno if trace.tb_frame.f_code.co_filename == "<template>" else line
            trace = trace.tb_next
        return self.line_span(line, "{")

    def line_span(self, line: int, word: str) -> tuple[int, int]:
        """The offsets of `word` on a line of the text, counted from 1, else of the line."""
        lines = self.text.split("\n")
        start = sum(len(before) + 1 for before in lines[: line - 1])
        found = re.search(rf"(?<!\w){re.escape(word)}", lines[min(line, len(lines)) - 1])
        return (start + found.start(), start + found.end()) if found else (start, start + len(lines[line - 1]))


_EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


def _stretched(rendered: str, offsets: Sequence[int]) -> tuple[str, list[tuple[int, int]]]:
    text: list[str] = []
    stretches: list[tuple[int, int]] = [(0, 0)]
    length = 0
    for piece in re.split(f"([{chr(STRETCHES)}-{chr(0x10FFFD)}])", rendered):
        if len(piece) == 1 and ord(piece) >= STRETCHES:
            stretches.append((length, offsets[ord(piece) - STRETCHES]))
        else:
            text.append(piece)
            length += len(piece)
    return "".join(text), stretches


def _depth(node: Any) -> int:
    from jinja2 import nodes

    return 1 + max((_depth(inner) for inner in node.find_all(nodes.For)), default=0)


def _plainly(message: str) -> str:
    if "unexpected end" in message.lower() or "unexpected '}'" in message or "end of" in message:
        return "`{{` or `{%` is opened here and never closed; write {{ fact }}."
    return f"This cannot be read: {message}"
