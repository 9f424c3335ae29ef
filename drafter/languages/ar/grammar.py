"""The Arabic grammar of United Nations communications, over the words of `words.yaml`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from drafter.languages.ar import formatting, requests, titles, typography
from drafter.languages.common_grammar import CommonGrammar, Numbered
from drafter.languages.dates import DateFormat
from drafter.languages.protocol import (
    Agenda,
    Attached,
    Citation,
    Gender,
    Party,
    Receiver,
    Request,
    RequestFound,
    Title,
)
from drafter.languages.states_in_text import StateForms
from drafter.un.sessions import Session

NO_BREAK = "\u00a0"
_INDIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
# In printed titles, no line ends inside a date, nor after و before a digit.
_UNDIVIDED = re.compile(rf"(?<=\d) (?=(?:{typography.MONTHS})\b)|(?<= و) (?=\d)")


class Arabic(CommonGrammar):
    """Arabic; implements `drafter.languages.protocol.Language`."""

    code = "ar"
    has_indic_digits = False
    collate: Callable[[str], str] = staticmethod(formatting.collate)

    # Names and inflection

    def sort_key(self, name: str) -> str:
        """Return the key that sorts the name of an organization, without its article."""
        return formatting.collate(name)

    def varies_by_gender(self, of: Party | Receiver | Request) -> bool:
        """True for an office with a form for women, a capacity (بصفتها), and a request with ممتنة."""
        if isinstance(of, Request):
            return of.voice in ("one", "several")
        if of.office_in_title:
            return False
        if isinstance(of, Party) and of.capacity:
            return True
        known = self.words.offices if isinstance(of, Party) else self.words.addressees
        return "one_f" in known.get(of.office, {})

    # Title and masthead

    def title(self, title: Title) -> str:
        """Return the title of a communication."""
        return titles.compose_title(title, self.words, self._with_digits(self.dates.format(title.dates)))

    def with_no_break_spaces(self, title: str) -> str:
        """Return the title with no-break spaces inside dates."""
        return _UNDIVIDED.sub(NO_BREAK, title)

    def sender(self, party: Party, day: date) -> str:
        """Return the State, organization or office."""
        if party.state:
            return party.state.running
        return party.organization or self.office_word(party.office, party.gender)

    def addressee(self, receiver: Receiver, day: date) -> str:
        """Return the addressee."""
        return titles.addressee(receiver, self.words)

    def addressees_in_title(self, receivers: Sequence[Receiver], day: date) -> str:
        """Return the addressees as after إلى."""
        return titles.addressees_of(receivers, self.words)

    def masthead_day(self, day: date) -> str:
        """Return the day in English, as the distribution block of Arabic documents has it (S/2020/821)."""
        return f"{day.day} {self.words.forms['english_months'][day.month - 1]} {day.year}"

    def originals(self, codes: Sequence[str]) -> str:
        """Return the words that name the original languages, in English: Original: Arabic and French."""
        *first, last = [self.words.languages[code] for code in codes]
        languages = f"{', '.join(first)} and {last}" if first else last
        return self.words.original.format(languages=languages)

    def original_language(self, codes: Sequence[str]) -> str:
        """Return the line of an annex: [الأصل: بالإسبانية والإنكليزية]."""
        forms = self.words.forms
        first, *further = codes
        names = (forms["original_languages"][first], *(forms["original_further"][code] for code in further))
        return str(forms["original_line"]).format(languages=self.join_list(names))

    # Session block

    def ordinal(self, number: int, of: Numbered) -> str:
        """Return the ordinal in words, feminine and with article; raises ValueError for more than 199."""
        return formatting.ordinal(number)

    def items_phrase(self, numbers: Sequence[str], agenda: Agenda, form: str = "", mark: str = "") -> str:
        """Return a phrase with the numbers of agenda items, in the dual for two (A/67/352/Add.1)."""
        phrase = self.words.agenda[agenda][form + {1: "one", 2: "two"}.get(len(numbers), "many")]
        return phrase.format(numbers=self.join_list([self.item_number(number) for number in numbers]), mark=mark)

    def item_number(self, number: str) -> str:
        """Return the number of an agenda item: 3 (b) is printed 3 (ب) (E/CONF.103/2)."""
        return formatting.item_number(number)

    # Text, signatures and annexes

    @property
    def dates(self) -> DateFormat:
        """The form of dates: 20 آب/أغسطس 2020."""
        return DateFormat(self.words.months, self.join_list)

    def day(self, day: date) -> str:
        """Return the day: 20 آب/أغسطس 2020."""
        return self._with_digits(super().day(day))

    def _with_digits(self, text: str) -> str:
        return text.translate(_INDIC_DIGITS) if self.has_indic_digits else text

    def join_list(self, items: Iterable[str]) -> str:
        """Return the items as a list: و before each further item."""
        return formatting.join_list(items)

    def session_in_text(self, session: Session) -> str:
        """Return the session in the genitive: الدورة الحادية والسبعين."""
        ordinal = formatting.ordinal(session.number, "f", genitive=True)
        return self.words.sessions[session.kind].format(ordinal=ordinal)

    def subparagraph_label(self, label: str) -> str:
        """Return the label of a sub-paragraph: (a) is (أ), (e) is (هـ) (own knowledge)."""
        return formatting.letter_label(label)

    def paragraph_label(self, label: str, level: int) -> str:
        """Return the label at a depth of a list: 1. is 1 -, (a) is (أ), and (ii) inside it is ’2‘ (own knowledge)."""
        number = label.removesuffix(".")
        if number.isdigit():
            return f"{number}{NO_BREAK}-"
        return formatting.roman_label(label) if level == 1 else formatting.letter_label(label)

    def typesetter(self, before: str = "") -> typography.ArabicTypesetter:
        """Return a typesetter of Arabic quotation marks and no-break spaces."""
        return typography.ArabicTypesetter(before)

    def request(self, request: Request) -> str:
        """Return the request for circulation as a sentence."""
        return requests.compose_request(request, self)

    def signature_lines(self, party: Party, *, alone: bool) -> tuple[str, ...]:
        """Return the title lines under a signatory's name."""
        return titles.signature_lines(party, self.words, alone=alone)

    def annexed_to(self, title: str) -> str:
        """Return the title in the genitive: الرسالة المؤرخة ... الموجهة إلى ..."""
        return titles.annex_title(title, self.words)

    def annex_heading(
        self, kind: Attached, number: int | None, title: str | None, communication: Title | None = None
    ) -> str:
        """Return the heading: مرفق الرسالة ... (S/2015/350), المرفق الأول للرسالة ..., ضميمة."""
        annexed = self.annexed_to(title) if title else ""
        if number is None:
            return f"{self.words.attached[kind]} {annexed}".rstrip()
        ordinal = formatting.ordinal(number, "f" if kind == "enclosure" else "m")
        label = f"{self.words.forms['attached_numbered'][kind]} {ordinal}"
        return f"{label} {formatting.to(annexed)}" if annexed else label

    def office_word(self, office: str, gender: Gender | None = None) -> str:
        """Return the word for an office on a separate line; free text is unchanged."""
        entry = self.words.offices.get(office) or self.words.addressees.get(office)
        if entry is None:
            return office
        key = "title" if "title" in entry else "one"
        return str(entry.get(f"{key}_f", entry[key]) if gender == "f" else entry[key])

    def office_of_line(self, line: str) -> str | None:
        """Return the id of the office with which a line begins: الممثل الدائم لكندا."""
        words = line.split()
        begins = (" ".join(words[:end]).strip(" ،,") for end in range(len(words), 0, -1))
        return next((office for office in map(self.office_in, begins) if office), None)

    # Letters as sent

    def salutation(self, receiver: Receiver) -> str:
        """Return the salutation: صاحب السعادة، صاحبة السعادة."""
        return f"{'صاحبة' if receiver.gender == 'f' else 'صاحب'} السعادة،"

    def courtesy(self, receiver: Receiver, *, several: bool) -> str:
        """Return the closing sentence of a letter as sent."""
        return "وتفضلوا بقبول فائق الاحترام والتقدير."

    # Reading texts

    @property
    def state_forms(self) -> StateForms:
        """The forms of the names of States in a text."""
        from drafter.languages.ar.state_forms import state_forms

        return state_forms(self.names)

    def find_request(self, text: str) -> RequestFound | None:
        """Return the last request for circulation in a text, or None."""
        from drafter.languages.ar.parse_request import request_patterns
        from drafter.languages.request_reader import find_request

        return find_request(text, request_patterns())

    def citations(self, text: str) -> Iterable[Citation]:
        """Return the resolutions and documents that a text cites, in order."""
        from drafter.languages.ar.citations import PATTERNS
        from drafter.languages.citations import read_citations

        return read_citations(text, PATTERNS)


class ArabicWithIndicDigits(Arabic):
    """Arabic with Arabic-Indic digits in dates, as in documents of 2015 to 2018 (S/2015/350, A/ES-10/793)."""

    has_indic_digits = True


LANGUAGE = Arabic()
OTHER_DIGITS = {"arabic-indic": ArabicWithIndicDigits()}
