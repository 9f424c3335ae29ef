"""Check a template: its description, page, look and samples, as a letter would use them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import jinja2
from jinja2 import meta, nodes
from msgspec.structs import replace

from drafter.compose.content_slots import Placeholders
from drafter.compose.context import AsSentContext, TemplateContext
from drafter.compose.sandbox.render import template_environment
from drafter.compose.validate import check_roles
from drafter.diagnostics import Finding, Place
from drafter.document.model import Document, Paragraph, Run, all_blocks
from drafter.errors import DrafterError, FileError, raise_if_errors
from drafter.export import FORMATS
from drafter.facts import Facts
from drafter.files import UnreadableError, read_within
from drafter.letter import Letter
from drafter.limits import MAX_TEMPLATE_BYTES
from drafter.load import LetterInput
from drafter.look.model import Look
from drafter.pipeline import Derived, compose, copy_names, derive, find_format
from drafter.source import Source
from drafter.suggest import suggest
from drafter.templates import DESCRIPTION, PAGE, SAMPLE, Sample, Template, read_template

# Names that Jinja defines in blocks, loops and macros.
_JINJA_NAMES = frozenset({"self", "super", "caller", "varargs", "kwargs", "loop"})


class UndeclaredName(NamedTuple):
    """An undefined name: the first line of the template that uses it, and the text of that line."""

    name: str
    line: int
    text: str


def check_template(folder: Path) -> tuple[Finding, ...]:
    """Return the findings of the template in a folder, or of all templates in it.

    Raises FileError if the folder does not exist or contains no template.
    """
    if not folder.is_dir():
        raise FileError(Finding("no-such-folder", f"{folder} is not a folder; give the folder of a template."))
    templates = [folder] if _is_template(folder) else sorted(path for path in folder.iterdir() if _is_template(path))
    if not templates:
        message = f"{folder} contains no template; a template is a folder with {DESCRIPTION}, {PAGE} and {SAMPLE}."
        raise FileError(Finding("no-template", message))
    return tuple(finding for template in templates for finding in _check(template.resolve()))


def derive_sample(sample: Sample) -> Derived:
    """Parse a sample and derive its facts; raise InvalidLetterError with its errors."""
    text = sample.text.encode()
    name = f"{sample.name}.yaml"
    derived = derive(LetterInput(name, text, sample.path.parent, templates=(sample.template.folder.parent,)))
    raise_if_errors(derived.findings)
    return derived


def page_names(letter: Letter, facts: Facts, source: Source) -> frozenset[str]:
    """Return the names that a template can use for a letter."""
    placeholders = Placeholders()
    context = TemplateContext(replace(facts, annexes=()), source, placeholders).names((), (), None)
    return frozenset(context) | frozenset(AsSentContext(letter, facts, source, placeholders).names(0))


def _is_template(folder: Path) -> bool:
    is_visible = folder.is_dir() and not folder.name.startswith("_")
    return is_visible and any((folder / name).is_file() for name in (DESCRIPTION, PAGE))


def _check(folder: Path) -> Iterator[Finding]:
    try:
        template = read_template(folder)
    except DrafterError as error:
        yield from error.findings
        return
    for name in (PAGE, SAMPLE):
        if not (folder / name).is_file():
            message = f"The template `{template.name}` has no {name}; every template needs one."
            yield Finding("template", message, Place(f"{template.name}/{name}", 1, 1, 1, 1))
    if (folder / PAGE).is_file():
        for sample in template.samples:
            yield from _check_sample(template, sample)


def _check_sample(template: Template, sample: Sample) -> Iterator[Finding]:
    """Yield the findings of a sample, and the errors that prevent rendering it in any format."""
    try:
        derived = derive_sample(sample)
        if derived.template.folder != template.folder:
            message = (
                f"{sample.path.name} is a letter of `{derived.letter.template}`; write `template: {template.name}`."
            )
            yield derived.source.finding("template", message, ("template",))
            return
        yield from derived.findings
        unknown = list(_unknown_names(derived))
        yield from unknown
        for copy in () if unknown else range(len(copy_names(derived))):
            yield from _check_export(*compose(derived, copy), template)
    except DrafterError as error:
        yield from error.findings


def _check_export(document: Document, look: Look, template: Template) -> Iterator[Finding]:
    """Yield the roles that are missing from the look; if none is, export to all formats."""
    unknown = list(_unknown_roles(document, look, template))
    yield from unknown
    if not unknown:
        check_roles(document, look, template.page)
        for name in FORMATS:
            find_format(name).export(document, look)


def _unknown_names(derived: Derived) -> Iterator[Finding]:
    """Yield the undefined names of the template, also in parts that the sample does not render."""
    known = page_names(derived.letter, derived.facts, derived.source)
    for name, line, text in _undeclared_names(derived.template, known):
        near, hint = suggest(name, sorted(known))
        place = _place(derived.template, line, text, name)
        message = f"`{name}` is not defined in a template; {hint}"
        yield Finding("template", message, place, fix=near, excerpt=text)


def _undeclared_names(template: Template, known: frozenset[str]) -> Iterator[UndeclaredName]:
    """Yield the names that the template's own page uses and that are not known; none for an invalid page."""
    try:
        text = read_within(template.folder, PAGE, MAX_TEMPLATE_BYTES, "template").decode()
        page = template_environment(template.folders).parse(text)
        missing = meta.find_undeclared_variables(page) - known - _JINJA_NAMES
    except (jinja2.TemplateError, UnreadableError, UnicodeDecodeError, RecursionError):
        return
    for name in sorted(missing):
        line = min(node.lineno for node in page.find_all(nodes.Name) if node.name == name)
        yield UndeclaredName(name, line, text.splitlines()[line - 1])


def _unknown_roles(document: Document, look: Look, template: Template) -> Iterator[Finding]:
    """Yield the roles that the template uses and that its look does not define."""
    paragraphs = [block for block in all_blocks(document) if isinstance(block, Paragraph)]
    runs = (inline for block in paragraphs for inline in block.inlines if isinstance(inline, Run))
    missing = {block.role: "roles" for block in paragraphs if block.role not in look.roles}
    missing |= {role: "runs" for run in runs for role in sorted(run.roles) if role not in look.runs}
    for role, key in missing.items():
        line, text = _find_line(template, role)
        message = f"The look has no role `{role}`; add it under `{key}` in {template.name}/look.yaml."
        yield Finding("look", message, _place(template, line, text, role), excerpt=text)


def _find_line(template: Template, role: str) -> tuple[int, str]:
    """Return number and text of the first line of the page with the role; line 1 if none has it."""
    lines = read_within(template.folder, PAGE, MAX_TEMPLATE_BYTES, "template").decode().splitlines()
    return next(((number, line) for number, line in enumerate(lines, 1) if role in line), (1, ""))


def _place(template: Template, line: int, text: str, word: str) -> Place:
    column = max(text.find(word), 0) + 1
    return Place(template.page, line, column, line, column + (len(word) if word in text else 0))
