"""What a body may do with Jinja: print facts, choose and repeat; everything else is said where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jinja2 import TemplateSyntaxError, UndefinedError, nodes

from drafter.compose.body_context import Fact
from drafter.compose.interpolate_simple import MissingFact
from drafter.compose.sandbox.render import PRINTER, PRINTING, body_environment, missing_value
from drafter.compose.scan import DelimiterScan, Span
from drafter.limits import MAX_NESTED_LOOPS
from drafter.suggest import nearest, suggest

ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.Getattr,
    nodes.Getitem,
    nodes.If,
    nodes.For,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.CondExpr,
    nodes.Filter,
    nodes.Test,
)
FILTERS = frozenset({"capitalize", "first", "join", "last", "length", "list", "lower", "title", "upper"})
OF_LISTS = frozenset({"first", "join", "last", "length", "list"})

Problem = tuple[str, str, Span]


class BodyError(Exception):
    """A body cannot be filled in: the rule, what is wrong, and where."""

    def __init__(self, rule: str, message: str, span: Span) -> None:
        super().__init__(message)
        self.rule = rule
        self.span = span


class BodyTemplate:
    """One text as a tree of Jinja, over the names of the facts."""

    def __init__(self, text: str, scan: DelimiterScan, names: Mapping[str, Any]) -> None:
        self.text = text
        self.delimited = scan
        self.names = {
            name: missing_value(name) if isinstance(value, MissingFact) else value for name, value in names.items()
        }
        self.environment = body_environment()
        self.tree = self._read(lambda: self.environment.parse(text))

    def faults(self) -> Iterator[Problem]:
        """Every name that is no fact, and everything that a body may not do."""
        stored = {name.name for name in self.tree.find_all(nodes.Name) if name.ctx == "store"}
        own = stored | ({"loop"} if stored else set())
        for node in self.tree.find_all(nodes.Node):
            if isinstance(node, nodes.Name) and node.ctx == "load" and node.name not in {*self.names, *own}:
                yield self._undefined(node)
            elif not isinstance(node, ALLOWED):
                say = f"A body prints facts; it has no `{type(node).__name__.lower()}`."
                yield "not-in-a-body", say, self.delimited.opened(node.lineno)
            else:
                yield from self._misused(node)

    def mark(self, first: int, most: int, round_mark: str) -> list[int]:
        """Put a mark before each stretch of the author's own words, and in each round of a loop; their offsets."""
        offsets: list[int] = []
        at = 0
        for data in self.tree.find_all(nodes.TemplateData):
            at = self._next(data.data, at)
            offsets.append(at)
            at += len(data.data)
            if len(offsets) > most:
                raise BodyError("too-much", f"A text prints at most {most} facts.", (at, at))
            data.data = chr(first + len(offsets) - 1) + data.data
        self._number()
        for loop in self.tree.find_all(nodes.For):
            loop.body.insert(0, nodes.Output([nodes.TemplateData(round_mark)]))
        return offsets

    def pieces(self, put: Callable[[Any, int], str]) -> Iterator[str]:
        """The text in pieces, facts by what `put` makes of them; raises BodyError."""
        self.tree.set_environment(self.environment)
        template = self._read(lambda: self.environment.from_string(self.tree))
        try:
            yield from template.generate({**self.names, PRINTER: put})
        except Exception as error:
            raise BodyError("undefined-name", _plain(error), self.delimited.opened(_line(error))) from None

    def _read(self, read: Callable[[], Any]) -> Any:
        try:
            return read()
        except TemplateSyntaxError as error:
            raise self._broken(error) from None
        except (RecursionError, SyntaxError, ValueError, MemoryError):
            raise BodyError("too-much", "This text nests its expressions too deeply.", (0, 0)) from None

    def _number(self) -> None:
        """Let each expression that prints say which one of the text it is."""
        count = 0
        for output in self.tree.find_all(nodes.Output):
            for index, child in enumerate(output.nodes):
                if not isinstance(child, nodes.TemplateData):
                    number: list[nodes.Expr] = [nodes.Const(count)]
                    output.nodes[index] = nodes.Filter(child, PRINTING, number, [], None, None, lineno=child.lineno)
                    count += 1

    def _next(self, data: str, at: int) -> int:
        """Where the author's words `data` stand, after whatever is delimited before them."""
        at = self.delimited.after(at)
        return max(self.text.find(data, at), at)

    def _undefined(self, node: nodes.Name) -> Problem:
        say = f"No fact is called `{node.name}`; {suggest(node.name, sorted(self.names))[1]}"
        return "undefined-name", say, self.delimited.word(node.name, node.lineno)

    def _misused(self, node: nodes.Node) -> Iterator[Problem]:
        if isinstance(node, nodes.Filter) and node.name not in FILTERS:
            say = f"There is no filter `{node.name}`; {suggest(node.name, sorted(FILTERS))[1]}"
            yield "not-in-a-body", say, self.delimited.word(node.name, node.lineno)
        elif isinstance(node, nodes.Filter) and node.name in OF_LISTS:
            yield from self._no_list(node.node)
        elif isinstance(node, nodes.For):
            yield from self._no_list(node.iter)
            if node.test or node.recursive or _depth(node) > MAX_NESTED_LOOPS:
                say = f"A body repeats at most {MAX_NESTED_LOOPS} levels deep, over a whole list."
                yield "not-in-a-body", say, self.delimited.opened(node.lineno)
        elif isinstance(node, nodes.Getattr):
            yield from self._no_part(node)

    def _no_list(self, node: nodes.Node | None) -> Iterator[Problem]:
        """What is said of a text that is taken for a list."""
        fact = self.names.get(node.name) if isinstance(node, nodes.Name) else None
        if isinstance(node, nodes.Name) and isinstance(fact, (Fact, int)):
            counted = f"; its number is `{node.name}.count`" if "count" in getattr(fact, "parts", ()) else ""
            span = self.delimited.word(node.name, node.lineno)
            yield "not-in-a-body", f"`{node.name}` is a text, not a list{counted}.", span

    def _no_part(self, node: nodes.Getattr) -> Iterator[Problem]:
        """What is said of a part that a fact does not have."""
        fact = self.names.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        if not isinstance(node.node, nodes.Name) or not isinstance(fact, (Fact, list, int)):
            return
        name, parts = node.node.name, sorted(getattr(fact, "parts", ()))
        if node.attr not in parts:
            near = next(iter(nearest(node.attr, parts)), None)
            hint = f"Did you mean `{name}.{near}`?" if near else f"Write {{{{ {name} }}}}."
            if isinstance(fact, list):
                hint = f"It is a list: {{{{ {name}[0] }}}}, or {{{{ {name} | length }}}}."
            start, _ = self.delimited.word(name, node.lineno)
            span = (start, start + len(f"{name}.{node.attr}"))
            yield "undefined-name", f"`{name}` has no `{node.attr}`. {hint}", span

    def _broken(self, error: TemplateSyntaxError) -> BodyError:
        message, scan = error.message or "", self.delimited
        if scan.unclosed is not None:
            start = scan.unclosed
            say = f"`{self.text[start : start + 2]}` is opened here and never closed; write {{{{ fact }}}}."
            return BodyError("unclosed-markup", say, (start, start + 2))
        if "nnermost block" in message and (span := scan.unended()):
            tag = "for" if "'for'" in message else "if"
            return BodyError("unclosed-markup", f"This `{tag}` has no {{% end{tag} %}}.", span)
        reason = message.split(". ")[0].rstrip(".")
        say = f"This cannot be read: {reason}. A body prints facts, as {{{{ on_behalf_of }}}}."
        return BodyError("unclosed-markup", say, scan.opened(error.lineno))


def _depth(node: nodes.Node) -> int:
    return 1 + max((_depth(inner) for inner in node.find_all(nodes.For)), default=0)


def _line(error: BaseException) -> int:
    """The line of a text whose rendering failed."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        line = trace.tb_lineno if trace.tb_frame.f_code.co_filename == "<template>" else line
        trace = trace.tb_next
    return line


def _plain(error: Exception) -> str:
    part = re.search(r"has no (?:attribute|element) (.+)$", str(error))
    if isinstance(error, UndefinedError) and part:
        return f"This fact has no {part.group(1)}."
    return f"This cannot be filled in: {str(error).rstrip('.')}."
