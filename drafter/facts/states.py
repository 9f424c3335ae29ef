"""States by any of their names, in the name of the letter's day; what is no State, or not of that day, is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from drafter.facts.model import StateList
from drafter.languages.names import StateName
from drafter.languages.protocol import Language
from drafter.source import KeyPath
from drafter.source.collector import FindingCollector
from drafter.un.members import status


class StateResolver:
    """The States of a letter of one day, in one language."""

    def __init__(self, language: Language, day: date, collector: FindingCollector) -> None:
        self.language = language
        self.day = day
        self.collector = collector

    def find(self, text: str) -> StateName | None:
        """The name of that day for a State by any name, None when there is none."""
        found = self.language.names.find(text, self.day)
        return self.language.names.on(found.code, self.day) if found else None

    def named(self, text: str, path: KeyPath) -> StateName | None:
        """The name of that day; notes an unknown State with a suggestion, and a name of another time."""
        name = self.find(text)
        if name is None:
            self._unknown(text, path)
            return None
        self._of_another_time(text, name, path)
        return name

    def is_observer(self, code: str) -> bool:
        """Whether the State kept an observer, and was no Member, on that day."""
        return status(code, self.day) == "observer"

    def listed(self, texts: Sequence[str], path: KeyPath) -> StateList | None:
        """The States in alphabetical order, each once; None when none is given."""
        found: dict[str, StateName] = {}
        for index, text in enumerate(texts):
            name = self.named(text, (*path, index))
            if name and name.code in found:
                self.collector.warn("duplicate-state", f"{name.short} is listed twice; it counts once.", (*path, index))
            if name:
                found[name.code] = name
        names = [found[code].running for code in self.sorted(found)]
        return StateList(len(names), self.language.listed(names), tuple(names)) if texts else None

    def sorted(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The codes in alphabetical order of the names of that day."""
        return self.language.names.sort(codes, self.day)

    def _unknown(self, text: str, path: KeyPath) -> None:
        otherwise = "Write its usual name or ISO code; of an organization, `organization:`."
        near, message = self.language.names.unknown(text, self.day, otherwise)
        self.collector.error("unknown-state", message, path, near)

    def _of_another_time(self, text: str, name: StateName, path: KeyPath) -> None:
        other = self.language.names.other_time(text, self.day)
        if other and other.short != text:
            said = f'"{text}" is the name of another time; on {self.language.day(self.day)} it was {name.running}.'
            self.collector.note("state-name-of-another-time", said, path, name.short)
        if status(name.code, self.day) is None:
            said = f"{name.short} was neither a Member nor an observer on {self.language.day(self.day)}."
            self.collector.warn("state-of-another-time", said, path)
