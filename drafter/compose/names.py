"""The names that a template may use, and those that it uses though nothing is called so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import jinja2
from jinja2 import meta, nodes
from msgspec.structs import replace

from drafter.compose.sandbox import environment_of
from drafter.compose.sending import Sending
from drafter.compose.slots import Slots
from drafter.compose.view import View
from drafter.facts import Facts
from drafter.letter import Letter
from drafter.limits import MAX_TEMPLATE_BYTES
from drafter.reading import Unreadable, read_within
from drafter.source import Source
from drafter.templates import PAGE, Template

# What Jinja itself calls so, in blocks and macros.
_OF_JINJA = frozenset({"self", "super", "caller", "varargs", "kwargs", "loop"})


class Unknown(NamedTuple):
    """A name that nothing bears: where the template uses it first, and the text of that line."""

    name: str
    line: int
    text: str


def page_names(letter: Letter, facts: Facts, source: Source) -> frozenset[str]:
    """The names that a template sees of a letter."""
    slots = Slots()
    bare = View(replace(facts, annexes=()), source, slots).names((), (), None)
    return frozenset(bare) | frozenset(Sending(letter, facts, source, slots).names(0))


def unknown_names(template: Template, known: frozenset[str]) -> Iterator[Unknown]:
    """The names that the template's own page uses and that are not known; none for a page that is not valid."""
    try:
        text = read_within(template.folder, PAGE, MAX_TEMPLATE_BYTES, "template").decode()
        page = environment_of(template.folders).parse(text)
        missing = meta.find_undeclared_variables(page) - known - _OF_JINJA
    except (jinja2.TemplateError, Unreadable, UnicodeDecodeError, RecursionError):
        return
    for name in sorted(missing):
        line = min(node.lineno for node in page.find_all(nodes.Name) if node.name == name)
        yield Unknown(name, line, text.splitlines()[line - 1])
