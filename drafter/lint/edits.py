"""Writes safe fixes into the author's files: only the words found are replaced, all else stays byte for byte."""

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
    """Words of a value, where they stand in its file, and what comes in their place."""

    path: KeyPath
    start: int
    end: int
    place: Place
    fix: str


def safe_edits(source: Source, found: Iterable[tuple[Rule, Match]], ignored: Iterable[str]) -> tuple[Edit, ...]:
    """The safe fixes of a source, in order; of two that overlap the first, and none of a rule that is ignored."""
    kept: list[Edit] = []
    silent = frozenset(ignored)
    for edit in sorted(_safe(source, found, silent), key=lambda one: one.place):
        last = kept[-1].place if kept else None
        if last is None or (edit.place.line, edit.place.column) >= (last.end_line, last.end_column):
            kept.append(edit)
    return tuple(kept)


def _safe(source: Source, found: Iterable[tuple[Rule, Match]], silent: frozenset[str]) -> Iterator[Edit]:
    for rule, hit in found:
        fits = rule.safe and rule.id not in silent and hit.source.name == source.name
        if fits and hit.fix is not None and hit.start is not None and hit.end is not None:
            place = place_of_match(hit)
            if place.file == source.name and place.line == place.end_line:
                yield Edit(hit.path, hit.start, hit.end, place, hit.fix)


def apply_edits(source: Source, original: str, wanted: Sequence[Edit]) -> tuple[str, int]:
    """The original text of a source with the edits, and their count; one that would change more is left out."""
    text = _replace(source, original, wanted)
    if _changes_only(source, text, wanted):
        return text, len(wanted)
    kept: list[Edit] = []
    for edit in wanted:
        if _changes_only(source, _replace(source, original, [*kept, edit]), [*kept, edit]):
            kept.append(edit)
    return _replace(source, original, kept), len(kept)


def _replace(source: Source, original: str, wanted: Sequence[Edit]) -> str:
    """The text with the edits, its line ends and the mark at its beginning as they were."""
    ends = [*_LINES.findall(original), ""]
    lines = _LINES.split(original)
    for edit in reversed(wanted):
        number, shift = edit.place.line - 1, int(edit.place.line == 1 and original.startswith("\ufeff"))
        line, first, last = lines[number], edit.place.column - 1 + shift, edit.place.end_column - 1 + shift
        lines[number] = line[:first] + _escaped(source, edit) + line[last:]
    return "".join(line + end for line, end in zip(lines, ends, strict=True))


def _escaped(source: Source, edit: Edit) -> str:
    """The fix as the value's quotation marks want it."""
    style = source.nodes[edit.path].style if edit.path in source.nodes else ""
    if style == "'":
        return edit.fix.replace("'", "''")
    return edit.fix.replace("\\", "\\\\").replace('"', '\\"') if style == '"' else edit.fix


def _changes_only(source: Source, text: str, wanted: Sequence[Edit]) -> bool:
    """Whether the edited text holds what the source holds, but for the edits, and each value still has words."""
    if not source.data:
        return True
    expected: Any = copy.deepcopy(source.data)
    for edit in reversed(wanted):
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
