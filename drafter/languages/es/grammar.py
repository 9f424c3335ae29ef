"""The Spanish grammar of United Nations communications, over the words of `words.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from drafter.languages.common_grammar import CommonGrammar, Numbered, capitalized
from drafter.languages.dates import DateFormat
from drafter.languages.es import formatting, requests, titles, typography
from drafter.languages.protocol import Citation, MissingForm, Party, Receiver, Request, RequestFound, Title
from drafter.un import offices

NO_BREAK = "\u00a0"
# In printed titles, no line ends inside these names.
_UNDIVIDED = re.compile(r"\b(?:(?<=Estados) (?=Unidos de América)|(?<=Reino) (?=Unido\b))")
# Where a State or the Organization may follow an office.
_OF = re.compile(r" (?:de|del|ante) ")


class Spanish(CommonGrammar):
    """Spanish; implements `drafter.languages.protocol.Language`."""

    code = "es"

    # Names and inflection

    def varies_by_gender(self, of: Party | Receiver | Request) -> bool:
        """True for an office, whose article tells the gender; a mission has its own, and a request has none."""
        if isinstance(of, Request) or of.office_in_title:
            return False
        entry = self.words.offices.get(of.office) or self.words.addressees.get(of.office)
        return entry is not None and "gender" not in entry

    def missing_form(self, of: Party | Receiver) -> MissingForm | None:
        """Return the form with article that a title needs: free text without an article has none."""
        known = offices.SENDERS if isinstance(of, Party) else offices.ADDRESSEES
        is_free = bool(of.office_in_title) or of.office not in known
        if of.office and is_free and titles.lacks_article((of.office_in_title, of.office)):
            return MissingForm("office_in_title", "the office with its article, such as “la Ministra de Justicia”")
        if isinstance(of, Party) and not of.organization_in_title and titles.lacks_article((of.organization,)):
            advice = "the organization with its article if it has one, such as “la Liga de los Estados Árabes”"
            return MissingForm("organization_in_title", advice)
        return None

    # Title and masthead

    def title(self, title: Title) -> str:
        """Return the title of a communication."""
        return titles.compose_title(title, self.words, self.dates)

    def with_no_break_spaces(self, title: str) -> str:
        """Return the title with no-break spaces inside Estados Unidos de América and Reino Unido."""
        return _UNDIVIDED.sub(NO_BREAK, title)

    def sender(self, party: Party, day: date) -> str:
        """Return the State or organization with its article, such as el Canadá; else the office."""
        if party.state or party.organization:
            return titles.place(party)
        return titles.senders_of((party,), self.words, day)

    def addressee(self, receiver: Receiver, day: date) -> str:
        """Return the addressee with its article: la Secretaria General."""
        return titles.addressee_phrase(receiver, self.words, day)

    def addressees_in_title(self, receivers: Sequence[Receiver], day: date) -> str:
        """Return the addressees: al Secretario General y a la Presidencia del Consejo de Seguridad."""
        return titles.addressees_of(receivers, self.words, day)

    def distribution_lines(self, level: str, day: date, original: Sequence[str]) -> tuple[str, ...]:
        """Return the distribution block (S/2017/68): the language has a capital on its own line."""
        return tuple(map(capitalized, super().distribution_lines(level, day, original)))

    # Session block

    def ordinal(self, number: int, of: Numbered) -> str:
        """Return the ordinal in words, always masculine: septuagésimo primer; raises ValueError for more than 200."""
        return formatting.ordinal(number)

    def item_number(self, number: str) -> str:
        """Return the number of an agenda item: 3 (b) is printed 3 b)."""
        return number.replace(" (", NO_BREAK).replace("(", "")

    # Text, signatures and annexes

    @property
    def dates(self) -> DateFormat:
        """The form of dates: 1 de julio de 2016."""
        return DateFormat(self.words.months, self.join_list, month="{days} de {month}", year="{days} de {year}")

    def join_list(self, items: Iterable[str]) -> str:
        """Return the items as a list: A, B y C; A e Italia."""
        return formatting.join_list(items)

    def subparagraph_label(self, label: str) -> str:
        """Return the label of a sub-paragraph with one parenthesis: a), i) (Editorial Manual, Paragraphs)."""
        return label.removeprefix("(")

    def typesetter(self, before: str = "") -> typography.SpanishTypesetter:
        """Return a typesetter of Spanish quotation marks and no-break spaces."""
        return typography.SpanishTypesetter(before)

    def request(self, request: Request) -> str:
        """Return the request for circulation as a sentence."""
        return requests.compose_request(request, self)

    def signature_lines(self, party: Party, *, alone: bool) -> tuple[str, ...]:
        """Return the title lines under a signatory's name."""
        return titles.signature_lines(party, self.words, alone=alone)

    def annexed_to(self, title: str) -> str:
        """Return the title after its article: de la carta de fecha ..., de las cartas idénticas."""
        return titles.annex_title(title, self.words)

    def office_of_line(self, line: str) -> str | None:
        """Return the id of the office with which a line begins: Representante Permanente del Canadá."""
        return self.office_before(line, _OF)

    # Letters as sent

    def salutation(self, receiver: Receiver) -> str:
        """Return the salutation: Señor Presidente, Señora Secretaria General; Excelentísimo señor for others."""
        if receiver.office not in self.words.addressees:
            return "Excelentísima señora:" if receiver.gender == "f" else "Excelentísimo señor:"
        word = self.office_word(receiver.office, receiver.gender).split(" de la ")[0].split(" del ")[0]
        return f"{'Señora' if receiver.gender == 'f' else 'Señor'} {word}:"

    def courtesy(self, receiver: Receiver, *, several: bool) -> str:
        """Return the closing sentence of a letter as sent."""
        who, whose = ("Aprovechamos", "nuestra") if several else ("Aprovecho", "mi")
        return f"{who} la oportunidad para reiterarle las seguridades de {whose} más alta y distinguida consideración."

    # Reading texts

    def find_request(self, text: str) -> RequestFound | None:
        """Return the last request for circulation in a text, or None."""
        from drafter.languages.es.parse_request import request_patterns
        from drafter.languages.request_reader import find_request

        return find_request(text, request_patterns())

    def citations(self, text: str) -> Iterable[Citation]:
        """Return the resolutions and documents that a text cites, in order."""
        from drafter.languages.citations import read_citations
        from drafter.languages.es.citations import PATTERNS

        return read_citations(text, PATTERNS)


LANGUAGE = Spanish()
