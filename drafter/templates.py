"""Templates: each is a folder with template.yaml, letter.html.j2 and sample.yaml, found by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from drafter.diagnostics import Finding, Place
from drafter.errors import InvalidLetterError, InvalidTemplateError, raise_if_errors
from drafter.files import UnreadableError, read_within
from drafter.languages import available_languages
from drafter.limits import MAX_TEMPLATE_NAME_CHARACTERS, MAX_TEMPLATE_YAML_BYTES
from drafter.settings.layers import Layers, read_layers
from drafter.settings.validate import read_as
from drafter.source.decode import find_unprintable
from drafter.suggest import suggest

if TYPE_CHECKING:
    from drafter.letter import Letter

SHARED = "_shared"
DESCRIPTION, PAGE, SAMPLE, SAMPLES, LOOK = "template.yaml", "letter.html.j2", "sample.yaml", "samples", "look.yaml"
Kind = Literal["identical-letters", "letter", "letters", "note-verbale", "by-addressees", "document"]


class Description(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of template.yaml.

    `kind` is the first word of the title (by-addressees: a letter to one addressee, identical letters to several).
    `languages` are the languages of its fixed words; empty means all. `requires` are the keys that a letter must have.
    `refuses` are the keys that it must not have, each with the reason. `uses` are the keys that it prints, among those
    for letters as sent and for Model United Nations. With `each_addressee`, each addressee gets a separate file.

    A document that is not a letter has the kind `document` and a form of its title for each of its `languages`, in
    `titles`, with {sponsors}, {states}, {subject} and {session}. `words` are the words that only this template prints,
    by language, in which {session} is the session. With `numbers_operative`, the operative paragraphs of a resolution
    are numbered. `open_number` is that of an open symbol of the Assembly: L.… for a draft resolution.
    """

    title: Annotated[str, msgspec.Meta(min_length=1)]
    summary: Annotated[str, msgspec.Meta(min_length=1)]
    kind: Kind
    languages: tuple[str, ...] = ()
    requires: tuple[str, ...] = ("body", "addressees")
    refuses: dict[str, str] = {}
    uses: tuple[str, ...] = ()
    each_addressee: bool = False
    titles: dict[str, str] = {}
    words: dict[str, dict[str, str]] = {}
    numbers_operative: bool = False
    open_number: str = "…"


class Template(msgspec.Struct, frozen=True):
    """A kind of letter: its name, its folder and its description."""

    name: str
    folder: Path
    description: Description

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders to search for the page and its partials: its own, the parent, the built-in templates."""
        return tuple(dict.fromkeys((self.folder, self.folder.parent, built_in_folder())))

    @property
    def looks(self) -> tuple[Path, ...]:
        """The look files for English, the template's own measurements last."""
        return self.looks_in("en")

    def looks_in(self, language: str, variants: Sequence[str] = ()) -> tuple[Path, ...]:
        """Return the look files for a language and variants, such as the seat of the organ.

        In each folder, look.geneva.yaml follows look.yaml for documents of Geneva, and then look.ru.yaml for Russian.
        """
        built_in = built_in_folder() / SHARED
        folders = dict.fromkeys((built_in, self.folder.parent / SHARED, self.folder))
        paths = (
            folder / name
            for folder in folders
            for name in (LOOK, *(f"look.{variant}.yaml" for variant in (*variants, language)))
        )
        return tuple(path for path in paths if path.is_file() or path == built_in / LOOK)

    @property
    def page(self) -> str:
        """The name of its page in messages."""
        return f"{self.name}/{PAGE}"

    @property
    def sample(self) -> Path:
        """The letter that `drafter new` writes."""
        return self.folder / SAMPLE

    @property
    def samples(self) -> tuple[Sample, ...]:
        """Its sample letters: sample.yaml under the template's name, then those in the folder `samples`.

        Their versions in other languages, such as transmittal.fr.yaml, are not listed: see `Sample.in_language`.
        """
        own = (Sample(self.name, self, self.sample),) if self.sample.is_file() else ()
        further = (path for path in sorted((self.folder / SAMPLES).glob("*.yaml")) if not _is_edition(path))
        return (*own, *(Sample(path.stem, self, path) for path in further))

    def title_kind(self, letter: Letter) -> str:
        """Return the kind of title of a letter."""
        kind = self.description.kind
        if kind != "by-addressees":
            return kind
        return "identical-letters" if len(letter.addressees) > 1 else "letter"


def _is_edition(path: Path) -> bool:
    """True for a sample in another language: letter.es.yaml next to letter.yaml."""
    stem, dot, _ = path.stem.rpartition(".")
    return bool(dot) and path.with_name(f"{stem}{path.suffix}").is_file()


class Sample(msgspec.Struct, frozen=True):
    """A sample letter to start from; its name is that of its file or of its template.

    `language` is the code of an edition in another language, which is empty for the sample itself.
    """

    name: str
    template: Template
    path: Path
    language: str = ""

    @property
    def file_name(self) -> str:
        """Its name, with the code of an edition: letter, letter.fr."""
        return f"{self.name}.{self.language}" if self.language else self.name

    @property
    def origin(self) -> Sample:
        """The sample of which it is an edition, or itself."""
        if not self.language:
            return self
        stem = self.path.stem.removesuffix(f".{self.language}")
        return Sample(self.name, self.template, self.path.with_name(f"{stem}{self.path.suffix}"))

    @property
    def editions(self) -> tuple[Sample, ...]:
        """Its editions in other languages, by code: the files letter.fr.yaml next to letter.yaml."""
        found = (self.in_language(code) for code in available_languages() if code != "en")
        return tuple(edition for edition in found if edition)

    def in_language(self, language: str) -> Sample | None:
        """Return the sample in a language: the file with the code before its suffix; None if it does not exist."""
        if language == "en":
            return self
        path = self.path.with_name(f"{self.path.stem}.{language}{self.path.suffix}")
        return Sample(self.name, self.template, path, language) if path.is_file() else None

    @property
    def summary(self) -> str:
        """The first sentence of the comment at the top of the sample; "" without a comment."""
        return summary_of(self.text)

    @property
    def text(self) -> str:
        """The YAML of the letter; raises InvalidTemplateError if unreadable or outside the template."""
        name = str(self.path.relative_to(self.template.folder))
        try:
            text = read_within(self.template.folder, name, MAX_TEMPLATE_YAML_BYTES, "template").decode()
            if problem := find_unprintable(text):
                raise UnreadableError(problem)
            return text
        except (UnreadableError, UnicodeDecodeError) as error:
            place = Place(f"{self.template.name}/{name}", 1, 1, 1, 1)
            reason = error if isinstance(error, UnreadableError) else "it is not UTF-8 text; save it as UTF-8."
            raise InvalidTemplateError(Finding("template", f"The sample cannot be read: {reason}", place)) from None


_COMMENT = re.compile(r"\A(?:#[^\n]*\n)+")
_SENTENCE = re.compile(r"(.+?[.])(?:\s|$)")


def summary_of(text: str) -> str:
    """Return the first sentence of the comment at the top of a sample; "" without a comment."""
    comment = _COMMENT.match(text)
    words = " ".join(line.lstrip("# ").rstrip() for line in comment.group().splitlines()) if comment else ""
    sentence = _SENTENCE.match(words)
    return sentence.group(1) if sentence else words


@cache
def built_in_folder() -> Path:
    """Return the folder of the built-in templates: inside the package, or next to it in a checkout."""
    inside = Path(__file__).parent / "_templates"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "templates"


def find_template(name: str, folders: Sequence[Path] = ()) -> Template:
    """Return the template with that name, from `folders` or built in; raise InvalidLetterError."""
    if len(name) <= MAX_TEMPLATE_NAME_CHARACTERS and name.replace("-", "").isalnum() and not name.startswith("_"):
        for root in (*folders, built_in_folder()):
            if (root / name / DESCRIPTION).is_file() and (root == built_in_folder() or _is_inside(root, root / name)):
                return read_template(root / name)
    raise _unknown("unknown-template", "template", name, [template.name for template in all_templates(folders)])


def find_sample(name: str, folders: Sequence[Path] = ()) -> Sample:
    """Return the sample with that name, a template's main sample first; raise InvalidLetterError."""
    samples = {sample.name: sample for sample in reversed(list(all_samples(folders)))}
    if name not in samples:
        raise _unknown("unknown-sample", "sample", name, sorted(samples))
    return samples[name]


def all_templates(folders: Sequence[Path] = ()) -> Iterator[Template]:
    """Yield all templates by name; one in `folders` replaces the built-in template of the same name."""
    by_name: dict[str, Path] = {}
    for root in (*folders, built_in_folder()):
        for file in sorted(root.glob(f"*/{DESCRIPTION}")):
            if not file.parent.name.startswith("_") and _is_inside(root, file.parent):
                by_name.setdefault(file.parent.name, file.parent)
    yield from (read_template(by_name[name]) for name in sorted(by_name))


def all_samples(folders: Sequence[Path] = ()) -> Iterator[Sample]:
    """Return all samples, template by template."""
    return (sample for template in all_templates(folders) for sample in template.samples)


def read_template(folder: Path) -> Template:
    """Read the template in a folder; raise InvalidTemplateError if its description is not valid."""
    file = folder / DESCRIPTION
    return _read(folder, file.stat().st_mtime_ns) if file.is_file() else _read(folder, 0)


def _is_inside(root: Path, folder: Path) -> bool:
    """True if the folder is not a link to a place outside `root`."""
    return folder.resolve().is_relative_to(root.resolve())


@lru_cache(maxsize=64)
def _read(folder: Path, stamp: int) -> Template:
    if not stamp:
        raise _invalid(folder, f"The folder {folder.name} has no {DESCRIPTION}; every template needs one.")
    layers = read_layers("template", [folder / DESCRIPTION])
    description = read_as(layers, Description)
    unknown = [(key, name) for key in ("requires", "refuses", "uses") for name in getattr(description, key)]
    problems = [
        _unknown_letter_key(layers, key, name) for key, name in unknown if name.split(".")[0] not in letter_keys()
    ]
    raise_if_errors(problems, InvalidTemplateError)
    return Template(folder.name, folder, description)


def _unknown_letter_key(layers: Layers, key: str, name: str) -> Finding:
    values = layers.data[key]
    path = (key, name) if isinstance(values, dict) else (key, values.index(name))
    near, hint = suggest(name, letter_keys())
    return layers.finding(f"`{name}` is not a key of a letter; {hint}", path, at_key=isinstance(values, dict), fix=near)


def letter_keys() -> tuple[str, ...]:
    """Return the keys of a letter."""
    from drafter.letter import Letter

    return Letter.__struct_fields__


def _invalid(folder: Path, message: str) -> InvalidTemplateError:
    return InvalidTemplateError(Finding("template", message, Place(f"{folder.name}/{DESCRIPTION}", 1, 1, 1, 1)))


def _unknown(rule: str, kind: str, name: str, known: Sequence[str]) -> InvalidLetterError:
    near, hint = suggest(name, known)
    return InvalidLetterError(Finding(rule, f'"{name}" is not a {kind}; {hint}', fix=near))
