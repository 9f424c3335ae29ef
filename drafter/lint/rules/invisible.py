"""Characters that nobody sees in any value of a letter and in its texts, and those that turn its direction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from drafter.lint.authorities import PRACTICE
from drafter.lint.context import LintContext
from drafter.lint.rule import WARNING, Match, body_example, rule
from drafter.source import KeyPath, Source
from drafter.source.invisible import InvisibleCharacter, find_invisible

TRICKS = "Unicode Technical Report 36, 2; Unicode Standard Annex 9"


@rule(
    "invisible",
    WARNING,
    "A text has no characters that nobody sees.",
    PRACTICE,
    bad='body: "The clubs\\u200b have met.\\n\\n{{ circulation_request }}"\n',
    good=body_example("The clubs have met."),
    safe=True,
)
def invisible(context: LintContext) -> Iterable[Match]:
    for source, path, found in _all(context):
        if not found.turns:
            message = f"Here is a character that nobody sees ({found.name})."
            yield Match(source, path, message, found.start, found.end, "")


@rule(
    "direction",
    WARNING,
    "No character turns the direction of a text, so that it reads otherwise than it is.",
    TRICKS,
    bad='body: "The clubs \\u202ehave met.\\n\\n{{ circulation_request }}"\n',
    good=body_example("The clubs have met."),
)
def direction(context: LintContext) -> Iterable[Match]:
    for source, path, found in _all(context):
        if found.turns:
            message = f"Here the direction of the text is turned ({found.name}); what is read is not what stands here."
            yield Match(source, path, message, found.start, found.end)


def _all(context: LintContext) -> Iterator[tuple[Source, KeyPath, InvisibleCharacter]]:
    """The hidden characters of every value, and of the texts in files beside the letter."""
    for source, path, text in values(context):
        yield from ((source, path, found) for found in find_invisible(text))


@lru_cache(maxsize=1)
def values(context: LintContext) -> tuple[tuple[Source, KeyPath, str], ...]:
    """Every text of a letter: each value, and the texts in files beside it."""
    beside = ((text.source, text.path, text.text) for text in context.texts if text.source is not context.source)
    return (*((context.source, path, text) for path, text in _texts(context.source.data, ())), *beside)


def _texts(data: object, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(data, str):
        yield path, data
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in inner:
        yield from _texts(value, (*path, step))
