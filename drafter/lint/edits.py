"""Edits that apply fixes to the author's files; everything else stays unchanged, byte for byte.

A safe edit changes no word. Each edit lists the words that it changes, and a proof compares them with the result.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from drafter.diagnostics import Place
from drafter.errors import InvalidLetterError
from drafter.lint.protected import value_at
from drafter.lint.rule import Match, Rule
from drafter.lint.runner import place_of_match
from drafter.lint.word_proof import ChangedWords, changed_words, is_listed
from drafter.source import KeyPath, Source, parse_yaml

_LINES = re.compile(r"\r\n|\r|\n")


class Edit(NamedTuple):
    """An edit: characters `start` to `end` of a value, their place in the file, and their replacement.

    `rule` is the rule with the fix; `old` the replaced characters; `changes` the words that change. A `safe`
    edit changes none.
    """

    path: KeyPath
    start: int
    end: int
    place: Place
    fix: str
    rule: str = ""
    old: str = ""
    changes: tuple[ChangedWords, ...] = ()
    safe: bool = False


def find_edits(
    source: Source,
    matches: Iterable[tuple[Rule, Match]],
    ignored: Iterable[str],
    allows: Callable[[Match], bool],
    unsafe: bool,
) -> tuple[Edit, ...]:
    """Return the safe fixes of a source in order, with `unsafe` also the suggested ones.

    Fixes of ignored rules and fixes that `allows` rejects are left out. If edits overlap, only the first is returned.
    """
    kept: list[Edit] = []
    edits = _applicable(source, matches, frozenset(ignored), allows, unsafe)
    for edit in sorted(edits, key=lambda edit: edit.place):
        last = kept[-1].place if kept else None
        if last is None or (edit.place.line, edit.place.column) >= (last.end_line, last.end_column):
            kept.append(edit)
    return tuple(kept)


def _applicable(
    source: Source,
    matches: Iterable[tuple[Rule, Match]],
    ignored: frozenset[str],
    allows: Callable[[Match], bool],
    unsafe: bool,
) -> Iterator[Edit]:
    for rule, match in matches:
        if (rule.safe or rule.suggested) and rule.id not in ignored and match.source.name == source.name:
            edit = _edit(rule, match) if allows(match) else None
            if edit and (unsafe or edit.safe):
                yield edit


def _edit(rule: Rule, match: Match) -> Edit | None:
    """Return the edit of a match; None if the match is not on one line of the file."""
    place = place_of_match(match)
    if match.start is None or match.end is None or match.fix is None:
        return None
    if place.file != match.source.name or place.line != place.end_line:
        return None
    value = value_at(match)
    edit = Edit(match.path, match.start, match.end, place, match.fix, rule.id, value[match.start : match.end])
    line = match.source.line(place.line)
    written = changed_words(line, place.column - 1, place.end_column - 1, _escaped(match.source, edit))
    changes = (changed_words(value, match.start, match.end, match.fix), written)
    return edit._replace(changes=changes, safe=rule.safe and not any(map(any, changes)))


def apply_edits(source: Source, original: str, edits: Sequence[Edit]) -> tuple[str, tuple[Edit, ...]]:
    """Return the original text of a source with the edits applied, and these edits.

    Edits that would change another value, or a word that they do not list, are skipped.
    """
    text = _replace(source, original, edits)
    if _is_proved(source, original, text, edits):
        return text, tuple(edits)
    kept: list[Edit] = []
    for edit in edits:
        if _is_proved(source, original, _replace(source, original, [*kept, edit]), [*kept, edit]):
            kept.append(edit)
    return _replace(source, original, kept), tuple(kept)


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


def _is_proved(source: Source, original: str, text: str, edits: Sequence[Edit]) -> bool:
    """True if the edits change only their own values and only the words that they list."""
    changes = [change for edit in edits for change in edit.changes]
    return is_listed(original, text, changes) and _changes_only(source, text, edits)


def _changes_only(source: Source, text: str, edits: Sequence[Edit]) -> bool:
    """True if the text differs from the source only by the edits, and no edited value is empty."""
    if not source.written_data:
        return True
    expected: Any = copy.deepcopy(source.written_data)
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
