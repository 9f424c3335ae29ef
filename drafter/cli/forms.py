"""The forms in which findings are handed to other programs: JSON, SARIF, annotations of GitHub."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from drafter.errors import Finding, Severity

_NAMES = ("file", "line", "column", "end_line", "end_column")


def as_json(finding: Finding) -> dict[str, str | int | None]:
    """A finding under the keys that other programs read."""
    return {
        **dict(zip(_NAMES, finding.place or (None,) * len(_NAMES), strict=True)),
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        "authority": finding.authority or None,
        "fix": finding.fix,
    }


def to_json(findings: Sequence[Finding]) -> str:
    """All findings as a JSON list."""
    return json.dumps([as_json(one) for one in findings], ensure_ascii=False, indent=2)


def to_sarif(findings: Sequence[Finding]) -> str:
    """All findings in the Static Analysis Results Interchange Format 2.1.0 (OASIS)."""
    from drafter.cli.sarif import log

    return json.dumps(log(findings), ensure_ascii=False, indent=2)


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
    return f"::{kinds[finding.severity]} {listed}::{_escaped(said)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


# The forms by the name that `--format` takes; text is written as findings come.
FORMS: Mapping[str, Callable[[Sequence[Finding]], str]] = MappingProxyType(
    {"json": to_json, "sarif": to_sarif, "github": to_github}
)
