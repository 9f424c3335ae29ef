"""Characters that nobody sees in any value of a letter and in its texts, and those that turn its direction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from drafter.lint.authorities import PRACTICE
from drafter.lint.case import Case
from drafter.lint.rule import WARNING, Hit, body, rule
from drafter.source import Path, Source
from drafter.source.hidden import Hidden, hidden

TRICKS = "Unicode Technical Report 36, 2; Unicode Standard Annex 9"


@rule(
    "invisible",
    WARNING,
    "A text has no characters that nobody sees.",
    PRACTICE,
    bad='body: "The clubs\\u200b have met.\\n\\n{{ circulation_request }}"\n',
    good=body("The clubs have met."),
    safe=True,
)
def invisible(case: Case) -> Iterable[Hit]:
    for source, path, found in _all(case):
        if not found.turns:
            message = f"Here is a character that nobody sees ({found.name})."
            yield Hit(source, path, message, found.start, found.end, "")


@rule(
    "direction",
    WARNING,
    "No character turns the direction of a text, so that it reads otherwise than it is.",
    TRICKS,
    bad='body: "The clubs \\u202ehave met.\\n\\n{{ circulation_request }}"\n',
    good=body("The clubs have met."),
)
def direction(case: Case) -> Iterable[Hit]:
    for source, path, found in _all(case):
        if found.turns:
            message = f"Here the direction of the text is turned ({found.name}); what is read is not what stands here."
            yield Hit(source, path, message, found.start, found.end)


def _all(case: Case) -> Iterator[tuple[Source, Path, Hidden]]:
    """The hidden characters of every value, and of the texts in files beside the letter."""
    for source, path, text in values(case):
        yield from ((source, path, found) for found in hidden(text))


@lru_cache(maxsize=1)
def values(case: Case) -> tuple[tuple[Source, Path, str], ...]:
    """Every text of a letter: each value, and the texts in files beside it."""
    beside = ((text.source, text.path, text.text) for text in case.texts if text.source is not case.source)
    return (*((case.source, path, text) for path, text in _texts(case.source.data, ())), *beside)


def _texts(data: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in inner:
        yield from _texts(value, (*path, step))
