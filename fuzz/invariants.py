"""Invariants: conditions that hold for every finding and every file, whatever the input is."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from drafter.cli.formats.text import print_findings
from drafter.diagnostics import Finding, Place, Severity
from drafter.lint.registry import all_rules

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_WORD = re.compile(r"[^\W_]+")


class InvariantError(AssertionError):
    """An invariant is violated. The message does not contain the input, so that equal failures have equal messages."""


def check_findings(findings: Sequence[Finding], texts: Mapping[str, str]) -> None:
    """Raise InvariantError for a finding with an unknown rule, a place outside its file or control characters."""
    lines = {name: text.replace("\r\n", "\n").replace("\r", "\n").split("\n") for name, text in texts.items()}
    for finding in findings:
        if finding.rule not in all_rules():
            raise InvariantError(f"unknown rule: {finding.rule}")
        if not finding.message.strip():
            raise InvariantError(f"empty message: {finding.rule}")
        if finding.place is not None and not _is_inside(finding.place, lines.get(finding.place.file)):
            raise InvariantError(f"outside the file: {finding.rule} at {finding.place}")
    output = io.StringIO()
    print_findings(findings, output)
    if character := control_character(output.getvalue()):
        raise InvariantError(
            f"U+{ord(character):04X} is printed by one of {sorted({finding.rule for finding in findings})}"
        )


def _is_inside(place: Place, lines: Sequence[str] | None) -> bool:
    first, last = (place.line, place.column), (place.end_line, place.end_column)
    if min(first) < 1 or last < first:
        return False
    if lines is None:
        return True
    # Something missing at the end of a line has its place one column after the line and its end one column later.
    return all(line <= len(lines) and column <= len(lines[line - 1]) + 2 for line, column in (first, last))


def control_character(text: str) -> str | None:
    """Return the first control character of a text except newlines, or None."""
    match = _CONTROL.search(text)
    return match.group() if match else None


def has_error(findings: Iterable[Finding]) -> bool:
    """True if a finding is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def check_names_printed(names: Iterable[str], printed: str) -> None:
    """Raise InvariantError if a word of the names is missing in the printed text."""
    text = _normalized(printed)
    printed_words = set(_WORD.findall(text))
    words = (word for name in names for word in _WORD.findall(_normalized(name)))
    # Chinese is printed without spaces, so that its words have no borders.
    if any(word not in printed_words and not (_CHINESE.fullmatch(word) and word in text) for word in words):
        raise InvariantError("a word of the letter is not printed")


def check_same_words(files: Mapping[str, frozenset[str]]) -> None:
    """Raise InvariantError if two formats of a letter print different words.

    Numbers are ignored, because only some formats number the pages, and so is the alternative text of the emblem.
    """
    word_sets = [frozenset(word for word in words if not word.isdecimal()) - {"emblem"} for words in files.values()]
    for first, second in pairwise(word_sets):
        if first != second:
            raise InvariantError(
                f"formats print different words: {' and '.join(name.rpartition('.')[2] for name in files)}"
            )


def _normalized(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
