"""Findings that the author has answered with a reason, and answers to what is no longer asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from drafter.diagnostics import Finding, Severity
from drafter.errors import InvalidLetterError
from drafter.suggest import nearest

if TYPE_CHECKING:
    from drafter.source import Source


def suppress(findings: Sequence[Finding], ignored: Mapping[str, str], source: Source) -> tuple[Finding, ...]:
    """The findings without those of ignored rules; an error is never silenced, and what was not found is said."""
    if not ignored:
        return tuple(findings)
    kept = [found for found in findings if found.rule not in ignored or found.severity is Severity.ERROR]
    return (*kept, *_unused_suppressions(findings, ignored, source))


def unsuppressible(findings: Sequence[Finding], text: bytes) -> tuple[Finding, ...]:
    """A finding for each reason that a letter gives against one of these errors; none for a text that is no YAML."""
    from drafter.source import parse_yaml

    name = next((found.place.file for found in findings if found.place), "")
    if b"ignore" not in text or not name:
        return ()
    try:
        source = parse_yaml(text, name)
    except InvalidLetterError:
        return ()
    ignored = source.data.get("ignore")
    wrong = {found.rule for found in findings if found.severity is Severity.ERROR}
    return tuple(_refused(rule, source) for rule in ignored if rule in wrong) if isinstance(ignored, dict) else ()


def with_authorities(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, those that name no authority with that of their rule."""
    if all(found.authority for found in findings):
        return tuple(findings)
    from drafter.lint.registry import all_rules

    known = all_rules()
    return tuple(
        found._replace(authority=known[found.rule].authority) if not found.authority and found.rule in known else found
        for found in findings
    )


def _unused_suppressions(findings: Sequence[Finding], ignored: Mapping[str, str], source: Source) -> Iterator[Finding]:
    found = {one.rule: one.severity for one in findings}
    for rule in ignored:
        if found.get(rule) is Severity.ERROR:
            yield _refused(rule, source)
        elif rule not in found:
            yield _unused(rule, source)


def _refused(rule: str, source: Source) -> Finding:
    message = f"`{rule}` is an error; a reason does not mend it."
    return source.finding("ignored-error", message, place=source.key_place(("ignore", rule)))


def _unused(rule: str, source: Source) -> Finding:
    from drafter.lint.registry import all_rules

    near = None if rule in all_rules() else next(iter(nearest(rule, all_rules())), None)
    message = f"There is no rule `{rule}`; did you mean `{near}`?" if near else f"Nothing is found by `{rule}`."
    message += "" if near else " Take the reason out."
    place = source.key_place(("ignore", rule))
    return source.finding("unused-ignore", message, place=place, severity=Severity.WARNING, fix=near)
