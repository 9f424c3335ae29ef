"""The part of a grammar that is the same in most languages: phrases of `words.yaml` with numbers and dates filled in.

A language derives its grammar from `CommonGrammar`, adds the methods of `protocol.Language` that are missing here, and
overrides those that differ.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from drafter.languages.dates import DateFormat
from drafter.languages.lexicon import Lexicon, load_lexicon
from drafter.languages.names import StateNames, fold, fold_without_article, load_names
from drafter.languages.protocol import Agenda, Attached, Gender, MissingForm, Party, Receiver, Request, Title
from drafter.languages.states_in_text import AS_IN_TABLE, StateForms, StateInText, find_states
from drafter.markup.origin import Typesetter
from drafter.un.sessions import Session

Numbered = Literal["session", "year"]
# fmt: off
_NUMERALS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
# fmt: on


class CommonGrammar(ABC):
    """A grammar over the words of the folder `code`."""

    code: str
    # Returns the key by which a name is sorted: word by word, without case and diacritics.
    collate: Callable[[str], str] = staticmethod(fold)

    @property
    def words(self) -> Lexicon:
        """The words and phrases without grammar."""
        return load_lexicon(self.code)

    @property
    def names(self) -> StateNames:
        """The names of States."""
        return load_names(self.code, self.collate)

    @abstractmethod
    def ordinal(self, number: int, of: Numbered) -> str:
        """Return the ordinal of a session or year in words, in its gender; raises ValueError if it has none."""

    @abstractmethod
    def join_list(self, items: Iterable[str]) -> str:
        """Return the items as a list in running text."""

    @abstractmethod
    def typesetter(self, before: str = "") -> Typesetter:
        """Return a typesetter of quotation marks, apostrophes and spaces for one paragraph."""

    def smart_quotes(self, text: str, before: str = "") -> str:
        """Return the text with the quotation marks, apostrophes and spaces of the language."""
        return self.typesetter(before[-1:]).typeset(text)

    # Names and inflection

    def sort_key(self, name: str) -> str:
        """Return the key that sorts the name of an organization, without its article."""
        return self.collate(self._folded(name))

    def varies_by_gender(self, of: Party | Receiver | Request) -> bool:
        """Return False: the words are the same for men and women."""
        return False

    def missing_form(self, of: Party | Receiver) -> MissingForm | None:
        """Return None: free text is printed as written."""
        return None

    # Masthead and session block

    def distribution_lines(self, level: str, day: date, original: Sequence[str]) -> tuple[str, ...]:
        """Return the distribution block; a translation names its own language, too (S/2017/24)."""
        own = "" if self.code in original else self.words.languages[self.code]
        return self.words.distribution[level], self.masthead_day(day), own, self.originals(original)

    def masthead_day(self, day: date) -> str:
        """Return the day as printed in the distribution block."""
        return self.day(day)

    def originals(self, codes: Sequence[str]) -> str:
        """Return the words that name the original languages."""
        return self.words.original.format(languages=self.join_list([self.words.languages[code] for code in codes]))

    def original_language(self, codes: Sequence[str]) -> str:
        """Return the line that names the original languages of an annex: [Original: Arabic and French]."""
        return f"[{self.originals(codes)}]"

    def reissue_note(self, day: date) -> str:
        """Return the note on a reissue, without its asterisk (A/RES/71/262*)."""
        return self.words.notes["reissued"].format(date=self.day(day))

    def session(self, session: Session) -> str:
        """Return the session: Seventy-first session, Tenth emergency special session."""
        ordinal = self.ordinal(session.number, "session")
        return self.words.sessions[session.kind].format(ordinal=capitalized(ordinal))

    def session_in_text(self, session: Session) -> str:
        """Return the session as in a text, without the capital: of the seventy-first session."""
        return uncapitalized(self.session(session))

    def council_session(self, year: int) -> str:
        """Return the session of the Economic and Social Council: 2016 session."""
        return self.words.sessions["calendar"].format(year=year)

    def year(self, number: int) -> str:
        """Return the year of the Security Council: Seventy-first year."""
        return self.words.sessions["year"].format(ordinal=capitalized(self.ordinal(number, "year")))

    def agenda_heading(self, numbers: Sequence[str], agenda: Agenda, mark: str = "") -> str:
        """Return the line with the numbers: Agenda items 3 (b) and 36; Item 137 of the preliminary list*."""
        return self.items_phrase(numbers, agenda, mark=mark)

    def items_phrase(self, numbers: Sequence[str], agenda: Agenda, form: str = "", mark: str = "") -> str:
        """Return a phrase with the numbers of agenda items; `form` is a prefix of its key in `words.agenda`."""
        phrase = self.words.agenda[agenda][form + ("one" if len(numbers) == 1 else "many")]
        return phrase.format(numbers=self.join_list([self.item_number(number) for number in numbers]), mark=mark)

    def item_number(self, number: str) -> str:
        """Return the number of an agenda item, such as 3 (b), as printed."""
        return number

    # Text

    @property
    def dates(self) -> DateFormat:
        """The form of dates in running text."""
        return DateFormat(self.words.months, self.join_list)

    def day(self, day: date) -> str:
        """Return the day: 11 October 2016."""
        return self.dates.format((day,))

    def period(self, first: date, last: date) -> str:
        """Return the days of a session by the forms of the language, as in 24 June–12 July 2019; "" without a form."""
        forms = self.words.forms.get("period", {})
        form = forms.get("month" if first.month == last.month else "months", "")
        months = self.words.months
        days = {"first": self._day_of_month(first), "last": self._day_of_month(last), "year": last.year}
        return str(form).format(**days, month=months[first.month - 1], last_month=months[last.month - 1])

    def _day_of_month(self, day: date) -> str:
        return self.dates.first if day.day == 1 else str(day.day)

    def subparagraph_label(self, label: str) -> str:
        """Return the label of a sub-paragraph as typed: (a)."""
        return label

    def paragraph_label(self, label: str, level: int) -> str:
        """Return the label of a paragraph at that depth of a list: that of a sub-paragraph, at every depth."""
        return self.subparagraph_label(label)

    def raised(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield nothing: no characters are raised."""
        yield from ()

    def name_separator(self, given: str, family: str, *, family_first: bool) -> str:
        """Return a space between the two names of a person."""
        return " "

    # States by their names

    @property
    def state_forms(self) -> StateForms:
        """How a text writes the names of States: as in the table."""
        return AS_IN_TABLE

    def states(self, text: str, day: date | None) -> Iterable[StateInText]:
        """Return the States that a text names, in order."""
        return find_states(text, day, self.names, self.state_forms)

    # Offices by their words

    def office_word(self, office: str, gender: Gender | None = None) -> str:
        """Return the word for an office on a separate line; free text is unchanged."""
        entry = self.words.offices.get(office) or self.words.addressees.get(office)
        if entry is None or isinstance(entry, str):
            return entry or office
        return str(entry.get("one_f", entry["one"]) if gender == "f" else entry["one"])

    @lru_cache(maxsize=1024)  # noqa: B019 - the only instance is never freed
    def office_in(self, text: str) -> str | None:
        """Return the id of the office that a text names, by any of its words or an alias."""
        name = self._folded(text)
        for office, entry in self.words.offices.items():
            if name and name in map(fold, (office, *_known_words(entry))):
                return office
        return None

    @abstractmethod
    def annexed_to(self, title: str) -> str:
        """Return the title of a letter as the heading of its annex goes on: to the letter dated ..."""

    def annex_heading(
        self, kind: Attached, number: int | None, title: str | None, communication: Title | None = None
    ) -> str:
        """Return the heading of an annex, enclosure or appendix: Annex I to the letter dated ..., Enclosure."""
        label = self.words.attached[kind] + (f" {roman(number)}" if number else "")
        return f"{label} {self.annexed_to(title)}" if title else label

    def office_before(self, line: str, of: re.Pattern[str]) -> str | None:
        """Return the id of the longest office before one of the words `of` in a line, or of the whole line."""
        ends = [*(match.start() for match in of.finditer(line)), len(line)]
        found = (self.office_in(line[:end].strip(" ,")) for end in reversed(ends))
        return next((office for office in found if office), None)

    def office_of_line(self, line: str) -> str | None:
        """Return the id of the office with which a line of a signatory's title begins; None for an unknown one."""
        return self.office_in(line.partition(" of ")[0])

    @lru_cache(maxsize=1024)  # noqa: B019
    def addressee_in(self, text: str) -> str | None:
        """Return the id of the addressee that a text names, with or without its article."""
        name = self._folded(text)
        return next((office for office, entry in self.words.addressees.items() if name in _folded_words(entry)), None)

    def _folded(self, text: str) -> str:
        return fold_without_article(text, frozenset(self.words.articles))


def capitalized(text: str) -> str:
    """Return the text with its first letter as a capital; the others are unchanged."""
    return text[:1].upper() + text[1:]


def uncapitalized(text: str) -> str:
    """Return the text with its first letter as a small one; the others are unchanged."""
    return text[:1].lower() + text[1:]


def roman(number: int) -> str:
    """Return a number as a Roman numeral, as in Annex IV."""
    text = ""
    for value, numeral in _NUMERALS:
        count, number = divmod(number, value)
        text += numeral * count
    return text


# Words of an office that name it without other words; others, such as `at`, follow them.
_NAMING = ("one", "one_f", "title", "observer")


def _known_words(entry: Mapping[str, Any]) -> Iterator[str]:
    yield from (entry[key] for key in _NAMING if key in entry)
    yield from entry.get("aliases", ())


def _folded_words(entry: str | Mapping[str, Any]) -> Iterable[str]:
    return [fold(entry)] if isinstance(entry, str) else [fold(word) for word in _known_words(entry)]
