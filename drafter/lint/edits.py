"""Edits that apply safe fixes to the author's files; everything else stays unchanged, byte for byte."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from drafter.diagnostics import Place
from drafter.errors import InvalidLetterError
from drafter.lint.rule import Match, Rule
from drafter.lint.runner import place_of_match
from drafter.source import KeyPath, Source, parse_yaml

_LINES = re.compile(r"\r\n|\r|\n")


class Edit(NamedTuple):
    """An edit: characters `start` to `end` of a value, their place in the file, and their replacement."""

    path: KeyPath
    start: int
    end: int
    place: Place
    fix: str


def safe_edits(source: Source, matches: Iterable[tuple[Rule, Match]], ignored: Iterable[str]) -> tuple[Edit, ...]:
    """Return the safe fixes of a source in order, without those of ignored rules.

    If edits overlap, only the first is returned.
    """
    kept: list[Edit] = []
    for edit in sorted(_safe(source, matches, frozenset(ignored)), key=lambda edit: edit.place):
        last = kept[-1].place if kept else None
        if last is None or (edit.place.line, edit.place.column) >= (last.end_line, last.end_column):
            kept.append(edit)
    return tuple(kept)


def _safe(source: Source, matches: Iterable[tuple[Rule, Match]], ignored: frozenset[str]) -> Iterator[Edit]:
    for rule, match in matches:
        applies = rule.safe and rule.id not in ignored and match.source.name == source.name
        if applies and match.fix is not None and match.start is not None and match.end is not None:
            place = place_of_match(match)
            if place.file == source.name and place.line == place.end_line:
                yield Edit(match.path, match.start, match.end, place, match.fix)


def apply_edits(source: Source, original: str, edits: Sequence[Edit]) -> tuple[str, int]:
    """Return the original text of a source with the edits applied, and their number.

    Edits that would change another value are skipped.
    """
    text = _replace(source, original, edits)
    if _changes_only(source, text, edits):
        return text, len(edits)
    kept: list[Edit] = []
    for edit in edits:
        if _changes_only(source, _replace(source, original, [*kept, edit]), [*kept, edit]):
            kept.append(edit)
    return _replace(source, original, kept), len(kept)


def _replace(source: Source, original: str, edits: Sequence[Edit]) -> str:
    """Return the text with the edits applied; line ends and a byte order mark stay unchanged."""
    ends = [*_LINES.findall(original), ""]
    lines = _LINES.split(original)
    for edit in reversed(edits):
        number, shift = edit.place.line - 1, int(edit.place.line == 1 and original.startswith("\ufeff"))
        line, first, last = lines[number], edit.place.column - 1 + shift, edit.place.end_column - 1 + shift
        lines[number] = line[:first] + _escaped(source, edit) + line[last:]
    return "".join(line + end for line, end in zip(lines, ends, strict=True))


def _escaped(source: Source, edit: Edit) -> str:
    """Return the fix, escaped for the quotation marks of its value."""
    style = source.nodes[edit.path].style if edit.path in source.nodes else ""
    if style == "'":
        return edit.fix.replace("'", "''")
    return edit.fix.replace("\\", "\\\\").replace('"', '\\"') if style == '"' else edit.fix


def _changes_only(source: Source, text: str, edits: Sequence[Edit]) -> bool:
    """True if the text differs from the source only by the edits, and no edited value is empty."""
    if not source.data:
        return True
    expected: Any = copy.deepcopy(source.data)
    for edit in reversed(edits):
        holder = expected
        for step in edit.path[:-1]:
            holder = holder[step]
        value = holder[edit.path[-1]]
        holder[edit.path[-1]] = value[: edit.start] + edit.fix + value[edit.end :]
        if not holder[edit.path[-1]].strip():
            return False
    try:
        return bool(parse_yaml(text, source.name).data == expected)
    except InvalidLetterError:
        return False
