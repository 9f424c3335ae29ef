"""The masthead and the foot of page 1: symbols, distribution, original language, job number, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from drafter.importer.normalize import comparable, is_same, one_line
from drafter.importer.read_dates import dates_in
from drafter.languages.protocol import Language
from drafter.un.symbols import SymbolError, parse_symbol, symbol_series

_SERIES = "|".join(sorted({prefix.split("/")[0] for prefix in symbol_series()}, key=len, reverse=True))
_SYMBOL = re.compile(rf"(?<![\w/])(?:{_SERIES})\s?/[A-Z0-9][\w.-]*(?:/[\w.()-]+)*")
_SPACE_IN_SYMBOL = re.compile(r"\b([ASE]) (?=/)")
_JOB_NUMBER = r"(?:(?:GE\.|V\.)?\d{2}-\d{5}|K\d{7})"
# In a language from right to left, the date code is in front.
_JOB = re.compile(
    rf"(?<![\w.])(?:(?P<front>\d{{6}})\s+)?(?P<number>{_JOB_NUMBER})\s?\*{{0,3}}\s*\([A-Z]\)(?:\s+(?P<code>\d{{6}})\b)?"
)
_ORIGINAL = re.compile(r"\b(?:Original|Оригинал|Подлинный)\w{0,20}+\s{0,9}+:\s*(?P<languages>.+)", re.IGNORECASE)
_ANY_JOB_NUMBER = re.compile(rf"{_JOB_NUMBER}(?:\*{{0,3}}\s*\([A-Z]\).*)?")
_PAGE = re.compile(r"(?:page\s+)?\d{1,3}\s*/\s*\d{1,3}|/\.{3}|\*\d{7}\*|_{3,}|\d{1,3}")
# A page, a job number and a bar code next to each other, as at the foot of a page.
_FURNITURE = re.compile(rf"\d{{1,3}}/\d{{1,3}}|\*\d{{7}}\*|{_JOB_NUMBER}")
DISTRIBUTIONS = ("General", "Limited", "Restricted")


def read_symbols(lines: Sequence[str]) -> tuple[list[str], bool]:
    """Return the symbols of the masthead, and whether an asterisk follows the last of them."""
    symbols: dict[str, None] = {}
    marked = False
    for line in lines:
        joined = _SPACE_IN_SYMBOL.sub(r"\1", line).replace("–", " ").replace("—", " ")
        joined = re.sub(r"(?<=\d)-(?=[ASE]/)|(?<=\d)(?=[ASE]/\d{4}/)", " ", joined)
        for match in _SYMBOL.finditer(joined):
            if joined[match.end() :].lstrip().startswith(("/", "…", "_")):
                continue  # the number is open: A/81/…
            text = match[0].rstrip("*.-").replace(" ", "")
            try:
                symbols[str(parse_symbol(text))] = None
            except SymbolError:
                continue
            marked = joined[match.end() : match.end() + 1] == "*"
    return list(symbols), marked


def read_distribution(lines: Sequence[str], language: Language) -> tuple[str | None, date | None, list[str]]:
    """Return the distribution category, the date and the original languages of the distribution block."""
    text = "\n".join(lines)
    level = next((one for one in DISTRIBUTIONS if _has_level(text, language.words.distribution[one])), None)
    day = next(
        (found.days[0] for line in lines for found in dates_in(line, language.code) if _is_date_line(line)), None
    )
    return level, day, list(_originals(lines, language))


def _has_level(text: str, words: str) -> bool:
    return one_line(words).casefold() in one_line(text).casefold()


def _is_date_line(line: str) -> bool:
    """True if a line of the masthead is a date; a date in a note is not that of distribution."""
    return not line.lstrip().startswith("*")


def _originals(lines: Sequence[str], language: Language) -> Iterator[str]:
    for line in lines:
        if match := _ORIGINAL.search(line):
            named = comparable(match["languages"]).casefold()
            places = {code: named.find(comparable(name).casefold()) for code, name in language.words.languages.items()}
            yield from (code for code, at in sorted(places.items(), key=lambda entry: entry[1]) if at >= 0)
            return


def read_job(lines: Sequence[str]) -> tuple[str | None, date | None]:
    """Return the job number and the day of its date code."""
    for line in lines:
        if match := _JOB.search(line):
            return match["number"], _day_of(match["front"] or match["code"])
    return None, None


def _day_of(code: str | None) -> date | None:
    try:
        return datetime.strptime(code or "", "%d%m%y").date()
    except ValueError:
        return None


def read_notes(lines: Sequence[str], language: Language) -> tuple[date | None, str | None, list[str]]:
    """Return the day of a reissue, the document of the agenda, and the other notes of page 1 with their asterisks."""
    reissued = document = None
    others = []
    for line in lines:
        text = line.lstrip("* \t")
        day = next((found.days[0] for found in dates_in(text, language.code)), None)
        if day and is_same(text, language.reissue_note(day)):
            reissued = day
        elif match := re.fullmatch(r"(A/[\w/.-]+?)\.?", one_line(text)):
            document = match[1]
        elif line.startswith("*") and text:
            others.append(f"{line[: len(line) - len(line.lstrip('*'))]} {one_line(text)}")
    return reissued, document, others


def is_page_furniture(text: str) -> bool:
    """True for a text that only numbers pages or copies: 2/3, a job number, a bar code, a rule, all with a symbol."""
    words = text.split()
    numbers = [word for word in words if _FURNITURE.fullmatch(word)]
    if len(words) > 1 and numbers and all(word in numbers or _SYMBOL.fullmatch(word) for word in words):
        return True
    return bool(_PAGE.fullmatch(one_line(text)) or _ANY_JOB_NUMBER.fullmatch(one_line(text)))


def masthead_values(
    lines: Sequence[str], foot: Sequence[str], marks: Sequence[str], language: Language
) -> dict[str, Any]:
    """Return the values of a letter that its masthead and foot show, by key."""
    symbols, _ = read_symbols(lines)
    level, day, originals = read_distribution(lines, language)
    job, published = read_job([*foot, *lines])
    reissued, document, notes = read_notes([*foot, *(line for line in lines if line.startswith("*"))], language)
    marked = any(is_same(mark, language.words.draft_mark) for mark in marks)
    values = {
        "symbols": symbols,
        "distributed": day,
        "distribution": level if level not in (None, "General") else None,
        "original": originals if originals and originals != [language.code] else None,
        "job_number": job,
        "published": published,
        "reissued": reissued,
        "agenda_document": document,
        "notes": notes,
        "draft": True if marked and symbols else None,
    }
    return {key: value for key, value in values.items() if value}
