"""Findings as annotations of GitHub Actions."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.diagnostics import Finding, Severity


def to_github(findings: Sequence[Finding]) -> str:
    """All findings as annotations that GitHub shows at their lines (workflow commands)."""
    return "\n".join(map(_annotation, findings))


def _annotation(finding: Finding) -> str:
    kinds = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
    place = finding.place
    properties = {"title": finding.rule}
    if place:
        # The last column is one beyond the words here, and the last of them there.
        own = {"line": place.line, "endLine": place.end_line, "col": place.column}
        last = {"endColumn": max(place.end_column - 1, place.column)} if place.line == place.end_line else {}
        properties = {"file": place.file, **{key: str(value) for key, value in (own | last).items()}, **properties}
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    said = finding.message + (f"\n{finding.authority}" if finding.authority else "")
    return f"::{kinds[finding.severity]} {listed}::{_escape(said)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
