"""The part of Jinja that a body may use: print facts, choose and repeat. Everything else is reported."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jinja2 import TemplateSyntaxError, UndefinedError, nodes

from drafter.compose.body_context import ORIGINS, Fact, MissingFact
from drafter.compose.sandbox.quota import QuotaExceededError, quota
from drafter.compose.sandbox.render import PRINTER, PRINTING, MissingValue, body_environment
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
# Expressions that can be calculated before the facts are known, in little time and without an error.
COMPARING = (
    nodes.Name,
    nodes.Const,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.CondExpr,
)
FILTERS = frozenset({"capitalize", "first", "join", "last", "length", "list", "lower", "title", "upper"})
LIST_FILTERS = frozenset({"first", "join", "last", "length", "list"})
CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}

# Rule, message and place.
Problem = tuple[str, str, Span]


class BodyError(Exception):
    """A body cannot be interpolated; `rule` and `span` are those of the finding."""

    def __init__(self, rule: str, message: str, span: Span) -> None:
        super().__init__(message)
        self.rule = rule
        self.span = span


class BodyTemplate:
    """A text parsed by Jinja, with the facts that it can print."""

    def __init__(self, text: str, scan: DelimiterScan, names: Mapping[str, Any]) -> None:
        self.text = text
        self.scan = scan
        missing = {name: _missing(name) for name, value in names.items() if isinstance(value, MissingFact)}
        self.names = {**names, **missing}
        self.environment = body_environment()
        self.tree = self._parse(lambda: self.environment.parse(text))

    def problems(self) -> Iterator[Problem]:
        """Yield every name that is not a fact, and every statement or expression that is not allowed."""
        loop_names = {name.name for name in self.tree.find_all(nodes.Name) if name.ctx == "store"}
        known = {*self.names, *loop_names, *({"loop"} if loop_names else ())}
        for node in self.tree.find_all(nodes.Node):
            if isinstance(node, nodes.Name) and node.ctx == "load" and node.name not in known:
                yield self._undefined(node)
            elif not isinstance(node, ALLOWED):
                message = f"A body can print facts, choose and repeat; `{type(node).__name__.lower()}` is not allowed."
                yield "not-in-a-body", message, self.scan.opened(node.lineno)
            else:
                yield from self._misused(node)

    def mark_segments(self, first: int, most: int, round_mark: str) -> list[int]:
        """Put a mark before each segment of the author's own text and into each loop.

        The marks are the characters from `first` on. Returns the offsets of the segments.
        """
        offsets: list[int] = []
        at = 0
        for data in self.tree.find_all(nodes.TemplateData):
            at = self._find(data.data, at)
            offsets.append(at)
            at += len(data.data)
            if len(offsets) > most:
                raise BodyError("too-much", f"A text is limited to {most:,} printed facts.", (at, at))
            data.data = chr(first + len(offsets) - 1) + data.data
        self._number_expressions()
        for loop in self.tree.find_all(nodes.For):
            loop.body.insert(0, nodes.Output([nodes.TemplateData(round_mark)]))
        return offsets

    def render(self, printer: Callable[[Any, int], str]) -> Iterator[str]:
        """Yield the text in pieces, with facts as printed by `printer`; raises BodyError."""
        self.tree.set_environment(self.environment)
        template = self._parse(lambda: self.environment.from_string(self.tree))
        try:
            with quota():
                yield from template.generate({**self.names, PRINTER: printer})
        except QuotaExceededError as error:
            raise BodyError(
                "too-much", f"The text cannot be filled in: {error}.", self.scan.opened(_line(error))
            ) from None
        except Exception as error:
            raise BodyError("undefined-name", _explain(error), self.scan.opened(_line(error))) from None

    def _parse(self, parse: Callable[[], Any]) -> Any:
        try:
            return parse()
        except TemplateSyntaxError as error:
            raise self._syntax_error(error) from None
        except (RecursionError, SyntaxError, ValueError, MemoryError):
            raise BodyError("too-much", "The expressions of this text are nested too deeply.", (0, 0)) from None

    def _number_expressions(self) -> None:
        """Pass each printing expression through a filter that knows its number in the text."""
        count = 0
        for output in self.tree.find_all(nodes.Output):
            for index, child in enumerate(output.nodes):
                if not isinstance(child, nodes.TemplateData):
                    number: list[nodes.Expr] = [nodes.Const(count)]
                    output.nodes[index] = nodes.Filter(child, PRINTING, number, [], None, None, lineno=child.lineno)
                    count += 1

    def _find(self, data: str, at: int) -> int:
        """Return the offset of the author's words `data`, after the expressions that begin at `at`."""
        at = self.scan.after(at)
        return max(self.text.find(data, at), at)

    def _undefined(self, node: nodes.Name) -> Problem:
        message = f"`{node.name}` is not a fact; {suggest(node.name, sorted(self.names))[1]}"
        return "undefined-name", message, self.scan.word(node.name, node.lineno)

    def _misused(self, node: nodes.Node) -> Iterator[Problem]:
        if isinstance(node, nodes.Filter) and node.name not in FILTERS:
            message = f"`{node.name}` is not a filter; {suggest(node.name, sorted(FILTERS))[1]}"
            yield "not-in-a-body", message, self.scan.word(node.name, node.lineno)
        elif isinstance(node, nodes.Filter) and node.name in LIST_FILTERS:
            yield from self._not_a_list(node.node)
        elif isinstance(node, nodes.If) and _hides_text(node):
            message = "This condition never changes; write the name of a fact, or remove `if` and the words it hides."
            yield "not-in-a-body", message, self.scan.opened(node.lineno)
        elif isinstance(node, nodes.For):
            yield from self._not_a_list(node.iter)
            if node.test or node.recursive or _depth(node) > MAX_NESTED_LOOPS:
                message = f"A loop goes over a whole list; loops can be nested {MAX_NESTED_LOOPS} levels deep."
                yield "not-in-a-body", message, self.scan.opened(node.lineno)
        elif isinstance(node, nodes.Getattr):
            yield from self._unknown_part(node)

    def _not_a_list(self, node: nodes.Node | None) -> Iterator[Problem]:
        """Yield a problem if the node is a text that is used as a list."""
        fact = self.names.get(node.name) if isinstance(node, nodes.Name) else None
        if isinstance(node, nodes.Name) and isinstance(fact, (Fact, int)):
            count = f"; its number is `{node.name}.count`" if "count" in getattr(fact, "parts", ()) else ""
            span = self.scan.word(node.name, node.lineno)
            yield "not-in-a-body", f"`{node.name}` is a text, not a list{count}.", span

    def _unknown_part(self, node: nodes.Getattr) -> Iterator[Problem]:
        """Yield a problem if the fact does not have the part."""
        fact = self.names.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        if not isinstance(node.node, nodes.Name) or not isinstance(fact, (Fact, list, int)):
            return
        name, parts = node.node.name, sorted(getattr(fact, "parts", ()))
        if node.attr not in parts:
            near = next(iter(nearest(node.attr, parts)), None)
            hint = f"Did you mean `{name}.{near}`?" if near else f"Write {{{{ {name} }}}}."
            if isinstance(fact, list):
                hint = f"It is a list: {{{{ {name}[0] }}}}, or {{{{ {name} | length }}}}."
            start, _ = self.scan.word(name, node.lineno)
            span = (start, start + len(f"{name}.{node.attr}"))
            yield "undefined-name", f"`{name}` has no `{node.attr}`. {hint}", span

    def _syntax_error(self, error: TemplateSyntaxError) -> BodyError:
        from drafter.compose.sandbox.explain import UNKNOWN_TAG, explain_expression

        reason, scan = error.message or "", self.scan
        if scan.unclosed is not None:
            span = scan.unclosed, scan.unclosed + 2
            opening = self.text[slice(*span)]
            message = f"`{opening}` is never closed; add the missing {CLOSING[opening]} or quotation mark."
            return BodyError("unclosed-markup", message, span)
        if "nnermost block" in reason and (span_of_tag := scan.unended()):
            tag = "for" if "'for'" in reason else "if"
            return BodyError("unclosed-markup", f"`{tag}` is never closed; add {{% end{tag} %}}.", span_of_tag)
        if unknown := UNKNOWN_TAG.search(reason):
            message = f"`{unknown[1]}` stands without its {{% if ... %}} or {{% for ... %}}; add that, or remove it."
            if not unknown[1].startswith(("end", "el")):
                message = f"`{unknown[1]}` is not a statement; a body can choose with `if` and repeat with `for`."
        else:
            explained, _ = explain_expression(reason) or ("write the name of a fact, such as {{ title }}.", "")
            message = f"The expression is not valid: {explained}"
        return BodyError("unclosed-markup", message, scan.opened(error.lineno))


def _missing(name: str) -> MissingValue:
    key = ORIGINS.get(name, (name,))[0]
    hint = f"`{name}` has no value in this letter: add the key `{key}`, or remove {{{{ {name} }}}}."
    return MissingValue(hint=hint)


def _hides_text(node: nodes.If) -> bool:
    """True if a condition without a fact hides one of its branches in every letter.

    Only comparisons are calculated: a power can take long, and an attribute of a text is refused by raising.
    """
    if not isinstance(node.test, nodes.Expr):
        return False
    parts = (node.test, *node.test.find_all(nodes.Node))
    if not all(isinstance(part, COMPARING) for part in parts):
        return not any(isinstance(part, nodes.Name) for part in parts)
    try:
        return bool(node.elif_ or node.else_ if node.test.as_const() else node.body)
    except nodes.Impossible:
        return False


def _depth(node: nodes.Node) -> int:
    return 1 + max((_depth(inner) for inner in node.find_all(nodes.For)), default=0)


def _line(error: BaseException) -> int:
    """Return the line of the text at which rendering failed."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        line = trace.tb_lineno if trace.tb_frame.f_code.co_filename == "<template>" else line
        trace = trace.tb_next
    return line


def _explain(error: Exception) -> str:
    reason = str(error)
    part = re.search(r"has no (?:attribute|element) (.+)$", reason)
    if isinstance(error, UndefinedError) and part:
        return f"The fact has no {part.group(1)}."
    if isinstance(error, UndefinedError) and reason.startswith("`"):
        return reason  # the hint of a fact without a value
    return "The expression cannot be printed; write the name of a fact, such as {{ title }}, or choose by one."
