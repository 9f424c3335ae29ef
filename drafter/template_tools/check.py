"""An own template, tried out: description, page, look and samples, as a letter would use them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from drafter.compose.check_roles import check_roles
from drafter.diagnostics import Finding, Place
from drafter.document.model import Document, Paragraph, Run
from drafter.errors import DrafterError, FileError, raise_if_errors
from drafter.export.registry import FORMATS
from drafter.files import read_within
from drafter.limits import MAX_TEMPLATE_BYTES
from drafter.load import LetterInput
from drafter.look.model import Look
from drafter.pipeline import Derived, compose, copy_names, derive, find_format
from drafter.suggest import suggest
from drafter.template_tools.undeclared import page_names, undeclared_names
from drafter.templates import DESCRIPTION, PAGE, SAMPLE, Sample, Template, read_template


def check_template(folder: Path) -> tuple[Finding, ...]:
    """Everything wrong with the template in a folder, or with all templates of a folder of templates; empty if none."""
    if not folder.is_dir():
        raise FileError(Finding("no-such-folder", f"There is no folder {folder}."))
    templates = [folder] if _is_template(folder) else sorted(path for path in folder.iterdir() if _is_template(path))
    if not templates:
        message = f"{folder} holds no template: a folder with {DESCRIPTION}, {PAGE} and {SAMPLE}."
        raise FileError(Finding("no-template", message))
    return tuple(finding for one in templates for finding in _check(one.resolve()))


def _is_template(folder: Path) -> bool:
    named = folder.is_dir() and not folder.name.startswith("_")
    return named and any((folder / name).is_file() for name in (DESCRIPTION, PAGE))


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
            yield from _rendered(template, sample)


def _rendered(template: Template, sample: Sample) -> Iterator[Finding]:
    """What stops a sample from being rendered in any format, and what is found in it."""
    try:
        derived = derive_sample(sample)
        if derived.template.folder != template.folder:
            say = f"The sample {sample.path.name} is a letter of `{derived.letter.template}`, not of `{template.name}`."
            yield derived.source.finding("template", say, ("template",))
            return
        yield from derived.findings
        wrong = list(_unknown_names(derived))
        yield from wrong
        for copy in () if wrong else range(len(copy_names(derived))):
            yield from _exported(*compose(derived, copy), template)
    except DrafterError as error:
        yield from error.findings


def _exported(document: Document, look: Look, template: Template) -> Iterator[Finding]:
    """The roles that the look lacks; without any, what an exporter says."""
    wrong = list(_unknown_roles(document, look, template))
    yield from wrong
    if not wrong:
        check_roles(document, look, template.page)
        for name in FORMATS:
            find_format(name).export(document, look)


def _unknown_names(derived: Derived) -> Iterator[Finding]:
    """The names that the template uses and nothing bears, also where the sample does not reach them."""
    known = page_names(derived.letter, derived.facts, derived.source)
    for name, line, text in undeclared_names(derived.template, known):
        near, hint = suggest(name, sorted(known))
        place = _placed(derived.template, line, text, name)
        message = f"Nothing is called `{name}` in a template; {hint}"
        yield Finding("template", message, place, fix=near, excerpt=text)


def _unknown_roles(document: Document, look: Look, template: Template) -> Iterator[Finding]:
    """The roles that the template uses and its look does not have."""
    paragraphs = [block for block in document.blocks() if isinstance(block, Paragraph)]
    runs = (inline for block in paragraphs for inline in block.inlines if isinstance(inline, Run))
    missing = {block.role: "roles" for block in paragraphs if block.role not in look.roles}
    missing |= {role: "runs" for run in runs for role in sorted(run.roles) if role not in look.runs}
    for role, where in missing.items():
        line, text = _line_of(template, role)
        say = f"The look has no role `{role}`; add it under `{where}` in {template.name}/look.yaml."
        yield Finding("look", say, _placed(template, line, text, role), excerpt=text)


def _line_of(template: Template, role: str) -> tuple[int, str]:
    """The line of the template's page that names a role, with its number; the first where none does."""
    lines = read_within(template.folder, PAGE, MAX_TEMPLATE_BYTES, "template").decode().splitlines()
    return next(((number, line) for number, line in enumerate(lines, 1) if role in line), (1, ""))


def _placed(template: Template, line: int, text: str, word: str) -> Place:
    column = max(text.find(word), 0) + 1
    return Place(template.page, line, column, line, column + (len(word) if word in text else 0))


def derive_sample(sample: Sample) -> Derived:
    """The draft of a sample; raises InvalidLetterError with its errors."""
    text = sample.text.encode()
    name = f"{sample.name}.yaml"
    derived = derive(LetterInput(name, text, sample.path.parent, templates=(sample.template.folder.parent,)))
    raise_if_errors(derived.findings)
    return derived
