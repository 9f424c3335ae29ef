"""Checks of a template's page without a letter: undefined names, unknown blocks, and text that is never printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import jinja2
from jinja2 import meta, nodes

from drafter.compose.sandbox.render import finding_in, template_environment
from drafter.diagnostics import Finding
from drafter.files import UnreadableError, read_within
from drafter.limits import MAX_TEMPLATE_BYTES
from drafter.suggest import suggest
from drafter.templates import PAGE, Template

# Names that Jinja defines in blocks, loops and macros.
_JINJA_NAMES = frozenset({"self", "super", "caller", "varargs", "kwargs", "loop"})


class Problem(NamedTuple):
    """A problem of a page: the message, the line, the text that it is about, and what to write instead."""

    message: str
    line: int
    near: str = ""
    fix: str | None = None


def page_problems(template: Template, known: frozenset[str]) -> Iterator[Finding]:
    """Yield the findings of the template's page, also in parts that its samples do not render.

    `known` are the names that the page can use. A page that cannot be parsed has none: rendering reports its error.
    """
    page = _parse(template, PAGE)
    for problem in (*_unknown_names(page, known), *_lost_text(template, page)) if page else ():
        finding = finding_in(problem.message, template.folder / PAGE, problem.line, problem.near)
        yield finding._replace(fix=problem.fix)


def _parse(template: Template, name: str) -> nodes.Template | None:
    folder = next((folder for folder in template.folders if (folder / name).is_file()), template.folder)
    try:
        text = read_within(folder, name, MAX_TEMPLATE_BYTES, "template").decode()
        return template_environment(template.folders).parse(text)
    except (jinja2.TemplateError, UnreadableError, UnicodeDecodeError, RecursionError):
        return None


def _unknown_names(page: nodes.Template, known: frozenset[str]) -> Iterator[Problem]:
    """Yield the names that the page uses and that are not defined."""
    macros = {macro.name for macro in page.find_all(nodes.Macro)}
    try:
        missing = meta.find_undeclared_variables(page) - known - _JINJA_NAMES - macros
    except jinja2.TemplateError:
        return
    for name in sorted(missing):
        line = min(node.lineno for node in page.find_all(nodes.Name) if node.name == name)
        near, hint = suggest(name, sorted(known))
        yield Problem(f"`{name}` is not defined in a template; {hint}", line, name, near)


def _lost_text(template: Template, page: nodes.Template) -> Iterator[Problem]:
    """Yield the parts of a page that extends another one and that are never printed."""
    extended = page.find(nodes.Extends)
    if extended is None:
        return
    blocks = _blocks(template, page)
    for node in page.body:
        if isinstance(node, nodes.Output) and not _is_blank(node):
            line = _first_line(node)
            yield Problem(
                "Text outside the blocks of a page that extends another is not printed; put it into one.", line
            )
        if isinstance(node, nodes.Block) and blocks and node.name not in blocks:
            near, hint = suggest(node.name, sorted(blocks))
            message = f"`{node.name}` is not a block of the page that this one extends; {hint}"
            yield Problem(message, node.lineno, node.name, near)


def _blocks(template: Template, page: nodes.Template) -> set[str]:
    """Return the names of the blocks of the pages that a page extends; none if they cannot be read."""
    found: set[str] = set()
    seen: set[str] = set()
    extended = page.find(nodes.Extends)
    while extended is not None and isinstance(extended.template, nodes.Const):
        name = str(extended.template.value)
        parent = None if name in seen else _parse(template, name)
        if parent is None:
            return set()
        seen.add(name)
        found |= {block.name for block in parent.find_all(nodes.Block)}
        extended = parent.find(nodes.Extends)
    return found


def _is_blank(output: nodes.Output) -> bool:
    return all(isinstance(part, nodes.TemplateData) and not part.data.strip() for part in output.nodes)


def _first_line(output: nodes.Output) -> int:
    """Return the line of the first word of an output."""
    for part in output.nodes:
        if not isinstance(part, nodes.TemplateData):
            return part.lineno
        if part.data.strip():
            return part.lineno + part.data[: len(part.data) - len(part.data.lstrip())].count("\n")
    return output.lineno
