"""Long letters: a few words of markup, each very often, or lists as long as they may be, in which work that grows
faster than its letter shows."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from fuzz import targets, words
from fuzz.seeds import sample

_MOST = 40_000
# As many entries as a list, and as many letters as a value, may have.
_ENTRIES, _LETTERS = 1000, 9_000


def long(given: bytes | str) -> bool:
    """A text as `fuzz.entries.body` takes it, or a whole letter."""
    return targets.body(given) if isinstance(given, bytes) else targets.letter(given)


def made(chance: Random) -> bytes | str:
    """A long text, or a letter with a long list or value."""
    return _text(chance) if chance.random() < 0.6 else _letter(chance)


def _text(chance: Random) -> bytes:
    """Up to so many letters of some words in turn."""
    some = chance.choices(words.OF_BODIES, k=chance.randint(1, 4))
    unit = "".join(some)
    before, after = (chance.choice(("", "a ", *words.OF_BODIES)) for _ in range(2))
    count = chance.choice((100, 1000, _MOST)) // len(unit) + 1
    return bytes([chance.randrange(84)]) + f"{before}{unit * count}{after}".encode("utf-8", "replace")


def _letter(chance: Random) -> str:
    template = chance.choice(("letter", "letters", "identical-letters", "as-sent", "note-verbale"))
    key = chance.choice(sorted(_MANY))
    count = chance.choice((20, 200, _ENTRIES))
    return json.dumps({**sample(template), key: _MANY[key](chance, count)}, ensure_ascii=False)


def _value(chance: Random, count: int) -> str:
    unit = chance.choice((*words.FIELD, *words.SIGNS, "a", "a ", "a\n", "Ä-", ", ", "(", "of the "))
    return (unit * (_LETTERS * count // _ENTRIES // len(unit) + 1))[:_LETTERS]


def _states(chance: Random, count: int) -> list[str]:
    return chance.choices(words.PLACES, k=count)


def _people(chance: Random, count: int) -> list[dict[str, str]]:
    people = range(count)
    return [{"given": "Ada", "family": f"Berg{at % 7}", "state": chance.choice(words.PLACES)} for at in people]


def _annexes(chance: Random, count: int) -> list[dict[str, Any]]:
    text = chance.choice(words.BLOCKS)
    inner: dict[str, Any] = {"title": "Log", "body": text}
    for _ in range(chance.choice((0, 3, 12))):
        inner = {"title": "Log", "body": text, "enclosures": [inner]}
    return [inner] * (count // 10 + 1)


_MANY = {
    "on_behalf_of": _states,
    "senders": _states,
    "signatories": _people,
    "annexes": _annexes,
    "addressees": lambda chance, count: chance.choices(words.OFFICES, k=count),
    "agenda_items": lambda _, count: [{"number": str(at % 999), "title": f"Item {at}"} for at in range(count)],
    "further_dates": lambda _, count: [f"2016-{at % 12 + 1:02}-{at % 28 + 1:02}" for at in range(count)],
    "ignore": lambda _, count: {f"rule-{at}": "x" for at in range(count)},
    **dict.fromkeys(("title", "letterhead", "reference", "courtesy", "salutation", "agenda_document"), _value),
}
