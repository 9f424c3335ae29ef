"""Whether a letter fits its template: nothing lacks, and nothing is left out unsaid."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.diagnostics import Finding
from drafter.letter import Letter
from drafter.letter.model import TEMPLATE_KEYS, TEMPLATE_KEYS_OF_ADDRESSEES
from drafter.source import KeyPath, Source, format_path
from drafter.templates import Template


def check_fits_template(letter: Letter, source: Source, template: Template) -> list[Finding]:
    """The findings of a letter under its template: keys it lacks, keys that would not be printed, its language."""
    return [*_lacking(source, template), *_refused(source, template), *_language(letter, source, template)]


def _lacking(source: Source, template: Template) -> Iterator[Finding]:
    given = {**source.data, **({"body": "body_file"} if source.data.get("body_file") else {})}
    for key in template.description.requires:
        if not given.get(key):
            say = f"A letter of the template `{template.name}` needs `{key}`."
            yield source.finding("missing-key", say, ("template",))


def _refused(source: Source, template: Template) -> Iterator[Finding]:
    reasons, used = template.description.refuses, template.description.uses
    for key in source.data:
        if key in reasons:
            yield source.finding("unused-key", reasons[key], place=source.key_place((key,)))
    for path in _particular(source):
        name = ".".join(str(step) for step in path if isinstance(step, str))
        if name not in used:
            say = f"The template `{template.name}` prints no `{format_path(path)}`; leave it out or take one that does."
            yield source.finding("unused-key", say, place=source.key_place(path))


def _particular(source: Source) -> Iterator[KeyPath]:
    """The paths of the keys that only some templates print."""
    yield from ((key,) for key in source.data if key in TEMPLATE_KEYS)
    for index, addressee in enumerate(source.data.get("addressees") or ()):
        if isinstance(addressee, dict):
            yield from (("addressees", index, key) for key in addressee if key in TEMPLATE_KEYS_OF_ADDRESSEES)


def _language(letter: Letter, source: Source, template: Template) -> Iterator[Finding]:
    languages = template.description.languages
    if languages and letter.language not in languages:
        say = f"The template `{template.name}` is written in: {', '.join(languages)}; not in {letter.language}."
        yield source.finding("template-language", say, ("language",))
