"""Errors that users see: each contains findings and has an exit code."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.diagnostics import Finding, Severity


class DrafterError(Exception):
    """An error to show to the user: its findings say why the command failed."""

    exit_code = 1

    def __init__(self, *findings: Finding) -> None:
        super().__init__("\n".join(finding.message for finding in findings))
        self.findings: tuple[Finding, ...] = findings

    def __reduce__(self) -> tuple[type[DrafterError], tuple[Finding, ...]]:
        """Return the parts to pickle, so that a worker can send the error to another process."""
        return type(self), self.findings


class InvalidLetterError(DrafterError):
    """The input is not a letter that can be drafted."""


class UnprintableError(InvalidLetterError):
    """A format cannot show a character of the letter; other formats can."""


class InvalidTemplateError(DrafterError):
    """A template or a look is broken."""


class UsageError(DrafterError):
    """The command was called with wrong arguments."""

    exit_code = 2


class MissingDependencyError(DrafterError):
    """A required font or library is not installed."""

    exit_code = 3


class FileError(DrafterError):
    """A file could not be read or written."""

    exit_code = 4


class ProcessLimitError(DrafterError):
    """An input needs more memory or processor time than a process may use."""

    exit_code = 4


def raise_if_errors(findings: Sequence[Finding], error: type[DrafterError] = InvalidLetterError) -> None:
    """Raise `error` with all findings if one of them is an error; return otherwise."""
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise error(*findings)
