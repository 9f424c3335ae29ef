"""The protocol of a language: everything that the rest of Drafter asks of a grammar, and the inputs of its methods.

The inputs are senders, addressees, requests and citations as data, without words of any language.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Literal, Protocol

from msgspec import Struct

from drafter.languages.lexicon import Lexicon
from drafter.languages.names import StateName, StateNames
from drafter.languages.states_in_text import StateInText
from drafter.markup.origin import Typesetter
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
    """A sender or signatory: an office (an id or free text), and the State or organization for which it is held.

    `office_in_title` and `organization_in_title` are the author's forms for a title: with article in French, in the
    genitive in Russian. They replace the words of a known office, too. `body` is the id of a committee or panel whose
    `officer` or member the party is, or which is itself the party. `accreditation` replaces `to the United Nations` for
    a mission elsewhere.
    """

    office: str
    state: StateName | None = None
    organization: str | None = None
    capacity: str | None = None
    gender: Gender | None = None
    observer: bool = False
    office_in_title: str | None = None
    organization_in_title: str | None = None
    body: str | None = None
    officer: str | None = None
    accreditation: str = ""


class Receiver(Struct, frozen=True):
    """An addressee: an id or free text, with the author's form for a title (`office_in_title`)."""

    office: str
    gender: Gender | None = None
    office_in_title: str | None = None


class Title(Struct, frozen=True):
    """The content of a title."""

    kind: TitleKind
    dates: tuple[date, ...]
    senders: tuple[Party, ...]
    addressees: tuple[Receiver, ...]


class Circulation(Struct, frozen=True):
    """An organ in which a letter is to circulate, with agenda items and, if not regular, the session.

    `phrase` replaces the name of the organ, as the language says it after `a document`: the Committee, du Comité.
    """

    organ: str
    items: tuple[str, ...] = ()
    session: Session | None = None
    agenda: Agenda = "adopted"
    phrase: str = ""


class Request(Struct, frozen=True):
    """A request for circulation: its voice, the organs, and the numbers of annexes and enclosures.

    `gender` is that of the voice: f if all signatories are women, m if one is a man, None if it is not known. A note
    verbale names its `missions` and the `addressee` in some languages.
    """

    voice: Voice
    circulations: tuple[Circulation, ...]
    note_verbale: bool = False
    annexes: int = 0
    enclosures: int = 0
    gender: Gender | None = None
    missions: tuple[Party, ...] = ()
    addressee: Receiver | None = None


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


class MissingForm(Struct, frozen=True):
    """A form of free text that a title needs: the `key` that the author must add, and what to write there."""

    key: str
    advice: str


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

    # Names and inflection

    def sort_key(self, name: str) -> str:
        """Return the key that sorts the name of an organization in the order of the language, without its article."""

    def office_word(self, office: str, gender: Gender | None = None) -> str:
        """Return the word for an office of a sender or addressee on a separate line; free text is unchanged."""

    def varies_by_gender(self, of: Party | Receiver | Request) -> bool:
        """True if the printed words would be others for a woman; the gender of `of` does not matter."""

    def missing_form(self, of: Party | Receiver) -> MissingForm | None:
        """Return the form that a title needs and the author did not give; None if nothing is missing."""

    # Title and masthead

    def title(self, title: Title) -> str:
        """Return the title of a communication, with ordinary spaces."""

    def with_no_break_spaces(self, title: str) -> str:
        """Return the title with no-break spaces inside names that may not be divided between lines."""

    def sender(self, party: Party, day: date) -> str:
        """Return the State or organization in running text; for other parties, the office, as called on `day`."""

    def addressee(self, receiver: Receiver, day: date) -> str:
        """Return the addressee in running text, as called on `day`."""

    def addressees_in_title(self, receivers: Sequence[Receiver], day: date) -> str:
        """Return the addressees as a title of that day prints them, with their prepositions if these are repeated."""

    def distribution_lines(self, level: str, day: date, original: Sequence[str]) -> tuple[str, ...]:
        """Return the lines of the distribution block of the masthead."""

    def reissue_note(self, day: date) -> str:
        """Return the note on a reissue, without its asterisk."""

    # Session block

    def session(self, session: Session) -> str:
        """Return the session as printed in the session block."""

    def session_in_text(self, session: Session) -> str:
        """Return the session as a text says it after `of`: in the genitive of a language with cases."""

    def council_session(self, year: int) -> str:
        """Return the session of the Economic and Social Council in a calendar year."""

    def year(self, number: int) -> str:
        """Return the year of the Security Council as printed in the session block."""

    def agenda_heading(self, numbers: Sequence[str], agenda: Agenda, mark: str = "") -> str:
        """Return the line with the numbers of agenda items; `mark` is the asterisk of its note."""

    # Text, signatures and annexes

    def day(self, day: date) -> str:
        """Return the day as printed in a text."""

    def period(self, first: date, last: date) -> str:
        """Return the days of a session, such as 24 June–12 July 2019; "" if the language has no known form."""

    def join_list(self, items: Iterable[str]) -> str:
        """Return the items as a list in running text."""

    def smart_quotes(self, text: str, before: str = "") -> str:
        """Return the text with the quotation marks, apostrophes and spaces of the language.

        `before` is the character in front of the text.
        """

    def typesetter(self, before: str = "") -> Typesetter:
        """Return a typesetter of quotation marks, apostrophes and spaces for one paragraph.

        `before` is the character in front of the paragraph.
        """

    def subparagraph_label(self, label: str) -> str:
        """Return the label of a sub-paragraph, typed as (a), as printed."""

    def paragraph_label(self, label: str, level: int) -> str:
        """Return the label of a paragraph at that depth of a list, typed as 1., (a) or (i), as printed."""

    def raised(self, text: str) -> Iterable[tuple[int, int]]:
        """Return the start and end of the characters that are printed raised, as in 1er; in order."""

    def request(self, request: Request) -> str:
        """Return the request for circulation as a sentence."""

    def signature_lines(self, party: Party, *, alone: bool) -> tuple[str, ...]:
        """Return the title lines of a signatory; `alone` is true for a single one. `words.signature` is the order."""

    def name_separator(self, given: str, family: str, *, family_first: bool) -> str:
        """Return what separates the two names of a person: a space in most languages."""

    def annex_heading(
        self, kind: Attached, number: int | None, title: str | None, communication: Title | None = None
    ) -> str:
        """Return the heading of an annex (to the communication with that title), enclosure or appendix.

        `title` is the printed title, which the author may have written; `communication` is its content.
        """

    def original_language(self, codes: Sequence[str]) -> str:
        """Return the line that names the original languages of an annex."""

    # Letters as sent

    def salutation(self, receiver: Receiver) -> str:
        """Return the salutation of a letter as sent."""

    def courtesy(self, receiver: Receiver, *, several: bool) -> str:
        """Return the closing sentence of a letter as sent; `several` is true for more than one signatory."""

    # Reading texts

    def find_request(self, text: str) -> RequestFound | None:
        """Return the request for circulation that a text contains, or None."""

    def citations(self, text: str) -> Iterable[Citation]:
        """Return the resolutions and documents that a text cites, in order."""

    def states(self, text: str, day: date | None) -> Iterable[StateInText]:
        """Return the States that a text names, in any form of their names; `day` decides which are in use."""

    def office_in(self, text: str) -> str | None:
        """Return the id of the office that a text names; None for an unknown office."""

    def office_of_line(self, line: str) -> str | None:
        """Return the id of the office with which a line of a signatory's title begins; None for an unknown one."""

    def addressee_in(self, text: str) -> str | None:
        """Return the id of the addressee that a text names, with or without its article; None for an unknown one."""
