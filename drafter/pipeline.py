"""The one way of a letter: read, derive, lint, compose, export. Nothing here writes; `drafter.writing` does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from drafter.errors import FileTrouble, Finding, InvalidLetter, Place, raise_if_errors
from drafter.export import FORMATS, Format
from drafter.limits import MAX_BODY_BYTES, MAX_LETTER_BYTES
from drafter.reading import is_folder, read_start
from drafter.suggest import nearest, suggest

if TYPE_CHECKING:
    from drafter.document import Document
    from drafter.facts import Facts
    from drafter.letter import Letter
    from drafter.look import Look
    from drafter.source import Source
    from drafter.templates import Template

DEFAULT_FORMATS = ("docx", "pdf")
SUFFIXES = (".yaml", ".yml", ".json")


class Manuscript(Struct, frozen=True):
    """A letter as it came in: its text, the name that errors call it, and the folder that its files stand in.

    `columns` are words by name that stand in its texts as {{ name }}; its outputs are `called` otherwise than it is.
    """

    name: str
    text: bytes
    folder: Path | None = None
    settings: tuple[tuple[str, str], ...] = ()
    templates: tuple[Path, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    called: str = ""

    @property
    def stem(self) -> str:
        """The name of its outputs, without suffix."""
        return self.called or (Path(self.name).stem if self.folder else "letter")


class Draft(Struct, frozen=True):
    """A letter that has been read and derived, and what has been found on the way."""

    manuscript: Manuscript
    source: Source
    letter: Letter
    template: Template
    facts: Facts
    findings: tuple[Finding, ...]


def from_file(path: Path) -> Manuscript:
    """The manuscript in a file; raises FileTrouble if it cannot be read."""
    if is_folder(path):
        message = f"{path} is a folder; name a letter in it, such as {path / 'letter.yaml'}."
        raise FileTrouble(Finding("not-a-file", message))

    try:
        return Manuscript(str(path), read_start(path, MAX_LETTER_BYTES + 1), path.parent)
    except FileNotFoundError:
        raise FileTrouble(Finding("no-such-file", f"There is no file {path}.{_near(path)}")) from None
    except OSError as error:
        raise FileTrouble(Finding("unreadable", f"{path} cannot be read: {error.strerror}.")) from None


def from_anything(source: str | bytes | Path) -> Manuscript:
    """The manuscript in a path, or in a YAML text; a string of one line that names a file is a path."""
    if isinstance(source, Path):
        return from_file(source)
    if isinstance(source, str) and "\n" not in source and source.endswith(SUFFIXES):
        return from_file(Path(source))
    return Manuscript("letter.yaml", source.encode(errors="surrogatepass") if isinstance(source, str) else source)


def derive(manuscript: Manuscript) -> Draft:
    """The letter of a manuscript with its facts; raises InvalidLetter with all that is wrong with it."""
    from drafter import facts as deriving
    from drafter.letter import read_letter
    from drafter.profile import template_folders
    from drafter.source import read, with_columns, with_values
    from drafter.templates import find

    source = with_values(read(manuscript.text, manuscript.name), manuscript.settings)
    source = with_columns(source, manuscript.columns)
    letter = read_letter(source)
    try:
        template = find(letter.template, template_folders(manuscript.templates, manuscript.folder))
    except InvalidLetter as error:
        raise InvalidLetter(*(_at(source, finding) for finding in error.findings)) from None
    facts = deriving.derive(letter, source, template.title_kind(letter))
    return Draft(manuscript, source, letter, template, facts, facts.findings)


def compose(draft: Draft, copy: int = 0) -> tuple[Document, Look]:
    """The document of a draft, or of one of its `copies`, and its look.

    Raises InvalidLetter for what the letter lacks to be rendered.
    """
    from drafter.compose import Occasion
    from drafter.compose import compose as composed
    from drafter.look import load

    look = load(draft.template.looks)
    occasion = Occasion(draft.template, draft.manuscript.folder, copy)
    return composed(draft.letter, draft.facts, draft.source, occasion), look


def copies(draft: Draft) -> tuple[str, ...]:
    """The names of the files of a draft, without suffix: one, or one for each addressee where the template says so."""
    if not draft.template.description.each_addressee:
        return (draft.manuscript.stem,)
    return tuple(f"{draft.manuscript.stem}-{_as_name(one.id)}" for one in draft.facts.receivers)


def export(
    draft: Draft, formats: Sequence[str], carry_source: bool = False, comments: Sequence[Finding] = ()
) -> dict[str, bytes]:
    """The files of a draft by name, in the formats asked for; with `carry_source` the YAML travels inside.

    Formats that have comments say the findings of `comments` at their words.
    """
    from drafter.compose.roles import check_roles

    chosen = [format_called(name) for name in formats]
    files: dict[str, bytes] = {}
    for copy, name in enumerate(copies(draft)):
        document, look = compose(draft, copy)
        check_roles(document, look, draft.template.page)
        document = replace(document, source=draft.manuscript.text) if carry_source else document
        said = _remarked(draft, document, comments) if comments else document
        files |= {name + form.suffix: form.export(said if form.comments else document, look) for form in chosen}
    return files


def _remarked(draft: Draft, document: Document, findings: Sequence[Finding]) -> Document:
    from functools import cache

    from drafter.compose.remarks import remarked

    read, folder = beside(draft), draft.manuscript.folder or Path()

    @cache
    def other(file: str) -> Source | None:
        return read(str(Path(file).relative_to(folder))) if Path(file).is_relative_to(folder) else None

    return remarked(document, findings, draft.source, other)


def _as_name(text: str) -> str:
    return "-".join("".join(sign if sign.isalnum() else " " for sign in text.lower()).split())[:60]


def inspect(manuscript: Manuscript) -> tuple[Finding, ...]:
    """Everything found in a letter: what stops it from being rendered, and what an editor would ask about."""
    from drafter.lint import refused, with_authorities

    try:
        draft = derive(manuscript)
    except InvalidLetter as error:
        return in_order(with_authorities([*error.findings, *refused(error.findings, manuscript.text)]))
    return findings_of(draft, _faults(draft))


def _faults(draft: Draft) -> tuple[Finding, ...]:
    """What keeps a draft from being rendered; the page of a template from outside is written to see whether it can."""
    from drafter.compose import faults
    from drafter.templates import built_in

    if draft.template.folder.is_relative_to(built_in()):
        return faults(draft.letter, draft.facts, draft.source, draft.template, draft.manuscript.folder)
    from drafter.compose.roles import check_roles

    try:
        check_roles(*compose(draft), draft.template.page)
    except InvalidLetter as error:
        return error.findings
    return ()


def findings_of(draft: Draft, more: Sequence[Finding] = ()) -> tuple[Finding, ...]:
    """Everything found in a draft, and `more`, without what its author has given reasons against."""
    from drafter.lint import silenced, with_authorities

    # No rule reads a text that is beyond the bounds of what a letter may hold.
    linted = () if any(found.rule == "too-much" for found in more) else lint(draft)
    every = in_order([*draft.findings, *linted, *more])
    return in_order(with_authorities(silenced(every, draft.letter.ignore, draft.source)))


def lint(draft: Draft) -> tuple[Finding, ...]:
    """What the rules find in a draft; changes nothing."""
    from drafter import lint as linting

    return linting.lint(draft.letter, draft.facts, draft.source, beside(draft))


def beside(draft: Draft) -> Callable[[str], Source | None]:
    """What reads the text files in the letter's folder; None for one that cannot be had, which composing says."""

    def read(name: str) -> Source | None:
        from drafter.compose.pictures import read_beside
        from drafter.reading import Unreadable
        from drafter.source import plain_text

        folder = draft.manuscript.folder
        try:
            data = read_beside(folder, name, MAX_BODY_BYTES)
            return plain_text(data, name if folder is None else str(folder / name))
        except (Unreadable, InvalidLetter):
            return None

    return read


def texts_beside(draft: Draft) -> tuple[Path, ...]:
    """The files beside a letter that it takes its texts from."""
    from drafter.source import paths

    folder, found = draft.manuscript.folder, (path for path in paths(draft.source.data) if path[-1:] == ("body_file",))
    return () if folder is None else tuple((folder / _value(draft.source.data, path)).resolve() for path in found)


def _value(data: Any, path: Sequence[str | int]) -> Any:
    for step in path:
        data = data[step]
    return data


def in_order(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings by their place, each once."""
    start = Place("", 0, 0, 0, 0)
    return tuple(sorted(dict.fromkeys(findings), key=lambda found: (found.place or start, found.rule, found.message)))


def format_called(name: str) -> Format:
    """The output format of that name; raises WrongUsage with the names that there are."""
    from drafter.errors import WrongUsage

    if name not in FORMATS:
        raise WrongUsage(Finding("unknown-format", f"There is no format `{name}`; {suggest(name, FORMATS)[1]}"))
    return FORMATS[name]


def draft(source: str | bytes | Path, to: str | Sequence[str] = DEFAULT_FORMATS) -> Mapping[str, bytes]:
    """The files of a letter, by name; raises DrafterError with findings. Writes nothing."""
    prepared = derive(from_anything(source))
    raise_if_errors(prepared.findings)
    return export(prepared, [to] if isinstance(to, str) else to)


def check(source: str | bytes | Path) -> list[Finding]:
    """The findings of a letter in the order of their places. Writes nothing."""
    return list(inspect(from_anything(source)))


def _at(source: Source, finding: Finding) -> Finding:
    return source.finding(finding.rule, finding.message, ("template",), fix=finding.fix)


def _near(path: Path) -> str:
    names = [file.name for file in path.parent.glob("*") if file.suffix in SUFFIXES] if path.parent.is_dir() else []
    near = nearest(path.name, names)
    return f" Did you mean {path.with_name(near[0])}?" if near else ""
