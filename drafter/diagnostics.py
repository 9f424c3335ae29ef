"""Findings: diagnostics, each with its rule, its message and its place in the input."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """Weight of a finding; only errors stop a letter from being rendered."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Place(NamedTuple):
    """A range of an input file; lines and columns count from 1, the end is exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


class Finding(NamedTuple):
    """A diagnostic: rule, message, place and suggested fix."""

    rule: str
    message: str
    place: Place | None = None
    severity: Severity = Severity.ERROR
    authority: str = ""
    fix: str | None = None
    excerpt: str = ""


def sort_findings(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Sort findings by place and remove duplicates."""
    start = Place("", 0, 0, 0, 0)

    def order(finding: Finding) -> tuple[Place, str, str]:
        return finding.place or start, finding.rule, finding.message

    return tuple(sorted(dict.fromkeys(findings), key=order))
