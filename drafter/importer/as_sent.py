"""A letter as sent: the copy that the mission signs, which has no title. Its parts are found around the salutation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from drafter.importer.build import LetterBuilder
from drafter.importer.model import SourceBlock, SourceLetter, SourceParagraph, paragraphs_of
from drafter.importer.normalize import is_same, one_line
from drafter.importer.read_dates import dates_in
from drafter.importer.sections import Parts, Section, divide_rest, lines_of, read_heading
from drafter.importer.state_names import name_on, states_in
from drafter.importer.title import ReadTitle, languages
from drafter.languages import load_language
from drafter.languages.protocol import Gender, Language, Party, Receiver, TitleKind
from drafter.un import members, offices

_GENDERS: tuple[Gender | None, ...] = (None, "m", "f")
_LONGEST_HEAD = 40
_LONGEST_GREETING = 60
_MOST_SIGNATURE_LINES = 5
# The number that a mission gives a letter, such as 17/2026 or MT/UN/2026/17.
_REFERENCE = re.compile(r"(?=\S*\d)[\w.-]+(?:/[\w.-]+)+")
_SIGNATURE = "sent-signature"


class SentParts(Struct, frozen=True):
    """The parts of a letter as sent, as read."""

    language: Language
    letterhead: tuple[str, ...]
    reference: str
    town: str
    day: date
    address: tuple[str, ...]
    receiver: Receiver
    salutation: str
    courtesy: str
    sections: tuple[Section, ...]


def read_sent(source: SourceLetter) -> SentParts | None:
    """Return the parts of a letter as sent; None if there is no salutation with a date and an addressee before it."""
    codes = [code for code in (source.language[:2], *languages()) if code in languages()]
    for code in dict.fromkeys(codes):
        parts = _read(source, load_language(code))
        if parts is not None:
            return parts
    return None


def _read(source: SourceLetter, language: Language) -> SentParts | None:
    blocks = [block for block in source.blocks if not block.role.endswith("-rule")]
    head_blocks = list(enumerate(blocks[:_LONGEST_HEAD]))
    usual = next((index for index, block in head_blocks if is_salutation(block, language)), None)
    at = (
        usual
        if usual is not None
        else next((index for index, block in head_blocks if is_greeting(block, language)), None)
    )
    if at is None:
        return None
    lines = lines_of([*source.top, *paragraphs_of(blocks[:at])])
    head = [line for line in lines if not _is_rule_or_mark(line, language)]
    dated = next((index for index, line in enumerate(head) if next(dates_in(line, language.code), None)), None)
    if dated is None:
        return None
    found = next(dates_in(head[dated], language.code))
    before = head[dated][: found.start].rstrip()
    letterhead, reference, town = _before_date(head[:dated], before, blocks, language)
    address = tuple(line for line in head[dated + 1 :] if line != reference)
    receiver = next((one for line in address if (one := _receiver(line, language))), None)
    if receiver is None:
        return None
    body, courtesy, rest = _body(blocks[at + 1 :], receiver, language)
    sections = divide_rest([*body, *rest], language)
    return SentParts(
        language, letterhead, reference, town, found.days[0], address, receiver, _text(blocks[at]), courtesy, sections
    )


def _is_rule_or_mark(line: str, language: Language) -> bool:
    """True for the mark of a draft, and for a rule made of hyphens, in a text."""
    return line == language.words.fixed["draft"] or not any(character.isalnum() for character in line)


def _text(block: SourceBlock) -> str:
    return one_line(block.text) if isinstance(block, SourceParagraph) else ""


def is_salutation(block: SourceBlock, language: Language) -> bool:
    """True for a salutation, by its style or as one that is usual for an addressee."""
    if block.role == "salutation":
        return True
    usual = {language.salutation(Receiver(office, gender)) for office in offices.ADDRESSEES for gender in _GENDERS}
    return not block.role.startswith("inside") and any(is_same(_text(block), one) for one in usual)


def is_greeting(block: SourceBlock, language: Language) -> bool:
    """True for a short line that ends like the usual salutation: "Sir,", in Spanish "Excelencias:"."""
    text = _text(block)
    end = language.salutation(Receiver(next(iter(offices.ADDRESSEES))))[-1]
    return len(text) <= _LONGEST_GREETING and text.endswith(end) and text[:1].isupper() and "\n" not in text


def _before_date(
    head: Sequence[str], before: str, blocks: Sequence[SourceBlock], language: Language
) -> tuple[tuple[str, ...], str, str]:
    """Return the letterhead, the reference and the town in front of the date; the reference may be in its line."""
    separator = language.words.fixed["before_date"].strip()
    before = before.removesuffix(separator).strip()
    town = language.words.fixed["town"]
    reference = ""
    if before.endswith(town) and before != town:
        reference, before = before.removesuffix(town).strip(), town
    styled = [_text(block) for block in blocks if block.role in ("letterhead-name", "letterhead")]
    lines = list(head)
    if styled:
        reference = reference or next((line for line in lines if line not in styled), "")
        return tuple(styled), reference, before
    if not reference and len(lines) > 1 and _REFERENCE.fullmatch(lines[-1]):
        reference = lines.pop()
    return tuple(lines), reference, before


def _receiver(line: str, language: Language) -> Receiver | None:
    for office in offices.ADDRESSEES:
        for gender in _GENDERS:
            if is_same(language.office_word(office, gender), line):
                return Receiver(office, gender)
    return None


def _body(
    blocks: Sequence[SourceBlock], receiver: Receiver, language: Language
) -> tuple[list[SourceBlock], str, list[SourceBlock]]:
    """Return the text, the closing sentence, and the signatures with what follows, each signature in its role."""
    styled = next((index for index, block in enumerate(blocks) if block.role == _SIGNATURE), None)
    usual = {language.courtesy(receiver, several=several) for several in (False, True)}
    at = next((index for index, block in enumerate(blocks) if any(is_same(_text(block), one) for one in usual)), None)
    if styled is not None and at is None:
        at = styled - 1
    if at is None:
        end = next((index for index, block in enumerate(blocks) if _is_heading(block, language)), len(blocks))
        at = end - 2 if end > 1 and _is_name_and_title(blocks[end - 1]) else None
    if at is None or at < 0:
        return list(blocks), "", []
    rest = [_as_signature(block, first=index == at + 1) for index, block in enumerate(blocks) if index > at]
    return list(blocks[:at]), _text(blocks[at]), rest


def _is_heading(block: SourceBlock, language: Language) -> bool:
    return isinstance(block, SourceParagraph) and read_heading(block, language) is not None


def _is_name_and_title(block: SourceBlock) -> bool:
    """True for a few short lines without a sentence, as at the end of a letter: a name, and an office below it."""
    lines = block.text.split("\n") if isinstance(block, SourceParagraph) else []
    return 1 < len(lines) <= _MOST_SIGNATURE_LINES and all(len(one) < 80 and not one.endswith(".") for one in lines)  # noqa: PLR2004


def _as_signature(block: SourceBlock, *, first: bool) -> SourceBlock:
    """Return the block below the closing sentence as a signature, if nothing says what else it is."""
    from msgspec.structs import replace

    is_plain = isinstance(block, SourceParagraph) and block.role in ("", "text", "signature", "unindented")
    return replace(block, role=_SIGNATURE) if is_plain and (first or "\n" in getattr(block, "text", "")) else block


class SentBuilder(LetterBuilder):
    """Builds the values of a letter as sent."""

    template = "as-sent"

    def __init__(self, source: SourceLetter, sent: SentParts) -> None:
        self.sent = sent
        senders = self._senders()
        content = ReadTitle("", sent.language.code, TitleKind.LETTER, (sent.day,), senders, (sent.receiver,), False)
        super().__init__(source, Parts(sent.language, content, (), sent.sections))

    def build(self) -> None:
        """Fill `values` and `grades`."""
        sent, language = self.sent, self.language
        self.values = {"template": self.template, "date": sent.day}
        if language.code != "en":
            self.values["language"] = language.code
        self._head()
        letter = sent.sections[0]
        self._signatories(letter)
        self._annexes()
        self._circulation(letter)
        self._correct_signatories()
        self._body(letter)
        if not senders_of(self.values) and not self.title.senders:
            self.grades.add("senders", "missing", "", "the letterhead names no State")
            self.grades.doubt("senders", "senders: [...]  # missing: the letterhead names no State that is known")
        self._grade()

    def _senders(self) -> tuple[Party, ...]:
        return tuple(_senders(self.sent))

    def _head(self) -> None:
        sent, fixed = self.sent, self.language.words.fixed
        if sent.letterhead:
            self.values["letterhead"] = "\n".join(sent.letterhead)
        if sent.reference:
            self.values["reference"] = sent.reference
        if sent.town and not is_same(sent.town, fixed["town"]):
            self.values["written_at"] = sent.town
        self.values["addressees"] = [self._addressee()]
        if any(is_same(mark, fixed["draft"]) for mark in self.source.marks):
            self.values["draft"] = True
        several = len(self.sent.sections[0].signatures) > 1
        if sent.courtesy and not is_same(sent.courtesy, self.language.courtesy(sent.receiver, several=several)):
            self.values["courtesy"] = sent.courtesy

    def _addressee(self) -> Any:
        sent, fixed = self.sent, self.language.words.fixed
        at = next(index for index, line in enumerate(sent.address) if _receiver(line, self.language))
        value: dict[str, Any] = {"office": sent.receiver.office}
        if sent.receiver.gender and self.language.varies_by_gender(sent.receiver):
            value["gender"] = sent.receiver.gender
        if name := " ".join(sent.address[:at]):
            value["name"] = name
        address = sent.address[at + 1 :]
        if [*map(one_line, address)] != [fixed["organization"], fixed["town"]]:
            value["address"] = "\n".join(address)
        if not is_same(sent.salutation, self.language.salutation(sent.receiver)):
            value["salutation"] = sent.salutation
        return value if len(value) > 1 else sent.receiver.office

    def _circulation(self, letter: Section) -> None:
        """Set the organs that the request names; the titles of agenda items are not in a letter as sent."""
        for block in letter.blocks:
            found = self.language.find_request(_text(block)) if isinstance(block, SourceParagraph) else None
            if found:
                self.values["organs"] = [one.organ for one in found.request.circulations]
                numbers = [number for one in found.request.circulations for number in one.items]
                if numbers:
                    note = f"agenda_items: [{{number: {numbers[0]}, title: ...}}]  # missing: the source has no title"
                    self.grades.add("agenda_items", "missing", ", ".join(numbers), "the source names only the number")
                    self.grades.doubt("agenda_items", note)

    def _grade(self) -> None:
        for key in ("date", "addressees", "letterhead", "reference", "organs"):
            if key in self.values:
                self.grades.add(key, "read", self.values[key], "seen; a letter as sent has no title that proves it")


def senders_of(values: Mapping[str, Any]) -> bool:
    """True if a signatory shows for which State the letter is sent."""
    return any(one.get("state") or one.get("organization") for one in values.get("signatories", ()))


def _senders(sent: SentParts) -> list[Party]:
    """Return the State that the letterhead names, as a sender."""
    found = next(states_in(" ".join(sent.letterhead), sent.language.code, sent.day), None)
    if found is None:
        return []
    observer = members.is_observer(found.code, sent.day)
    office = offices.default_office(observer=observer, note_verbale=False)
    return [Party(office, name_on(found.code, sent.language.code, sent.day), observer=observer)]
