"""The one way of a letter: read, derive, lint, compose, export. Nothing here writes; `drafter.writing` does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from drafter.diagnostics import Finding, Place
from drafter.errors import InvalidLetterError, raise_if_errors
from drafter.export.registry import FORMATS, Format
from drafter.limits import MAX_BODY_BYTES
from drafter.suggest import suggest

if TYPE_CHECKING:
    from drafter.document.model import Document
    from drafter.facts import Facts
    from drafter.letter import Letter
    from drafter.look.model import Look
    from drafter.source import Source
    from drafter.templates import Template
from drafter.load import LetterInput, from_path_or_text

DEFAULT_FORMATS = ("docx", "pdf")


class Derived(Struct, frozen=True):
    """A letter that has been read and derived, and what has been found on the way."""

    letter_input: LetterInput
    source: Source
    letter: Letter
    template: Template
    facts: Facts
    findings: tuple[Finding, ...]


def derive(letter_input: LetterInput) -> Derived:
    """The letter of a manuscript with its facts; raises InvalidLetterError with all that is wrong with it."""
    from drafter import facts as deriving
    from drafter.letter import parse_letter
    from drafter.profile import template_folders
    from drafter.source import apply_overrides, fill_merge_fields, parse_yaml
    from drafter.templates import find_template

    source = apply_overrides(parse_yaml(letter_input.text, letter_input.name), letter_input.overrides)
    source = fill_merge_fields(source, letter_input.merge_fields)
    letter = parse_letter(source)
    try:
        template = find_template(letter.template, template_folders(letter_input.templates, letter_input.folder))
    except InvalidLetterError as error:
        raise InvalidLetterError(*(_at_template_key(source, finding) for finding in error.findings)) from None
    facts = deriving.derive(letter, source, template.title_kind(letter))
    return Derived(letter_input, source, letter, template, facts, facts.findings)


def compose(derived: Derived, copy: int = 0) -> tuple[Document, Look]:
    """The document of a draft, or of one of its `copies`, and its look.

    Raises InvalidLetterError for what the letter lacks to be rendered.
    """
    from drafter.compose.document import ComposeOptions
    from drafter.compose.document import compose as composed
    from drafter.look.load import load_look

    look = load_look(derived.template.looks)
    occasion = ComposeOptions(derived.template, derived.letter_input.folder, copy)
    return composed(derived.letter, derived.facts, derived.source, occasion), look


def copy_names(derived: Derived) -> tuple[str, ...]:
    """The names of the files of a draft, without suffix: one, or one for each addressee where the template says so."""
    if not derived.template.description.each_addressee:
        return (derived.letter_input.stem,)
    return tuple(f"{derived.letter_input.stem}-{_slug(one.id)}" for one in derived.facts.receivers)


def export(
    derived: Derived, formats: Sequence[str], carry_source: bool = False, comments: Sequence[Finding] = ()
) -> dict[str, bytes]:
    """The files of a draft by name, in the formats asked for; with `carry_source` the YAML travels inside.

    Formats that have comments say the findings of `comments` at their words.
    """
    from drafter.compose.check_roles import check_roles

    chosen = [find_format(name) for name in formats]
    files: dict[str, bytes] = {}
    for copy, name in enumerate(copy_names(derived)):
        document, look = compose(derived, copy)
        check_roles(document, look, derived.template.page)
        document = replace(document, source=derived.letter_input.text) if carry_source else document
        said = _with_comments(derived, document, comments) if comments else document
        files |= {name + form.suffix: form.export(said if form.comments else document, look) for form in chosen}
    return files


def _with_comments(derived: Derived, document: Document, findings: Sequence[Finding]) -> Document:
    from functools import cache

    from drafter.comments.attach import attach_comments

    read, folder = read_sibling_of(derived), derived.letter_input.folder or Path()

    @cache
    def other(file: str) -> Source | None:
        return read(str(Path(file).relative_to(folder))) if Path(file).is_relative_to(folder) else None

    return attach_comments(document, findings, derived.source, other)


def _slug(text: str) -> str:
    return "-".join("".join(character if character.isalnum() else " " for character in text.lower()).split())[:60]


def inspect(letter_input: LetterInput) -> tuple[Finding, ...]:
    """Everything found in a letter: what stops it from being rendered, and what an editor would ask about."""
    from drafter.lint import unsuppressible, with_authorities

    try:
        derived = derive(letter_input)
    except InvalidLetterError as error:
        return sort_findings(with_authorities([*error.findings, *unsuppressible(error.findings, letter_input.text)]))
    return all_findings(derived, _render_errors(derived))


def _render_errors(derived: Derived) -> tuple[Finding, ...]:
    """What keeps a draft from being rendered; the page of a template from outside is written to see whether it can."""
    from drafter.compose.document import find_errors
    from drafter.templates import built_in_folder

    if derived.template.folder.is_relative_to(built_in_folder()):
        return find_errors(derived.letter, derived.facts, derived.source, derived.template, derived.letter_input.folder)
    from drafter.compose.check_roles import check_roles

    try:
        check_roles(*compose(derived), derived.template.page)
    except InvalidLetterError as error:
        return error.findings
    return ()


def all_findings(derived: Derived, more: Sequence[Finding] = ()) -> tuple[Finding, ...]:
    """Everything found in a draft, and `more`, without what its author has given reasons against."""
    from drafter.lint import suppress, with_authorities

    # No rule reads a text that is beyond the bounds of what a letter may hold.
    linted = () if any(found.rule == "too-much" for found in more) else lint(derived)
    every = sort_findings([*derived.findings, *linted, *more])
    return sort_findings(with_authorities(suppress(every, derived.letter.ignore, derived.source)))


def lint(derived: Derived) -> tuple[Finding, ...]:
    """What the rules find in a draft; changes nothing."""
    from drafter import lint as linting

    return linting.lint(derived.letter, derived.facts, derived.source, read_sibling_of(derived))


def read_sibling_of(derived: Derived) -> Callable[[str], Source | None]:
    """What reads the text files in the letter's folder; None for one that cannot be had, which composing says."""

    def read(name: str) -> Source | None:
        from drafter.files import UnreadableError
        from drafter.images.load import read_sibling_file
        from drafter.source import parse_plain_text

        folder = derived.letter_input.folder
        try:
            data = read_sibling_file(folder, name, MAX_BODY_BYTES)
            return parse_plain_text(data, name if folder is None else str(folder / name))
        except (UnreadableError, InvalidLetterError):
            return None

    return read


def sibling_texts(derived: Derived) -> tuple[Path, ...]:
    """The files beside a letter that it takes its texts from."""
    from drafter.source import walk_paths

    folder, found = (
        derived.letter_input.folder,
        (path for path in walk_paths(derived.source.data) if path[-1:] == ("body_file",)),
    )
    return () if folder is None else tuple((folder / _value(derived.source.data, path)).resolve() for path in found)


def _value(data: Any, path: Sequence[str | int]) -> Any:
    for step in path:
        data = data[step]
    return data


def sort_findings(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings by their place, each once."""
    start = Place("", 0, 0, 0, 0)
    return tuple(sorted(dict.fromkeys(findings), key=lambda found: (found.place or start, found.rule, found.message)))


def find_format(name: str) -> Format:
    """The output format of that name; raises UsageError with the names that there are."""
    from drafter.errors import UsageError

    if name not in FORMATS:
        raise UsageError(Finding("unknown-format", f"There is no format `{name}`; {suggest(name, FORMATS)[1]}"))
    return FORMATS[name]


def draft(source: str | bytes | Path, to: str | Sequence[str] = DEFAULT_FORMATS) -> Mapping[str, bytes]:
    """The files of a letter, by name; raises DrafterError with findings. Writes nothing."""
    prepared = derive(from_path_or_text(source))
    raise_if_errors(prepared.findings)
    return export(prepared, [to] if isinstance(to, str) else to)


def check(source: str | bytes | Path) -> list[Finding]:
    """The findings of a letter in the order of their places. Writes nothing."""
    return list(inspect(from_path_or_text(source)))


def _at_template_key(source: Source, finding: Finding) -> Finding:
    return source.finding(finding.rule, finding.message, ("template",), fix=finding.fix)
