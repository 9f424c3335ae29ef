"""An own template, tried out: description, page, look and samples, as a letter would use them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from drafter.compose.names import page_names, unknown_names
from drafter.compose.roles import check_roles
from drafter.document import Document, Paragraph, Run
from drafter.errors import DrafterError, FileTrouble, Finding, Place
from drafter.export import FORMATS
from drafter.gallery.making import read_draft
from drafter.limits import MAX_TEMPLATE_BYTES
from drafter.look import Look
from drafter.pipeline import Draft, compose, copies, format_called
from drafter.reading import read_within
from drafter.suggest import suggest
from drafter.templates import DESCRIPTION, PAGE, SAMPLE, Sample, Template, read


def try_out(folder: Path) -> tuple[Finding, ...]:
    """Everything wrong with the template in a folder, or with all templates of a folder of templates; empty if none."""
    if not folder.is_dir():
        raise FileTrouble(Finding("no-such-folder", f"There is no folder {folder}."))
    templates = [folder] if _is_template(folder) else sorted(path for path in folder.iterdir() if _is_template(path))
    if not templates:
        message = f"{folder} holds no template: a folder with {DESCRIPTION}, {PAGE} and {SAMPLE}."
        raise FileTrouble(Finding("no-template", message))
    return tuple(finding for one in templates for finding in _tried(one.resolve()))


def _is_template(folder: Path) -> bool:
    named = folder.is_dir() and not folder.name.startswith("_")
    return named and any((folder / name).is_file() for name in (DESCRIPTION, PAGE))


def _tried(folder: Path) -> Iterator[Finding]:
    try:
        template = read(folder)
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
        draft = read_draft(sample)
        if draft.template.folder != template.folder:
            say = f"The sample {sample.path.name} is a letter of `{draft.letter.template}`, not of `{template.name}`."
            yield draft.source.finding("template", say, ("template",))
            return
        yield from draft.findings
        wrong = list(_unknown_names(draft))
        yield from wrong
        for copy in () if wrong else range(len(copies(draft))):
            yield from _exported(*compose(draft, copy), template)
    except DrafterError as error:
        yield from error.findings


def _exported(document: Document, look: Look, template: Template) -> Iterator[Finding]:
    """The roles that the look lacks; without any, what an exporter says."""
    wrong = list(_unknown_roles(document, look, template))
    yield from wrong
    if not wrong:
        check_roles(document, look, template.page)
        for name in FORMATS:
            format_called(name).export(document, look)


def _unknown_names(draft: Draft) -> Iterator[Finding]:
    """The names that the template uses and nothing bears, also where the sample does not reach them."""
    known = page_names(draft.letter, draft.facts, draft.source)
    for name, line, text in unknown_names(draft.template, known):
        near, hint = suggest(name, sorted(known))
        place = _placed(draft.template, line, text, name)
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
