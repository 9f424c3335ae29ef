"""What must hold of every finding and every file, whatever the input was."""

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
_WORD = re.compile(r"[^\W_]+")


class Broken(AssertionError):
    """Something does not hold that must; the first words say what, without the input."""


def examine(findings: Sequence[Finding], texts: Mapping[str, str]) -> None:
    """Fail for a finding that no rule says, that stands outside of its file, or that would disturb a terminal."""
    lines = {name: text.replace("\r\n", "\n").replace("\r", "\n").split("\n") for name, text in texts.items()}
    for found in findings:
        if found.rule not in all_rules():
            raise Broken(f"no such rule: {found.rule}")
        if not found.message.strip():
            raise Broken(f"nothing is said by {found.rule}")
        if found.place is not None and not _is_inside(found.place, lines.get(found.place.file)):
            raise Broken(f"outside of the file: {found.rule} at {found.place}")
    said = io.StringIO()
    print_findings(findings, said)
    if bad := unshowable(said.getvalue()):
        raise Broken(f"U+{ord(bad):04X} is said by one of {sorted({found.rule for found in findings})}")


def _is_inside(place: Place, lines: Sequence[str] | None) -> bool:
    first, last = (place.line, place.column), (place.end_line, place.end_column)
    if min(first) < 1 or last < first:
        return False
    if lines is None:
        return True
    # One behind the end of a line is where something is missing, and one more the end of what is missing.
    return all(line <= len(lines) and column <= len(lines[line - 1]) + 2 for line, column in (first, last))


def unshowable(text: str) -> str | None:
    """The first control character of a text but for line ends, None where there is none."""
    found = _CONTROL.search(text)
    return found.group() if found else None


def is_wrong(findings: Iterable[Finding]) -> bool:
    """Whether an error is among findings."""
    return any(found.severity is Severity.ERROR for found in findings)


def examine_words(names: Iterable[str], printed: str) -> None:
    """Fail for a word of the names that the printed text has lost."""
    known = set(_WORD.findall(_plain(printed)))
    lost = [word for name in names for word in _WORD.findall(_plain(name)) if word not in known]
    if lost:
        raise Broken("a word of the letter is not printed")


def examine_same(files: Mapping[str, frozenset[str]]) -> None:
    """Fail for a word that one format of a letter prints and another does not.

    A Word file numbers its pages, and text has no emblem.
    """
    some = [frozenset(word for word in words if not word.isdecimal()) - {"emblem"} for words in files.values()]
    for one, other in pairwise(some):
        if one != other:
            raise Broken(f"formats print other words: {' and '.join(name.rpartition('.')[2] for name in files)}")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
