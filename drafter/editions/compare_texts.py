"""Compare the texts of an edition with those of its base: what one has and the other has not is a finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from msgspec import Struct

from drafter.diagnostics import Finding, Severity
from drafter.editions.text_content import Item, Paragraph, paragraphs
from drafter.source import KeyPath, Source, in_folder

# Reads a text file in the folder of the letter; None if it cannot be read.
ReadFile = Callable[[str], Source | None]
_INNER = ("annexes", "enclosures", "appendices")
# Lists that have the same number of entries in all editions.
_COUNTED = (*_INNER, "agenda_items", "senders", "addressees", "signatories", "on_behalf_of", "symbols")


class _Text(Struct, frozen=True):
    """A text of a letter: the source that contains it and its path there, and its language."""

    source: Source
    path: KeyPath
    text: str
    language: str


class Comparison(Struct, frozen=True):
    """An edition and its base, with the languages of both and the date of the letter."""

    source: Source
    base: Source
    languages: tuple[str, str]
    day: date | None
    read_file: ReadFile

    def findings(self) -> tuple[Finding, ...]:
        """Return a finding for everything that only one of the texts has."""
        return tuple(self._of_holder(self.source.data, self.base.data, (), ()))

    def _of_holder(self, own: Any, base: Any, at: KeyPath, base_at: KeyPath) -> Iterator[Finding]:
        """Yield the findings of a letter or an annex, and of what is attached to it."""
        texts = self._text(self.source, own, at, 0), self._text(self.base, base, base_at, 1)
        if texts[0] and texts[1]:
            yield from self._compare(texts[0], texts[1])
        for key in _COUNTED:
            ours, theirs = own.get(key), base.get(key)
            if not isinstance(ours, list) or not isinstance(theirs, list):
                continue
            if len(ours) != len(theirs):
                message = f"`{key}` has {len(ours)} here and {len(theirs)} in {self.base.name}."
                yield self._finding(self.source, (*at, key), message)
            for index, (one, other) in enumerate(zip(ours, theirs, strict=False)):
                if key in _INNER and isinstance(one, dict) and isinstance(other, dict):
                    yield from self._of_holder(one, other, (*at, key, index), (*base_at, key, index))

    def _text(self, source: Source, holder: Any, at: KeyPath, which: int) -> _Text | None:
        """Return the text of a letter or annex that the author wrote in it, or in a file; None without one."""
        path = (*at, "body")
        if which == 0 and (path in source.inherited or (*at, "body_file") in source.inherited):
            return None
        if isinstance(body := holder.get("body"), str):
            return _Text(source, path, body, self.languages[which])
        if not isinstance(name := holder.get("body_file"), str):
            return None
        file = self.read_file(in_folder(source.folder, name))
        return _Text(file, (), file.text, self.languages[which]) if file else None

    def _compare(self, own: _Text, base: _Text) -> Iterator[Finding]:
        ours, theirs = (paragraphs(one.text, one.language, self.day) for one in (own, base))
        for is_note, word in ((False, "paragraphs"), (True, "notes")):
            counts = [sum(one.is_note is is_note for one in each) for each in (ours, theirs)]
            if counts[0] != counts[1]:
                message = f"The text has {counts[0]} {word} here and {counts[1]} in {self.base.name}."
                yield self._finding(own.source, own.path, message)
        if [one.is_note for one in ours] == [one.is_note for one in theirs]:
            for one, other in zip(ours, theirs, strict=True):
                yield from self._differences(own, one, one.items, other.items)
        elif ours:
            everything = Paragraph(ours[0].start, ours[-1].end, False, ())
            yield from self._differences(
                own, everything, [item for one in ours for item in one.items], [i for one in theirs for i in one.items]
            )

    def _differences(
        self, own: _Text, at: Paragraph, ours: Sequence[Item], theirs: Sequence[Item]
    ) -> Iterator[Finding]:
        """Yield the items that only one text has: ours at their place, theirs at the paragraph."""
        missing = Counter(_key(item) for item in theirs) - Counter(_key(item) for item in ours)
        extra = Counter(_key(item) for item in ours) - Counter(_key(item) for item in theirs)
        for item in _take(theirs, missing):
            place = own.source.place(own.path, at.start, min(at.end, at.start + 1))
            message = f"The {item.kind} “{item.written}” of {self.base.name} is missing in this paragraph; add it."
            yield self._finding(own.source, own.path, message, place)
        for item in (one for one in _take(ours, extra) if one.is_certain):
            place = own.source.place(own.path, item.start, item.end)
            message = f"The {item.kind} “{item.written}” is not in {self.base.name}; remove it, or add it there."
            yield self._finding(own.source, own.path, message, place)

    def _finding(self, source: Source, path: KeyPath, message: str, place: Any = None) -> Finding:
        return source.finding("edition-differs", message, path, place, severity=Severity.WARNING)


def _take(items: Sequence[Item], counts: Counter[tuple[str, str]]) -> Iterator[Item]:
    """Yield as many of the items as `counts` says, the first ones; those that may be something else come first."""
    left = Counter(counts)
    for item in sorted(items, key=attrgetter("is_certain")):
        if left[_key(item)] > 0:
            left[_key(item)] -= 1
            yield item


def _key(item: Item) -> tuple[str, str]:
    return item.kind, item.value
