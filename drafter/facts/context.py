"""The context of a derivation, shared by all its steps: the letter, its language, its States and its findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from drafter.facts.model import StateList
from drafter.languages.names import StateName
from drafter.languages.protocol import Language, TitleKind
from drafter.letter import Letter
from drafter.source import FindingCollector, KeyPath
from drafter.un.members import status


class StateResolver:
    """Resolves any name of a State to the name in use on the letter's date, in the letter's language."""

    def __init__(self, language: Language, day: date, collector: FindingCollector) -> None:
        self.language = language
        self.day = day
        self.collector = collector

    def find(self, text: str) -> StateName | None:
        """Return the name in use for a State, found by any of its names; None for an unknown one."""
        found = self.language.names.find(text, self.day)
        return self.language.names.on(found.code, self.day) if found else None

    def resolve(self, text: str, path: KeyPath) -> StateName | None:
        """Return the name in use for a State; reports an unknown State, and a name that is not in use."""
        name = self.find(text)
        if name is None:
            self._report_unknown(text, path)
            return None
        self._report_anachronism(text, name, path)
        return name

    def is_observer(self, code: str) -> bool:
        """True if the State was an observer, and not a Member, on the letter's date."""
        return status(code, self.day) == "observer"

    def resolve_list(self, texts: Sequence[str], path: KeyPath) -> StateList | None:
        """Return the States in alphabetical order, each once; None for an empty list."""
        names: dict[str, StateName] = {}
        for index, text in enumerate(texts):
            name = self.resolve(text, (*path, index))
            if name and name.code in names:
                message = f"{name.short} is listed twice; Drafter counts it once."
                self.collector.warn("duplicate-state", message, (*path, index))
            if name:
                names[name.code] = name
        ordered = [names[code] for code in self.sort(names)]
        running, short = (tuple(getattr(name, form) for name in ordered) for form in ("running", "short"))
        return StateList(len(running), self.language.join_list(running), running, short) if texts else None

    def sort(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Return the codes in alphabetical order of the names in use."""
        return self.language.names.sort(codes, self.day)

    def _report_unknown(self, text: str, path: KeyPath) -> None:
        from drafter.languages.unknown_names import explain_unknown

        advice = "Write its usual name or ISO code; for an organization, use `organization:`."
        near, message = explain_unknown(self.language.names, text, self.day, advice)
        self.collector.error("unknown-state", message, path, near)

    def _report_anachronism(self, text: str, name: StateName, path: KeyPath) -> None:
        current = self.language.names.anachronism(text, self.day)
        if current and current.short != text:
            message = f'"{text}" is not the name in use on {self.language.day(self.day)}; write {name.short}.'
            self.collector.note("state-name-of-another-time", message, path, name.short)
        if status(name.code, self.day) is None:
            message = f"{name.short} was neither a Member nor an observer on {self.language.day(self.day)}."
            self.collector.warn("state-of-another-time", message, path)


class Context(Struct, frozen=True):
    """The context of one derivation; `is_document` is true for a document that is not a letter.

    `has_title` is true if the page prints the title that Drafter composes, also in the heading of an annex.
    """

    letter: Letter
    kind: TitleKind
    language: Language
    states: StateResolver
    collector: FindingCollector
    is_document: bool = False
    has_title: bool = True

    @property
    def is_note(self) -> bool:
        """True if the communication is a note verbale: from a mission, in the third person, unsigned."""
        return self.kind is TitleKind.NOTE_VERBALE
