"""The English grammar of United Nations communications, over the words of `words.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from drafter.languages.common_grammar import CommonGrammar, Numbered
from drafter.languages.en import formatting, requests, titles
from drafter.languages.protocol import Citation, Party, Receiver, Request, RequestFound, Title
from drafter.markup.quotes import QuotationCurler

# In printed titles, no line ends inside these names.
_UNDIVIDED = re.compile(r"\bUnited (?=Kingdom\b|States\b)")


class English(CommonGrammar):
    """English; implements `drafter.languages.protocol.Language`."""

    code = "en"

    def title(self, title: Title) -> str:
        """Return the title of a communication."""
        return titles.compose_title(title, self.words)

    def with_no_break_spaces(self, title: str) -> str:
        """Return the title with no-break spaces inside United Kingdom and United States."""
        return _UNDIVIDED.sub("United\u00a0", title)

    def sender(self, party: Party, day: date) -> str:
        """Return the State or organization, such as the Netherlands; else the office: the Secretary-General."""
        if party.state or party.organization:
            return titles.place(party)
        return titles.senders_of((party,), self.words)

    def addressee(self, receiver: Receiver, day: date) -> str:
        """Return the addressee: the Secretary-General."""
        return titles.addressee(receiver, self.words)

    def addressees_in_title(self, receivers: Sequence[Receiver], day: date) -> str:
        """Return the addressees: the Secretary-General and the President of the Security Council."""
        return titles.addressees_of(receivers, self.words)

    def ordinal(self, number: int, of: Numbered) -> str:
        """Return the ordinal in words: seventy-first; raises ValueError for more than 200."""
        return formatting.ordinal(number)

    def join_list(self, items: Iterable[str]) -> str:
        """Return the items as a list: A, B and C."""
        return formatting.join_list(items)

    def typesetter(self, before: str = "") -> QuotationCurler:
        """Return a typesetter of curly quotation marks and apostrophes."""
        return QuotationCurler(before=before)

    def request(self, request: Request) -> str:
        """Return the request for circulation as a sentence."""
        return requests.compose_request(request, self)

    def signature_lines(self, party: Party, *, alone: bool) -> tuple[str, ...]:
        """Return the title lines under a signatory's name."""
        return titles.signature_lines(party, self.words, alone=alone)

    def annexed_to(self, title: str) -> str:
        """Return the title after its preposition: to the letter dated ..."""
        return f"to the {title[0].lower()}{title[1:]}"

    def salutation(self, receiver: Receiver) -> str:
        """Return the salutation of a letter as sent."""
        return "Excellency,"

    def courtesy(self, receiver: Receiver, *, several: bool) -> str:
        """Return the closing sentence of a letter as sent."""
        return f"Please accept the assurances of {'our' if several else 'my'} highest consideration."

    def find_request(self, text: str) -> RequestFound | None:
        """Return the last request for circulation in a text, or None."""
        from drafter.languages.en.parse_request import request_patterns
        from drafter.languages.request_reader import find_request

        return find_request(text, request_patterns())

    def citations(self, text: str) -> Iterable[Citation]:
        """Return the resolutions and documents that a text cites, in order."""
        from drafter.languages.citations import read_citations
        from drafter.languages.en.citations import PATTERNS

        return read_citations(text, PATTERNS)


LANGUAGE = English()
