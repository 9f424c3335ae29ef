"""What can go wrong, said to the drafter: places, findings and the errors that carry them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding matters; only an error stops a letter from being rendered."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Place(NamedTuple):
    """A stretch of an input file; lines and columns count from 1, the end is exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


class Finding(NamedTuple):
    """One remark on a letter: the rule, what is wrong, where, and what to write instead."""

    rule: str
    message: str
    place: Place | None = None
    severity: Severity = Severity.ERROR
    authority: str = ""
    fix: str | None = None
    excerpt: str = ""


class DrafterError(Exception):
    """The reason why a command cannot be done; carries its findings and its exit code."""

    exit_code = 1

    def __init__(self, *findings: Finding) -> None:
        super().__init__("\n".join(finding.message for finding in findings))
        self.findings: tuple[Finding, ...] = findings

    def __reduce__(self) -> tuple[type[DrafterError], tuple[Finding, ...]]:
        """How it travels from one process to another."""
        return type(self), self.findings


class InvalidLetter(DrafterError):
    """The input is not a letter that can be drafted."""


class InvalidTemplate(DrafterError):
    """A template or a look is broken."""


class WrongUsage(DrafterError):
    """The command was called in a way that it cannot be."""

    exit_code = 2


class MissingFromMachine(DrafterError):
    """A font or library that the work needs is not on this machine."""

    exit_code = 3


class FileTrouble(DrafterError):
    """A file could not be read or written."""

    exit_code = 4


def raise_if_errors(findings: Sequence[Finding], error: type[DrafterError] = InvalidLetter) -> None:
    """Raise `error` with all findings if one of them is an error; return otherwise."""
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise error(*findings)
