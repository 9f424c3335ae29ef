"""Three-way merge of a text by lines: the edits of one side in the text of the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from drafter.pull.sequence_diff import changed_ranges


class LineEdit(NamedTuple):
    """Lines `first` to `last` (exclusive, from 0) of the base become `lines`."""

    first: int
    last: int
    lines: tuple[str, ...]


class Conflict(NamedTuple):
    """Two edits of the same lines; `line` is that of the current text, from 1."""

    line: int
    ours: str
    theirs: str


def merge_lines(base: str, ours: str, theirs: str) -> tuple[str, list[Conflict]]:
    """Return the text `ours` with the edits from `base` to `theirs`, and the edits of both sides that conflict."""
    own, other = line_edits(base, ours), line_edits(base, theirs)
    lines, conflicts = ours.splitlines(keepends=True), []
    for edit in reversed(other):
        clash = next((one for one in own if _overlap(one, edit)), None)
        shift = sum(len(one.lines) - (one.last - one.first) for one in own if one.last <= edit.first and one != clash)
        if clash is None:
            lines[edit.first + shift : edit.last + shift] = edit.lines
        elif clash != edit:
            before = sum(len(one.lines) - (one.last - one.first) for one in own if one.last <= clash.first)
            conflicts.append(Conflict(clash.first + before + 1, "".join(clash.lines), "".join(edit.lines)))
    return "".join(lines), conflicts[::-1]


def line_edits(before: str, after: str) -> list[LineEdit]:
    """Return the edits of lines between two texts."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return [LineEdit(i1, i2, tuple(new[j1:j2])) for i1, i2, j1, j2 in changed_ranges(old, new)]


def _overlap(a: LineEdit, b: LineEdit) -> bool:
    """True if two edits change the same line, or insert lines at the same place."""
    return (a.first, a.last) == (b.first, b.last) or (a.first < b.last and b.first < a.last)


def word_changes(before: Sequence[str], after: Sequence[str]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the words that differ between two sequences of words: those removed and those added, in order."""
    return [(tuple(before[i1:i2]), tuple(after[j1:j2])) for i1, i2, j1, j2 in changed_ranges(before, after)]
