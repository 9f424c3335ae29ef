"""The inputs of a grammar: senders, addressees, requests and citations as data, without words of any language."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal

from msgspec import Struct

from drafter.languages.names import StateName
from drafter.un.sessions import Session

Gender = Literal["f", "m"]
# The voice of a request: I, we, the mission, the missions; `none` is impersonal (it would be appreciated if).
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
    """A sender or signatory: an office (an id or free text), and the State or organization for which it is held."""

    office: str
    state: StateName | None = None
    organization: str | None = None
    capacity: str | None = None
    gender: Gender | None = None
    observer: bool = False


class Receiver(Struct, frozen=True):
    """An addressee: an id or free text."""

    office: str
    gender: Gender | None = None


class Title(Struct, frozen=True):
    """The content of a title."""

    kind: TitleKind
    dates: tuple[date, ...]
    senders: tuple[Party, ...]
    addressees: tuple[Receiver, ...]


class Circulation(Struct, frozen=True):
    """An organ in which a letter is to circulate, with agenda items and, if not regular, the session."""

    organ: str
    items: tuple[str, ...] = ()
    session: Session | None = None
    agenda: Agenda = "adopted"


class Request(Struct, frozen=True):
    """A request for circulation: its voice, the organs, and the numbers of annexes and enclosures."""

    voice: Voice
    circulations: tuple[Circulation, ...]
    note_verbale: bool = False
    annexes: int = 0
    enclosures: int = 0


class RequestFound(Struct, frozen=True):
    """A request found in a text, from character `start` to `end` (exclusive); 2 annexes mean two or more."""

    request: Request
    start: int
    end: int


class Citation(Struct, frozen=True):
    """A document cited in a text, from character `start` to `end` (exclusive): its printed form and its symbol."""

    start: int
    end: int
    printed: str
    symbol: str
