"""The output formats of findings: `text` for readers; `json`, `sarif` and `github` for other programs.

Each of the latter is a module with `dump(findings)`. May import `lint` for the rules, and no command.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from drafter.diagnostics import Finding

PROGRAM_FORMATS = ("json", "sarif", "github")


def dump(name: str, findings: Sequence[Finding]) -> str:
    """Return all findings in one of the formats for programs."""
    return str(import_module(f"drafter.cli.formats.{name}").dump(findings))
