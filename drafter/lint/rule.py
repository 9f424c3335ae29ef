"""The type of a rule (id, severity, summary, authority, examples, check) and of its matches."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from drafter.diagnostics import Place, Severity

if TYPE_CHECKING:
    from drafter.lint.context import LintContext
    from drafter.source import KeyPath, Source

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
ENGLISH = ("en",)
# The languages with western punctuation; in Russian, “ ends a quotation, and a dash is —.
WESTERN = ("en", "es", "fr")


class Match(NamedTuple):
    """A match of a rule: a message about characters `start` to `end` of the value at `path`.

    Without `start` and `end`, the message is about the whole value; with `place`, about another part of the file.
    """

    source: Source
    path: KeyPath
    message: str
    start: int | None = None
    end: int | None = None
    fix: str | None = None
    place: Place | None = None


Check: TypeAlias = "Callable[[LintContext], Iterable[Match]]"


def never_matches(_: LintContext) -> Iterable[Match]:
    """Return no matches: the check of a code that is reported while a letter is read or derived."""
    return ()


class Rule(NamedTuple):
    """One rule; `bad` and `good` are changes to the example letter.

    `safe` means that its fixes change only spaces and punctuation; `suggested` that they change words, so that the
    author decides. A rule with neither has no fix to apply. A rule with `languages` checks only letters in those.
    """

    id: str
    severity: Severity
    summary: str
    authority: str
    bad: str = ""
    good: str = ""
    safe: bool = False
    languages: tuple[str, ...] = ()
    suggested: bool = False
    check: Check = never_matches


def rule(  # noqa: PLR0913
    id: str,  # noqa: A002
    severity: Severity,
    summary: str,
    authority: str,
    *,
    bad: str,
    good: str,
    safe: bool = False,
    suggested: bool = False,
    languages: tuple[str, ...] = (),
) -> Callable[[Check], Rule]:
    """Decorator: build a rule from the check function below it."""

    def build(check: Check) -> Rule:
        return Rule(id, severity, summary, authority, bad, good, safe, languages, suggested, check)

    return build


def body_example(*paragraphs: str) -> str:
    """Return a change to the example letter: these paragraphs, then the request for circulation."""
    lines = "\n\n".join(paragraphs).split("\n")
    indented = "\n".join(f"  {line}" if line else "" for line in lines)
    return f"body: |\n{indented}\n\n  {{{{ circulation_request }}}}\n"
