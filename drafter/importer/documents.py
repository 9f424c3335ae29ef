"""Documents that are not letters, known by their title: draft resolutions, notes by the Secretariat, statements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from drafter.importer.masthead import read_distribution
from drafter.importer.model import SourceBlock, SourceLetter, SourceParagraph, plain
from drafter.importer.normalize import comparable, is_same, one_line
from drafter.importer.read_dates import dates_in
from drafter.importer.sections import Section, divide_rest, lines_of
from drafter.importer.session_block import read_heading, read_session_block
from drafter.languages import load_language
from drafter.languages.protocol import Language
from drafter.templates import find_template

RESOLUTION, NOTE, STATEMENT = "draft-resolution", "note-by-the-secretariat", "explanation-of-vote"
_TITLES = ("title-14", "title-12")
# Blocks in which the title of a document is searched for, and the most lines and characters of one.
_MOST_BLOCKS, _MOST_LINES, _LONGEST_TITLE = 60, 4, 6000
_LONGEST_TOWN = 30
_COMMAS = (",", "،", "、", "，")


class _Form(NamedTuple):
    """The title of a kind of document in a language, in which `parties` are the States that it names."""

    template: str
    code: str
    pattern: re.Pattern[str]


class _Found(NamedTuple):
    """A title of a document: its first block, the one after its last, the number of those of the masthead, its form.

    `parties` are the words for the States in it.
    """

    first: int
    last: int
    top: int
    form: _Form
    parties: str


class DocumentParts(Struct, frozen=True):
    """A document as read: its kind, its title and the States in it, its date if it shows one, and its parts.

    `above` are the paragraphs above the title, without the masthead; `at` is the block with which its text begins.
    """

    template: str
    language: Language
    title: str
    parties: str
    day: date | None
    subject: str
    above: tuple[SourceParagraph, ...]
    letterhead: tuple[str, ...]
    sections: tuple[Section, ...]
    at: int


def read_document(source: SourceLetter) -> DocumentParts | None:
    """Return the parts of a document; None if no line of its beginning is the title of one."""
    top = [one for one in source.top if one.text.strip()]
    blocks: list[SourceBlock] = [block for block in source.blocks if not block.role.endswith("-rule")]
    for items, above in ((blocks, 0), ([*top, *blocks], len(top))):
        for found in _titles(items, above):
            read = _statement if found.form.template == STATEMENT else _published
            if parts := read(source, items, found):
                return parts
    return None


@lru_cache(maxsize=1)
def _forms() -> tuple[_Form, ...]:
    return tuple(
        _Form(name, code, _pattern_of(description.words[code]["kind"] if name == NOTE else description.titles[code]))
        for name in (RESOLUTION, NOTE, STATEMENT)
        for description in (find_template(name).description,)
        for code in description.languages
    )


def _pattern_of(form: str) -> re.Pattern[str]:
    before, hole, after = re.split(r"(\{\w+\}|$)", comparable(form), maxsplit=1)
    parties = "(?P<parties>.+)" if hole else "(?P<parties>)"
    return re.compile(f"{re.escape(before)}{parties}{re.escape(after)}", re.IGNORECASE)


def _titles(items: Sequence[SourceBlock], top: int) -> Iterator[_Found]:
    """Yield the titles of documents, those of one line first."""
    for count in range(1, _MOST_LINES + 1):
        for at in range(min(len(items), _MOST_BLOCKS)):
            text = comparable(_text(items[at : at + count]))
            for form in _forms() if 0 < len(text) <= _LONGEST_TITLE else ():
                if match := form.pattern.fullmatch(text):
                    yield _Found(at, at + count, top, form, match["parties"])


def _text(items: Sequence[SourceBlock]) -> str:
    return one_line(" ".join(item.text for item in items if isinstance(item, SourceParagraph)))


def _published(source: SourceLetter, items: Sequence[SourceBlock], found: _Found) -> DocumentParts | None:
    """Return the parts of a document with a masthead: its subject is below the sponsors, or above the kind of note."""
    is_note = found.form.template == NOTE
    found = found if is_note else _with_sponsors_above(items, found)
    begin = _first_of_titles(items, found.first) if is_note else found.last
    last = found.last if is_note else _end_of_titles(items, found.last)
    subject = _text(items[begin : found.first] if is_note else items[begin:last])
    if found.top or not subject:
        return None
    language = load_language(found.form.code)
    above = items[: min(begin, found.first)]
    paragraphs = tuple(item for item in above if isinstance(item, SourceParagraph))
    return DocumentParts(
        found.form.template,
        language,
        _text(items[found.first : found.last]),
        found.parties,
        read_distribution(list(lines_of([*source.top, *paragraphs])), language)[1],
        subject,
        paragraphs,
        (),
        divide_rest(list(items[last:]), language),
        last,
    )


def _with_sponsors_above(items: Sequence[SourceBlock], found: _Found) -> _Found:
    """Return the title with the paragraphs above it that end with a comma: the list of sponsors begins there."""
    first = found.first
    while first and _text(items[first - 1 : first]).endswith(_COMMAS):
        first -= 1
    whole = found.form.pattern.fullmatch(comparable(_text(items[first : found.last])))
    return found._replace(first=first, parties=whole["parties"]) if whole else found


def _first_of_titles(items: Sequence[SourceBlock], end: int) -> int:
    """Return the first of the paragraphs in the style of a title that end at a place; one without any."""
    begin = end
    while begin and items[begin - 1].role in _TITLES:
        begin -= 1
    return begin if begin < end else max(end - 1, 0)


def _end_of_titles(items: Sequence[SourceBlock], begin: int) -> int:
    end = begin
    while end < len(items) and items[end].role in _TITLES:
        end += 1
    return end if end > begin else min(begin + 1, len(items))


def _statement(source: SourceLetter, items: Sequence[SourceBlock], found: _Found) -> DocumentParts | None:
    """Return the parts of a statement: letterhead, date and title, the subject, the session block, then the text."""
    language = load_language(found.form.code)
    check = find_template(STATEMENT).description.words[found.form.code]["check"]
    begin = _begin_of_text(items, found, language)
    above = items[: found.first] if found.top else [*source.top, *items[: found.first]]
    head = [line for line in _lines(above) if not is_same(line, check)]
    below = _lines(items[found.last : begin])
    dated = [line for line in [*head, *below] if _day(line, language)]
    below = [line for line in below if line not in dated]
    session = next((at for at, line in enumerate(below) if read_session_block([line], language).sessions), 1)
    if not below[:session] or not dated:
        return None
    return DocumentParts(
        found.form.template,
        language,
        _text(items[found.first : found.last]),
        found.parties,
        _day(dated[0], language),
        " ".join(below[:session]),
        tuple(map(plain, below[session:])),
        tuple(line for line in head if line not in dated),
        divide_rest(list(items[begin:]), language),
        max(begin - found.top, 0),
    )


def _lines(items: Sequence[SourceBlock]) -> list[str]:
    return list(lines_of([item for item in items if isinstance(item, SourceParagraph)]))


def _day(line: str, language: Language) -> date | None:
    """Return the date that a line is, or ends with behind a town, as in New York, 12 November 2026."""
    found = next(dates_in(line, language.code), None)
    if found is None or found.end != len(line):
        return None
    return found.days[0] if not found.start or (found.start < _LONGEST_TOWN and "," in line[: found.start]) else None


def _begin_of_text(items: Sequence[SourceBlock], found: _Found, language: Language) -> int:
    """Return the block with which the text begins: below the head, its session block, and the titles of its items."""
    last = found.last
    is_head = (at < found.top or item.role in ("subject", "inside-address") for at, item in enumerate(items))
    styled = [at for at, head in enumerate(is_head) if head and at >= last]
    if styled:
        return styled[-1] + 1
    for at in range(last, min(last + _MOST_LINES, len(items))):
        lines = _lines(items[at : at + 1])
        for index, line in enumerate(lines):
            if heading := read_heading(line, language):
                below = len(lines) - index - 1
                return min(at + 1 + max(len(heading[1]) - below, 0), len(items))
    return min(last + 1, len(items))
