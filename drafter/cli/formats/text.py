"""Findings as text: place, rule and message, then the line of the file with carets under the exact words."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TextIO

from drafter.cli.stdio import has_colour, terminal_width
from drafter.diagnostics import Finding, Place, Severity
from drafter.limits import MAX_SNIPPET_COLUMNS, MAX_SNIPPETS

# Authorities that do not help the author of a letter.
_SAYS_NOTHING = ("YAML 1.2", "The input of Drafter", "`drafter facts`")
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_MARGIN = 6


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
    if finding.authority and not finding.authority.startswith(_SAYS_NOTHING):
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


def snippet(line: str, place: Place, paint: Callable[[str], str], columns: int | None = None) -> list[str]:
    """Return the line of the file and the line of carets, cut to `columns` around the carets if given."""
    lead = _clip_column(place.column - 1, columns)
    characters = [_visible(character) for character in line[lead : place.column + 2 * columns if columns else None]]
    first = min(place.column - 1 - lead, len(characters))
    last = max(place.end_column - 1 - lead, first) if place.end_line == place.line else len(characters)
    number = str(place.line)
    begin, end = _window(characters, first, columns - len(number) - _MARGIN) if columns else (0, len(characters))
    before = ("… " if begin + lead else "") + "".join(characters[begin:first])
    marked = "".join(characters[first:last] if end >= last else characters[first:end])
    after = "".join(characters[max(last, first) : end]) + (" …" if lead + end < len(line) else "")
    caret = " " * _width(before) + paint("^" * max(_width(marked), 1))
    return [f"  {number} | {before}{marked}{after}", f"  {' ' * len(number)} | {caret}"]


def _clip_column(column: int, columns: int | None) -> int:
    """Return how many characters to skip: a line may have a million, most of them far before the words."""
    return max(column - 2 * columns, 0) if columns else 0


def visible(text: str) -> str:
    """Return the text with escapes for characters that a terminal would obey or hide, such as bidi controls."""
    return text if text.isprintable() else "".join(map(_visible, text))


@lru_cache(maxsize=4096)
def _visible(character: str) -> str:
    if character.isprintable() or unicodedata.category(character) == "Zs":
        return character
    return " " if character in "\t\n\r" else character.encode("unicode_escape").decode()


def _width(text: str) -> int:
    """Return the number of columns that a text needs on a terminal."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _window(characters: Sequence[str], first: int, room: int) -> tuple[int, int]:
    """Return the range of characters around number `first` that fits into `room` columns."""
    if sum(map(_width, characters)) <= room:
        return 0, len(characters)
    begin, used = first, 0
    while begin > 0 and used < room // 3:
        begin -= 1
        used += _width(characters[begin])
    end, used = begin, 2 * _MARGIN
    while end < len(characters) and used + _width(characters[end]) <= room:
        used += _width(characters[end])
        end += 1
    return begin, max(end, min(first + 1, len(characters)))
