"""Trace of a page: the line of a template that wrote each part of its HTML. Only needed to report errors."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from pathlib import Path

from jinja2 import nodes

from drafter.compose.sandbox.environment import RestrictedEnvironment
from drafter.compose.sandbox.quota import quota
from drafter.compose.sandbox.render import PRINTER, Page, TemplateLoader, finding_in, print_counted
from drafter.diagnostics import Finding
from drafter.limits import MAX_TEMPLATE_WORK

# A mark precedes each text of a template; these characters are for private use and occur in no letter.
_MARK = re.compile("\ue000([0-9]+)\ue001")


# The marks count as written text, too.
_QUOTA = 10 * MAX_TEMPLATE_WORK


class _TracedEnvironment(RestrictedEnvironment):
    """An environment that marks each text of a template with its file and line."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        super().__init__(loader=TemplateLoader(folders), finalize=print_counted)
        self.marks: list[tuple[Path, int]] = []

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        for output in source.find_all(nodes.Output):
            output.nodes = [part for node in output.nodes for part in (self._mark(node, filename), node)]
        return super()._generate(source, name, filename, defer_init)

    def _mark(self, node: nodes.Expr, filename: str | None) -> nodes.TemplateData:
        self.marks.append((Path(filename or ""), node.lineno))
        return nodes.TemplateData(f"\ue000{len(self.marks) - 1}\ue001", lineno=node.lineno)


def locate(page: Page, offset: int, message: str, near: str) -> Finding | None:
    """Return a finding at the place in the template that wrote the character `offset` of the page's HTML.

    Returns None if no text of the template comes before that character.
    """
    environment = _TracedEnvironment(page.folders)
    with quota(_QUOTA):
        marked = environment.get_template(page.file).render({**page.names, PRINTER: page.printer})
    pieces = _MARK.split(marked)
    starts = list(accumulate((len(text) for text in pieces[2::2]), initial=len(pieces[0])))
    index = bisect_right(starts[:-1], offset) - 1
    if index < 0:
        return None
    path, line = environment.marks[int(pieces[2 * index + 1])]
    line += pieces[2 * index + 2].count("\n", 0, offset - starts[index])
    return finding_in(message, path, line, near)
