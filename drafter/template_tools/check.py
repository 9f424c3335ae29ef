"""Check a template: its description, page, look and samples, as a letter would use them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from drafter.compose.content_slots import Placeholders
from drafter.compose.context import AsSentContext, TemplateContext
from drafter.compose.sandbox.render import finding_in
from drafter.compose.validate import check_roles
from drafter.diagnostics import Finding, Place, Severity
from drafter.document.model import Document, Paragraph, Picture, Run, all_blocks
from drafter.errors import DrafterError, FileError, InvalidTemplateError, raise_if_errors
from drafter.export import FORMATS
from drafter.facts import Facts
from drafter.files import read_within
from drafter.languages import available_languages
from drafter.letter import Letter
from drafter.limits import MAX_TEMPLATE_BYTES
from drafter.load import LetterInput
from drafter.look.model import Look
from drafter.pipeline import Derived, compose, copy_names, derive
from drafter.process_limits import one_input
from drafter.settings.look import load_look
from drafter.source import Source
from drafter.suggest import suggest
from drafter.template_tools.check_page import page_problems
from drafter.templates import DESCRIPTION, PAGE, SAMPLE, Sample, Template, read_template

_SIGNATORY = "{given: Ada, family: Berg, state: Iceland}"
_PART = f"title: The ferry, body: Two paragraphs., signatories: [{_SIGNATORY}]"
# The parts of a letter that a template must print, unless it refuses them.
_ALL_PARTS = {
    "signatories": f"[{_SIGNATORY}]",
    "annexes": f"[{{{_PART}, enclosures: [{{{_PART}}}], appendices: [{{{_PART}}}]}}]",
}


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
    return tuple(finding for template in templates for finding in _check_within_limits(template.resolve()))


def derive_sample(sample: Sample, overrides: tuple[tuple[str, str], ...] = ()) -> Derived:
    """Parse a sample, with some values replaced, and derive its facts; raise InvalidLetterError with its errors."""
    folders = (sample.template.folder.parent,)
    derived = derive(
        LetterInput(f"{sample.file_name}.yaml", sample.text.encode(), sample.path.parent, overrides, folders)
    )
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


def _check_within_limits(folder: Path) -> tuple[Finding, ...]:
    with one_input(str(folder)):
        return tuple(_check(folder))


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
        samples = (one for sample in template.samples for one in (sample, *sample.editions))
        every = [finding for sample in samples for finding in _check_sample(template, sample)]
        findings = list(dict.fromkeys((*every, *_check_looks(template))))
        yield from findings
        if template.sample.is_file() and not any(finding.severity is Severity.ERROR for finding in findings):
            yield from _check_all_parts(template)


def _check_looks(template: Template) -> Iterator[Finding]:
    """Yield the errors of each look, for all languages, also for those without a sample."""
    for language in available_languages():
        try:
            load_look(template.looks_in(language))
        except InvalidTemplateError as error:
            yield from error.findings


def _check_all_parts(template: Template) -> Iterator[Finding]:
    """Yield the errors of the template in a letter with every part: annexes, enclosures, appendices and signatories."""
    refused = template.description.refuses
    overrides = tuple((key, value) for key, value in _ALL_PARTS.items() if key not in refused)
    try:
        derived = derive_sample(template.samples[0], overrides)
        compose(derived)
    except InvalidTemplateError as error:
        yield from error.findings
    except DrafterError:
        return


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
        problems = list(page_problems(template, page_names(derived.letter, derived.facts, derived.source)))
        yield from problems
        for copy in () if problems else range(len(copy_names(derived))):
            yield from _check_export(*compose(derived, copy), template)
    except DrafterError as error:
        yield from error.findings


def _check_export(document: Document, look: Look, template: Template) -> Iterator[Finding]:
    """Yield the roles that are missing from the look; if none is, export to all formats."""
    unknown = list(_unknown_roles(document, look, template))
    yield from unknown
    if not unknown:
        check_roles(document, look, template.page)
        for form in FORMATS.values():
            form.export(document, look)


def _unknown_roles(document: Document, look: Look, template: Template) -> Iterator[Finding]:
    """Yield the roles that the template uses and that its look does not define."""
    paragraphs = [block for block in all_blocks(document) if isinstance(block, Paragraph)]
    runs = (inline for block in paragraphs for inline in block.inlines if isinstance(inline, Run))
    printed = [block for block in all_blocks(document) if isinstance(block, (Paragraph, Picture))]
    missing = {block.role: "roles" for block in printed if block.role not in look.roles}
    missing |= {role: "runs" for run in runs for role in sorted(run.roles) if role not in look.runs}
    for role, key in missing.items():
        line = _find_line(template, role)
        near, _ = suggest(role, look.roles if key == "roles" else look.runs)
        hint = f"; did you mean `{near}`?" if near else f"; add it under `{key}` in {template.name}/look.yaml."
        message = f"The look has no role `{role}`{hint}"
        yield finding_in(message, template.folder / PAGE, line, role)._replace(rule="look")


def _find_line(template: Template, role: str) -> int:
    """Return the number of the first line of the page with the role; 1 if none has it."""
    lines = read_within(template.folder, PAGE, MAX_TEMPLATE_BYTES, "template").decode().splitlines()
    return next((number for number, line in enumerate(lines, 1) if role in line), 1)
