"""Where derivation writes down what it finds wrong or doubtful, each at its place in the letter."""

from __future__ import annotations

from drafter.diagnostics import Finding, Severity
from drafter.source import KeyPath, Source


class FindingCollector:
    """The findings of one derivation."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings: list[Finding] = []

    def error(self, rule: str, message: str, path: KeyPath, fix: str | None = None) -> None:
        """Note an error."""
        self.findings.append(self.source.finding(rule, message, path, fix=fix))

    def warn(self, rule: str, message: str, path: KeyPath, fix: str | None = None) -> None:
        """Note a warning."""
        self.findings.append(self.source.finding(rule, message, path, severity=Severity.WARNING, fix=fix))

    def note(self, rule: str, message: str, path: KeyPath, fix: str | None = None) -> None:
        """Note what is no fault."""
        self.findings.append(self.source.finding(rule, message, path, severity=Severity.NOTE, fix=fix))
