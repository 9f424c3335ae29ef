"""Findings as text: place, rule and message, then the line with carets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from drafter.cli.snippets import snippet, visible
from drafter.cli.stdio import has_colour, terminal_width
from drafter.diagnostics import Finding, Severity
from drafter.limits import MAX_SNIPPET_COLUMNS, MAX_SNIPPETS

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}


def print_findings(findings: Sequence[Finding], stream: TextIO) -> None:
    """Write findings to a stream, in colour if it has colours; MAX_SNIPPETS of them with their lines."""
    colour = has_colour(stream)
    columns = terminal_width() if stream.isatty() else None
    for number, finding in enumerate(findings):
        shown = finding if number < MAX_SNIPPETS else finding._replace(excerpt="")
        stream.write(format_finding(shown, colour, columns) + "\n")


def format_finding(finding: Finding, colour: bool = False, columns: int | None = None) -> str:
    """Return one finding as text: `letter.yaml:12:5: error[rule] message`, then its line and the carets.

    The line is cut around the carets to `columns`, or to MAX_SNIPPET_COLUMNS if there is no terminal.
    """
    kind = _paint(f"{finding.severity}[{finding.rule}]", _COLOURS[finding.severity], colour)
    lines = [f"{_paint(_format_place(finding), '1', colour)}{kind} {visible(finding.message)}"]
    if finding.authority:
        lines.append(f"    ({finding.authority})")
    if finding.place and finding.excerpt.strip():
        room = columns or MAX_SNIPPET_COLUMNS
        lines += snippet(finding.excerpt, finding.place, lambda caret: _paint(caret, "32", colour), room)
    return "\n".join(lines)


def _format_place(finding: Finding) -> str:
    place = finding.place
    if place is None:
        return "drafter: "
    name = visible(place.file)
    return f"{name}: " if name.startswith("--set ") else f"{name}:{place.line}:{place.column}: "


def _paint(text: str, code: str, colour: bool) -> str:
    return f"\033[{code}m{text}\033[0m" if colour else text
