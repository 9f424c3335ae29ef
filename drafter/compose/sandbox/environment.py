"""The part of Jinja that a template may use: no more than it takes to print, choose, repeat and include."""

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

from drafter.compose.sandbox.quota import CALL, measured, repeated, spend
from drafter.limits import MAX_STATEMENT_DEPTH

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
_OF_LOOPS = frozenset({"cycle", "first", "index", "index0", "last", "length", "nextitem", "previtem"})
_OF_LOOPS |= frozenset({"revindex", "revindex0"})
_STEP, _ROUNDS, _MEASURED, _JOINED, _ADDED = "__step", "__rounds", "__measured", "__joined", "__added"


class RestrictedEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox with the filters and tests above, without globals, which counts all that a template does."""

    def __init__(self, **options: Any) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True, **options)
        known = {**self.filters, "join": _join}
        self.filters = {**{name: _measuring(known[name]) for name in FILTERS}, **_COUNTING}
        self.tests = {name: self.tests[name] for name in TESTS}
        self.globals = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may see an attribute: those of loops, and the macros of a file."""
        if isinstance(obj, LoopContext):
            return attr in _OF_LOOPS
        return isinstance(value, (Macro, BlockReference)) and not attr.startswith("_")

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether a template may call an object: macros, blocks and `loop.cycle`."""
        cycle = isinstance(obj, MethodType) and isinstance(obj.__self__, LoopContext)
        return cycle or isinstance(obj, (Macro, BlockReference))

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        _check(source, name, filename)
        return super()._generate(_CountingGenerator().visit(source), name, filename, defer_init)


def _check(node: nodes.Node, name: str | None, filename: str | None, depth: int = 0) -> None:
    """Raise TemplateSyntaxError for what a template may not use."""
    reason = "This is nested too deeply." if depth > MAX_STATEMENT_DEPTH else _refusal(node)
    if reason:
        raise TemplateSyntaxError(reason, node.lineno or 1, name, filename)
    for child in node.iter_child_nodes():
        _check(child, name, filename, depth + 1)


def _refusal(node: nodes.Node) -> str | None:
    """Why a node is refused; None for what is allowed."""
    if isinstance(node, nodes.Name) and node.name.startswith("__"):
        return f"Nothing is called `{node.name}`."
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        return f"There is no filter `{node.name}`; there are {', '.join(FILTERS)}."
    if isinstance(node, nodes.Test) and node.name not in TESTS:
        return f"There is no test `{node.name}`; there are {', '.join(TESTS)}."
    if isinstance(node, nodes.For) and node.recursive:
        return "A loop is not recursive; write a macro."
    if isinstance(node, (nodes.Import, nodes.FromImport)) and not node.with_context:
        return "Write `with context` after what is imported; without it nothing can be printed."
    if isinstance(node, (*TAGS, *EXPRESSIONS)):
        return None
    return f"A template has no `{type(node).__name__.lower()}`; it prints, chooses, repeats and includes."


class _CountingGenerator(NodeTransformer):
    """Lets a tree count what it does."""

    def visit_Template(self, node: nodes.Template) -> Any:  # noqa: N802
        """The whole of a file, counted each time that it is filled in."""
        return self._counted(node, CALL)

    def visit_Block(self, node: nodes.Block) -> Any:  # noqa: N802
        """A block, counted where it is printed."""
        return self._counted(node, CALL)

    def visit_Macro(self, node: nodes.Macro) -> Any:  # noqa: N802
        """A macro, counted at each call."""
        return self._counted(node, CALL)

    def visit_CallBlock(self, node: nodes.CallBlock) -> Any:  # noqa: N802
        """The inner text of a call, counted each time that it is asked for."""
        return self._counted(node, CALL)

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        """A loop, counted at each round, also of those that it passes over."""
        self._counted(node, 0)
        node.iter = _filtered(node.iter, _ROUNDS)
        return node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802
        """A comparison, counted by the length of what is compared."""
        self.generic_visit(node)
        node.expr = _filtered(node.expr, _MEASURED)
        for operand in node.ops:
            operand.expr = _filtered(operand.expr, _MEASURED)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        """Texts put together, counted by their length."""
        self.generic_visit(node)
        return _filtered(nodes.List(node.nodes, lineno=node.lineno), _JOINED)

    def visit_Add(self, node: nodes.Add) -> nodes.Filter:  # noqa: N802
        """A sum of numbers, and of nothing else."""
        self.generic_visit(node)
        return _filtered(nodes.List([node.left, node.right], lineno=node.lineno), _ADDED)

    def _counted(self, node: Any, cost: int) -> Any:
        written = sum(len(data.data) for data in node.find_all(nodes.TemplateData))
        cost += written + sum(1 for _ in node.find_all(nodes.Node))
        self.generic_visit(node)
        step = _filtered(nodes.Const(cost, lineno=node.lineno), _STEP)
        node.body.insert(0, nodes.ExprStmt(step, lineno=node.lineno))
        return node


def _filtered(node: Any, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


# They see the context, so that Jinja does not work them out before the template is filled in.
@pass_context
def _step(_: Context, cost: int) -> None:
    spend(cost)


@pass_context
def _rounds(_: Context, values: Iterable[Any]) -> Iterable[Any]:
    return repeated(iter(values))


@pass_context
def _with_measure(_: Context, value: Any) -> Any:
    return measured(value)


@pass_context
def _together(_: Context, parts: list[Any]) -> str:
    text = markup_join(parts)
    spend(len(text))
    return text


@pass_context
def _sum(_: Context, parts: list[Any]) -> int:
    if not all(isinstance(part, int) for part in parts):
        raise TypeError("`+` adds numbers; texts are put together by `~`")
    return sum(parts)


_COUNTING: Mapping[str, Callable[..., Any]] = {
    _STEP: _step,
    _ROUNDS: _rounds,
    _MEASURED: _with_measure,
    _JOINED: _together,
    _ADDED: _sum,
}


def _measuring(function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that counts the length of what it is given."""
    place = 1 if hasattr(function, "jinja_pass_arg") else 0

    @wraps(function)
    def counting(*given: Any, **named: Any) -> Any:
        return function(*given[:place], measured(given[place]), *given[place + 1 :], **named)

    return counting


def _join(values: Iterable[Any], between: str = "", attribute: str | None = None) -> str:
    """Texts put together with others between them, counted by what comes out."""
    if attribute is not None:
        raise TypeError("`join` takes no attribute; use `map(attribute=...)` before it")
    parts: list[Any] = []
    for value in values:
        spend(len(between) + 1)
        parts += [between, value] if parts else [value]
    return _together(None, parts)  # type: ignore[arg-type]
