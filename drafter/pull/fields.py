"""Edits of values that are printed word for word: item titles, titles of annexes, names and lines of signatories."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from drafter.document.model import Paragraph, Run
from drafter.pull.author_texts import AuthorText, AuthorTexts
from drafter.pull.composed import refuse_role
from drafter.pull.leaves import Leaf
from drafter.pull.match import Ref
from drafter.pull.printed import NOTE, PICTURE, UNSEEN, Printed
from drafter.pull.refused import RefusedError
from drafter.pull.source_map import align_step, printed_inlines
from drafter.pull.text_edits import Edit, minimal_edits
from drafter.source import KeyPath

_ITEM_ROLES = ("agenda-title", "column-agenda-title")
_ITEM_KEYS = ("title", "sub_title")


class Field(NamedTuple):
    """A value in a printed paragraph: its text, and the author's characters behind the printed ones from `first` on."""

    text: AuthorText
    first: int
    spans: Sequence[tuple[int, int]]

    @property
    def last(self) -> int:
        """The offset after its last printed character."""
        return self.first + len(self.spans)


class FieldEdits(NamedTuple):
    """Edits of values, and the values of new keys."""

    edits: list[tuple[AuthorText, Edit]]
    added: dict[KeyPath, str]


class FieldEditor:
    """The edits of a paragraph that prints values of the letter between composed words."""

    def __init__(self, leaf: Leaf, texts: AuthorTexts) -> None:
        self.leaf = leaf
        self.texts = texts
        self.old = leaf.printed
        self.fields = sorted(_fields(leaf, texts), key=lambda field: field.first)
        self.owner: list[Field | None] = [None] * len(self.old.chars)
        for field in self.fields:
            self.owner[field.first : field.last] = [field] * len(field.spans)

    def edits(self, new: Printed, refs: Sequence[Ref | None], number: int) -> FieldEdits:
        """Return the edits; raises RefusedError if a composed word changes. `number` is that of the leaf."""
        own = [ref[1] if ref and ref[0] == number else None for ref in refs]
        if any(char.text in (NOTE, PICTURE) and at is None for char, at in zip(new.chars, own, strict=True)):
            raise self._refusal()
        if self.leaf.role == "signature" and (added := self._lines(new, own)) is not None:
            return added
        self._check_composed(own)
        owners = [self._owner(new, own, at) for at in range(len(own))]
        result: list[tuple[AuthorText, Edit]] = []
        for field in self.fields:
            value = self._value(field, new, own, owners)
            result += [(field.text, edit) for edit in _value_edits(field, value)]
        if not result:
            raise self._refusal()
        return FieldEdits(result, {})

    def _check_composed(self, own: Sequence[int | None]) -> None:
        """Raise RefusedError if a composed word is missing."""
        kept = {at for at in own if at is not None}
        for at, char in enumerate(self.old.chars):
            if self.owner[at] is None and not char.text.isspace() and at not in kept:
                raise self._refusal()

    def _owner(self, new: Printed, own: Sequence[int | None], at: int) -> Field | None:
        """Return the field of a new character: that of its neighbours, of the same weight as a name has."""
        kept = own[at]
        if kept is not None:
            return self.owner[kept]
        if new.chars[at].text.isspace():
            return None
        left = next((own[k] for k in range(at - 1, -1, -1) if _is_word(new, own, k)), None)
        right = next((own[k] for k in range(at + 1, len(own)) if _is_word(new, own, k)), None)
        first, last = -1 if left is None else left, len(self.old.chars) if right is None else right
        replaced = [self.owner[k] for k in range(first + 1, last) if not self.old.chars[k].text.isspace()]
        around = [self.owner[k] for k in (left, right) if k is not None]
        for field in (*replaced, *around):
            if field and self._weight(field) == new.chars[at].bold:
                return field
        raise self._refusal()

    def _weight(self, field: Field) -> bool:
        return self.old.chars[field.first].bold

    def _value(self, field: Field, new: Printed, own: Sequence[int | None], owners: Sequence[Field | None]) -> str:
        """Return the new value of a field: the author's own characters where they stay."""
        at = [k for k, owner in enumerate(owners) if owner is field and not new.chars[k].text.isspace()]
        if not at:
            raise self._refusal()
        pieces: list[str] = []
        for k in range(at[0], at[-1] + 1):
            kept, char = own[k], new.chars[k]
            if char.text.isspace() or owners[k] is field:
                inside = kept is not None and self.owner[kept] is field
                if char.format[:2] != (self.old.chars[field.first].format[:2]) and not char.text.isspace():
                    raise self._refusal()
                span = field.spans[kept - field.first] if inside and kept is not None else None
                pieces.append(
                    field.text.value[slice(*span)]
                    if span
                    else " "
                    if char.text != "\n" and char.text.isspace()
                    else char.text
                )
            else:
                raise self._refusal()
        return "".join(pieces)

    def _lines(self, new: Printed, own: Sequence[int | None]) -> FieldEdits | None:
        """Return the lines under a name as a new `title`, if they were composed and changed; else None."""
        path = self._signatory()
        if path is None or any(field.text.path[-1] == "title" for field in self.fields):
            return None
        named = {at for field in self.fields for at in range(field.first, field.last)}
        old_lines = _lines_of(self.old, named.__contains__)
        of_name = {at for start, end in old_lines.name_ranges for at in range(start, end)}
        new_lines = _lines_of(new, lambda at: own[at] in of_name if own[at] is not None else new.chars[at].bold)
        if old_lines.lines == new_lines.lines or old_lines.name_first != new_lines.name_first:
            return None
        names = [(field, field.text.value) for field in self.fields]
        if old_lines.name != new_lines.name or not names:
            raise self._refusal()
        return FieldEdits([], {(*path, "title"): "\n".join(new_lines.lines)})

    def _signatory(self) -> KeyPath | None:
        """Return the path of the signatory; None if the letter itself does not contain it."""
        return next((field.text.path[:-1] for field in self.fields if field.text.path[-1] in ("given", "family")), None)

    def _refusal(self) -> RefusedError:
        return refuse_role(self.leaf.role, self.texts.source, self.leaf.source.place, self.old.text)


class _SignatureLines(NamedTuple):
    """The lines with the name and where they are, and the other lines."""

    name: str
    lines: list[str]
    name_first: bool
    name_ranges: list[tuple[int, int]]


def _lines_of(printed: Printed, is_of_name: Callable[[int], bool]) -> _SignatureLines:
    """Return the lines of a signature; `is_of_name` tells for the offset of a character whether it is of the name."""
    names: list[str] = []
    others: list[str] = []
    ranges: list[tuple[int, int]] = []
    start = 0
    for line in printed.text.split("\n"):
        end = start + len(line)
        if any(is_of_name(at) for at in range(start, end) if not printed.chars[at].text.isspace()):
            names.append(" ".join(line.split()))
            ranges.append((start, end))
        else:
            others.append(" ".join(line.split()))
        start = end + 1
    is_first = bool(ranges) and ranges[0][0] == 0
    return _SignatureLines(" ".join(names), others, is_first, ranges)


def _fields(leaf: Leaf, texts: AuthorTexts) -> Iterator[Field]:
    """Yield the values that a paragraph prints word for word."""
    text = leaf.printed.text
    found: list[Field] = []
    for candidate, start in _candidates(leaf, texts):
        at = max((field.last for field in found), default=0)
        field = _at(candidate, text, start) or _find(candidate, text, at) or _find(candidate, text, 0)
        if field and all(field.last <= one.first or field.first >= one.last for one in found):
            found.append(field)
    yield from found


def _candidates(leaf: Leaf, texts: AuthorTexts) -> Iterator[tuple[AuthorText, int | None]]:
    """Yield the values at the places of a paragraph's runs, and the titles of items for a line of the agenda.

    With each value comes the offset of its run.
    """
    seen: set[KeyPath] = set()
    start = 0
    for run in leaf.block.inlines if isinstance(leaf.block, Paragraph) else ():
        found = texts.find(run.place) if isinstance(run, Run) else None
        if found and found[0].path and found[0].path[-1] != "date" and found[0].path not in seen:
            seen.add(found[0].path)
            yield found[0], start
        start += sum(char not in UNSEEN for char in printed_inlines([run]))
    if leaf.role in _ITEM_ROLES:
        for text in texts.scalars(("agenda_items",)):
            if text.path[-1] in _ITEM_KEYS:
                yield text, None


def _at(text: AuthorText, printed: str, start: int | None) -> Field | None:
    """Return the value that a run prints from its first character on: in Chinese, nothing separates two names."""
    if start is None or not (spans := _aligned(printed, start, text.value.strip())):
        return None
    return _field(text, start, spans)


def _find(text: AuthorText, printed: str, start: int) -> Field | None:
    """Return where a value is printed word for word, from `start` on."""
    value = text.value.strip()
    for first in range(start, len(printed)) if value else ():
        if spans := _aligned(printed, first, value):
            whole = first + len(spans)
            before, after = printed[first - 1 : first], printed[whole : whole + 1]
            if not (before.isalnum() or after.isalnum()):
                return _field(text, first, spans)
    return None


def _field(text: AuthorText, first: int, spans: Sequence[tuple[int, int]]) -> Field:
    lead = len(text.value) - len(text.value.lstrip())
    return Field(text, first, [(a + lead, b + lead) for a, b in spans])


def _aligned(printed: str, first: int, value: str) -> list[tuple[int, int]] | None:
    spans: list[tuple[int, int]] = []
    at = 0
    for char in printed[first:]:
        if at == len(value):
            break
        end = at + 1 if char == value[at] else align_step(char, value, at)
        if end is None or (end == at and not spans):
            return None
        spans.append((at, end))
        at = end
    return spans if at == len(value) else None


def _is_word(new: Printed, own: Sequence[int | None], at: int) -> bool:
    return own[at] is not None and not new.chars[at].text.isspace()


def _value_edits(field: Field, value: str) -> Iterator[Edit]:
    """Yield the edits that turn the printed part of a value into the new one."""
    first, last = field.spans[0][0], field.spans[-1][1]
    if field.text.value[first:last] != value:
        yield from minimal_edits(field.text.value, first, last, value)
