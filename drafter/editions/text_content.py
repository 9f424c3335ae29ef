"""The content of a text that does not depend on its language: citations, dates, numbers, States, facts and notes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache

from msgspec import Struct

from drafter.languages import load_language
from drafter.languages.protocol import Language

_EMPTY_LINES = re.compile(r"\n[ \t]*\n[ \t\n]*")
# A line break in a paragraph, with the indent or the mark of a quotation on the next line.
_LINE_BREAK = re.compile(r"[ \t]{0,99}+\n[ \t>]{0,99}+")
_NOTE = re.compile(r"\[\^[^\]\s]{1,999}+\]:")
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,999}+\](?!:)")
_FACT = re.compile(r"\{\{\s*+([\w.]++)(?>(?:[^{}]|\{(?!\{))*)\}\}")
# The capital of a word before a number: a sentence begins with Resolution 71/248 in one language, not in another.
_CAPITAL_BEFORE_NUMBER = re.compile(r"\b[A-ZÀ-ÞА-Я](?=[^\W\d_]{4,}[ \u00a0]\d)")
# A number with the separators of any language, and the ending of an ordinal.
_NUMBER = re.compile(
    r"(?<![\w/.,-])(?P<digits>\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+)(?:[.,](?P<decimals>\d{1,2})(?!\d))?"
    r"(?P<ordinal>st|nd|rd|th|er|re|ère|e|ª|º|-[а-я]{1,3})?(?![\w/])"
)
_IDEOGRAPH = re.compile("[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]")
# Ordinals up to this number are words in some languages and digits in others.
_LARGEST_ORDINAL_IN_WORDS = 200
_DAY, _YEAR = 23, 2011


class Item(Struct, frozen=True):
    """A fact, note, citation, date, State or number in a text: its kind, its value in no language, its words.

    `is_certain` is false for a word that may mean something else.
    """

    kind: str
    value: str
    written: str
    start: int
    end: int
    is_certain: bool = True


class _Found(Struct, frozen=True):
    """The value of an item, and its place in a paragraph."""

    value: str
    start: int
    end: int
    is_certain: bool = True


class Paragraph(Struct, frozen=True):
    """A paragraph of a text, from character `start` to `end`, with its items."""

    start: int
    end: int
    is_note: bool
    items: tuple[Item, ...]


def paragraphs(text: str, code: str, day: date | None) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text in a language; `day` decides which names of States are in use."""
    language = load_language(code)
    return tuple(
        Paragraph(start, end, bool(_NOTE.match(text, start)), tuple(_items(text[start:end], start, language, day)))
        for start, end in _spans(text)
    )


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each paragraph; empty lines separate them."""
    start = len(text) - len(text.lstrip())
    for gap in _EMPTY_LINES.finditer(text, start):
        yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def _items(text: str, offset: int, language: Language, day: date | None) -> Iterator[Item]:
    """Yield the items of a paragraph; each kind is blanked before the next is searched for.

    Items may begin on one line and end on the next.
    """
    text, position = _join_lines(text)
    written = text
    for kind, values in (
        ("fact", _facts),
        ("note", _note_marks),
        ("citation", _citations),
        ("date", _dates),
        ("State", _states),
        ("number", _numbers),
    ):
        pieces, last = [], 0
        for found in values(text, language, day):
            start, end = position(found.start) + offset, position(found.end) + offset
            yield Item(kind, found.value, written[found.start : found.end], start, end, found.is_certain)
            pieces += [text[last : found.start], "\ufffc" * (found.end - found.start)]
            last = found.end
        text = "".join([*pieces, text[last:]])


def _join_lines(text: str) -> tuple[str, Callable[[int], int]]:
    """Return a paragraph on one line, and the function that returns the position in its lines of a character."""
    pieces, starts, shifts, last, shift = [], [0], [0], 0, 0
    for match in _LINE_BREAK.finditer(text):
        pieces.append(text[last : match.start()])
        last = match.end()
        shift += len(match[0]) - 1
        starts.append(last - shift)
        shifts.append(shift)
    return " ".join([*pieces, text[last:]]), lambda at: at + shifts[bisect_right(starts, at) - 1]


def _facts(text: str, language: Language, day: date | None) -> Iterator[_Found]:
    return (_Found(match[1], *match.span()) for match in _FACT.finditer(text))


def _note_marks(text: str, language: Language, day: date | None) -> Iterator[_Found]:
    return (_Found("note", *match.span()) for match in _NOTE_MARK.finditer(text))


def _citations(text: str, language: Language, day: date | None) -> Iterator[_Found]:
    small = _CAPITAL_BEFORE_NUMBER.sub(lambda letter: letter[0].lower(), text)
    return (_Found(one.symbol, one.start, one.end) for one in language.citations(small))


def _dates(text: str, language: Language, day: date | None) -> Iterator[_Found]:
    for month, (pattern, first, name) in enumerate(_day_patterns(language.code), 1):
        for match in pattern.finditer(text) if name in text else ():
            number = 1 if match["day"] == first else int(match["day"])
            yield _Found(f"{match['year']}-{month:02}-{number:02}", *match.span())


def _states(text: str, language: Language, day: date | None) -> Iterator[_Found]:
    return (_Found(one.code, one.start, one.end, one.is_certain) for one in language.states(text, day))


def _numbers(text: str, language: Language, day: date | None) -> Iterator[_Found]:
    # A number follows an ideograph without a space.
    for match in _NUMBER.finditer(_IDEOGRAPH.sub("\ufffc", text)):
        digits = re.sub(r"\D", "", match["digits"])
        is_first = digits == "1" and match["ordinal"] == "er"
        if match["ordinal"] and int(digits) <= _LARGEST_ORDINAL_IN_WORDS and not is_first:
            continue
        yield _Found(digits + (f".{match['decimals']}" if match["decimals"] else ""), *match.span())


@lru_cache(maxsize=8)
def _day_patterns(code: str) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """Return, for each month, the pattern of its days in a language, the form of day 1, and its longest word."""
    language, patterns = load_language(code), []
    for month in range(1, 13):
        before, _, after = language.day(date(_YEAR, month, _DAY)).partition(str(_DAY))
        first = language.day(date(_YEAR, month, 1)).removeprefix(before).removesuffix(after)
        rest = re.escape(after).replace(str(_YEAR), r"(?P<year>\d{4})").replace(r"\ ", r"[ \u00a0]")
        lead = re.escape(before).replace(str(_YEAR), r"(?P<year>\d{4})").replace(r"\ ", r"[ \u00a0]")
        start = r"(?<!\d)(?=\d)" if not lead else r"(?<!\d)"
        pattern = re.compile(rf"{start}{lead}(?P<day>{re.escape(first)}|\d{{1,2}}){rest}(?!\d)")
        patterns.append((pattern, first, max(language.words.months[month - 1].split(), key=len)))
    return tuple(patterns)
