"""What facts hand to a grammar: who writes to whom, what is asked for, what is attached; no word of any language."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal

from msgspec import Struct

from drafter.languages.names import StateName
from drafter.un.sessions import Session

Gender = Literal["f", "m"]
# The voice of a request; one that says neither I nor we is `none` (it would be appreciated if).
Voice = Literal["one", "several", "mission", "missions", "none"]
Agenda = Literal["adopted", "provisional", "preliminary"]
Attached = Literal["annex", "enclosure", "appendix"]


class TitleKind(StrEnum):
    """The kinds of communication that a title can name."""

    IDENTICAL_LETTERS = "identical-letters"
    LETTER = "letter"
    LETTERS = "letters"
    NOTE_VERBALE = "note-verbale"


class Party(Struct, frozen=True):
    """A sender or signatory: an office (an id, or free text) held for a State, for an organization or for nobody."""

    office: str
    state: StateName | None = None
    organization: str | None = None
    capacity: str | None = None
    gender: Gender | None = None
    observer: bool = False


class Receiver(Struct, frozen=True):
    """An addressee: an id, or free text."""

    office: str
    gender: Gender | None = None


class Title(Struct, frozen=True):
    """All that a title says."""

    kind: TitleKind
    dates: tuple[date, ...]
    senders: tuple[Party, ...]
    addressees: tuple[Receiver, ...]


class Circulation(Struct, frozen=True):
    """An organ that a letter is to circulate in, under items of an agenda, in a session that is not a regular one."""

    organ: str
    items: tuple[str, ...] = ()
    session: Session | None = None
    agenda: Agenda = "adopted"


class Request(Struct, frozen=True):
    """A request for circulation: whose voice, what text with how many annexes and enclosures, and where."""

    voice: Voice
    circulations: tuple[Circulation, ...]
    note_verbale: bool = False
    annexes: int = 0
    enclosures: int = 0


class RequestFound(Struct, frozen=True):
    """A request that was read in a text, and its first and last (exclusive) character; 2 annexes stand for several."""

    request: Request
    start: int
    end: int


class Citation(Struct, frozen=True):
    """A document cited in running text: the characters `start` to `end`, how they are set, and the symbol."""

    start: int
    end: int
    printed: str
    symbol: str
