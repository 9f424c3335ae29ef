"""Findings as they are said on a terminal: place, rule, message, the line and a caret."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TextIO

from drafter.cli.help import width
from drafter.cli.snippets import snippet, visible
from drafter.diagnostics import Finding, Severity
from drafter.limits import MAX_SNIPPET_COLUMNS, MAX_SNIPPETS

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}


def print_findings(findings: Sequence[Finding], stream: TextIO) -> None:
    """Write findings to a stream, in colour on a terminal unless NO_COLOR is set; of very many the first with lines."""
    colour = is_colourful(stream)
    columns = width() if stream.isatty() else None
    for number, finding in enumerate(findings):
        shown = finding if number < MAX_SNIPPETS else finding._replace(excerpt="")
        stream.write(format_finding(shown, colour, columns) + "\n")


def format_finding(finding: Finding, colour: bool = False, columns: int | None = None) -> str:
    """One finding as text: `letter.yaml:12:5: error[rule] message`, then its line and a caret.

    Lines are cut to `columns` around the caret, where a terminal has so many, and to MAX_SNIPPET_COLUMNS without one.
    """
    kind = _painted(f"{finding.severity}[{finding.rule}]", _COLOURS[finding.severity], colour)
    lines = [f"{_painted(_where(finding), '1', colour)}{kind} {visible(finding.message)}"]
    if finding.authority:
        lines.append(f"    ({finding.authority})")
    if finding.place and finding.excerpt.strip():
        room = columns or MAX_SNIPPET_COLUMNS
        lines += snippet(finding.excerpt, finding.place, lambda caret: _painted(caret, "32", colour), room)
    return "\n".join(lines)


def _where(finding: Finding) -> str:
    place = finding.place
    if place is None:
        return "drafter: "
    name = visible(place.file)
    return f"{name}: " if name.startswith("--set ") else f"{name}:{place.line}:{place.column}: "


def is_colourful(stream: TextIO) -> bool:
    """Whether to paint: on a terminal, unless NO_COLOR is set."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


def _painted(text: str, code: str, colour: bool) -> str:
    return f"\033[{code}m{text}\033[0m" if colour else text
