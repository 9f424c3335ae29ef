"""Facts in a text: the list of States, their number, and the request for circulation, where Drafter prints the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from drafter.importer.markdown import COUNT, LIST, REQUEST
from drafter.importer.model import SourceBlock, SourceParagraph, Span, cut, trimmed
from drafter.importer.normalize import comparable
from drafter.importer.state_names import NamedState, name_on, states_in
from drafter.languages.protocol import Language

_FEWEST = 2
# A list of fewer States is one only if the text says how many they are.
_FEWEST_UNCOUNTED = 3
_LONGEST_LIST = 250
_BETWEEN = re.compile(
    r"\s*(?:,\s*(?:(?:and|et|y|e|и)\s+)?|\s(?:and|et|y|e|и)\s+)"
    r"(?:the\s+|la\s+|le\s+|les\s+|el\s+|los\s+|las\s+|l['’]\s*)?|[،、和]\s*|\s+و?"
)
# A name that goes on before or after a list: the list is not complete, as in "A, the former B, C and D".
_OPEN_BEFORE = re.compile(
    r"(?<![\w’'-])[A-ZА-ЯÀ-Þ][\w’'-]*+(?:,|\s(?:and|et|y|e|и))\s*(?:the\s+|la\s+|le\s+|les\s+|el\s+|los\s+|las\s+|l['’]\s*)?$"
)
_OPEN_AFTER = re.compile(
    r"\s*(?:,|and|et|y|e|и)\s+(?:(?:the|la|le|les|el|los|las|former|ancienne?|antigua|exrepública|бывшая)\s+){0,2}[A-ZА-ЯÀ-Þ]"
)
_STATES_AFTER = r"(?=\s+(?:Member\s+States|States|États|Estados|государств|دول)|个?(?:会员国|国家))"


class FoundList(NamedTuple):
    """A list of States in a paragraph: the index of the block, the States and the characters of the list."""

    block: int
    codes: tuple[str, ...]
    start: int
    end: int


def find_list(blocks: Sequence[SourceBlock], language: Language, day: date) -> FoundList | None:
    """Return the longest list of States that is what Drafter prints for these States, and is complete.

    A list is complete if no name is before or after it: of 62 States, the last 7 are no list.
    """
    best: FoundList | None = None
    for at, block in enumerate(blocks):
        if isinstance(block, SourceParagraph):
            for found in _lists(block.text, language, day):
                counted = _number_before(block.text[: found[1]], len(found[0])) is not None
                enough = counted or (len(found[0]) >= _FEWEST_UNCOUNTED and not _is_counted_script(block.text))
                if enough and len(found[0]) > (len(best.codes) if best else _FEWEST - 1):
                    best = FoundList(at, *found)
    return best


def _lists(text: str, language: Language, day: date) -> Iterator[tuple[tuple[str, ...], int, int]]:
    row: list[NamedState] = []
    for state in [*states_in(text, language.code, day), None]:
        if row and state and _joins(text[row[-1].end : state.start]):
            row.append(state)
            continue
        if _FEWEST <= len(row) <= _LONGEST_LIST and (found := _complete(text, row, language, day)):
            yield found
        row = [state] if state else []


def _joins(between: str) -> bool:
    return bool(_BETWEEN.fullmatch(between)) or bool(re.fullmatch(r"\s*,\s*", between))


def _is_counted_script(text: str) -> bool:
    """True for a script without capitals, in which only a number shows that a list is complete."""
    return bool(re.search("[\u0600-\u06ff\u4e00-\u9fff]", text))


def _complete(
    text: str, row: Sequence[NamedState], language: Language, day: date
) -> tuple[tuple[str, ...], int, int] | None:
    """Return the States and the place of a list, if Drafter prints it so; the article before it belongs to it."""
    codes = tuple(state.code for state in row)
    ordered = language.names.sort(codes, day)
    composed = comparable(language.join_list([name_on(code, language.code, day).running for code in ordered]))
    end = row[-1].end
    for start in range(max(row[0].start - 6, 0), row[0].start + 1):
        if comparable(text[start:end]) == composed and text[start : start + 1].strip():
            open_before, open_after = _OPEN_BEFORE.search(text[:start]), _OPEN_AFTER.match(text, end)
            return None if open_before or open_after else (codes, start, end)
    return None


def _number_before(text: str, count: int) -> re.Match[str] | None:
    """Return the number of States that a text names before their list, if it is `count`."""
    return re.search(rf"(?<![\d.,/]){count}(?![\d.,/]){_STATES_AFTER}", text)


def with_list(block: SourceParagraph, found: FoundList) -> tuple[SourceParagraph, bool]:
    """Return the paragraph with the list, and the number before it, replaced; false if the number differs."""
    before, after = cut_spans(block, 0, found.start), cut_spans(block, found.end, None)
    text = "".join(span.text for span in before)
    number = _number_before(text, len(found.codes))
    other = re.search(rf"(?<![\d.,/])(\d+)(?![\d.,/]){_STATES_AFTER}", text)
    if number:
        before = _replaced(before, number.start(), number.end(), COUNT)
    spans = (*before, Span(LIST), *after)
    return replace(block, spans=trimmed(spans)), not other or bool(number)


def cut_spans(block: SourceParagraph, start: int, end: int | None) -> tuple[Span, ...]:
    """Return the spans of some characters of a paragraph, with the spaces at their ends."""
    guarded = replace(block, spans=tuple(block.spans))
    part = cut(guarded, start, end)
    text = block.text[start:end]
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :] if text.strip() else ""
    return (*([Span(lead)] if lead else []), *part.spans, *([Span(tail)] if tail else []))


def _replaced(spans: Sequence[Span], start: int, end: int, mark: str) -> tuple[Span, ...]:
    left: list[Span] = []
    at = 0
    for span in spans:
        length = 0 if span.note else len(span.text)
        if at <= start and end <= at + length and not span.note:
            left.append(replace(span, text=span.text[: start - at] + mark + span.text[end - at :]))
        else:
            left.append(span)
        at += length
    return tuple(left)


def replace_request(blocks: list[SourceBlock], request: str | None) -> bool:
    """Replace the paragraph, or its end, that is the composed request; return whether there was one."""
    for at, block in enumerate(blocks):
        if not request or not isinstance(block, SourceParagraph) or any(span.note for span in block.spans):
            continue
        text, wanted = comparable(block.text), comparable(request)
        if text == wanted:
            blocks[at] = replace(block, spans=(Span(REQUEST),))
            return True
        if text.endswith(f" {wanted}") and len(text) == len(block.text.strip()):
            before = cut(block, 0, len(block.text.strip()) - len(wanted))
            blocks[at] = replace(block, spans=(*before.spans, Span(f" {REQUEST}")))
            return True
    return False
