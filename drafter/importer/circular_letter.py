"""A circular letter of the President of the General Assembly: known by its letterhead, its addressees at its end."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from drafter.importer.as_sent import SentBuilder, SentParts, is_greeting, is_salutation
from drafter.importer.model import SourceBlock, SourceLetter, SourceParagraph
from drafter.importer.normalize import is_same, one_line
from drafter.importer.read_dates import dates_in
from drafter.importer.sections import Section, divide_rest, lines_of, read_heading
from drafter.importer.signatures import ReadSignature, read_signature
from drafter.languages import load_language
from drafter.languages.protocol import Language, Party, Receiver
from drafter.templates import find_template

TEMPLATE = "pga-circular-letter"
PRESIDENT = "president-of-the-general-assembly"
_LONGEST_HEAD = 12
_LONGEST_SUBJECT, _LINES_OF_LETTERHEAD = 300, 4
_WORD = re.compile(r"\w+")
_SIGNATURE = "sent-signature"


class CircularParts(SentParts, frozen=True):
    """The parts of a circular letter as read."""

    subject: str = ""


def read_circular(source: SourceLetter) -> CircularParts | None:
    """Return the parts of a circular letter; None if its first lines do not show its letterhead, date and greeting."""
    for code, words in find_template(TEMPLATE).description.words.items():
        parts = _read(source, load_language(code), words)
        if parts is not None:
            return parts
    return None


def _read(source: SourceLetter, language: Language, words: Mapping[str, str]) -> CircularParts | None:
    blocks: list[SourceBlock] = [*source.top, *(block for block in source.blocks if not block.role.endswith("-rule"))]
    head = blocks[:_LONGEST_HEAD]
    at = next((at for at, one in enumerate(head) if is_salutation(one, language) or is_greeting(one, language)), None)
    if at is not None and _is_date(blocks[at + 1 : at + 2], language):
        # Next to the salutation, in a column on its right.
        blocks[at : at + 2] = [blocks[at + 1], blocks[at]]
        at += 1
    lines = list(lines_of([one for one in blocks[: at or 0] if isinstance(one, SourceParagraph)]))
    dated = next((line for line in lines if next(dates_in(line, language.code), None)), None)
    letterhead = _letterhead(lines, words["letterhead"])
    if at is None or dated is None or not letterhead:
        return None
    day = next(dates_in(dated, language.code)).days[0]
    others = [line for line in lines if line != dated and line not in letterhead]
    others = [line for line in others if line != language.words.fixed["draft"]]
    subject, rest = _subject(blocks[at + 1 :])
    body, courtesy, signatures, address, annexes = _divided(rest, language)
    town = next((at for at, line in enumerate(address) if is_same(line, language.words.fixed["town"])), len(address))
    office = " ".join(address[:town]).removeprefix(words["all"]).strip()
    sections = divide_rest([*body, *signatures, *annexes], language)
    return CircularParts(
        language,
        (),
        one_line(" ".join(others)),
        "",
        day,
        tuple(address[town + 1 :]),
        Receiver(office),
        _text(blocks[at]),
        courtesy,
        sections,
        subject,
    )


def _is_date(blocks: Sequence[SourceBlock], language: Language) -> bool:
    """True for a paragraph that is a date and nothing else."""
    text = _text(blocks[0]) if blocks else ""
    found = next(dates_in(text, language.code), None)
    return found is not None and (found.start, found.end) == (0, len(text))


def _letterhead(lines: Sequence[str], wanted: str) -> Sequence[str]:
    """Return the lines that together are the letterhead, which may be in capitals; none for another letter."""
    for start in range(len(lines)):
        for end in range(start + 1, min(start + _LINES_OF_LETTERHEAD, len(lines)) + 1):
            if is_same(" ".join(lines[start:end]).casefold(), wanted.casefold()):
                return lines[start:end]
    return ()


def _text(block: SourceBlock) -> str:
    return one_line(block.text) if isinstance(block, SourceParagraph) else ""


def _subject(blocks: Sequence[SourceBlock]) -> tuple[str, list[SourceBlock]]:
    """Return the subject, a paragraph in its style or all in bold below the salutation, and what follows it."""
    first = blocks[0] if blocks else None
    if not isinstance(first, SourceParagraph) or len(first.text) > _LONGEST_SUBJECT:
        return "", list(blocks)
    is_bold = one_line(" ".join(first.strong)) == one_line(first.text)
    if first.role == "subject" or first.role.startswith(("heading-", "title-")) or is_bold:
        return one_line(first.text), list(blocks[1:])
    return "", list(blocks)


def _divided(
    blocks: Sequence[SourceBlock], language: Language
) -> tuple[list[SourceBlock], str, list[SourceBlock], list[str], list[SourceBlock]]:
    """Return the text, the closing sentence, the signatures, the lines of the address, and the annexes."""
    end = next((at for at, block in enumerate(blocks) if _is_heading(block, language)), len(blocks))
    letter, annexes = list(blocks[:end]), list(blocks[end:])
    at = next((at for at, block in enumerate(letter) if _is_courtesy(block, language)), None)
    styled = next((at for at, block in enumerate(letter) if block.role == _SIGNATURE), None)
    at = styled - 1 if at is None and styled else at
    if at is None:
        return letter, "", [], [], annexes
    below = letter[at + 1 :]
    count = max(sum(block.role == _SIGNATURE for block in below), 1)
    signatures = [_as_signature(block) for block in below[:count]]
    address = list(lines_of([block for block in below[count:] if isinstance(block, SourceParagraph)]))
    return letter[:at], _text(letter[at]), signatures, address, annexes


def _is_heading(block: SourceBlock, language: Language) -> bool:
    return isinstance(block, SourceParagraph) and read_heading(block, language) is not None


def _is_courtesy(block: SourceBlock, language: Language) -> bool:
    """True for the closing sentence, which may have more words than the usual one, such as the form of address."""
    words = set(_WORD.findall(_text(block).casefold()))
    usual = (language.courtesy(Receiver("…"), several=several) for several in (False, True))
    forms = [set(_WORD.findall(one.casefold().replace("…", ""))) for one in usual]
    return block.role == "courtesy" or any(one <= words and len(words) < 2 * len(one) for one in forms)


def _as_signature(block: SourceBlock) -> SourceBlock:
    return replace(block, role=_SIGNATURE) if isinstance(block, SourceParagraph) else block


class CircularBuilder(SentBuilder):
    """Builds the values of a circular letter."""

    template = TEMPLATE

    def __init__(self, source: SourceLetter, circular: CircularParts) -> None:
        self.circular = circular
        super().__init__(source, circular)

    def build(self) -> None:
        """Fill `values` and `grades`; the President is the sender, also if the signature does not show the office."""
        super().build()
        if not any(one.get("office") or one.get("state") for one in self.values.get("signatories", ())):
            self.values["senders"] = [PRESIDENT]
            self.grades.add("senders", "read", PRESIDENT, "in the letterhead")

    def _senders(self) -> tuple[Party, ...]:
        """Return the President, whom the letterhead names."""
        return (Party(PRESIDENT),)

    def _head(self) -> None:
        circular, fixed = self.circular, self.language.words.fixed
        for key, value in (("reference", circular.reference), ("subject", circular.subject)):
            if value:
                self.values[key] = value
                self.grades.add(key, "read", value, "in its place")
        if circular.receiver.office:
            self.values["addressees"] = [circular.receiver.office]
        self.values["organs"] = ["general-assembly"]
        several = len(self.parts.sections[0].signatures) > 1
        courtesy = self.language.courtesy(circular.receiver, several=several)
        usual = (self.language.salutation(circular.receiver), courtesy)
        for key, value, composed in zip(
            ("salutation", "courtesy"), (circular.salutation, circular.courtesy), usual, strict=True
        ):
            if value and not is_same(value, composed):
                self.values[key] = value
        if any(is_same(mark, fixed["draft"]) for mark in self.source.marks):
            self.values["draft"] = True
        self.left_over += circular.address

    def _read_signature(self, paragraph: SourceParagraph) -> ReadSignature | None:
        """Return the signature; the name is the first line, unless that is an office."""
        lines_first = self.language.office_of_line(one_line(paragraph.text.split("\n")[0])) is not None
        return read_signature(paragraph, lines_first)

    def _circulation(self, letter: Section) -> None:
        """A circular letter does not ask for its circulation."""
