"""What every step of derivation needs: the letter, the kind of its title, its language, its States, its remarks."""

from __future__ import annotations

from msgspec import Struct

from drafter.facts.states import StateResolver
from drafter.languages.inputs import TitleKind
from drafter.languages.protocol import Language
from drafter.letter import Letter
from drafter.source.collector import FindingCollector


class Context(Struct, frozen=True):
    """One derivation."""

    letter: Letter
    kind: TitleKind
    language: Language
    states: StateResolver
    collector: FindingCollector

    @property
    def is_note(self) -> bool:
        """Whether the communication is a note verbale: from a mission, in the third person, unsigned."""
        return self.kind is TitleKind.NOTE_VERBALE
