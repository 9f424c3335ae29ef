"""Errors of Jinja in a template, as sentences with what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from jinja2 import TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from drafter.compose.sandbox.environment import TESTS, RefusedTemplateError
from drafter.compose.sandbox.quota import MisusedValueError, QuotaExceededError
from drafter.compose.scan import DelimiterScan
from drafter.suggest import suggest

STATEMENTS = ("if", "for", "set", "block", "include", "extends", "import", "from", "macro", "call")
_CLOSED = {"if": "if", "for": "for", "block": "block", "macro": "macro", "call": "call", "set": "set"}
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_TAG = re.compile(r"\{%[-+]?\s*(\w+)([^%]*)")
UNKNOWN_TAG = re.compile(r"Encountered unknown tag '([^']*)'")
_DEFINED_TWICE = re.compile(r"block '([^']*)' defined twice")
_UNDEFINED = re.compile(r"^'([^']*)' is undefined")
_NO_PART = re.compile(r"has no (?:attribute|element) '?([^']+)'?$")
_UNKNOWN_TEST = re.compile(r"No test named '([^']*)'")
_EXPECTED = re.compile(r"(?:got|unexpected|unexpected char) '(.+?)'(?: at [0-9]+)?$")
_INVALID = "an expression is not valid; write a name such as {{ title }}, or a statement such as {% if annexes %}."


class SyntaxProblem(NamedTuple):
    """An error of syntax: its message, its line, and the text on that line that it is about."""

    message: str
    line: int
    near: str


def explain_syntax(error: TemplateSyntaxError) -> SyntaxProblem:
    """Return what the author of a template should do about a syntax error."""
    reason, text = error.message or "", error.source or ""
    if isinstance(error, RefusedTemplateError):
        return SyntaxProblem(reason, error.lineno, "")
    scan = DelimiterScan(text)
    if scan.unclosed is not None:
        opening = text[scan.unclosed : scan.unclosed + 2]
        message = f"`{opening}` is never closed; add the missing {_CLOSING[opening]} or quotation mark."
        return SyntaxProblem(message, _line_of(text, scan.unclosed), opening)
    if unknown := UNKNOWN_TAG.search(reason):
        return SyntaxProblem(_explain_tag(unknown[1], text), error.lineno, unknown[1])
    if (opened := _open_tag(text)) and "nnermost block" in reason:
        return SyntaxProblem(_never_closed(opened[0]), _line_of(text, opened[1]), opened[0])
    if twice := _DEFINED_TWICE.search(reason):
        return SyntaxProblem(f"the block `{twice[1]}` is defined twice; remove one of them.", error.lineno, twice[1])
    message, near = explain_expression(reason) or (_INVALID, "")
    return SyntaxProblem(message, error.lineno, near)


def explain_expression(reason: str) -> tuple[str, str] | None:
    """Return what to do about Jinja's message on an expression, and the text that it is about; None if unknown."""
    if unknown := _UNKNOWN_TEST.search(reason):
        return f"`{unknown[1]}` is not a test; {suggest(unknown[1], TESTS)[1]}", unknown[1]
    if not (found := _EXPECTED.search(reason)):
        return None
    if found[1].startswith("end of") or reason.startswith("unexpected end"):
        return "an expression is empty or incomplete; write a name, such as {{ title }}.", ""
    return f"`{found[1]}` is not expected here; write one name between the braces, such as {{{{ title }}}}.", found[1]


def explain_runtime(error: Exception, names: Iterable[str]) -> tuple[str, str]:
    """Return what the author of a template should do about an error, and the text that it is about."""
    if isinstance(error, (RecursionError, MemoryError)):
        return "it is nested too deeply, includes itself, or needs too much memory.", ""
    if isinstance(error, SecurityError):
        return "it reads or calls something that is not allowed in a template.", ""
    if isinstance(error, (MisusedValueError, QuotaExceededError)):
        return f"{error}.", ""
    reason = str(error) if isinstance(error, UndefinedError) else ""
    if undefined := _UNDEFINED.search(reason):
        return f"`{undefined[1]}` is not defined in a template; {suggest(undefined[1], sorted(names))[1]}", undefined[1]
    if part := _NO_PART.search(reason):
        return f"the value has no part `{part[1]}`; see docs/templates.md for the parts of each name.", part[1]
    return "a value is used in a way that its kind does not allow; print texts, and repeat lists.", ""


def _explain_tag(name: str, text: str) -> str:
    opened = _open_tag(text[: text.find(name) if name.startswith("end") else 0])
    if name.startswith("end") and opened:
        return f"`{name}` does not close `{opened[0]}`, which is open here; write {{% end{opened[0]} %}} first."
    if name.startswith("end"):
        return f"`{name}` closes nothing; remove it."
    return f"`{name}` is not a statement of a template; {suggest(name, STATEMENTS)[1]}"


def _never_closed(name: str) -> str:
    return f"`{{% {name} %}}` is never closed; add {{% end{name} %}}."


def _open_tag(text: str) -> tuple[str, int] | None:
    """Return the name and the offset of the innermost statement that is not closed; None if all are."""
    opened: list[tuple[str, int]] = []
    for start, _ in DelimiterScan(text).spans:
        if not (tag := _TAG.match(text, start)):
            continue
        name = tag[1]
        if name in _CLOSED and not (name == "set" and "=" in tag[2]):
            opened.append((name, start))
        elif name.startswith("end") and opened and name == f"end{opened[-1][0]}":
            opened.pop()
    return opened[-1] if opened else None


def _line_of(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
