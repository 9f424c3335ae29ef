"""The session block: sessions, years and agenda items, recognized by composing each candidate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from string import ascii_lowercase
from typing import Any

from msgspec import Struct

from drafter.importer.normalize import comparable, one_line
from drafter.languages import load_language
from drafter.languages.bodies import find_body
from drafter.languages.protocol import Agenda, Language
from drafter.un.sessions import BEFORE_FIRST_YEAR, Session

_LAST_SESSION, _LAST_YEAR, _LAST_SPECIAL = 120, 120, 40
_NUMBER = re.compile(r"(?P<digits>\d{1,3})(?:\s?\(?(?P<letter>[^\W\d_]{1,2})\))?(?:\s?\((?P<roman>[ivx]+)\))?")
_AGENDAS: tuple[Agenda, ...] = ("adopted", "provisional", "preliminary")
_MARKS = ("", "*", "**", "***")


class ReadItem(Struct, frozen=True):
    """An agenda item as read: its number, its title, and the session it belongs to, if the letter has several."""

    number: str
    title: str
    session: str | None = None


class SessionBlock(Struct, frozen=True):
    """The values of a session block; `left` are the lines that were not understood."""

    organs: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    year: int | None = None
    agenda: Agenda = "adopted"
    items: tuple[ReadItem, ...] = ()
    doubts: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def _sessions(code: str) -> Mapping[str, Session]:
    language = load_language(code)
    numbers = [("regular", _LAST_SESSION), ("special", _LAST_SPECIAL), ("emergency", _LAST_SPECIAL)]
    sessions = [Session(kind, number) for kind, last in numbers for number in range(1, last + 1)]  # type: ignore[arg-type]
    return {_key(language.session(session)): session for session in sessions}


@lru_cache(maxsize=8)
def _years(code: str) -> Mapping[str, int]:
    language = load_language(code)
    return {_key(language.year(number)): number for number in range(1, _LAST_YEAR + 1)}


def _key(text: str) -> str:
    return comparable(text).casefold()


def _organ(text: str, language: Language) -> str | None:
    return next((organ for organ, name in language.words.organs.items() if _key(name) == _key(text)), None)


def _council_session(text: str, language: Language) -> int | None:
    number = re.search(r"\b(?:19|20)\d\d\b", text)
    year = int(number[0]) if number else BEFORE_FIRST_YEAR
    return year if number and _key(language.council_session(year)) == _key(text) else None


def read_heading(text: str, language: Language) -> tuple[Agenda, tuple[str, ...]] | None:
    """Return the agenda and the numbers of a line such as "Agenda items 3 (b) and 36"; None if it is none."""
    numbers = tuple(_canonical(match, language) for match in _NUMBER.finditer(text))
    for agenda in _AGENDAS if numbers else ():
        if any(_key(language.agenda_heading(numbers, agenda, mark)) == _key(text) for mark in _MARKS):
            return agenda, numbers
    return None


def _canonical(match: re.Match[str], language: Language) -> str:
    """Return the number of an item as in a letter: 3 (b), also where the page has 3 b) or 3 (ب)."""
    letter = match["letter"]
    if letter and not letter.isascii():
        printed = _key(match[0])
        numbers = (f"{match['digits']} ({one})" for one in ascii_lowercase)
        return next((number for number in numbers if _printed_number(language, number) == printed), match["digits"])
    parts = [match["digits"], *(f"({part})" for part in (letter, match["roman"]) if part)]
    return " ".join(parts)


def _printed_number(language: Language, number: str) -> str:
    """Return the number of an item as the language prints it."""
    item_number = getattr(language, "item_number", str)
    return _key(item_number(number))


class _Reader:
    """Reads the lines of a session block in order."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.organs: list[str] = []
        self.sessions: list[str] = []
        self.year: int | None = None
        self.agenda: Agenda = "adopted"
        self.items: list[ReadItem] = []
        self.doubts: list[str] = []
        self.left: list[str] = []
        self.numbers: tuple[str, ...] = ()
        self.titles: list[str] = []

    def read(self, lines: Sequence[str]) -> SessionBlock:
        for line in lines:
            self._line(one_line(line))
        self._close()
        sessions = tuple(dict.fromkeys(self.sessions))
        return SessionBlock(
            tuple(self.organs),
            sessions,
            self.year,
            self.agenda,
            tuple(self.items),
            tuple(self.doubts),
            tuple(self.left),
        )

    def _line(self, line: str) -> None:
        language = self.language
        if organ := _organ(line, language):
            self._close()
            self.organs.append(organ)
        elif session := _sessions(language.code).get(_key(line)):
            self._close()
            self.sessions.append(str(session))
        elif number := _years(language.code).get(_key(line)):
            self._close()
            self.year = number
        elif _council_session(line, language):
            self._close()
        elif heading := read_heading(line, language):
            self._close()
            self.agenda, self.numbers = heading
        elif not self.numbers and find_body(line, language.code):
            return
        elif self.numbers:
            self.titles.append(line)
        else:
            self.left.append(line)

    def _close(self) -> None:
        """Pair the numbers read so far with their titles."""
        if self.numbers:
            self.items += self._pairs()
        self.numbers, self.titles = (), []

    def _pairs(self) -> Iterator[ReadItem]:
        titles = self.titles if len(self.titles) == len(self.numbers) else [" ".join(self.titles)]
        session = self.sessions[-1] if self.sessions else None
        if len(titles) != len(self.numbers):
            self.doubts.append(f"{len(self.numbers)} agenda items have {len(self.titles)} titles; share them out.")
        for number, title in zip(self.numbers, [*titles, *[""] * len(self.numbers)], strict=False):
            yield ReadItem(number, title, session)


def read_session_block(lines: Sequence[str], language: Language) -> SessionBlock:
    """Return what the lines of a session block show."""
    return _Reader(language).read(lines)


def item_values(block: SessionBlock) -> list[dict[str, Any]]:
    """Return the agenda items for the YAML; the title of a sub-item is what follows the first colon."""
    several = len(block.sessions) > 1
    return [_item(item, several) for item in block.items if item.title]


def _item(item: ReadItem, several: bool) -> dict[str, Any]:
    value: dict[str, Any] = {"number": item.number, "title": item.title}
    if "(" in item.number and (parts := re.split(r"\s?: ", item.title, maxsplit=1))[1:]:
        value["title"], value["sub_title"] = parts
    if several and item.session:
        value["session"] = item.session
    return value
