"""The names of States in one language, by date: read from `<language>/states.csv`, found by any current or former name.

A row of the table is one name. Its columns are `code` (as in `un/members.csv`), `short` (the form in lists),
`article`, `running` (if it differs from article and short form), `formal`, `sort_key` (if it differs from the short
form), `valid_from` (empty: from the beginning), `valid_to` (only for a State that ended), `aliases` (separated by |)
and `source`. A renamed State has one more row. Other columns are forms that only this language needs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from msgspec import Struct

from drafter.suggest import spelled_alike, with_words
from drafter.tables import packaged, records
from drafter.un import members

FOLDER = Path(__file__).parent
FALLBACK = "en"
_COMMON_COLUMNS = frozenset(
    ("code", "short", "article", "running", "formal", "sort_key", "valid_from", "valid_to", "aliases", "source")
)
_NAME, _FORMAL, _ALIAS, _CODE = range(4)
# A message about an unknown name proposes at most this many.
_MOST_SUGGESTIONS = 3
_SHORTENED = {"st": "saint", "n": "north", "s": "south"}
# Words of many names, which do not tell what State is meant.
_COMMON_WORDS = frozenset(
    re.findall(
        r"\w+",
        "and democratic federal islamic island islands kingdom new north of peoples republic saint socialist south "
        "soviet state the union united",
    )
)
_BREVE = "\u0306"
_APOSTROPHES = ("’", "'")


class StateName(Struct, frozen=True):
    """A name that the United Nations used for a State, from `valid_from` to `valid_to` (both included)."""

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
        """Return the cell of a column that only this language has, such as a genitive; empty if missing."""
        return dict(self.forms).get(column, "")

    def covers(self, day: date) -> bool:
        """True if the name was in use on `day`."""
        return self.valid_from <= day <= self.valid_to


class FoundName(Struct, frozen=True):
    """The State that a text names, the matching row, and `was_alias` if an alias or a code matched."""

    code: str
    row: StateName
    was_alias: bool


# The rank of a match (lower is better), and the row.
_Entry: TypeAlias = tuple[int, StateName]


def _without_diacritics(text: str) -> str:
    """Return the text without diacritics; й is a letter of the Russian alphabet, ё is sorted and found as е."""
    kept = ""
    for char in unicodedata.normalize("NFKD", text):
        if not unicodedata.combining(char) or (char == _BREVE and kept[-1:] in ("и", "И")):
            kept += char
    return unicodedata.normalize("NFC", kept)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return a name for comparison: without case, diacritics, apostrophes and punctuation, with single spaces."""
    bare = text if text.isascii() else _without_diacritics(text)
    if bare.replace(" ", "").isalnum():
        return " ".join(bare.casefold().split())
    joined = re.sub(r"['’‘ʼ`´.]", "", bare.casefold()).replace("&", " and ")
    return " ".join(re.findall(r"\w+", joined))


class StateNames(Struct, frozen=True, eq=False):
    """The names of all States in one language; `collate` returns the key by which a name is sorted."""

    language: str
    by_code: Mapping[str, tuple[StateName, ...]]
    index: Mapping[str, tuple[_Entry, ...]]
    articles: frozenset[str]
    other: StateNames | None = None
    collate: Callable[[str], str] = fold

    @property
    def also(self) -> StateNames | None:
        """The English names, which every language accepts, read at their first use; None for English."""
        return self.other or (load_names(FALLBACK) if self.language not in (FALLBACK, "") else None)

    @property
    def rows(self) -> tuple[StateName, ...]:
        """All rows, by code and time."""
        return tuple(row for rows in self.by_code.values() for row in rows)

    @lru_cache(maxsize=8192)  # noqa: B019
    def on(self, code: str, day: date) -> StateName:
        """Return the name of a State on `day`, or its first name; raises KeyError for an unknown code."""
        rows = self.by_code[code]
        return next((row for row in reversed(rows) if row.valid_from <= day), rows[0])

    @lru_cache(maxsize=8192)  # noqa: B019 - the only instance of a language is never freed
    def find(self, text: str, day: date | None = None) -> FoundName | None:
        """Return the State with that current or former name, alias or ISO code; None for an unknown one.

        Names have precedence over formal names, aliases and codes. Among equal matches, the name in use on `day`
        counts (without `day`, the latest), so that Yugoslavia in 1991 is not the Yugoslavia of 2001. English names are
        aliases in every language.
        """
        entries = self._entries(text)
        if not entries:
            return self._find_in_english(text, day)
        best = min(rank for rank, _ in entries)
        row = min((row for rank, row in entries if rank == best), key=lambda row: _distance(row, day))
        return FoundName(row.code, row, best in (_ALIAS, _CODE))

    @lru_cache(maxsize=8192)  # noqa: B019
    def anachronism(self, text: str, day: date) -> StateName | None:
        """Return the name in use on `day` if `text` was the State's name only at another time, else None."""
        found = self.find(text, day)
        if found is None or found.was_alias:
            return None
        if any(row.covers(day) for _, row in self._entries(text) if row.code == found.code):
            return None
        return self.on(found.code, day)

    @lru_cache(maxsize=1024)  # noqa: B019
    def suggestions(self, text: str, day: date | None = None) -> tuple[str, ...]:
        """Return the names (in use on `day`, else the latest) that are spelled like an unknown one, most similar first.

        All States that may be meant are returned, such as Niger and Nigeria. Empty if they are more than three.
        """
        codes = self._alike(fold(text)) or (self.also._alike(fold(text)) if self.also else [])
        known = [code for code in codes if code in self.by_code]
        return tuple(self.on(code, day or date.max).short for code in known) if len(known) <= _MOST_SUGGESTIONS else ()

    def sort(self, codes: Iterable[str], day: date) -> tuple[str, ...]:
        """Return the codes in alphabetical order of the names in use on `day`, without articles."""
        return tuple(sorted(codes, key=lambda code: (self.collate(self.on(code, day).sort_key), code)))

    def _find_in_english(self, text: str, day: date | None) -> FoundName | None:
        found = self.also.find(text, day) if self.also else None
        if found is None or found.code not in self.by_code:
            return None
        return FoundName(found.code, self.on(found.code, day or date.max), True)

    def _entries(self, text: str) -> tuple[_Entry, ...]:
        return self.index.get(fold(text)) or self.index.get(fold_without_article(text, self.articles), ())

    def _alike(self, key: str) -> list[str]:
        """Return the codes of the States whose names are spelled like a key, or contain all its words."""
        first, _, rest = key.partition(" ")
        key = f"{_SHORTENED[first]} {rest}" if first in _SHORTENED else key
        names = [name for name, entries in self.index.items() if any(rank != _CODE for rank, _ in entries)]
        slips = spelled_alike(key, names)
        most = min(slips.values(), default=0) + 1
        alike = [name for name in sorted(slips, key=slips.__getitem__) if slips[name] <= most]
        if not alike and not set(key.split()) <= _COMMON_WORDS:
            alike = with_words(key, names)
        return list(dict.fromkeys(row.code for name in alike for rank, row in self.index[name] if rank != _CODE))


def fold_without_article(text: str, articles: frozenset[str]) -> str:
    """Return a name for comparison, without its article; `articles` are folded."""
    article, mark, name = text.replace("'", "’").partition("’")
    if mark and name.strip() and fold(article) in articles:
        return fold(name)
    folded = fold(text)
    first, _, rest = folded.partition(" ")
    return rest if first in articles else folded


def with_article(article: str, name: str) -> str:
    """Return the name after its article, which may be joined to it: the Sudan, l’Islande."""
    return f"{article}{'' if article.endswith(_APOSTROPHES) else ' '}{name}" if article else name


def _distance(row: StateName, day: date | None) -> timedelta:
    if day is None:
        return date.max - row.valid_to
    return max(row.valid_from - day, day - row.valid_to, timedelta())


def _row(cells: Mapping[str, str], own_columns: Collection[str]) -> StateName:
    """Return the name in a row of a table; `own_columns` are those that only this language has."""
    article, short = cells.get("article", ""), cells["short"]
    running = cells.get("running") or with_article(article, short)
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
        forms=tuple((column, cells[column] or "") for column in own_columns) if own_columns else (),
    )


def _with_end_dates(rows: Iterable[StateName]) -> tuple[StateName, ...]:
    from msgspec.structs import replace

    ordered = sorted(rows, key=lambda row: row.valid_from)
    closed = [
        replace(row, valid_to=min(row.valid_to, following.valid_from - timedelta(days=1)))
        for row, following in pairwise(ordered)
    ]
    return (*closed, ordered[-1])


def _ranks(row: StateName, articles: frozenset[str], codes: Iterable[str]) -> Mapping[str, int]:
    """Return every folded text that names the row, with its best rank."""
    ranks = {fold(code): _CODE for code in codes}
    ranks |= {fold_without_article(alias, articles): _ALIAS for alias in row.aliases}
    for text, rank in ((row.formal, _FORMAL), (row.running, _NAME), (row.short, _NAME)):
        ranks[fold(text)] = ranks[fold_without_article(text, articles)] = rank
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
    """Return the names in the lines of a table; a name ends on the day before the next name of its State."""
    return _names(records(lines), language, fold, also)


def _names(
    table: Sequence[Mapping[str, str]], language: str, collate: Callable[[str], str], other: StateNames | None = None
) -> StateNames:
    rows: dict[str, list[StateName]] = {}
    own_columns = [column for column in next(iter(table), {}) if column not in _COMMON_COLUMNS]
    for cells in table:
        row = _row(cells, own_columns)
        rows.setdefault(row.code, []).append(row)
    by_code = {code: _with_end_dates(own) for code, own in rows.items()}
    articles = frozenset(fold(row.article) for own in by_code.values() for row in own if row.article)
    index = _index(by_code, articles)
    return StateNames(language, MappingProxyType(by_code), MappingProxyType(index), articles, other, collate)


def load_names(language: str, collate: Callable[[str], str] = fold) -> StateNames:
    """Return the names of States in a language; raises LookupError if it has no table of them.

    `collate` returns the key by which the language sorts a name.
    """
    return _load(language, collate)


@cache
def _load(language: str, collate: Callable[[str], str]) -> StateNames:
    table = FOLDER / language / "states.csv"
    if not table.is_file():
        raise LookupError(f"`{language}` has no table of names of States.")
    return _names(packaged(table), language, collate)
