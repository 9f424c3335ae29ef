"""The States that a text names, in any form of the language's table: with article, in the genitive, in full."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from drafter.languages import load_language
from drafter.languages.names import StateName, fold

# The longest name of a State in words, with its article.
_MOST_WORDS = 14
_WITHOUT_SPACES, _ARABIC = re.compile("[\u4e00-\u9fff]"), re.compile("[\u0600-\u06ff]")
# Scripts after this character have no capitals.
_LAST_WITH_CASE = "\u058f"
_WORD = re.compile(r"[^\W_]+")
# Columns of the tables that contain a form of the name.
_FORM = re.compile(r"^(?:de|a|gen|formal_de|formal_gen)$")


class NamedState(NamedTuple):
    """A State named in a text from character `start` to `end`; `formal` if the text has the name in full."""

    code: str
    start: int
    end: int
    formal: bool


@lru_cache(maxsize=64)
def _forms(language: str, day: date) -> Mapping[str, tuple[str, bool]]:
    """Return the code of the State and whether the form is the full one, by each folded form in use on `day`."""
    names = load_language(language).names
    forms: dict[str, tuple[str, bool]] = {}
    for code in names.by_code:
        row = names.on(code, day)
        for column, text in row.forms:
            if _FORM.match(column) and text:
                forms.setdefault(_key(text), (code, column.startswith("formal")))
        forms.setdefault(_key(row.formal), (code, True))
        for text in (row.running, row.short):
            forms[_key(text)] = (code, False)
    return forms


def _key(text: str) -> str:
    return " ".join(fold(word) for word in _WORD.findall(text))


def states_in(text: str, language: str, day: date) -> Iterator[NamedState]:
    """Yield the States that a text names, the longest name first at each place; names do not overlap."""
    forms = _forms(language, day)
    if any(_WITHOUT_SPACES.match(form) for form in forms):
        yield from _inside(text, forms)
        return
    words = [(fold(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        for count in range(min(_MOST_WORDS, len(words) - at), 0, -1):
            rest = [word for word, _, _ in words[at + 1 : at + count]]
            keys = (" ".join([first, *rest]) for first in _stems(words[at][0]))
            found = next((forms[key] for key in keys if key in forms), None)
            start, end = words[at][1], words[at + count - 1][2]
            if found and any(letter.isupper() or letter > _LAST_WITH_CASE for letter in text[start:end]):
                yield NamedState(found[0], start, end, found[1])
                at += count
                break
        else:
            at += 1


def _stems(word: str) -> tuple[str, ...]:
    """Return the first word of a name; in Arabic, also without the conjunction and the preposition before it."""
    if not word or not _ARABIC.match(word):
        return (word,)
    bare = word.removeprefix("و")
    article = (f"ال{bare[2:]}",) if bare.startswith("لل") else ()
    return tuple(dict.fromkeys((word, bare, *article, bare.removeprefix("ل"))))


def _inside(text: str, forms: Mapping[str, tuple[str, bool]]) -> Iterator[NamedState]:
    """Yield the States that a text without spaces names, the longest name first at each place."""
    longest = max(map(len, forms))
    at = 0
    while at < len(text):
        for length in range(min(longest, len(text) - at), 1, -1):
            if found := forms.get(text[at : at + length]):
                yield NamedState(found[0], at, at + length, found[1])
                at += length
                break
        else:
            at += 1


def name_on(code: str, language: str, day: date) -> StateName:
    """Return the name of a State on a day."""
    return load_language(language).names.on(code, day)
