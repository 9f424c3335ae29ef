"""Suppression: the letter's `ignore` removes findings that the author answers with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from drafter.diagnostics import Finding, Severity
from drafter.errors import InvalidLetterError
from drafter.suggest import nearest

if TYPE_CHECKING:
    from drafter.source import Source


def suppress(findings: Sequence[Finding], ignored: Mapping[str, str], source: Source) -> tuple[Finding, ...]:
    """Return the findings without those of ignored rules.

    Errors stay. An ignored rule that is an error, or has no findings, is reported.
    """
    if not ignored:
        return tuple(findings)
    kept = [finding for finding in findings if finding.rule not in ignored or finding.severity is Severity.ERROR]
    return (*kept, *_wrong_suppressions(findings, ignored, source))


def unsuppressible(findings: Sequence[Finding], text: bytes) -> tuple[Finding, ...]:
    """Return a finding for each of these errors that the letter ignores; none if the text is not YAML."""
    from drafter.source import parse_yaml

    name = next((finding.place.file for finding in findings if finding.place), "")
    if b"ignore" not in text or not name:
        return ()
    try:
        source = parse_yaml(text, name)
    except InvalidLetterError:
        return ()
    ignored = source.data.get("ignore")
    errors = {finding.rule for finding in findings if finding.severity is Severity.ERROR}
    return (
        tuple(_ignored_error(rule, source) for rule in ignored if rule in errors) if isinstance(ignored, dict) else ()
    )


def with_authorities(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings, adding the authority of the rule to those that cite none."""
    if all(finding.authority for finding in findings):
        return tuple(findings)
    from drafter.lint.registry import all_rules

    rules = all_rules()
    return tuple(
        finding._replace(authority=rules[finding.rule].authority)
        if not finding.authority and finding.rule in rules
        else finding
        for finding in findings
    )


def _wrong_suppressions(findings: Sequence[Finding], ignored: Mapping[str, str], source: Source) -> Iterator[Finding]:
    severities = {finding.rule: finding.severity for finding in findings}
    for rule in ignored:
        if severities.get(rule) is Severity.ERROR:
            yield _ignored_error(rule, source)
        elif rule not in severities:
            yield _unused(rule, source)


def _ignored_error(rule: str, source: Source) -> Finding:
    message = f"`{rule}` is an error and cannot be ignored: fix it, and remove it from `ignore`."
    return source.finding("ignored-error", message, place=source.key_place(("ignore", rule)))


def _unused(rule: str, source: Source) -> Finding:
    from drafter.lint.registry import all_rules

    known = rule in all_rules()
    similar = None if known else next(iter(nearest(rule, all_rules())), None)
    fault = f"`{rule}` has no findings in this letter" if known else f"`{rule}` is not a rule"
    message = f"{fault}; did you mean `{similar}`?" if similar else f"{fault}: remove it from `ignore`."
    place = source.key_place(("ignore", rule))
    return source.finding("unused-ignore", message, place=place, severity=Severity.WARNING, fix=similar)
