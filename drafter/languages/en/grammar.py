"""English: the grammar of United Nations communications, over the words of `words.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from drafter.languages.en import dates, lists, requests, signatures, titles
from drafter.languages.en.ordinals import ordinal
from drafter.languages.inputs import Agenda, Attached, Citation, Party, Receiver, Request, RequestFound, Title
from drafter.languages.lexicon import Lexicon, load_lexicon
from drafter.languages.names import StateNames, fold, load_names
from drafter.markup.quotes import smart_quotes
from drafter.un.sessions import Session

# Printed titles do not end a line inside these names.
_UNBROKEN = re.compile(r"\bUnited (?=Kingdom\b|States\b)")


class English:
    """What English can say; see `drafter.languages.Language`."""

    code = "en"

    @property
    def words(self) -> Lexicon:
        """The words that stand by themselves."""
        return load_lexicon(self.code)

    @property
    def names(self) -> StateNames:
        """The names of States."""
        return load_names(self.code)

    def title(self, title: Title) -> str:
        """The title of a communication."""
        return titles.compose_title(title, self.words)

    def unbroken(self, title: str) -> str:
        """The title with no-break spaces inside United Kingdom and United States."""
        return _UNBROKEN.sub("United\u00a0", title)

    def listed(self, items: Iterable[str]) -> str:
        """The items as a list: A, B and C."""
        return lists.join_list(items)

    def day(self, day: date) -> str:
        """The day: 11 October 2016."""
        return dates.format_date(day, self.words.months)

    def sender(self, party: Party) -> str:
        """What the sender writes for: the Netherlands; or who it is: the Secretary-General."""
        if party.state or party.organization:
            return titles.place(party)
        return titles.senders_of((party,), self.words)

    def addressee(self, receiver: Receiver) -> str:
        """The addressee: the Secretary-General."""
        return titles.addressee(receiver, self.words)

    def session(self, session: Session) -> str:
        """The session: Seventy-first session, Tenth emergency special session."""
        return self.words.sessions[session.kind].format(ordinal=ordinal(session.number).capitalize())

    def council_session(self, year: int) -> str:
        """The session of the Economic and Social Council: 2016 session."""
        return self.words.sessions["calendar"].format(year=year)

    def year(self, number: int) -> str:
        """The year of the Security Council: Seventy-first year."""
        return self.words.sessions["year"].format(ordinal=ordinal(number).capitalize())

    def agenda_heading(self, numbers: Sequence[str], agenda: Agenda, mark: str = "") -> str:
        """The line with the numbers: Agenda items 3 (b) and 36; Item 137 of the preliminary list*."""
        return requests.numbered(numbers, agenda, self.words, mark=mark)

    def request(self, request: Request) -> str:
        """The request for circulation."""
        return requests.compose_request(request, self.words)

    def recognise(self, text: str) -> RequestFound | None:
        """The request for circulation that a text contains."""
        from drafter.languages.en.parse_request import parse_request

        return parse_request(text, self.words)

    def citations(self, text: str) -> Iterable[Citation]:
        """The resolutions and documents that a text cites, in order."""
        from drafter.languages.en.citations import citations

        return citations(text)

    def signature(self, party: Party, *, alone: bool) -> tuple[str, ...]:
        """The title lines under a signatory's name."""
        return signatures.signature(party, self.words, alone=alone)

    @lru_cache(maxsize=1024)  # noqa: B019 - there is one of each language, for good
    def office_in(self, text: str) -> str | None:
        """The id of the office that a text names, by its word, plural or alias."""
        wanted = fold(text).removeprefix("the ")
        for office, entry in self.words.offices.items():
            known = (office, entry["one"], entry.get("title", ""), entry.get("observer", ""), *entry.get("aliases", ()))
            if wanted and wanted in map(fold, known):
                return office
        return None

    @lru_cache(maxsize=1024)  # noqa: B019
    def addressee_in(self, text: str) -> str | None:
        """The id of the addressee that a text names, with or without "the"."""
        wanted = fold(text).removeprefix("the ")
        return next((office for office, word in self.words.addressees.items() if fold(word) == wanted), None)

    def annex_heading(self, kind: Attached, number: int | None, title: str | None) -> str:
        """The heading of what is attached: Annex I to the letter dated ..., Enclosure, Appendix II."""
        label = self.words.attached[kind] + (f" {lists.roman(number)}" if number else "")
        return f"{label} to the {title[0].lower()}{title[1:]}" if title else label

    def distribution(self, level: str, day: date, original: Sequence[str]) -> tuple[str, ...]:
        """The lines of the distribution block; a translation names its own language too (S/2017/24)."""
        spoken = lists.join_list(self.words.languages[code] for code in original)
        own = "" if self.code in original else self.words.languages[self.code]
        return self.words.distribution[level], self.day(day), own, self.words.original.format(languages=spoken)

    def original(self, code: str) -> str:
        """The line that names the original language: [Original: Arabic]."""
        return f"[{self.words.original.format(languages=self.words.languages[code])}]"

    def reissued(self, day: date) -> str:
        """The note of a reissue, without its asterisk (A/RES/71/262*)."""
        return self.words.notes["reissued"].format(date=self.day(day))

    def typographic(self, text: str) -> str:
        """The text with curly quotation marks and apostrophes."""
        return smart_quotes(text)


LANGUAGE = English()
