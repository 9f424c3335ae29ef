"""The pipeline of a letter: read, derive, lint, compose, export. `drafter.writing` writes the files."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from drafter.diagnostics import Finding, sort_findings
from drafter.editions.edition import InputFile
from drafter.editions.read_edition import read_edition
from drafter.errors import (
    DrafterError,
    InvalidLetterError,
    MissingDependencyError,
    ProcessLimitError,
    UnprintableError,
    raise_if_errors,
)
from drafter.load import LetterInput, from_path_or_text
from drafter.process_limits import part_of_input

if TYPE_CHECKING:
    from drafter.convert.finished import Exported
    from drafter.document.model import Document
    from drafter.facts import Facts
    from drafter.letter import Letter
    from drafter.look.model import Look
    from drafter.source import Source
    from drafter.templates import Template

DEFAULT_FORMATS = ("docx", "pdf")


class Derived(Struct, frozen=True):
    """A parsed letter with its template, its facts, the findings so far, and the files that it was read from."""

    letter_input: LetterInput
    source: Source
    letter: Letter
    template: Template
    facts: Facts
    findings: tuple[Finding, ...]
    files: Mapping[str, bytes] = {}
    bases: tuple[InputFile, ...] = ()
    base: Source | None = None

    @property
    def base_files(self) -> dict[str, bytes]:
        """The content of the letters that the letter extends, by their names relative to its folder."""
        return {base.name: base.content for base in self.bases}


def derive(letter_input: LetterInput) -> Derived:
    """Parse a letter and derive its facts; raise InvalidLetterError with all errors.

    Placeholders are errors among the findings of the facts.
    """
    from drafter.files import keep_files

    with keep_files() as files:
        return replace(_derive(letter_input), files=files)


def _derive(letter_input: LetterInput) -> Derived:
    from drafter.source import find_placeholders, outside_placeholders

    edition = read_edition(letter_input)
    source, placeholders = edition.source, find_placeholders(edition.source)
    try:
        letter, template, facts = _facts(letter_input, source)
    except InvalidLetterError as error:
        raise InvalidLetterError(*outside_placeholders(error.findings, placeholders), *placeholders) from None
    if placeholders:
        facts = replace(facts, findings=(*outside_placeholders(facts.findings, placeholders), *placeholders))
    findings = (*edition.findings, *facts.findings)
    return Derived(letter_input, source, letter, template, facts, findings, bases=edition.bases, base=edition.base)


def _facts(letter_input: LetterInput, source: Source) -> tuple[Letter, Template, Facts]:
    """Return the letter of a source with its template and its facts."""
    from drafter import facts as facts_package
    from drafter.letter import parse_letter
    from drafter.profile import template_folders
    from drafter.templates import find_template

    letter = parse_letter(source)
    try:
        template = find_template(letter.template, template_folders(letter_input.templates, letter_input.folder))
    except InvalidLetterError as error:
        raise InvalidLetterError(*(_at_template_key(source, finding) for finding in error.findings)) from None
    description = template.description
    has_title = "title" not in description.refuses
    form = facts_package.DocumentForm(description.titles, description.open_number, has_title)
    return letter, template, facts_package.derive(letter, source, template.title_kind(letter), form)


def compose(derived: Derived, copy: int = 0) -> tuple[Document, Look]:
    """Compose the document of a letter, or of one of its copies; return it with its look.

    Raises InvalidLetterError if the letter cannot be rendered.
    """
    from drafter.compose.document import ComposeOptions
    from drafter.compose.document import compose as compose_document
    from drafter.settings.look import load_look

    look = load_look(derived.template.looks_in(derived.letter.language, derived.facts.look_variants))
    options = ComposeOptions(derived.template, derived.letter_input.folder, copy)
    return compose_document(derived.letter, derived.facts, derived.source, options), look


def copy_names(derived: Derived) -> tuple[str, ...]:
    """Return the names of the files without suffix: one, or one for each addressee (`each_addressee`).

    Each name is another one: a number follows a name that is the same for two addressees.
    """
    if not derived.template.description.each_addressee:
        return (derived.letter_input.stem,)
    names: dict[str, None] = {}
    for addressee in derived.facts.receivers:
        name = f"{derived.letter_input.stem}-{_slug(addressee.id)}"
        numbered = (f"{name}-{number}" for number in count(2))
        names[name if name not in names else next(free for free in numbered if free not in names)] = None
    return tuple(names)


def export(
    derived: Derived, formats: Sequence[str], carry_source: bool = False, comments: Sequence[Finding] = ()
) -> dict[str, bytes]:
    """Return the files of a letter by name, in the given formats; `carry_source` embeds the YAML.

    Formats that support comments show the findings of `comments` next to the text. Raises DrafterError if a format
    cannot be written.
    """
    exported = export_possible(derived, formats, carry_source, comments)
    for error in exported.errors.values():
        raise error
    return dict(exported.files)


def export_possible(
    derived: Derived, formats: Sequence[str], carry_source: bool = False, comments: Sequence[Finding] = ()
) -> Exported:
    """Return the files as `export` does, without those that a font, library, character or limit prevents."""
    from drafter.compose.validate import check_roles
    from drafter.convert import find_format
    from drafter.convert.finished import FinishedLetter, in_formats
    from drafter.export import FORMATS
    from drafter.files import keep_files

    chosen = [find_format(name) for name in formats]
    needed = [FORMATS[name] for name in dict.fromkeys(name for form in chosen for name in form.needs)]
    copies: dict[str, dict[str, bytes]] = {}
    inputs: dict[str, bytes] = {}
    errors: dict[str, DrafterError] = {}
    for copy, name in enumerate(copy_names(derived)):
        with keep_files() as kept:
            document, look = compose(derived, copy)
        check_roles(document, look, derived.template.page)
        if carry_source:
            from drafter.export.source_files import with_source

            inputs = {**derived.base_files, **derived.files, **kept}
            document = with_source(document, derived.letter_input.text, inputs)
        commented = _with_comments(derived, document, comments) if comments else document
        copies[name] = {}
        for form in needed:
            try:
                with part_of_input(name + form.suffix):
                    copies[name][form.name] = form.export(commented if form.comments else document, look)
            except (MissingDependencyError, ProcessLimitError, UnprintableError) as error:
                errors[name + form.suffix] = error
    if carry_source:
        inputs[f"{derived.letter_input.stem}.yaml"] = derived.letter_input.text
    letter = FinishedLetter(derived.letter_input.stem, derived.facts.title, copies, inputs, derived.letter_input.folder)
    return in_formats(chosen, letter, errors)


def _with_comments(derived: Derived, document: Document, findings: Sequence[Finding]) -> Document:
    from functools import cache

    from drafter.comments.attach_findings import attach_comments
    from drafter.siblings import read_sibling_of

    read, folder = read_sibling_of(derived.letter_input.folder), derived.letter_input.folder or Path()

    @cache
    def read_text_file(file: str) -> Source | None:
        return read(str(Path(file).relative_to(folder))) if Path(file).is_relative_to(folder) else None

    return attach_comments(document, findings, derived.source, read_text_file)


def _slug(text: str) -> str:
    return "-".join("".join(character if character.isalnum() else " " for character in text.lower()).split())[:60]


def inspect(letter_input: LetterInput) -> tuple[Finding, ...]:
    """Return all findings of a letter: the errors that prevent rendering, and the questions of an editor."""
    from drafter.lint import unsuppressible, with_authorities

    try:
        derived = derive(letter_input)
    except InvalidLetterError as error:
        return sort_findings(with_authorities([*error.findings, *unsuppressible(error.findings, letter_input.text)]))
    return all_findings(derived, find_render_errors(derived))


def find_render_errors(derived: Derived) -> tuple[Finding, ...]:
    """Return the errors that prevent rendering; a template that is not built in is rendered to find them."""
    from drafter.compose.document import find_errors
    from drafter.templates import built_in_folder

    if derived.template.folder.is_relative_to(built_in_folder()):
        return find_errors(derived.letter, derived.facts, derived.source, derived.template, derived.letter_input.folder)
    from drafter.compose.validate import check_roles

    try:
        check_roles(*compose(derived), derived.template.page)
    except InvalidLetterError as error:
        return error.findings
    return ()


def all_findings(derived: Derived, errors: Sequence[Finding] = ()) -> tuple[Finding, ...]:
    """Return all findings of a letter and `errors`, without those that the author ignores with a reason."""
    from drafter.lint import suppress, with_authorities
    from drafter.source import outside_placeholders

    # Rules do not read texts that are over a limit.
    linted = () if any(error.rule == "too-much" for error in errors) else lint(derived)
    placeholders = [error for error in (*derived.findings, *errors) if error.rule == "placeholder-left"]
    # The text asks for circulation, and the error on its request names the same keys.
    said = {"placeholder-left", *(("missing-organs",) if any(map(_is_missing_request, errors)) else ())}
    others = [one for one in (*derived.findings, *linted, *errors) if one.rule not in said]
    findings = sort_findings([*outside_placeholders(others, placeholders), *placeholders])
    return sort_findings(with_authorities(suppress(findings, derived.letter.ignore, derived.source)))


def _is_missing_request(error: Finding) -> bool:
    return error.rule == "undefined-name" and error.message.startswith("`circulation_request` has no value")


def lint(derived: Derived) -> tuple[Finding, ...]:
    """Return the findings of the rules."""
    from drafter import lint as lint_package
    from drafter.siblings import read_sibling_of

    read = read_sibling_of(derived.letter_input.folder)
    found = lint_package.lint(derived.letter, derived.facts, derived.source, read, _has_font)
    return (*found, *_compare_with_base(derived))


def _has_font(script: str) -> bool:
    """True if a font for the script, such as Arab, is installed; always in a browser, which writes no PDF."""
    from drafter.export.script_fonts import find_script_font

    return sys.platform == "emscripten" or find_script_font(script) is not None


def _compare_with_base(derived: Derived) -> tuple[Finding, ...]:
    """Return what differs between the texts of an edition and those of its base in another language."""
    base = derived.base
    if base is None or base.data.get("language", "en") == derived.letter.language:
        return ()
    from drafter.editions.compare_texts import Comparison
    from drafter.siblings import read_sibling_of

    languages = derived.letter.language, str(base.data.get("language", "en"))
    read = read_sibling_of(derived.letter_input.folder)
    return Comparison(derived.source, base, languages, derived.letter.date, read).findings()


def draft(
    source: str | bytes | Path, to: str | Sequence[str] = DEFAULT_FORMATS, *, folder: str | Path | None = None
) -> Mapping[str, bytes]:
    """Return the files of a letter by name; raise DrafterError with findings. Writes no files.

    `folder` contains the other files of a letter that is given as text: its base, its texts and its pictures.
    """
    derived = derive(from_path_or_text(source, Path(folder) if folder else None))
    raise_if_errors(derived.findings)
    return export(derived, [to] if isinstance(to, str) else to)


def check(source: str | bytes | Path, *, folder: str | Path | None = None) -> list[Finding]:
    """Return the findings of a letter, sorted by place; `folder` is that of `draft`. Writes no files."""
    return list(inspect(from_path_or_text(source, Path(folder) if folder else None)))


def _at_template_key(source: Source, finding: Finding) -> Finding:
    if finding.rule == "profile":
        return finding
    return source.finding(finding.rule, finding.message, ("template",), fix=finding.fix)
