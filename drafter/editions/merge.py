"""Merge the values of a letter with those of its base; each value keeps the place where it was written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from drafter.editions.match_entries import MATCHED_LISTS, as_mapping, identity, matching_entries
from drafter.editions.neutral_values import neutral
from drafter.source import KeyPath, Source, in_folder, walk_paths

# Keys of which a letter has only one: a letter that says one does not take over the other.
_ALTERNATIVES = (frozenset({"body", "body_file"}), frozenset({"state", "organization"}))
# Keys that are only of the letter that says them.
_OWN = frozenset({"extends"})
# Texts that are printed as written, and findings of a language: an edition in another language does not take them over.
NOT_TRANSLATED = frozenset({"body", "body_file", "title", "salutation", "courtesy", "ignore"})
# Lists in which these keys are titles, not lines that are printed as written.
_TITLES_OF_THINGS = frozenset({"agenda_items", "annexes", "enclosures", "appendices"})
# Values that name a file next to the letter in which they are written.
_FILE_KEYS = frozenset({"body_file", "emblem", "roster"})


class Base(Struct, frozen=True):
    """A base: its source, its language, and the language of the letter that takes over from it.

    `folder` is its folder relative to that of the letter: empty, or ending in /.
    """

    source: Source
    language: str
    own_language: str
    folder: str = ""

    @property
    def is_translated(self) -> bool:
        """True if the letter is in another language."""
        return self.language != self.own_language

    @property
    def day(self) -> str:
        """The date of the base as written; empty if it has none."""
        day = self.source.data.get("date")
        return day if isinstance(day, str) else ""

    def takes_over(self, key: str | int, at: KeyPath) -> bool:
        """True if a letter takes over a key of the mapping at `at` in the base."""
        if key in _OWN and not at:
            return False
        if not self.is_translated or key not in NOT_TRANSLATED:
            return True
        holder = next((step for step in reversed(at) if isinstance(step, str)), "")
        return holder in _TITLES_OF_THINGS


def merge(own: Source, base: Base) -> Source:
    """Return the source of a letter with the values of its base."""
    merger = _Merger(own, base)
    data = merger.mapping(own.data, base.source.data, (), ())
    return replace(own, data=data, own_data=own.data, inherited=merger.inherited)


class _Merger(Struct, frozen=True):
    """The merge of one letter with one base; `inherited` collects the owner of each value that is taken over."""

    own: Source
    base: Base
    inherited: dict[KeyPath, tuple[Source, KeyPath]] = field(default_factory=dict)

    def mapping(self, own: Mapping[str, Any], base: Mapping[str, Any], at: KeyPath, base_at: KeyPath) -> dict[str, Any]:
        """Return a mapping with the keys that only the base has."""
        merged = dict(own)
        for key, value in base.items():
            path, base_path = (*at, key), (*base_at, key)
            if key in own:
                merged[key] = self.value(own[key], value, path, base_path)
            elif self._is_missing(key, own, at) and self.base.takes_over(key, base_at):
                merged[key] = self.copy(value, path, base_path)
        return merged

    def value(self, own: Any, base: Any, path: KeyPath, base_path: KeyPath) -> Any:
        """Return a value that both letters have: mappings and lists of entries are merged."""
        if isinstance(own, dict) and isinstance(base, dict):
            return self.mapping(own, base, path, base_path)
        if isinstance(own, list) and isinstance(base, list) and path[-1] in MATCHED_LISTS:
            return self._entries(own, base, path, base_path)
        return own

    def copy(self, value: Any, path: KeyPath, base_path: KeyPath) -> Any:
        """Return a value of the base and record the owner of all values inside."""
        if isinstance(value, dict):
            kept = {key: inner for key, inner in value.items() if self.base.takes_over(key, base_path)}
            copied: Any = {key: self.copy(inner, (*path, key), (*base_path, key)) for key, inner in kept.items()}
        elif isinstance(value, list):
            copied = [self.copy(inner, (*path, at), (*base_path, at)) for at, inner in enumerate(value)]
        else:
            copied = self._text(value, base_path)
        self.inherited[path] = self.base.source.owner(base_path)
        return copied

    def _text(self, value: Any, base_path: KeyPath) -> Any:
        if base_path[-1] in _FILE_KEYS and isinstance(value, str):
            return in_folder(self.base.folder, value)
        return neutral(value, base_path, self.base.language, self.base.day) if self.base.is_translated else value

    def _entries(self, own: list[Any], base: list[Any], path: KeyPath, base_path: KeyPath) -> list[Any]:
        """Return the entries of a list, each merged with the entry of the base for the same thing."""
        name, day = str(path[-1]), self.base.day
        identities = [identity(name, entry, self.base.language, day) for entry in base]
        partners = matching_entries([identity(name, entry, self.base.own_language, day) for entry in own], identities)
        merged = []
        for at, (entry, partner) in enumerate(zip(own, partners, strict=True)):
            if partner is None or not isinstance(entry, dict):
                merged.append(entry)
                continue
            of_base = as_mapping(name, base[partner], self.base.language)
            merged.append(self.mapping(entry, of_base, (*path, at), (*base_path, partner)))
        return merged

    def _is_missing(self, key: str, own: Mapping[str, Any], at: KeyPath) -> bool:
        """True if the letter neither says the key, nor an alternative, nor removes it with null."""
        others = next((keys for keys in _ALTERNATIVES if key in keys), frozenset[str]())
        said = others & own.keys() or any(self.own.is_removed((*at, other)) for other in others)
        return not said and not self.own.is_removed((*at, key))


def inherited_paths(source: Source) -> tuple[KeyPath, ...]:
    """Return the paths of the values that a letter takes over, in the order of its data."""
    return tuple(path for path in walk_paths(source.data) if path in source.inherited)
