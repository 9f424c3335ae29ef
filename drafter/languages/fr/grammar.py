"""The French grammar of United Nations communications, over the words of `words.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from drafter.languages.common_grammar import CommonGrammar, Numbered, capitalized
from drafter.languages.dates import DateFormat
from drafter.languages.fr import formatting, requests, titles, typography
from drafter.languages.names import fold
from drafter.languages.protocol import Citation, MissingForm, Party, Receiver, Request, RequestFound, Title
from drafter.un import offices

NO_BREAK = "\u00a0"
# In printed titles, no line ends inside this name.
_UNDIVIDED = re.compile(r"\bÉtats-Unis (?=d’Amérique)")
# Where a State or the Organization may follow an office.
_OF = re.compile(r" (?:de |du |des |d’|auprès )")


def _letter_by_letter(name: str) -> str:
    """Return a name for sorting, without spaces and hyphens: Sainte-Lucie comes before Saint-Kitts-et-Nevis."""
    return fold(name).replace(" ", "")


class French(CommonGrammar):
    """French; implements `drafter.languages.protocol.Language`."""

    code = "fr"
    collate = staticmethod(_letter_by_letter)

    # Names and inflection

    def varies_by_gender(self, of: Party | Receiver | Request) -> bool:
        """True for a request in the first person, and for an office with a feminine form."""
        if isinstance(of, Request):
            return of.voice in ("one", "several")
        if of.office_in_title:
            return False
        entry = self.words.offices.get(of.office) or self.words.addressees.get(of.office) or {}
        return entry.get("one_f", entry.get("one")) != entry.get("one") or of.office == "foreign-minister"

    def missing_form(self, of: Party | Receiver) -> MissingForm | None:
        """Return the form with article that a title needs: free text without an article has none."""
        known = offices.SENDERS if isinstance(of, Party) else offices.ADDRESSEES
        is_free = bool(of.office_in_title) or of.office not in known
        if of.office and is_free and titles.lacks_article((of.office_in_title, of.office)):
            return MissingForm("office_in_title", "the office with its article, such as “le Ministre de la justice”")
        if isinstance(of, Party) and not of.organization_in_title and titles.lacks_article((of.organization,)):
            advice = "the organization with its article if it has one, such as “la Ligue des États arabes”"
            return MissingForm("organization_in_title", advice)
        return None

    # Title and masthead

    def title(self, title: Title) -> str:
        """Return the title of a communication."""
        return titles.compose_title(title, self.words, self.dates)

    def with_no_break_spaces(self, title: str) -> str:
        """Return the title with a no-break space inside États-Unis d’Amérique."""
        return _UNDIVIDED.sub(f"États-Unis{NO_BREAK}", title)

    def sender(self, party: Party, day: date) -> str:
        """Return the State or organization with its article, such as le Canada; else the office."""
        if party.state or party.organization:
            return titles.place(party)
        return titles.senders_of((party,), self.words)

    def addressee(self, receiver: Receiver, day: date) -> str:
        """Return the addressee with its article: la Secrétaire générale."""
        return titles.addressee_phrase(receiver, self.words)

    def addressees_in_title(self, receivers: Sequence[Receiver], day: date) -> str:
        """Return the addressees: au Secrétaire général et à la Présidente du Conseil de sécurité."""
        return titles.addressees_of(receivers, self.words)

    def distribution_lines(self, level: str, day: date, original: Sequence[str]) -> tuple[str, ...]:
        """Return the distribution block (S/2017/613): the language has a capital on its own line."""
        return tuple(map(capitalized, super().distribution_lines(level, day, original)))

    # Session block

    def ordinal(self, number: int, of: Numbered) -> str:
        """Return the ordinal in words, always feminine: soixante et onzième; raises ValueError for more than 200."""
        return formatting.ordinal(number)

    def item_number(self, number: str) -> str:
        """Return the number of an agenda item: 108 (k) is printed 108 k) (A/63/100)."""
        return number.replace(" (", f"{NO_BREAK}").replace("(", "")

    # Text, signatures and annexes

    @property
    def dates(self) -> DateFormat:
        """The form of dates: 1er juillet 2016, 2 juillet 2016."""
        return DateFormat(self.words.months, self.join_list, first="1er")

    def join_list(self, items: Iterable[str]) -> str:
        """Return the items as a list: A, B et C."""
        return formatting.join_list(items)

    def subparagraph_label(self, label: str) -> str:
        """Return the label of a sub-paragraph with one parenthesis: a), i) (Editorial Manual, Paragraphs)."""
        return label.removeprefix("(")

    def typesetter(self, before: str = "") -> typography.FrenchTypesetter:
        """Return a typesetter of French quotation marks, apostrophes and no-break spaces."""
        return typography.FrenchTypesetter(before)

    def raised(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the letters of an ordinal in digits: the er of 1er, the e of 9269e."""
        return typography.raised(text)

    def request(self, request: Request) -> str:
        """Return the request for circulation as a sentence."""
        return requests.compose_request(request, self)

    def signature_lines(self, party: Party, *, alone: bool) -> tuple[str, ...]:
        """Return the title lines above a signatory's name."""
        return titles.signature_lines(party, self.words, alone=alone)

    def annexed_to(self, title: str) -> str:
        """Return the title after its preposition: à la lettre datée du ..., aux lettres identiques."""
        return titles.annex_title(title, self.words)

    def office_of_line(self, line: str) -> str | None:
        """Return the id of the office with which a line begins: Représentant permanent du Canada."""
        return self.office_before(line, _OF)

    # Letters as sent

    def salutation(self, receiver: Receiver) -> str:
        """Return the salutation: Monsieur le Secrétaire général, Madame la Présidente."""
        return f"{self._form_of_address(receiver)},"

    def courtesy(self, receiver: Receiver, *, several: bool) -> str:
        """Return the closing sentence of a letter as sent."""
        who, whose = ("Nous vous prions", "notre") if several else ("Je vous prie", "ma")
        address = self._form_of_address(receiver)
        return f"{who} d’agréer, {address}, les assurances de {whose} très haute considération."

    def _form_of_address(self, receiver: Receiver) -> str:
        if receiver.office not in self.words.addressees:
            return "Excellence"
        word = self.office_word(receiver.office, receiver.gender).split(" de l’")[0].split(" du ")[0]
        return f"{'Madame la' if receiver.gender == 'f' else 'Monsieur le'} {word}"

    # Reading texts

    def find_request(self, text: str) -> RequestFound | None:
        """Return the last request for circulation in a text, or None."""
        from drafter.languages.fr.parse_request import request_patterns
        from drafter.languages.request_reader import find_request

        return find_request(text, request_patterns())

    def citations(self, text: str) -> Iterable[Citation]:
        """Return the resolutions and documents that a text cites, in order."""
        from drafter.languages.citations import read_citations
        from drafter.languages.fr.citations import PATTERNS

        return read_citations(text, PATTERNS)


LANGUAGE = French()
