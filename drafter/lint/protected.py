"""The parts of a letter that no fix changes: quotations, names, titles of documents, foreign words and code."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from drafter.lint.rule import Match

if TYPE_CHECKING:
    from drafter.languages.names import StateNames
    from drafter.lint.context import LintContext
    from drafter.source import KeyPath

# The start and the end (exclusive) of a protected part of a text.
Span: TypeAlias = tuple[int, int]

_BLOCK = re.compile(r"(?:(?!\n[ \t]*\n).)+", re.DOTALL)
_CODE = re.compile(r"\{\{.*?(?:\}\}|\Z)|\{%.*?(?:%\}|\Z)|\{#.*?(?:#\}|\Z)", re.DOTALL)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]+|(?<![\w.+-])[\w.+-]+@[\w.-]+")
_LINK = re.compile(r"\[[^\]\[]*\](?:\([^)\s]*\))?")
_QUOTATION_BLOCK = re.compile(r"^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?>.*(?:\n(?![ \t]*$).+)*", re.MULTILINE)
_OPENING = "“„‟«‹「『《〈"
_CURLY = re.compile(f"[{_OPENING}]|[”»›」』》〉]")
_SINGLE_OPEN = re.compile(r"(?<![\w’])[‘'](?=\S)")
_SINGLE_CLOSE = re.compile(r"(?<=\S)[’'](?!\w)")
# Characters of scripts that write words without spaces between them.
_WITHOUT_SPACES = "\u2e80"
_EMPHASIS = re.compile(r"(?<!\\)(?:\*+|_+)")
_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽȘȚ"
_PARTICLE = "van|von|de|da|der|den|la|le|bin|bint|ibn|al|el|dos|do|du|di|y"
_NAME = rf"[{_CAPITAL}А-ЯЁ]"
# Titles before a name, in all languages.
_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Messrs|Sir|Dame|Lady|Lord|Prof|Professor|Ambassador|President|Prime Minister|Minister|"
    r"Secretary-General|[Ss]ecretary [Gg]eneral|Judge|Justice|Captain|King|Queen|Prince|Princess|Senator|Chancellor|"
    r"Gen|General(?! (?:Assembly|Committee|Debate|Conference))|Col|Colonel|Capt|Maj|Major|Lt|Lieutenant|Sgt|Sergeant|"
    r"Cpl|Corporal|Rev|Father|Sister|Sheikh|Hon|"
    r"Mme|Mmes|Mlle|MM?|Me|[Mm]onsieur|[Mm]adame|[Dd]octeur|[Pp]résidente?|[Mm]inistre|[Aa]mbassad(?:eur|rice)|"
    r"Sra?|Sres|Excm[oa]|[Dd]on|[Dd]oña|[Pp]residenta?|[Mm]inistr[oa]|[Ee]mbajadora?|"
    r"[Гг]-(?:н|жа|на|жу|ну|же|ном|жой)|[Гг]оспод\w*|[Гг]оспож\w*|[Пп]резидент\w*|[Мм]инистр\w*|[Пп]осол\w*)\.?[ \n]+"
    r"(?!l[ea][ \n]+(?:Président|Secrétaire|Ministre|Ambassad|Direct))"
    rf"((?:(?:{_NAME}[\w'’.-]*|{_PARTICLE})[ \n]+)*{_NAME}[\w'’-]*)"
)
# In Arabic no capitals show how long a name is, and in Chinese the title follows it.
_OTHER_PERSON = re.compile(
    r"\b(?:السيد|السيدة|الدكتور|الدكتورة|السفير|السفيرة)[ \n]+(\w+(?:[ \n]+\w+)?)"
    "|([\u4e00-\u9fff]{2,4})(?=先生|女士|大使|博士)"
)
# After “US”, a “$” makes it a currency.
_GOES_ON = re.compile(r"[\w$]")
_WORD_WITH_CAPITAL = re.compile(rf"(?<!\w)[{_CAPITAL}]\w*")
# Longer texts are compared as a whole, because the comparison takes the square of their length.
_COMPARED_LENGTH = 200


class Protection:
    """The protected parts of one letter."""

    def __init__(self, context: LintContext) -> None:
        self._states = _state_names(context.language.names)
        letter = context.letter
        persons = {name for one in letter.signatories for name in (one.given, one.family) if name}
        self._persons = tuple(name for name in persons if len(name) > 1)
        self._spans: dict[tuple[str, KeyPath], tuple[Span, ...]] = {}

    def allows(self, match: Match) -> bool:
        """True if the fix of a match changes no protected part."""
        if match.start is None or match.end is None or match.fix is None or not _is_prose(match.path):
            return False
        text = value_at(match)
        if (match.source.name, match.path) not in self._spans:
            self._spans[match.source.name, match.path] = self._protected(text)
        spans = self._spans[match.source.name, match.path]
        parts = _changed_parts(text[match.start : match.end], match.fix)
        return not any(_touches(spans, match.start + first, match.start + last) for first, last in parts)

    def _protected(self, text: str) -> tuple[Span, ...]:
        spans = [found.span() for pattern in (_CODE, _ADDRESS, _QUOTATION_BLOCK) for found in pattern.finditer(text)]
        spans += [found.span() for found in _LINK.finditer(text) if not found[0].startswith("[^")]
        spans += [found.span(1) for found in _PERSON.finditer(text)]
        spans += [found.span(found.lastindex or 0) for found in _OTHER_PERSON.finditer(text)]
        spans += _names(text, self._states)
        for name in self._persons:
            spans += [found.span() for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
        for block in _BLOCK.finditer(text):
            spans += [(block.start() + first, block.start() + last) for first, last in _marked(block[0])]
        return tuple(_merged(spans))


def value_at(match: Match) -> str:
    """Return the value that a match is in: the text of a file, or a string of the letter."""
    value: object = match.source.data if match.path else match.source.text
    for step in match.path:
        value = value[step]  # type: ignore[index]
    return str(value)


def _is_prose(path: KeyPath) -> bool:
    """True for texts, for titles of agenda items and for title lines of signatories; names and titles are protected."""
    if not path or path[-1] == "body":
        return True
    return (path[0], path[-1]) in {("agenda_items", "title"), ("agenda_items", "sub_title"), ("signatories", "title")}


def _changed_parts(old: str, new: str) -> Iterator[Span]:
    """Yield the parts of `old` that differ in `new`; an insertion is an empty part."""
    if new and new in old:
        yield from ((0, old.index(new)), (old.index(new) + len(new), len(old)))
        return
    if len(old) > _COMPARED_LENGTH:
        yield 0, len(old)
        return
    for kind, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield (first, last) if first < last else _lengthened(old, first, new[start:end])


def _lengthened(old: str, at: int, inserted: str) -> Span:
    """Return the place of an insertion; with the next character if it lengthens the word of that character."""
    if inserted[0].isalnum() and old[:at][-1:].isalnum():
        return at - 1, at
    return (at, at + 1) if inserted[-1].isalnum() and old[at : at + 1].isalnum() else (at, at)


def _touches(spans: tuple[Span, ...], first: int, last: int) -> bool:
    """True if a change overlaps a protected part, or inserts characters inside one."""
    index = bisect_left(spans, (max(first, last - 1) + 1, 0)) - 1
    if index < 0:
        return False
    start, end = spans[index]
    return start < first < end if first == last else first < end and start < last


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans in order; those that overlap are one."""
    current: Span | None = None
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if current and start <= current[1]:
            current = (current[0], max(current[1], end))
            continue
        if current:
            yield current
        current = (start, end)
    if current:
        yield current


def _marked(block: str) -> Iterator[Span]:
    """Yield the insides of quotation marks and emphasis; what is never closed lasts to the end of the block."""
    yield from _nested(block, ((mark.start(), mark.end(), mark[0] in _OPENING) for mark in _CURLY.finditer(block)))
    straight = [index for index, character in enumerate(block) if character == '"']
    yield from _nested(block, ((at, at + 1, not place % 2) for place, at in enumerate(straight)))
    yield from _single(block)
    yield from _nested(block, _emphasis_marks(block))


def _nested(block: str, marks: Iterable[tuple[int, int, bool]]) -> Iterator[Span]:
    """Yield the outermost spans between opening and closing marks; a mark is its start, its end and `opens`."""
    depth, inside = 0, 0
    for start, end, opens in marks:
        if opens:
            inside = inside if depth else end
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield inside, start
    if depth:
        yield inside, len(block)


def _single(block: str) -> Iterator[Span]:
    """Yield the span from the first single opening mark to the last closing one; ’ is also an apostrophe."""
    opening = _SINGLE_OPEN.search(block)
    if opening:
        closing = [mark.start() for mark in _SINGLE_CLOSE.finditer(block, opening.end())]
        if closing or opening[0] == "‘":
            yield opening.end(), closing[-1] if closing else len(block)


def _emphasis_marks(block: str) -> Iterator[tuple[int, int, bool]]:
    depth = 0
    for mark in _EMPHASIS.finditer(block):
        before, after = block[mark.start() - 1 : mark.start()].strip(), block[mark.end() : mark.end() + 1].strip()
        if depth and before and not (after and not before.isalnum() and before not in ".,;:!?)”’"):
            depth -= 1
            yield mark.start(), mark.end(), False
        elif after and not (before.isalnum() and before < _WITHOUT_SPACES):
            depth += 1
            yield mark.start(), mark.end(), True


def _names(text: str, names: Mapping[str, tuple[str, ...]]) -> Iterator[Span]:
    """Yield the names in a text that begin with a capital; `names` are by their first word, the longest first."""
    line = text.replace("\n", " ").replace("\u00a0", " ")
    for found in _WORD_WITH_CAPITAL.finditer(line):
        for name in names.get(found[0], ()):
            end = found.start() + len(name)
            if line.startswith(name, found.start()) and not (
                line[end : end + 1].isalnum() or line[end : end + 1] == "$"
            ):
                yield found.start(), end
                break


@lru_cache(maxsize=8)
def _state_names(names: StateNames) -> Mapping[str, tuple[str, ...]]:
    """Return the names of all States by their first word, also as typed without accents."""
    tables = [names, *([names.also] if names.also else [])]
    forms = {
        form.removeprefix("the ")
        for table in tables
        for row in table.rows
        for form in (row.short, row.running, row.formal, *row.aliases)
    }
    forms |= {_without_accents(form) for form in forms}
    forms |= {form.replace("’", "'") for form in forms} | {form.replace("'", "’") for form in forms}
    by_word: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        first = _WORD_WITH_CAPITAL.match(form)
        if first:
            by_word.setdefault(first[0], []).append(form)
    return {word: tuple(found) for word, found in by_word.items()}


def _without_accents(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
