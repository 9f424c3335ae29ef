"""The English grammar of United Nations communications, over the words of `words.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from drafter.languages.en import formatting, requests, titles
from drafter.languages.lexicon import Lexicon, load_lexicon
from drafter.languages.names import StateNames, fold, load_names
from drafter.languages.protocol import Agenda, Attached, Citation, Party, Receiver, Request, RequestFound, Title
from drafter.markup.quotes import smart_quotes
from drafter.un.sessions import Session

# In printed titles, no line ends inside these names.
_UNDIVIDED = re.compile(r"\bUnited (?=Kingdom\b|States\b)")


class English:
    """English; implements `drafter.languages.protocol.Language`."""

    code = "en"

    @property
    def words(self) -> Lexicon:
        """The words and phrases without grammar."""
        return load_lexicon(self.code)

    @property
    def names(self) -> StateNames:
        """The names of States."""
        return load_names(self.code)

    def title(self, title: Title) -> str:
        """Return the title of a communication."""
        return titles.compose_title(title, self.words)

    def with_no_break_spaces(self, title: str) -> str:
        """Return the title with no-break spaces inside United Kingdom and United States."""
        return _UNDIVIDED.sub("United\u00a0", title)

    def sender(self, party: Party) -> str:
        """Return the State or organization, such as the Netherlands; else the office: the Secretary-General."""
        if party.state or party.organization:
            return titles.place(party)
        return titles.senders_of((party,), self.words)

    def addressee(self, receiver: Receiver) -> str:
        """Return the addressee: the Secretary-General."""
        return titles.addressee(receiver, self.words)

    def distribution_lines(self, level: str, day: date, original: Sequence[str]) -> tuple[str, ...]:
        """Return the distribution block; a translation names its own language, too (S/2017/24)."""
        own = "" if self.code in original else self.words.languages[self.code]
        return self.words.distribution[level], self.day(day), own, self._originals(original)

    def _originals(self, codes: Sequence[str]) -> str:
        return self.words.original.format(languages=formatting.join_list(self.words.languages[code] for code in codes))

    def reissue_note(self, day: date) -> str:
        """Return the note on a reissue, without its asterisk (A/RES/71/262*)."""
        return self.words.notes["reissued"].format(date=self.day(day))

    def session(self, session: Session) -> str:
        """Return the session: Seventy-first session, Tenth emergency special session."""
        return self.words.sessions[session.kind].format(ordinal=formatting.ordinal(session.number).capitalize())

    def council_session(self, year: int) -> str:
        """Return the session of the Economic and Social Council: 2016 session."""
        return self.words.sessions["calendar"].format(year=year)

    def year(self, number: int) -> str:
        """Return the year of the Security Council: Seventy-first year."""
        return self.words.sessions["year"].format(ordinal=formatting.ordinal(number).capitalize())

    def agenda_heading(self, numbers: Sequence[str], agenda: Agenda, mark: str = "") -> str:
        """Return the line with the numbers: Agenda items 3 (b) and 36; Item 137 of the preliminary list*."""
        return requests.items_phrase(numbers, agenda, self.words, mark=mark)

    def day(self, day: date) -> str:
        """Return the day: 11 October 2016."""
        return formatting.format_date(day, self.words.months)

    def join_list(self, items: Iterable[str]) -> str:
        """Return the items as a list: A, B and C."""
        return formatting.join_list(items)

    def smart_quotes(self, text: str) -> str:
        """Return the text with curly quotation marks and apostrophes."""
        return smart_quotes(text)

    def request(self, request: Request) -> str:
        """Return the request for circulation as a sentence."""
        return requests.compose_request(request, self.words)

    def signature_lines(self, party: Party, *, alone: bool) -> tuple[str, ...]:
        """Return the title lines under a signatory's name."""
        return titles.signature_lines(party, self.words, alone=alone)

    def annex_heading(self, kind: Attached, number: int | None, title: str | None) -> str:
        """Return the heading: Annex I to the letter dated ..., Enclosure, Appendix II."""
        label = self.words.attached[kind] + (f" {formatting.roman(number)}" if number else "")
        return f"{label} to the {title[0].lower()}{title[1:]}" if title else label

    def original_language(self, codes: Sequence[str]) -> str:
        """Return the line that names the original languages: [Original: Arabic and French]."""
        return f"[{self._originals(codes)}]"

    def find_request(self, text: str) -> RequestFound | None:
        """Return the last request for circulation in a text, or None."""
        from drafter.languages.en.parse_request import find_request

        return find_request(text, self.words)

    def citations(self, text: str) -> Iterable[Citation]:
        """Return the resolutions and documents that a text cites, in order."""
        from drafter.languages.en.citations import citations

        return citations(text)

    @lru_cache(maxsize=1024)  # noqa: B019 - the only instance is never freed
    def office_in(self, text: str) -> str | None:
        """Return the id of the office that a text names, by its word, plural or alias."""
        name = fold(text).removeprefix("the ")
        for office, entry in self.words.offices.items():
            known = (office, entry["one"], entry.get("title", ""), entry.get("observer", ""), *entry.get("aliases", ()))
            if name and name in map(fold, known):
                return office
        return None

    @lru_cache(maxsize=1024)  # noqa: B019
    def addressee_in(self, text: str) -> str | None:
        """Return the id of the addressee that a text names, with or without "the"."""
        name = fold(text).removeprefix("the ")
        return next((office for office, word in self.words.addressees.items() if fold(word) == name), None)


LANGUAGE = English()
