"""The protocol of a language: everything that the rest of Drafter asks of a grammar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from drafter.languages.inputs import Agenda, Attached, Citation, Party, Receiver, Request, RequestFound, Title
from drafter.languages.lexicon import Lexicon
from drafter.languages.names import StateNames
from drafter.un.sessions import Session


class Language(Protocol):
    """A language of the United Nations. The module `grammar` of its folder has an instance called `LANGUAGE`."""

    @property
    def code(self) -> str:
        """The code of the language in a letter, such as en."""

    @property
    def words(self) -> Lexicon:
        """The words and phrases without grammar."""

    @property
    def names(self) -> StateNames:
        """The names of States."""

    # Title and masthead

    def title(self, title: Title) -> str:
        """Return the title of a communication, with ordinary spaces."""

    def with_no_break_spaces(self, title: str) -> str:
        """Return the title with no-break spaces inside names that may not be divided between lines."""

    def sender(self, party: Party) -> str:
        """Return the State or organization in running text; for other parties, the office."""

    def addressee(self, receiver: Receiver) -> str:
        """Return the addressee in running text."""

    def distribution_lines(self, level: str, day: date, original: Sequence[str]) -> tuple[str, ...]:
        """Return the lines of the distribution block of the masthead."""

    def reissue_note(self, day: date) -> str:
        """Return the note on a reissue, without its asterisk."""

    # Session block

    def session(self, session: Session) -> str:
        """Return the session as printed in the session block."""

    def council_session(self, year: int) -> str:
        """Return the session of the Economic and Social Council in a calendar year."""

    def year(self, number: int) -> str:
        """Return the year of the Security Council as printed in the session block."""

    def agenda_heading(self, numbers: Sequence[str], agenda: Agenda, mark: str = "") -> str:
        """Return the line with the numbers of agenda items; `mark` is the asterisk of its note."""

    # Text, signatures and annexes

    def day(self, day: date) -> str:
        """Return the day as printed in a text."""

    def join_list(self, items: Iterable[str]) -> str:
        """Return the items as a list in running text."""

    def smart_quotes(self, text: str) -> str:
        """Return the text with the quotation marks and apostrophes of the language."""

    def request(self, request: Request) -> str:
        """Return the request for circulation as a sentence."""

    def signature_lines(self, party: Party, *, alone: bool) -> tuple[str, ...]:
        """Return the title lines under a signatory's name; `alone` is true for a single signatory."""

    def annex_heading(self, kind: Attached, number: int | None, title: str | None) -> str:
        """Return the heading of an annex (to the communication with that title), enclosure or appendix."""

    def original_language(self, code: str) -> str:
        """Return the line that names the original language of an annex."""

    # Reading texts

    def find_request(self, text: str) -> RequestFound | None:
        """Return the request for circulation that a text contains, or None."""

    def citations(self, text: str) -> Iterable[Citation]:
        """Return the resolutions and documents that a text cites, in order."""

    def office_in(self, text: str) -> str | None:
        """Return the id of the office that a text names; None for an unknown office."""

    def addressee_in(self, text: str) -> str | None:
        """Return the id of the addressee that a text names, with or without its article; None for an unknown one."""
