"""What a rule is: an id, a severity, one sentence, an authority, two examples, and the function that looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from drafter.diagnostics import Severity

if TYPE_CHECKING:
    from drafter.lint.context import LintContext
    from drafter.source import KeyPath, Source

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
ENGLISH = ("en",)


class Match(NamedTuple):
    """What a rule found: characters `start` to `end` of the value at `path` (all of it without them), and why."""

    source: Source
    path: KeyPath
    message: str
    start: int | None = None
    end: int | None = None
    fix: str | None = None


Check: TypeAlias = "Callable[[LintContext], Iterable[Match]]"


def never_matches(_: LintContext) -> Iterable[Match]:
    """The check of a rule that is applied where a letter is read or derived: it has been done before."""
    return ()


class Rule(NamedTuple):
    """One rule; `bad` and `good` are changes to the specimen letter, `safe` says that its fix changes no meaning.

    A rule with `languages` looks only at letters in one of them.
    """

    id: str
    severity: Severity
    summary: str
    authority: str
    bad: str
    good: str
    safe: bool = False
    languages: tuple[str, ...] = ()
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
    languages: tuple[str, ...] = (),
) -> Callable[[Check], Rule]:
    """Make a rule of the function below it."""

    def made(check: Check) -> Rule:
        return Rule(id, severity, summary, authority, bad, good, safe, languages, check)

    return made


def body_example(*paragraphs: str) -> str:
    """An example: the specimen letter with these paragraphs at the head of its text."""
    lines = "\n\n".join(paragraphs).split("\n")
    indented = "\n".join(f"  {line}" if line else "" for line in lines)
    return f"body: |\n{indented}\n\n  {{{{ circulation_request }}}}\n"
