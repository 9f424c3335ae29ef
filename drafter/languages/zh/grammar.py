"""The Chinese grammar of United Nations communications, over the words of `words.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from drafter.languages.common_grammar import Numbered
from drafter.languages.dates import DateFormat
from drafter.languages.english_masthead import EnglishDistribution
from drafter.languages.protocol import Attached, Citation, Party, Receiver, Request, RequestFound, Title
from drafter.languages.zh import formatting, requests, signatures, titles
from drafter.languages.zh.typography import ChineseTypesetter


class Chinese(EnglishDistribution):
    """Chinese; implements `drafter.languages.protocol.Language`.

    States are in the order of their English names (A/62/193), which `states.csv` has as their sort keys.
    """

    code = "zh"

    # Title and masthead

    def title(self, title: Title) -> str:
        """Return the title of a communication."""
        return titles.compose_title(title, self.words, self.dates)

    def with_no_break_spaces(self, title: str) -> str:
        """Return the title as it is: it has no spaces."""
        return title

    def sender(self, party: Party, day: date) -> str:
        """Return the State, organization or office."""
        if party.state:
            return party.state.running
        return party.organization or self.office_word(party.office, party.gender)

    def addressee(self, receiver: Receiver, day: date) -> str:
        """Return the addressee."""
        return self.office_word(receiver.office, receiver.gender)

    def addressees_in_title(self, receivers: Sequence[Receiver], day: date) -> str:
        """Return the addressees as a title prints them."""
        return titles.addressees_of(receivers, self.words)

    def original_language(self, codes: Sequence[str]) -> str:
        """Return the line of an annex: [原件：英文和西班牙文]."""
        languages = self.join_list([self.words.forms["original_languages"][code] for code in codes])
        return str(self.words.forms["original"]).format(languages=languages)

    # Session block

    def ordinal(self, number: int, of: Numbered) -> str:
        """Return the number in characters: 第七十一届会议, 第七十一年; raises ValueError for more than 199."""
        return formatting.number(number)

    def item_number(self, number: str) -> str:
        """Return the number of an agenda item without spaces: 35(a) (A/76/743)."""
        return number.replace(" ", "")

    # Text, signatures and annexes

    @property
    def dates(self) -> DateFormat:
        """The form of dates: 2016年10月11日."""
        return formatting.ChineseDates(self.words.months, self.join_list)

    def join_list(self, items: Iterable[str]) -> str:
        """Return the items as a list: 甲、乙和丙."""
        return formatting.join_list(items)

    def typesetter(self, before: str = "") -> ChineseTypesetter:
        """Return a typesetter of Chinese quotation marks, without spaces next to characters."""
        return ChineseTypesetter(before)

    def request(self, request: Request) -> str:
        """Return the request for circulation as a sentence."""
        return requests.compose_request(request, self)

    def signature_lines(self, party: Party, *, alone: bool) -> tuple[str, ...]:
        """Return the title lines above a signatory's name."""
        return signatures.signature_lines(party, self.words, alone=alone)

    def name_separator(self, given: str, family: str, *, family_first: bool) -> str:
        """Return what separates the names of a person: 谢尔盖·基斯利茨亚, 王毅, Ada Berg."""
        return signatures.name_separator(given, family, family_first=family_first)

    def annexed_to(self, title: str) -> str:
        """Return the title before the word for its annex: ……的信的附件 (A/76/743)."""
        return f"{title}的"

    def annex_heading(
        self, kind: Attached, number: int | None, title: str | None, communication: Title | None = None
    ) -> str:
        """Return the heading of an annex, enclosure or appendix: ……的信的附件, ……的信的附件二, 附文."""
        label = self.words.attached[kind] + (formatting.number(number) if number else "")
        return f"{self.annexed_to(title)}{label}" if title else label

    def office_of_line(self, line: str) -> str | None:
        """Return the id of the office with which a line ends: 冰岛常驻联合国代表."""
        ends = (line[start:].strip(" ,，、") for start in range(len(line)))
        return next((office for office in map(self.office_in, ends) if office), None)

    # Letters as sent

    def salutation(self, receiver: Receiver) -> str:
        """Return the salutation of a letter as sent."""
        return "阁下："

    def courtesy(self, receiver: Receiver, *, several: bool) -> str:
        """Return the closing sentence of a letter as sent."""
        return "顺致最崇高的敬意。"

    # Reading texts

    def find_request(self, text: str) -> RequestFound | None:
        """Return the last request for circulation in a text, or None."""
        from drafter.languages.request_reader import find_request
        from drafter.languages.zh.parse_request import request_patterns

        return find_request(text, request_patterns())

    def citations(self, text: str) -> Iterable[Citation]:
        """Return the resolutions and documents that a text cites, in order."""
        from drafter.languages.citations import read_citations
        from drafter.languages.zh.citations import PATTERNS

        return read_citations(text, PATTERNS)


LANGUAGE = Chinese()
