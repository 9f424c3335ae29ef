"""The Russian grammar of United Nations communications, over the words of `words.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from drafter.languages.common_grammar import Numbered
from drafter.languages.dates import DateFormat
from drafter.languages.english_masthead import EnglishDistribution
from drafter.languages.protocol import Citation, MissingForm, Party, Receiver, Request, RequestFound, Title
from drafter.languages.ru import formatting, requests, signatures, titles, typography
from drafter.languages.states_in_text import StateForms
from drafter.un.sessions import Session

NO_BREAK = "\u00a0"
# In printed titles, no line ends inside these names, nor inside a date.
_UNDIVIDED = re.compile(
    rf"(?<=Соединенные) (?=Штат)|(?<=Соединенных) (?=Штат)|(?<=Соединенного) (?=Королевств)|(?<=Папуа) (?=— )|"
    rf"(?<=\d) (?=(?:{typography.MONTHS}|года)\b)"
)
_KINDS_OF_LETTER = (
    (re.compile(r"\b(\w{1,60})ое письмо\b"), r"\1ому письму"),
    (re.compile(r"\b(\w{1,60})ые письма\b"), r"\1ым письмам"),
)


class Russian(EnglishDistribution):
    """Russian; implements `drafter.languages.protocol.Language`."""

    code = "ru"

    # Names and inflection

    def varies_by_gender(self, of: Party | Receiver | Request) -> bool:
        """True for a request of one person, and for an acting office: признательна, исполняющей обязанности."""
        if isinstance(of, Request):
            return of.voice == "one"
        return not of.office_in_title and "one_f" in self.words.offices.get(of.office, {})

    def missing_form(self, of: Party | Receiver) -> MissingForm | None:
        """Return the genitive that a title needs of free text."""
        return signatures.missing_form(of, self.words)

    # Title and masthead

    def title(self, title: Title) -> str:
        """Return the title of a communication."""
        return titles.compose_title(title, self.words, self.dates)

    def with_no_break_spaces(self, title: str) -> str:
        """Return the title with no-break spaces inside dates, Соединенные Штаты and Соединенное Королевство."""
        return _UNDIVIDED.sub(NO_BREAK, title)

    def sender(self, party: Party, day: date) -> str:
        """Return the State, organization or office in the nominative."""
        if party.state:
            return party.state.running
        return party.organization or self.office_word(party.office, party.gender)

    def addressee(self, receiver: Receiver, day: date) -> str:
        """Return the addressee in the nominative."""
        return self.office_word(receiver.office, receiver.gender)

    def addressees_in_title(self, receivers: Sequence[Receiver], day: date) -> str:
        """Return the addressees in the genitive, as after `на имя`."""
        return titles.addressees_of(receivers, self.words)

    def original_language(self, codes: Sequence[str]) -> str:
        """Return the line of an annex: [Подлинный текст на китайском и русском языках]."""
        forms = self.words.forms
        languages = self.join_list([forms["original_languages"][code] for code in codes])
        return str(forms["original_one" if len(codes) == 1 else "original_many"]).format(languages=languages)

    # Session block

    def ordinal(self, number: int, of: Numbered) -> str:
        """Return the ordinal in words: первая (сессия), первый (год); raises ValueError for more than 199."""
        return formatting.ordinal(number, "f" if of == "session" else "m")

    def session_in_text(self, session: Session) -> str:
        """Return the session in the genitive: семьдесят первой сессии."""
        ordinal = formatting.ordinal(session.number, "f", "gen")
        return str(self.words.forms["sessions"][session.kind]).format(ordinal=ordinal)

    def item_number(self, number: str) -> str:
        """Return the number of an agenda item: 3 (b) is printed 3 b), with a Latin letter (own knowledge)."""
        return number.replace(" (", NO_BREAK).replace("(", "")

    # Text, signatures and annexes

    @property
    def dates(self) -> DateFormat:
        """The form of dates: 11 октября 2016 года."""
        return DateFormat(self.words.months, self.join_list, year="{days} {year} года")

    def join_list(self, items: Iterable[str]) -> str:
        """Return the items as a list: А, Б и В."""
        return formatting.join_list(items)

    def subparagraph_label(self, label: str) -> str:
        """Return the label of a sub-paragraph with one parenthesis and a Latin letter: a), i) (own knowledge)."""
        return label.removeprefix("(")

    def typesetter(self, before: str = "") -> typography.RussianTypesetter:
        """Return a typesetter of Russian quotation marks, apostrophes and no-break spaces."""
        return typography.RussianTypesetter(before)

    def request(self, request: Request) -> str:
        """Return the request for circulation as a sentence."""
        return requests.compose_request(request, self)

    def signature_lines(self, party: Party, *, alone: bool) -> tuple[str, ...]:
        """Return the title lines under a signatory's name."""
        return signatures.signature_lines(party, self.words, alone=alone)

    def annexed_to(self, title: str) -> str:
        """Return the title in the dative: к письму ... от ... на имя ..., к вербальной ноте."""
        return f"к {self._in_dative(title)}"

    def _in_dative(self, title: str) -> str:
        """Return a title in the dative: письму, идентичным письмам, вербальной ноте."""
        for kind, dative in self.words.forms["annex_to"].items():
            if title.startswith(kind):
                return str(dative) + title.removeprefix(kind)
        for kind_of_letter, dative in _KINDS_OF_LETTER:
            if found := kind_of_letter.match(title):
                phrase = found.expand(dative)
                return phrase[0].lower() + phrase[1:] + title[found.end() :]
        return f"документу «{title}»"

    def office_of_line(self, line: str) -> str | None:
        """Return the id of the office with which a line begins: Постоянный представитель Канады."""
        words = line.split()
        begins = (" ".join(words[:end]).strip(" ,") for end in range(len(words), 0, -1))
        return next((office for office in map(self.office_in, begins) if office), None)

    # Letters as sent

    def salutation(self, receiver: Receiver) -> str:
        """Return the salutation: Уважаемый господин Председатель; Ваше Превосходительство if the gender is unknown."""
        if receiver.gender and receiver.office.startswith("president-of-"):
            return f"Уважаем{'ая госпожа' if receiver.gender == 'f' else 'ый господин'} Председатель,"
        return "Ваше Превосходительство,"

    def courtesy(self, receiver: Receiver, *, several: bool) -> str:
        """Return the closing sentence of a letter as sent."""
        return f"Примите, Ваше Превосходительство, уверения в {'нашем' if several else 'моем'} весьма высоком уважении."

    # Reading texts

    @property
    def state_forms(self) -> StateForms:
        """The forms of the names of States in a text."""
        from drafter.languages.ru.state_forms import state_forms

        return state_forms(self.names)

    def find_request(self, text: str) -> RequestFound | None:
        """Return the last request for circulation in a text, or None."""
        from drafter.languages.request_reader import find_request
        from drafter.languages.ru.parse_request import request_patterns

        return find_request(text, request_patterns())

    def citations(self, text: str) -> Iterable[Citation]:
        """Return the resolutions and documents that a text cites, in order."""
        from drafter.languages.citations import read_citations
        from drafter.languages.ru.citations import PATTERNS

        return read_citations(text, PATTERNS)


LANGUAGE = Russian()
