"""What every step of derivation needs: the letter, the kind of its title, its language, its States, its remarks."""

from __future__ import annotations

from msgspec import Struct

from drafter.facts.remarks import Remarks
from drafter.facts.states import States
from drafter.languages import Language
from drafter.languages.terms import TitleKind
from drafter.letter import Letter


class Drafting(Struct, frozen=True):
    """One derivation."""

    letter: Letter
    kind: TitleKind
    language: Language
    states: States
    remarks: Remarks

    @property
    def is_note(self) -> bool:
        """Whether the communication is a note verbale: from a mission, in the third person, unsigned."""
        return self.kind is TitleKind.NOTE_VERBALE
