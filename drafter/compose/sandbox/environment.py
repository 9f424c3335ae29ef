"""The part of Jinja that a template can use: printing, choosing, repeating and including."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from types import MethodType
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import pass_context
from jinja2.visitor import NodeTransformer

from drafter.compose.sandbox.quota import CALL, MisusedValueError, measured, repeated, spend
from drafter.limits import MAX_STATEMENT_DEPTH
from drafter.suggest import suggest

TAGS = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Extends, nodes.Block, nodes.Include),
    *(nodes.Import, nodes.FromImport, nodes.Macro, nodes.CallBlock, nodes.Assign, nodes.AssignBlock),
    *(nodes.If, nodes.For),
)
EXPRESSIONS = (
    *(nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem, nodes.Compare, nodes.Operand, nodes.And, nodes.Or),
    *(nodes.Not, nodes.CondExpr, nodes.Filter, nodes.Test, nodes.Call, nodes.Keyword, nodes.Concat, nodes.Add),
    *(nodes.Sub, nodes.List, nodes.Tuple, nodes.Dict, nodes.Pair),
)
FILTERS = (
    *("capitalize", "count", "d", "default", "e", "escape", "first", "int", "join", "last", "length", "list", "lower"),
    *("map", "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "string", "title", "trim", "unique"),
    "upper",
)
TESTS = ("boolean", "defined", "even", "mapping", "none", "number", "odd", "sequence", "string", "undefined")
_LOOP_ATTRIBUTES = frozenset({"cycle", "first", "index", "index0", "last", "length", "nextitem", "previtem"})
_LOOP_ATTRIBUTES |= frozenset({"revindex", "revindex0"})
# The names by which a macro finds its further arguments.
_ARGUMENTS = frozenset({"varargs", "kwargs"})
_STEP, _ROUNDS, _MEASURED, _JOINED, _ADDED = "__step", "__rounds", "__measured", "__joined", "__added"


class RefusedTemplateError(TemplateSyntaxError):
    """A template, or a file that it includes, contains something that Drafter does not allow."""


class RestrictedEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox with the filters and tests above, without globals, that counts a template's work."""

    def __init__(self, **options: Any) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True, **options)
        filters = {**self.filters, "join": _join}
        self.filters = {**{name: counted_filter(filters[name]) for name in FILTERS}, **_COUNTERS}
        self.tests = {name: self.tests[name] for name in TESTS}
        self.globals = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """True if a template can read the attribute: one of a loop, or a macro of a file."""
        if isinstance(obj, LoopContext):
            return attr in _LOOP_ATTRIBUTES
        return isinstance(value, (Macro, BlockReference)) and not attr.startswith("_")

    def is_safe_callable(self, obj: Any) -> bool:
        """True if a template can call the object: a macro, a block or `loop.cycle`."""
        cycle = isinstance(obj, MethodType) and isinstance(obj.__self__, LoopContext)
        return cycle or isinstance(obj, (Macro, BlockReference))

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        _check(source, name, filename)
        return super()._generate(_CountingGenerator().visit(source), name, filename, defer_init)


def _check(node: nodes.Node, name: str | None, filename: str | None, depth: int = 0) -> None:
    """Raise RefusedTemplateError for a statement or expression that is not allowed."""
    reason = "The statements are nested too deeply." if depth > MAX_STATEMENT_DEPTH else _reason_against(node)
    if reason:
        raise RefusedTemplateError(reason, node.lineno or 1, name, filename)
    for child in node.iter_child_nodes():
        _check(child, name, filename, depth + 1)


def _reason_against(node: nodes.Node) -> str | None:
    """Return the reason why a node is not allowed, or None."""
    if isinstance(node, nodes.Name) and node.name.startswith("__"):
        return f"`{node.name}` is not defined."
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        return f"`{node.name}` is not a filter; {suggest(node.name, FILTERS)[1]}"
    if isinstance(node, nodes.Test) and node.name not in TESTS:
        return f"`{node.name}` is not a test; {suggest(node.name, TESTS)[1]}"
    if isinstance(node, nodes.For) and node.recursive:
        return "A loop cannot be recursive; write a macro."
    if isinstance(node, (nodes.Import, nodes.FromImport)) and not node.with_context:
        return "Add `with context` to the import; without it, its macros cannot print facts."
    if isinstance(node, (*TAGS, *EXPRESSIONS)):
        return None
    return f"`{type(node).__name__.lower()}` is not allowed in a template; it can print, choose, repeat and include."


class _CountingGenerator(NodeTransformer):
    """Transformer that adds counting to the syntax tree of a template."""

    def visit_Template(self, node: nodes.Template) -> Any:  # noqa: N802
        """Count a file each time that it is rendered."""
        return self._counted(node, CALL)

    def visit_Block(self, node: nodes.Block) -> Any:  # noqa: N802
        """Count a block each time that it is printed."""
        return self._counted(node, CALL)

    def visit_Macro(self, node: nodes.Macro) -> Any:  # noqa: N802
        """Count a macro at each call."""
        return self._counted(node, CALL)

    def visit_CallBlock(self, node: nodes.CallBlock) -> Any:  # noqa: N802
        """Count the inner text of a call each time that it is printed."""
        return self._counted(node, CALL)

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        """Count each round of a loop, also the rounds that it skips."""
        self._counted(node, 0)
        node.iter = _filtered(node.iter, _ROUNDS)
        return node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802
        """Count a comparison by the length of its operands."""
        self.generic_visit(node)
        node.expr = _filtered(node.expr, _MEASURED)
        for operand in node.ops:
            operand.expr = _filtered(operand.expr, _MEASURED)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        """Count joined texts by their length."""
        self.generic_visit(node)
        return _filtered(nodes.List(node.nodes, lineno=node.lineno), _JOINED)

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802
        """Count a list by everything in it, so that doubling one again and again ends."""
        self.generic_visit(node)
        return _filtered(node, _MEASURED)

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:  # noqa: N802
        """Count a mapping like a list."""
        self.generic_visit(node)
        return _filtered(node, _MEASURED)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802
        """Count a tuple like a list; the names on the left of `=` and of `in` are not values."""
        self.generic_visit(node)
        return _filtered(node, _MEASURED) if node.ctx == "load" else node

    def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802
        """Count the further arguments of a macro, which Jinja puts into a tuple or mapping."""
        return _filtered(node, _MEASURED) if node.name in _ARGUMENTS and node.ctx == "load" else node

    def visit_Add(self, node: nodes.Add) -> nodes.Filter:  # noqa: N802
        """Allow a sum of numbers only."""
        self.generic_visit(node)
        return _filtered(nodes.List([node.left, node.right], lineno=node.lineno), _ADDED)

    def _counted(self, node: Any, cost: int) -> Any:
        characters = sum(len(data.data) for data in node.find_all(nodes.TemplateData))
        cost += characters + sum(1 for _ in node.find_all(nodes.Node))
        self.generic_visit(node)
        step = _filtered(nodes.Const(cost, lineno=node.lineno), _STEP)
        node.body.insert(0, nodes.ExprStmt(step, lineno=node.lineno))
        return node


def _filtered(node: Any, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


# These filters take the context, so that Jinja does not evaluate them while it compiles the template.
@pass_context
def _step(_: Context, cost: int) -> None:
    spend(cost)


@pass_context
def _rounds(_: Context, values: Iterable[Any]) -> Iterable[Any]:
    return repeated(iter(values))


@pass_context
def _measure(_: Context, value: Any) -> Any:
    return measured(value)


@pass_context
def _join_counted(_: Context, parts: list[Any]) -> str:
    text = markup_join([measured(part) for part in parts])
    spend(len(text))
    return text


@pass_context
def _add(_: Context, parts: list[Any]) -> int:
    if not all(isinstance(part, int) for part in parts):
        raise MisusedValueError("`+` adds numbers; use `~` to join texts")
    return sum(parts)


_COUNTERS: Mapping[str, Callable[..., Any]] = {
    _STEP: _step,
    _ROUNDS: _rounds,
    _MEASURED: _measure,
    _JOINED: _join_counted,
    _ADDED: _add,
}


def counted_filter(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return the filter with counting of the length of its value."""
    position = 1 if hasattr(function, "jinja_pass_arg") else 0

    @wraps(function)
    def counted(*args: Any, **kwargs: Any) -> Any:
        return function(*args[:position], measured(args[position]), *args[position + 1 :], **kwargs)

    return counted


def _join(values: Iterable[Any], between: str = "", attribute: str | None = None) -> str:
    """Join texts as the filter `join` does, and count the result."""
    if attribute is not None:
        raise MisusedValueError("`join` does not accept an attribute; use `map(attribute=...)` before it")
    parts: list[Any] = []
    for value in values:
        spend(len(between) + 1)
        parts += [between, value] if parts else [value]
    return _join_counted(None, parts)  # type: ignore[arg-type]
