"""The names of States in one language, by date: read from `<language>/states.csv`, found by any name of any time.

A row of the table is one name: `code` (as in `un/members.csv`), `short` (the list form), `article`, `running` (where it
is more than article and list form), `formal`, `sort_key` (where it is not the list form), `valid_from` (empty: since
ever), `valid_to` (only for a State that ended), `aliases` (apart by |), `source`. A renamed State is one more row.
Further columns are forms that only this language has.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from msgspec import Struct

from drafter.suggest import nearest
from drafter.tables import packaged, records
from drafter.un import members

FOLDER = Path(__file__).parent
FALLBACK = "en"
_OWN_COLUMNS = frozenset(
    ("code", "short", "article", "running", "formal", "sort_key", "valid_from", "valid_to", "aliases", "source")
)
_NAME, _FORMAL, _ALIAS, _CODE = range(4)


class StateName(Struct, frozen=True):
    """A name that the United Nations used for a State, with the days (both included) from and to which it did."""

    code: str
    short: str
    article: str
    running: str
    formal: str
    sort_key: str
    valid_from: date
    valid_to: date
    aliases: tuple[str, ...]
    source: str
    forms: tuple[tuple[str, str], ...] = ()

    def form(self, column: str) -> str:
        """Return the cell of a column that only this language has (a genitive, say); empty when it has none."""
        return dict(self.forms).get(column, "")

    def covers(self, day: date) -> bool:
        """Return whether the name was in use on `day`."""
        return self.valid_from <= day <= self.valid_to


class FoundName(Struct, frozen=True):
    """The State that a text names, the row it was found by, and whether by an alias or a code."""

    code: str
    row: StateName
    was_alias: bool


# A row, after the rank under which a text names it.
_Entry: TypeAlias = tuple[int, StateName]


def _undiacritic(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return a name as it is compared: no case, diacritics, apostrophes or punctuation, single spaces."""
    bare = text if text.isascii() else _undiacritic(text)
    if bare.replace(" ", "").isalnum():
        return " ".join(bare.casefold().split())
    joined = re.sub(r"['’‘ʼ`´.]", "", bare.casefold()).replace("&", " and ")
    return " ".join(re.findall(r"\w+", joined))


class StateNames(Struct, frozen=True, eq=False):
    """The names of all States in one language; made by `read` or `load`."""

    language: str
    by_code: Mapping[str, tuple[StateName, ...]]
    index: Mapping[str, tuple[_Entry, ...]]
    articles: frozenset[str]
    also: StateNames | None = None

    @property
    def rows(self) -> tuple[StateName, ...]:
        """Return every row, by code and time."""
        return tuple(row for rows in self.by_code.values() for row in rows)

    @lru_cache(maxsize=8192)  # noqa: B019
    def on(self, code: str, day: date) -> StateName:
        """Return the name of a State on `day`, its first name for a day before that; KeyError for an unknown code."""
        rows = self.by_code[code]
        return next((row for row in reversed(rows) if row.valid_from <= day), rows[0])

    @lru_cache(maxsize=8192)  # noqa: B019 - of each language there is one, for good
    def find(self, text: str, day: date | None = None) -> FoundName | None:
        """Return the State meant by a name of any time, an alias or an ISO code, None when there is none.

        A name comes before a formal name, an alias and a code; among equals the one in use on `day` (without it, the
        latest) is meant, so that Yugoslavia in 1991 is not the Yugoslavia of 2001. English names are aliases in
        every language.
        """
        entries = self._entries(text)
        if not entries:
            return self._found_elsewhere(text, day)
        best = min(rank for rank, _ in entries)
        row = min((row for rank, row in entries if rank == best), key=lambda row: _distance(row, day))
        return FoundName(row.code, row, best in (_ALIAS, _CODE))

    @lru_cache(maxsize=8192)  # noqa: B019
    def other_time(self, text: str, day: date) -> StateName | None:
        """Return the name of that day when `text` is one that the State had at another time only, else None."""
        found = self.find(text, day)
        if found is None or found.was_alias:
            return None
        if any(row.covers(day) for _, row in self._entries(text) if row.code == found.code):
            return None
        return self.on(found.code, day)

    def suggest(self, text: str, day: date | None = None) -> str | None:
        """Return the name (that of `day`, else the latest) most like a text that names no State, None if none is."""
        row = self._nearest(fold(text)) or (self.also._nearest(fold(text)) if self.also else None)
        return self.on(row.code, day or date.max).short if row and row.code in self.by_code else None

    def unknown(self, text: str, day: date | None = None, otherwise: str = "") -> tuple[str | None, str]:
        """Return the name most like a text that names no State, and the message; `otherwise` ends it if none is."""
        near = self.suggest(text, day)
        hint = f"Did you mean {near}?" if near else otherwise
        return near, f'No State is called "{text}". {hint}'.rstrip()

    def sort(self, codes: Iterable[str], day: date) -> tuple[str, ...]:
        """Return the codes in the alphabetical order of the names of `day`; the article is not looked at."""
        return tuple(sorted(codes, key=lambda code: (fold(self.on(code, day).sort_key), code)))

    def _found_elsewhere(self, text: str, day: date | None) -> FoundName | None:
        found = self.also.find(text, day) if self.also else None
        if found is None or found.code not in self.by_code:
            return None
        return FoundName(found.code, self.on(found.code, day or date.max), True)

    def _entries(self, text: str) -> tuple[_Entry, ...]:
        key = fold(text)
        return self.index.get(key) or self.index.get(_without_article(key, self.articles), ())

    def _nearest(self, key: str) -> StateName | None:
        near = nearest(key, self.index)
        return self.index[near[0]][0][1] if near else None


def _without_article(key: str, articles: frozenset[str]) -> str:
    first, _, rest = key.partition(" ")
    return rest if first in articles else key


def _distance(row: StateName, day: date | None) -> timedelta:
    if day is None:
        return date.max - row.valid_to
    return max(row.valid_from - day, day - row.valid_to, timedelta())


def _row(cells: Mapping[str, str]) -> StateName:
    article, short = cells.get("article", ""), cells["short"]
    running = cells.get("running") or f"{article} {short}".strip()
    return StateName(
        code=cells["code"],
        short=short,
        article=article,
        running=running,
        formal=cells.get("formal") or running,
        sort_key=cells.get("sort_key") or short,
        valid_from=date.fromisoformat(cells["valid_from"]) if cells.get("valid_from") else date.min,
        valid_to=date.fromisoformat(cells["valid_to"]) if cells.get("valid_to") else date.max,
        aliases=tuple(alias for alias in cells.get("aliases", "").split("|") if alias),
        source=cells.get("source", ""),
        forms=tuple((column, cell or "") for column, cell in cells.items() if column not in _OWN_COLUMNS),
    )


def _ended_by_the_next(rows: Iterable[StateName]) -> tuple[StateName, ...]:
    from msgspec.structs import replace

    ordered = sorted(rows, key=lambda row: row.valid_from)
    closed = [
        replace(row, valid_to=min(row.valid_to, following.valid_from - timedelta(days=1)))
        for row, following in pairwise(ordered)
    ]
    return (*closed, ordered[-1])


def _ranks(row: StateName, articles: frozenset[str], codes: Iterable[str]) -> Mapping[str, int]:
    """Return every folded text that names the row, with the least rank under which it does."""
    ranks = {fold(code): _CODE for code in codes}
    ranks |= {_without_article(fold(alias), articles): _ALIAS for alias in row.aliases}
    for text, rank in ((row.formal, _FORMAL), (row.running, _NAME), (row.short, _NAME)):
        ranks[fold(text)] = ranks[_without_article(fold(text), articles)] = rank
    return ranks


def _codes_of_states() -> Mapping[str, list[str]]:
    codes: dict[str, list[str]] = {}
    for code, states in members.codes().items():
        for state in states:
            codes.setdefault(state, []).append(code)
    return codes


def _index(by_code: Mapping[str, tuple[StateName, ...]], articles: frozenset[str]) -> dict[str, tuple[_Entry, ...]]:
    index: dict[str, list[_Entry]] = {}
    codes = _codes_of_states()
    for row in (row for rows in by_code.values() for row in rows):
        for key, rank in _ranks(row, articles, codes.get(row.code, [row.code])).items():
            index.setdefault(key, []).append((rank, row))
    return {key: tuple(entries) for key, entries in index.items()}


def parse_names(lines: Iterable[str], language: str, also: StateNames | None = None) -> StateNames:
    """Return the names in the lines of a table; a row is in use until the day before the next row of its State."""
    return _names(records(lines), language, also)


def _names(cells: Iterable[Mapping[str, str]], language: str, also: StateNames | None) -> StateNames:
    rows: dict[str, list[StateName]] = {}
    for row in map(_row, cells):
        rows.setdefault(row.code, []).append(row)
    by_code = {code: _ended_by_the_next(own) for code, own in rows.items()}
    articles = frozenset(fold(row.article) for own in by_code.values() for row in own if row.article)
    index = _index(by_code, articles)
    return StateNames(language, MappingProxyType(by_code), MappingProxyType(index), articles, also)


@cache
def load_names(language: str) -> StateNames:
    """Return the names of States in a language, read once; LookupError when the language has no table of them."""
    table = FOLDER / language / "states.csv"
    if not table.is_file():
        raise LookupError(f"The language {language} has no table of States.")
    return _names(packaged(table), language, None if language == FALLBACK else load_names(FALLBACK))
