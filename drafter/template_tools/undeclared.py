"""The names that a template may use, and those that it uses though nothing is called so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import jinja2
from jinja2 import meta, nodes
from msgspec.structs import replace

from drafter.compose.as_sent_context import AsSentContext
from drafter.compose.context import TemplateContext
from drafter.compose.placeholders import Placeholders
from drafter.compose.sandbox.render import template_environment
from drafter.facts import Facts
from drafter.files import UnreadableError, read_within
from drafter.letter import Letter
from drafter.limits import MAX_TEMPLATE_BYTES
from drafter.source import Source
from drafter.templates import PAGE, Template

# What Jinja itself calls so, in blocks and macros.
_OF_JINJA = frozenset({"self", "super", "caller", "varargs", "kwargs", "loop"})


class UndeclaredName(NamedTuple):
    """A name that nothing bears: where the template uses it first, and the text of that line."""

    name: str
    line: int
    text: str


def page_names(letter: Letter, facts: Facts, source: Source) -> frozenset[str]:
    """The names that a template sees of a letter."""
    placeholders = Placeholders()
    bare = TemplateContext(replace(facts, annexes=()), source, placeholders).names((), (), None)
    return frozenset(bare) | frozenset(AsSentContext(letter, facts, source, placeholders).names(0))


def undeclared_names(template: Template, known: frozenset[str]) -> Iterator[UndeclaredName]:
    """The names that the template's own page uses and that are not known; none for a page that is not valid."""
    try:
        text = read_within(template.folder, PAGE, MAX_TEMPLATE_BYTES, "template").decode()
        page = template_environment(template.folders).parse(text)
        missing = meta.find_undeclared_variables(page) - known - _OF_JINJA
    except (jinja2.TemplateError, UnreadableError, UnicodeDecodeError, RecursionError):
        return
    for name in sorted(missing):
        line = min(node.lineno for node in page.find_all(nodes.Name) if node.name == name)
        yield UndeclaredName(name, line, text.splitlines()[line - 1])
