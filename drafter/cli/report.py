"""Findings as they are said on a terminal: place, rule, message, the line and a caret."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TextIO

from drafter.errors import Finding, Severity

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}


def say(findings: Sequence[Finding], stream: TextIO) -> None:
    """Write findings to a stream, in colour on a terminal unless NO_COLOR is set."""
    colour = is_colourful(stream)
    for finding in findings:
        stream.write(in_words(finding, colour) + "\n")


def in_words(finding: Finding, colour: bool = False) -> str:
    """One finding as text: `letter.yaml:12:5: error[rule] message`, then its line and a caret."""
    place = finding.place
    where = f"{place.file}:{place.line}:{place.column}: " if place else "drafter: "
    kind = _painted(f"{finding.severity}[{finding.rule}]", _COLOURS[finding.severity], colour)
    lines = [f"{_painted(where, '1', colour)}{kind} {finding.message}"]
    if finding.authority:
        lines.append(f"    ({finding.authority})")
    if place and finding.excerpt.strip():
        lines += _excerpt(finding, colour)
    return "\n".join(lines)


def is_colourful(stream: TextIO) -> bool:
    """Whether to paint: on a terminal, unless NO_COLOR is set."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


def _excerpt(finding: Finding, colour: bool) -> list[str]:
    place = finding.place
    if place is None:
        return []
    number = str(place.line)
    text = finding.excerpt.replace("\t", " ")
    width = place.end_column - place.column if place.end_line == place.line else len(text) - place.column + 1
    caret = " " * (place.column - 1) + "^" * max(width, 1)
    return [f"  {number} | {text}", f"  {' ' * len(number)} | {_painted(caret, '32', colour)}"]


def _painted(text: str, code: str, colour: bool) -> str:
    return f"\033[{code}m{text}\033[0m" if colour else text
