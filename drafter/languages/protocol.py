"""The languages of the United Nations, a folder each: words as data, grammar as code, names of States as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from drafter.languages.inputs import Agenda, Attached, Citation, Party, Receiver, Request, RequestFound, Title
from drafter.languages.lexicon import Lexicon
from drafter.languages.names import StateNames
from drafter.un.sessions import Session


class Language(Protocol):
    """What a language can say; each folder has one as `LANGUAGE` in its module."""

    @property
    def code(self) -> str:
        """The code of the language in the input: en."""

    @property
    def words(self) -> Lexicon:
        """The words that stand by themselves: masthead, organs, languages, notes."""

    @property
    def names(self) -> StateNames:
        """The names of States."""

    def title(self, title: Title) -> str:
        """The title of a communication, with ordinary spaces."""

    def unbroken(self, title: str) -> str:
        """The title with no-break spaces where a line may not end."""

    def listed(self, items: Iterable[str]) -> str:
        """The items as a list in running text."""

    def day(self, day: date) -> str:
        """The day in words."""

    def sender(self, party: Party) -> str:
        """The State or organization in running text, or the office of one who writes for none."""

    def addressee(self, receiver: Receiver) -> str:
        """The addressee in running text."""

    def session(self, session: Session) -> str:
        """The session as the block has it."""

    def council_session(self, year: int) -> str:
        """The session of the Economic and Social Council in a calendar year."""

    def year(self, number: int) -> str:
        """The year of the Security Council as the block has it."""

    def agenda_heading(self, numbers: Sequence[str], agenda: Agenda, mark: str = "") -> str:
        """The line with the numbers of the agenda items; `mark` is the asterisk of its note."""

    def request(self, request: Request) -> str:
        """The request for circulation."""

    def recognise(self, text: str) -> RequestFound | None:
        """The request for circulation that a text contains, None when there is none."""

    def citations(self, text: str) -> Iterable[Citation]:
        """The resolutions and documents that a text cites, in order."""

    def signature(self, party: Party, *, alone: bool) -> tuple[str, ...]:
        """The title lines under a signatory's name."""

    def office_in(self, text: str) -> str | None:
        """The id of the office that a text names, None when it is none of the known ones."""

    def addressee_in(self, text: str) -> str | None:
        """The id of the addressee that a text names, with or without its article, None when it is none."""

    def annex_heading(self, kind: Attached, number: int | None, title: str | None) -> str:
        """The heading of an annex (to the communication of that title), enclosure or appendix."""

    def distribution(self, level: str, day: date, original: Sequence[str]) -> tuple[str, ...]:
        """The lines of the masthead's distribution block."""

    def original(self, code: str) -> str:
        """The line that names the original language of an annex."""

    def reissued(self, day: date) -> str:
        """The note of a reissue, without its asterisk."""

    def typographic(self, text: str) -> str:
        """The text with the quotation marks and apostrophes of the language."""
