"""Findings as a JSON list."""

from __future__ import annotations

import json
from collections.abc import Sequence

from drafter.diagnostics import Finding

_PLACE_KEYS = ("file", "line", "column", "end_line", "end_column")


def dump(findings: Sequence[Finding]) -> str:
    """Return all findings as a JSON list."""
    return json.dumps([_finding(finding) for finding in findings], ensure_ascii=False, indent=2)


def _finding(finding: Finding) -> dict[str, str | int | None]:
    return {
        **dict(zip(_PLACE_KEYS, finding.place or (None,) * len(_PLACE_KEYS), strict=True)),
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        "authority": finding.authority or None,
        "fix": finding.fix,
    }
