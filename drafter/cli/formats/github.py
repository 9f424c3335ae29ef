"""Findings as annotations of GitHub Actions."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.diagnostics import Finding, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def dump(findings: Sequence[Finding]) -> str:
    """Return workflow commands, with which GitHub shows each finding at its line."""
    return "\n".join(map(_annotation, findings))


def _annotation(finding: Finding) -> str:
    place = finding.place
    properties = {"title": finding.rule}
    if place:
        # Drafter's end column is exclusive, GitHub's is inclusive.
        start = {"line": place.line, "endLine": place.end_line, "col": place.column}
        end = {"endColumn": max(place.end_column - 1, place.column)} if place.line == place.end_line else {}
        properties = {"file": place.file, **{key: str(value) for key, value in (start | end).items()}, **properties}
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    text = finding.message + (f"\n{finding.authority}" if finding.authority else "")
    return f"::{_COMMANDS[finding.severity]} {listed}::{_escape(text)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
