"""Findings: diagnostics, each with its rule, its message and its place in the input."""

from __future__ import annotations

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
