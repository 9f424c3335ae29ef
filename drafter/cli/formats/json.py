"""The forms in which findings are handed to other programs: JSON, SARIF, annotations of GitHub."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from drafter.cli.formats.github import to_github
from drafter.diagnostics import Finding

_NAMES = ("file", "line", "column", "end_line", "end_column")


def finding_to_json(finding: Finding) -> dict[str, str | int | None]:
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
    return json.dumps([finding_to_json(one) for one in findings], ensure_ascii=False, indent=2)


def to_sarif(findings: Sequence[Finding]) -> str:
    """All findings in the Static Analysis Results Interchange Format 2.1.0 (OASIS)."""
    from drafter.cli.formats.sarif import sarif_log

    return json.dumps(sarif_log(findings), ensure_ascii=False, indent=2)


# The forms by the name that `--format` takes; text is written as findings come.
FORMS: Mapping[str, Callable[[Sequence[Finding]], str]] = MappingProxyType(
    {"json": to_json, "sarif": to_sarif, "github": to_github}
)
