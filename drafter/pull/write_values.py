"""Edits of values as edits of the YAML file: everything else stays as it is, byte for byte."""

from __future__ import annotations

import copy
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from drafter.errors import InvalidLetterError
from drafter.pull.author_texts import AuthorText
from drafter.pull.sequence_diff import equal_ranges
from drafter.pull.text_edits import Edit, apply
from drafter.source import KeyPath, Source, parse_yaml

_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_NEWLINES = re.compile(r"\n+")


class NewValues:
    """The new values of one letter: edits by text, and the values of new keys by path."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.edits: dict[KeyPath, list[Edit]] = {}
        self.added: dict[KeyPath, str] = {}

    def text(self, texts: Mapping[KeyPath, AuthorText]) -> str | None:
        """Return the text of the YAML with the new values; None if they cannot be written without other changes."""
        new = {path: apply(texts[path].value, edits) for path, edits in self.edits.items()}
        expected = self._expected(new)
        pieces = {path: list(_file_edits(texts[path], edits)) for path, edits in self.edits.items()}
        for write_all in (False, True):
            if write_all:
                pieces |= {
                    path: [self._whole(texts[path], new[path])] for path in new if self._is_one_line(texts[path])
                }
            for added in self._additions():
                text = apply(self.source.text, [edit for each in pieces.values() for edit in each] + added)
                if _data_of(text, self.source.name) == expected:
                    return text
        return None

    def _is_one_line(self, text: AuthorText) -> bool:
        return "\n" not in self.source.text[text.scalar.first : text.scalar.last].rstrip()

    def _expected(self, new: Mapping[KeyPath, str]) -> Any:
        expected = copy.deepcopy(self.source.written_data)
        for path, value in {**new, **self.added}.items():
            holder: Any = expected
            for step in path[:-1]:
                holder = holder[step]
            holder[path[-1]] = value
        return expected

    def _whole(self, text: AuthorText, value: str) -> Edit:
        """Return the edit that rewrites a value: as a block of lines, or in quotation marks."""
        first, last = text.scalar.first, text.scalar.last
        key = self.source.keys.get(text.path)
        end = "\n" if self.source.text[last - 1 : last] == "\n" else ""
        if "\n" not in value or key is None or not _is_block(self.source.text, key.first):
            return Edit(first, last, json.dumps(value, ensure_ascii=False) + end)
        indent = " " * (self.source.lines.position(key.first)[1] + 1)
        lines = "\n".join(f"{indent}{line}" if line.strip() else "" for line in value.rstrip("\n").split("\n"))
        return Edit(first, last, f"{'|' if value.endswith(chr(10)) else '|-'}\n{lines}{end}")

    def _additions(self) -> Iterator[list[Edit]]:
        """Yield the ways to add the new keys: in braces, and as lines."""
        if not self.added:
            yield []
            return
        yield [self._in_braces(path, value) for path, value in self.added.items()]
        yield [self._as_line(path, value) for path, value in self.added.items()]

    def _last_of(self, path: KeyPath) -> tuple[int, int]:
        """Return the offset after the last value of a mapping, and the column of its keys from 0."""
        keys = [key for key in self.source.keys if key[:-1] == path[:-1]]
        ends = [self.source.nodes[key].last for key in keys if key in self.source.nodes]
        column = self.source.lines.position(min(self.source.keys[key].first for key in keys))[1] - 1
        return max(ends), column

    def _in_braces(self, path: KeyPath, value: str) -> Edit:
        at, _ = self._last_of(path)
        return Edit(at, at, f", {path[-1]}: {json.dumps(value, ensure_ascii=False)}")

    def _as_line(self, path: KeyPath, value: str) -> Edit:
        at, column = self._last_of(path)
        while self.source.text[at - 1 : at] == "\n":
            at -= 1
        end = self.source.text.find("\n", at)
        at = end if end >= 0 else len(self.source.text)
        return Edit(at, at, f"\n{' ' * column}{path[-1]}: {json.dumps(value, ensure_ascii=False)}")


def _is_block(text: str, key: int) -> bool:
    """True if a key begins its line, perhaps after a dash."""
    return not text[text.rfind("\n", 0, key) + 1 : key].strip(" -")


def _data_of(text: str, name: str) -> Any:
    try:
        return parse_yaml(text, name).data
    except InvalidLetterError:
        return None


def _file_edits(text: AuthorText, edits: Sequence[Edit]) -> Iterator[Edit]:
    """Yield the edits of a value as edits of the file."""
    for edit in edits:
        first, last = text.file_offset(edit.first), text.file_offset(edit.last)
        goes_on = text.value[edit.last : edit.last + 1] not in ("\n", "")
        is_folded = text.path and text.scalar.style not in ("|", '"') and text.offsets.indent
        new = _folded(text, edit) if is_folded else edit.new
        yield Edit(first, max(first, last), _in_style(text, new, goes_on))


def _folded(text: AuthorText, edit: Edit) -> str:
    """Return new text for a folded value: a line end is an empty line, except next to another one."""

    def lines(found: re.Match[str]) -> str:
        next_to_one = (found.start() == 0 and text.value[edit.first - 1 : edit.first] == "\n") or (
            found.end() == len(edit.new) and text.value[edit.last : edit.last + 1] == "\n"
        )
        return found[0] if next_to_one else f"{found[0]}\n"

    return _NEWLINES.sub(lines, edit.new)


def _in_style(text: AuthorText, new: str, goes_on: bool) -> str:
    """Return new text as the style of its value writes it; `goes_on` is true if text follows on its last line."""
    style = text.scalar.style
    if not text.path:
        return new
    if style == "'":
        new = new.replace("'", "''")
    if style != '"' and text.offsets.indent:
        indent = " " * text.offsets.indent
        first, *others = new.split("\n")
        last = len(others) - 1
        return "\n".join(
            [
                first,
                *(indent + line if line.strip() or (at == last and goes_on) else "" for at, line in enumerate(others)),
            ]
        )
    if style == '"':
        return json.dumps(new, ensure_ascii=False)[1:-1]
    return new


def with_original_line_ends(original: str, before: str, after: str) -> str:
    """Return the text `after` with the byte order mark and the line ends of the file; new lines get the usual one."""
    mark = "\ufeff" if original.startswith("\ufeff") else ""
    ends = _LINE_ENDS.findall(original)
    if set(ends) <= {"\n"}:
        return mark + after
    usual = Counter(ends).most_common(1)[0][0]
    old, new = before.split("\n"), after.split("\n")
    chosen = [usual] * len(new)
    for a, b, size in equal_ranges(old, new):
        for step in range(size):
            if a + step < len(ends):
                chosen[b + step] = ends[a + step]
    return mark + "".join(line + end for line, end in zip(new[:-1], chosen, strict=False)) + new[-1]
