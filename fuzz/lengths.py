"""Long texts: a few words of markup, each very often, in which work that grows faster than its text shows."""

from __future__ import annotations

from random import Random

from fuzz import words

_MOST = 40_000


def made(chance: Random) -> bytes:
    """A text as `fuzz.entries.body` takes it: up to so many letters of some words in turn."""
    some = chance.choices(words.OF_BODIES, k=chance.randint(1, 4))
    unit = "".join(some)
    before, after = (chance.choice(("", "a ", *words.OF_BODIES)) for _ in range(2))
    count = chance.choice((100, 1000, _MOST)) // len(unit) + 1
    return bytes([chance.randrange(84)]) + f"{before}{unit * count}{after}".encode("utf-8", "replace")
