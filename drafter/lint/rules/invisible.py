"""Rules for invisible characters, and for characters that change the direction of a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from drafter.lint.authorities import PRACTICE
from drafter.lint.context import LintContext
from drafter.lint.rule import WARNING, Match, body_example, rule
from drafter.source import KeyPath, Source
from drafter.source.invisible import InvisibleCharacter, find_invisible

_BIDI = "Unicode Technical Report 36, 2; Unicode Standard Annex 9"


@rule(
    "invisible",
    WARNING,
    "Remove invisible characters.",
    PRACTICE,
    bad='body: "The clubs\\u200b have met.\\n\\n{{ circulation_request }}"\n',
    good=body_example("The clubs have met."),
    safe=True,
)
def invisible(context: LintContext) -> Iterable[Match]:
    for source, path, character in _invisible_characters(context):
        if not character.turns:
            message = f"Remove this invisible character ({character.name})."
            yield Match(source, path, message, character.start, character.end, "")


@rule(
    "direction",
    WARNING,
    "Remove characters that change the direction of a text.",
    _BIDI,
    bad='body: "The clubs \\u202ehave met.\\n\\n{{ circulation_request }}"\n',
    good=body_example("The clubs have met."),
)
def direction(context: LintContext) -> Iterable[Match]:
    for source, path, character in _invisible_characters(context):
        if character.turns:
            message = f"{character.name} changes the direction, so that readers see another text; remove it."
            yield Match(source, path, message, character.start, character.end)


def _invisible_characters(context: LintContext) -> Iterator[tuple[Source, KeyPath, InvisibleCharacter]]:
    for source, path, text in values(context):
        yield from ((source, path, character) for character in find_invisible(text))


@lru_cache(maxsize=1)
def values(context: LintContext) -> tuple[tuple[Source, KeyPath, str], ...]:
    """Return every string of a letter: its values, and the texts of files next to it."""
    files = ((text.source, text.path, text.text) for text in context.texts if text.source is not context.source)
    return (*((context.source, path, text) for path, text in _strings(context.source.data, ())), *files)


def _strings(data: object, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(data, str):
        yield path, data
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in children:
        yield from _strings(value, (*path, step))
