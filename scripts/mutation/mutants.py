"""Mutants: a module with one change, drawn from all changes that the operators of mutmut make."""

from __future__ import annotations

import ast
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

from mutation.equivalent import is_equivalent

# Annotations, decorators, imports and rows of the catalogue describe code; they are not mutated.
_SKIPPED = (cst.Annotation, cst.Decorator, cst.Import, cst.ImportFrom)
_SKIPPED_CALLS = ("len", "isinstance", "cast", "TypeVar", "Rule", "Example")


class Mutant(NamedTuple):
    """One change of a file: its lines, the code before and after, the whole text with it, and its kind of line."""

    path: Path
    first: int
    last: int
    before: str
    after: str
    text: str
    in_function: bool

    @property
    def name(self) -> str:
        """The place and the change on one line."""
        return f"{self.path}:{self.first}: {_on_one_line(self.before)}  ->  {_on_one_line(self.after)}"


class _Change(NamedTuple):
    path: Path
    wrapper: Any
    old: Any
    new: Any


def sample(paths: Sequence[Path], count: int, seed: int) -> tuple[list[Mutant], int]:
    """Return mutants drawn at random, in the order of the files, and the number of all there are."""
    every = [change for path in paths for change in _changes(path)]
    drawn = sorted(random.Random(seed).sample(range(len(every)), min(count, len(every))))
    return [_mutant(every[number]) for number in drawn], len(every)


def _changes(path: Path) -> Iterator[_Change]:
    wrapper = MetadataWrapper(cst.parse_module(path.read_text(encoding="utf-8")))
    for node in _nodes(wrapper.module):
        for kind, operator in mutation_operators:
            if isinstance(node, kind):
                for new in operator(node):
                    change = _Change(path, wrapper, node, new)
                    if not is_equivalent(path, *_codes(change)):
                        yield change


def _nodes(node: Any) -> Iterator[Any]:
    """Return a node and its descendants, except code that is not mutated."""
    if isinstance(node, _SKIPPED) or _is_prose(node) or _is_skipped(node):
        return
    yield node
    for child in node.children:
        yield from _nodes(child)


def _is_prose(node: Any) -> bool:
    """True for words of messages and docstrings: a text of several words that is not a pattern."""
    plain = isinstance(node, cst.SimpleString) and "r" not in node.prefix.lower()
    return plain and " " in str(ast.literal_eval(node.value)).strip()


def _is_skipped(node: Any) -> bool:
    if isinstance(node, cst.Call):
        return isinstance(node.func, cst.Name) and node.func.value in _SKIPPED_CALLS
    if isinstance(node, cst.If):
        return isinstance(node.test, cst.Name) and node.test.value == "TYPE_CHECKING"
    targets = [target.target for target in node.targets] if isinstance(node, cst.Assign) else []
    return any(isinstance(target, cst.Name) and target.value == "__all__" for target in targets)


def _codes(change: _Change) -> tuple[str, str]:
    module = change.wrapper.module
    return module.code_for_node(change.old).strip(), module.code_for_node(change.new).strip()


def _mutant(change: _Change) -> Mutant:
    place = change.wrapper.resolve(PositionProvider)[change.old]
    text = change.wrapper.module.deep_replace(change.old, change.new).code
    in_function = _is_in_function(change.wrapper.module.code, place.start.line)
    return Mutant(change.path, place.start.line, place.end.line, *_codes(change), text, in_function)


def _is_in_function(text: str, line: int) -> bool:
    """True if a line runs when a function is called, not when the module is imported."""
    functions = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef))
    return any(one.body[0].lineno <= line <= (one.end_lineno or 0) for one in functions)


def _on_one_line(code: str) -> str:
    return " ".join(code.split())
