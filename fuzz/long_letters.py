"""Long letters: repeated markup, or lists of the maximum length. They show work that grows faster than the letter."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from fuzz import targets, words
from fuzz.seeds import sample

_MAX_TEXT = 40_000
# The maximum numbers of entries in a list and of characters in a value.
_MAX_ENTRIES, _MAX_CHARACTERS = 1000, 9_000


def long(text: bytes | str) -> bool:
    """Test a body (bytes, as for `targets.body`) or a whole letter."""
    return targets.body(text) if isinstance(text, bytes) else targets.letter(text)


def random_input(random: Random) -> bytes | str:
    """Return a long body, or a letter with a long list or value."""
    return _body(random) if random.random() < 0.6 else _letter(random)


def _body(random: Random) -> bytes:
    """Return a body that repeats some words."""
    pieces = random.choices(words.ALL_FOR_BODIES, k=random.randint(1, 4))
    unit = "".join(pieces)
    before, after = (random.choice(("", "a ", *words.ALL_FOR_BODIES)) for _ in range(2))
    count = random.choice((100, 1000, _MAX_TEXT)) // len(unit) + 1
    return bytes([random.randrange(84)]) + f"{before}{unit * count}{after}".encode("utf-8", "replace")


def _letter(random: Random) -> str:
    template = random.choice(("letter", "letters", "identical-letters", "as-sent", "note-verbale"))
    key = random.choice(sorted(_LONG_VALUES))
    count = random.choice((20, 200, _MAX_ENTRIES))
    return json.dumps({**sample(template), key: _LONG_VALUES[key](random, count)}, ensure_ascii=False)


def _value(random: Random, count: int) -> str:
    unit = random.choice((*words.UN_TEXTS, *words.SPECIAL_CHARACTERS, "a", "a ", "a\n", "Ä-", ", ", "(", "of the "))
    return (unit * (_MAX_CHARACTERS * count // _MAX_ENTRIES // len(unit) + 1))[:_MAX_CHARACTERS]


def _states(random: Random, count: int) -> list[str]:
    return random.choices(words.PLACES, k=count)


def _people(random: Random, count: int) -> list[dict[str, str]]:
    people = range(count)
    return [{"given": "Ada", "family": f"Berg{at % 7}", "state": random.choice(words.PLACES)} for at in people]


def _annexes(random: Random, count: int) -> list[dict[str, Any]]:
    text = random.choice(words.BLOCKS)
    inner: dict[str, Any] = {"title": "Log", "body": text}
    for _ in range(random.choice((0, 3, 12))):
        inner = {"title": "Log", "body": text, "enclosures": [inner]}
    return [inner] * (count // 10 + 1)


_LONG_VALUES = {
    "on_behalf_of": _states,
    "senders": _states,
    "signatories": _people,
    "annexes": _annexes,
    "addressees": lambda random, count: random.choices(words.OFFICES, k=count),
    "agenda_items": lambda _, count: [{"number": str(at % 999), "title": f"Item {at}"} for at in range(count)],
    "further_dates": lambda _, count: [f"2016-{at % 12 + 1:02}-{at % 28 + 1:02}" for at in range(count)],
    "ignore": lambda _, count: {f"rule-{at}": "x" for at in range(count)},
    **dict.fromkeys(("title", "letterhead", "reference", "courtesy", "salutation", "agenda_document"), _value),
}
