"""The examples of the rules, changed: what a rule looks for, all but right."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from random import Random

from drafter.lint.example_letter import with_change
from drafter.lint.registry import all_rules
from fuzz import words

# Letters that patterns take for others, and figures that are none.
_ALIKE = str.maketrans(
    {"s": "ſ", "k": "\u212a", "i": "ı", "I": "İ", "1": "²", "2": "２", "0": "٠", "-": "–", " ": "\u00a0", "'": "’"}
)
_MOST = 5


def made(chance: Random) -> str:
    """The letter that a rule shows as wrong, or as right, with some words changed and those of another rule in it."""
    text = chance.choice(_letters())
    for _ in range(chance.randint(1, _MOST)):
        head, key, body = text.partition("body:")
        at = chance.choice((chance.randint(0, len(body)), *([body.find("\n") + 3] * 2)))
        change = chance.choice(_CHANGES)
        if chance.random() < 0.2:
            text = change(chance, text, chance.randint(0, len(text)))
        else:
            text = head + key + change(chance, body, at)
    return text


@cache
def _letters() -> tuple[str, ...]:
    rules = [rule for rule in all_rules().values() if rule.bad]
    return tuple(with_change(example) for rule in rules for example in (rule.bad, rule.bad, rule.good) if example)


def _put(chance: Random, text: str, at: int) -> str:
    return f"{text[:at]}{chance.choice(words.OF_BODIES)}{text[at:]}"


def _cut(chance: Random, text: str, at: int) -> str:
    return text[:at] + text[at + chance.choice((1, 1, 2, 5, 20)) :]


def _twice(chance: Random, text: str, at: int) -> str:
    piece = text[at : at + chance.choice((1, 3, 10, 40))]
    return text[:at] + piece * chance.choice((1, 2)) + text[at:]


def _alike(chance: Random, text: str, at: int) -> str:
    end = at + chance.choice((1, 10, 60))
    return text[:at] + text[at:end].translate(_ALIKE) + text[end:]


def _cased(chance: Random, text: str, at: int) -> str:
    end = at + chance.choice((1, 10, 60))
    return text[:at] + chance.choice((str.upper, str.lower, str.title, str.swapcase))(text[at:end]) + text[end:]


def _figure(chance: Random, text: str, at: int) -> str:
    """Another figure in place of the next one."""
    number = chance.choice(("0", "1", "00", "7", "99", "1945", "2026", "9999", "10000000", "1" * 30, "٣", "²"))
    while at < len(text) and not text[at].isdigit():
        at += 1
    end = at
    while end < len(text) and text[end].isdigit():
        end += 1
    return text[:at] + number + text[end:]


def _mixed(chance: Random, text: str, at: int) -> str:
    other = chance.choice(_letters()).partition("body:")[2]
    start = chance.randint(0, len(other))
    return text[:at] + other[start : start + 80] + text[at:]


_CHANGES: tuple[Callable[[Random, str, int], str], ...] = (_put, _cut, _twice, _alike, _cased, _figure, _mixed)
