"""An own template, tried out: description, page, look and samples, as a letter would use them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from drafter.document import Block, Document, Paragraph, Picture, Table
from drafter.errors import DrafterError, FileTrouble, Finding, Place, Severity
from drafter.export import FORMATS
from drafter.gallery.making import read_draft
from drafter.look import Look
from drafter.pipeline import compose, copies, format_called
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
        for copy in range(len(copies(draft))):
            document, look = compose(draft, copy)
            unknown = list(_unknown_roles(document, look, template))
            yield from unknown
            for name in () if unknown else FORMATS:
                format_called(name).export(document, look)
    except DrafterError as error:
        yield from error.findings


def _unknown_roles(document: Document, look: Look, template: Template) -> Iterator[Finding]:
    """The roles that the template uses and its look does not have."""
    blocks = [role for block in document.blocks() for role in _roles(block)]
    runs = [role for block in document.blocks() for role in _run_roles(block)]
    missing = {role: "roles" for role in blocks if role not in look.roles}
    missing |= {role: "runs" for role in runs if role not in look.runs}
    for role, where in missing.items():
        say = f"The look has no role `{role}`; add it under `{where}` in {template.name}/look.yaml."
        yield Finding("look", say, _place_of(template, role), Severity.ERROR, excerpt=_line_of(template, role)[1])


def _roles(block: Block) -> Iterator[str]:
    if isinstance(block, (Paragraph, Table, Picture)):
        yield block.role


def _run_roles(block: Block) -> Iterator[str]:
    for inline in block.inlines if isinstance(block, Paragraph) else ():
        yield from sorted(getattr(inline, "roles", ()))


def _place_of(template: Template, role: str) -> Place:
    number, line = _line_of(template, role)
    column = line.find(role) + 1
    return Place(f"{template.name}/{PAGE}", number, max(column, 1), number, max(column, 1) + len(role) * (column > 0))


def _line_of(template: Template, role: str) -> tuple[int, str]:
    """The line of the template's page that names a role, with its number; the first where none does."""
    lines = (template.folder / PAGE).read_text(encoding="utf-8").splitlines()
    named = ((number, line) for number, line in enumerate(lines, 1) if f'"{role}"' in line or f" {role}" in line)
    return next(named, (1, ""))
