"""The parts of a letter: the text above the title, the letter itself, and its annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, product

from msgspec import Struct

from drafter.importer.masthead import is_page_furniture
from drafter.importer.model import (
    SourceBlock,
    SourceLetter,
    SourceParagraph,
    cut,
    paragraphs_of,
)
from drafter.importer.normalize import comparable, is_same, one_line
from drafter.importer.read_dates import dates_in
from drafter.importer.session_block import read_heading as read_agenda_heading
from drafter.importer.signatures import is_signed, signed_at
from drafter.importer.title import ReadTitle, languages, read_title, title_starts
from drafter.languages import load_language
from drafter.languages.protocol import Attached, Language

_TITLE_ROLES = ("title-14", "title-12")
_TEXT_ROLE = "text"
_MOST_TITLE_PARAGRAPHS = 8
_START_OF_TITLE = 200
# Places at which a title may begin, and the characters of a letter before which it does.
_MOST_PLACES, _TITLE_BEFORE = 60, 60_000
# Paragraphs of a title that Drafter does not compose: in more, its frame may be found by chance.
_MOST_UNPROVED = 3
_LONGEST_ANNEX_TITLE = 300
_ROMAN = r"[IVXLC]+|\d{1,2}"
_KINDS: tuple[Attached, ...] = ("annex", "enclosure", "appendix")
_IGNORED = {"end-rule", "letterhead-rule", "note-rule"}
_CODES = ("en", "fr", "es", "ru", "zh", "ar")


class Section(Struct):
    """The letter, or an annex: its heading and number as read, its original languages, title, text and signatures.

    `notes` are the keys of the notes that heading and title refer to with asterisks, `after` the paragraphs below the
    signatures, which belong to no part of a letter.
    """

    kind: str = "letter"
    heading: str = ""
    number: str = ""
    original: tuple[str, ...] = ()
    title: str = ""
    blocks: list[SourceBlock] = []
    signatures: list[SourceParagraph] = []
    notes: list[str] = []
    after: list[str] = []


class Parts(Struct, frozen=True):
    """A letter divided into its parts; `title` is None if no title was found, `size` that of its style, if known."""

    language: Language
    title: ReadTitle | None
    above: tuple[SourceParagraph, ...]
    sections: tuple[Section, ...]
    size: int | None = None
    title_text: str = ""


def divide(source: SourceLetter) -> Parts:
    """Return the parts of a letter."""
    blocks = [block for block in source.blocks if block.role not in _IGNORED]
    first, last, title, rest = _find_title(blocks)
    language = load_language(title.language if title else _language(source))
    above = tuple(paragraphs_of(blocks[:first]))
    size = next((int(block.role[-2:]) for block in blocks[first:last] if block.role in _TITLE_ROLES), None)
    sections = _sections([*rest, *blocks[last:]], language)
    text = one_line(" ".join(block.text for block in paragraphs_of(blocks[first:last])))
    return Parts(language, title, above, tuple(sections), size, text)


def divide_rest(blocks: Sequence[SourceBlock], language: Language) -> tuple[Section, ...]:
    """Return a text without a title as the letter and its annexes."""
    return tuple(_sections(blocks, language))


def _language(source: SourceLetter) -> str:
    code = source.language[:2].lower()
    return code if code in languages() else "en"


def _find_title(
    blocks: Sequence[SourceBlock],
) -> tuple[int, int, ReadTitle | None, list[SourceBlock]]:
    """Return the blocks from and to which the title goes, the title, and what follows it in its last block."""
    styled = [index for index, block in enumerate(blocks) if block.role in _TITLE_ROLES]
    if styled:
        last = styled[0]
        while last + 1 in styled:
            last += 1
        text = " ".join(block.text for block in paragraphs_of(blocks[styled[0] : last + 1]))
        if title := read_title(one_line(text)):
            return styled[0], last + 1, title, []
    return _find_unstyled(blocks)


def _find_unstyled(blocks: Sequence[SourceBlock]) -> tuple[int, int, ReadTitle | None, list[SourceBlock]]:
    """Find a title by its words; it may share its first paragraph with the masthead, and its last with the text."""
    fallback: tuple[int, int, ReadTitle, list[SourceParagraph]] | None = None
    for at, start in islice(_places(blocks), _MOST_PLACES):
        block = blocks[at]
        if isinstance(block, SourceParagraph):
            for end in range(at + 1, min(at + _MOST_TITLE_PARAGRAPHS, len(blocks)) + 1):
                # A title whose words are incomplete does not go on in the text.
                if block.role in _TITLE_ROLES and blocks[end - 1].role == _TEXT_ROLE:
                    break
                texts = [one.text if isinstance(one, SourceParagraph) else "" for one in blocks[at:end]]
                text = one_line(" ".join([texts[0][start:], *texts[1:]]))
                title = read_title(text)
                before = [cut(block, 0, start)] if block.text[:start].strip() else []
                if title and title.proved and not is_agenda_title(blocks[:at], title.language):
                    return _found(blocks, at, end, title, before)
                if title and fallback is None and end - at <= _MOST_UNPROVED:
                    fallback = at, end, title, before
    return _found(blocks, *fallback) if fallback else (0, 0, None, [])


def is_agenda_title(above: Sequence[SourceBlock], language: str) -> bool:
    """True if the line above is that of an agenda item, whose title may be that of a letter (ES-11/L.1)."""
    last = next((one for one in reversed(above) if isinstance(one, SourceParagraph) and one.text.strip()), None)
    line = last.text.strip().rsplit("\n", maxsplit=1)[-1] if last else ""
    return read_agenda_heading(line, load_language(language)) is not None


def _places(blocks: Sequence[SourceBlock]) -> Iterator[tuple[int, int]]:
    """Yield the blocks, and the characters in them, at which a title may begin."""
    seen = 0
    for at, block in enumerate(blocks):
        if isinstance(block, SourceParagraph) and seen < _TITLE_BEFORE:
            yield from ((at, start) for start in title_starts(block.text[:_TITLE_BEFORE]))
            seen += len(block.text)


def _found(
    blocks: Sequence[SourceBlock], at: int, end: int, title: ReadTitle, before: list[SourceParagraph]
) -> tuple[int, int, ReadTitle, list[SourceBlock]]:
    """Return the place of a title; a masthead in front of it in the same paragraph is put in its own."""
    block = blocks[at]
    if before and isinstance(blocks, list) and isinstance(block, SourceParagraph):
        blocks[at : at + 1] = [before[0], cut(block, block.text.index(before[0].text) + len(before[0].text))]
        return at + 1, end + 1, title, []
    return at, end, title, []


def _sections(blocks: Sequence[SourceBlock], language: Language) -> list[Section]:
    sections = [_section("letter")]
    is_other = False
    for block in blocks:
        is_other = is_other or _begins_other_letter(block, sections[-1], language)
        if is_other:
            sections[-1].after += [one_line(one.text) for one in paragraphs_of([block]) if one.text.strip()]
        elif not isinstance(block, SourceParagraph):
            sections[-1].blocks.append(block)
        elif not block.text.strip() and not any(span.note for span in block.spans):
            continue
        elif heading := read_heading(block, language):
            heading.heading = _with_marks(block, heading.notes)
            sections.append(heading)
        else:
            _add(sections[-1], block, language)
    return sections


def _begins_other_letter(block: SourceBlock, section: Section, language: Language) -> bool:
    """True for the title of another letter below the signatures, which is none of an attached letter in its style."""
    if not isinstance(block, SourceParagraph) or not section.signatures or block.role.endswith("-heading"):
        return False
    text = one_line(block.text[:_START_OF_TITLE])
    return next(title_starts(text), None) == 0 and next(dates_in(text, language.code), None) is not None


def _section(kind: str, heading: str = "", number: str = "") -> Section:
    return Section(kind, heading, number, blocks=[], signatures=[], notes=[], after=[])


def _add(section: Section, block: SourceParagraph, language: Language) -> None:
    """Add a paragraph to the part of a section that it belongs to."""
    at_start = section.kind != "letter" and not section.blocks
    if at_start and (codes := _original(block, language)):
        section.original = codes
    elif _is_annex_title(block, section):
        section.title = one_line(f"{section.title} {_with_marks(block, section.notes)}")
    elif is_signature(block):
        _add_signature(section, block)
    elif is_page_furniture(block.text) and (not block.role or section.signatures):
        return
    elif section.signatures:
        section.after.append(one_line(block.text))
    else:
        section.blocks.append(block)


def _with_marks(block: SourceParagraph, notes: list[str]) -> str:
    """Return a heading with an asterisk for each note that it refers to, whose keys are added to `notes`."""
    text = ""
    for span in block.spans:
        if span.note:
            notes.append(span.note)
        text += "*" * len(notes) if span.note else span.text
    return one_line(text)


def is_signature(block: SourceParagraph) -> bool:
    """True for a signature, by its style or by the word for it."""
    return block.role in ("signature", "signature-last", "sent-signature") or (not block.role and is_signed(block.text))


def _add_signature(section: Section, block: SourceParagraph) -> None:
    """Add a signature; text in front of "(Signed)" in the same paragraph belongs to the text."""
    match = signed_at(block.text)
    before = block.text[: match.start()].strip() if match else ""
    if match and not block.role and before and "\n" not in before and len(before) > 100:  # noqa: PLR2004
        section.blocks.append(cut(block, 0, match.start()))
        block = cut(block, match.start())
    section.signatures.append(block)


def read_heading(block: SourceParagraph, language: Language) -> Section | None:
    """Return the section that a heading such as "Annex I to the letter dated ..." begins; None for other text."""
    known = block.role in ("annex-heading", "enclosure-heading")
    if block.role and not known and not block.role.startswith("heading-"):
        return None
    text = one_line(block.text)
    for kind in _KINDS:
        word = re.escape(language.words.attached[kind])
        pattern = rf"\[?{word}(?:\s+(?P<number>{_ROMAN}))?\]?\*{{0,3}}(?P<rest>\s+\S.*)?"
        if match := re.fullmatch(pattern, text, re.IGNORECASE):
            if not known and match["rest"] and not _goes_on(match["rest"], language):
                continue
            return _section(kind, text, match["number"] or "")
    if known:
        return _section("annex" if block.role == "annex-heading" else "enclosure", text)
    return None


def _goes_on(rest: str, language: Language) -> bool:
    """True if the words after "Annex I" are those of a title: to the letter dated ..."""
    composed = comparable(language.annexed_to("Letter")) if hasattr(language, "annexed_to") else "to the letter"
    first = composed.split()[0]
    return one_line(rest).split()[0].casefold() == first.casefold()


def _original(block: SourceParagraph, language: Language) -> tuple[str, ...] | None:
    """Return the languages of a line such as [Original: Arabic and French]; None for other text."""
    text = one_line(block.text)
    if block.role != "original-language" and not (text.startswith("[") and text.endswith("]")):
        return None
    for one, other in product(("", *_CODES), _CODES):
        codes = tuple(filter(None, (one, other)))
        if is_same(text, language.original_language(codes)):
            return codes
    return None


def _is_annex_title(block: SourceParagraph, section: Section) -> bool:
    """True for the title of an annex, by its style, or as a short first paragraph in bold."""
    if section.kind == "letter" or section.blocks or section.signatures:
        return False
    if block.role:
        return block.role == "annex-title"
    text = one_line(block.text)
    bold = one_line(" ".join(block.strong))
    return not section.title and len(text) < _LONGEST_ANNEX_TITLE and bold == text


def lines_of(paragraphs: Sequence[SourceParagraph]) -> Iterator[str]:
    """Yield the lines of some paragraphs, without empty ones."""
    for paragraph in paragraphs:
        yield from (one_line(line) for line in paragraph.text.split("\n") if line.strip())
