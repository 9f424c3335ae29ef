"""Examples of the rules with small changes: texts that nearly match what a rule checks for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from random import Random

from drafter.lint.examples import with_change
from drafter.lint.registry import all_rules
from fuzz import words

# Characters that patterns may confuse with others.
_LOOK_ALIKES = str.maketrans(
    {"s": "ſ", "k": "\u212a", "i": "ı", "I": "İ", "1": "²", "2": "２", "0": "٠", "-": "–", " ": "\u00a0", "'": "’"}
)
_MAX_CHANGES = 5


def changed_example(random: Random) -> str:
    """Return a wrong or right example of a rule, with some words changed or taken from another example."""
    text = random.choice(_letters())
    for _ in range(random.randint(1, _MAX_CHANGES)):
        before, key, body = text.partition("body:")
        at = random.choice((random.randint(0, len(body)), *([body.find("\n") + 3] * 2)))
        change = random.choice(_CHANGES)
        if random.random() < 0.2:
            text = change(random, text, random.randint(0, len(text)))
        else:
            text = before + key + change(random, body, at)
    return text


@cache
def _letters() -> tuple[str, ...]:
    rules = [rule for rule in all_rules().values() if rule.bad]
    return tuple(with_change(example) for rule in rules for example in (rule.bad, rule.bad, rule.good) if example)


def _insert_word(random: Random, text: str, at: int) -> str:
    return f"{text[:at]}{random.choice(words.ALL_FOR_BODIES)}{text[at:]}"


def _delete(random: Random, text: str, at: int) -> str:
    return text[:at] + text[at + random.choice((1, 1, 2, 5, 20)) :]


def _repeat(random: Random, text: str, at: int) -> str:
    piece = text[at : at + random.choice((1, 3, 10, 40))]
    return text[:at] + piece * random.choice((1, 2)) + text[at:]


def _replace_look_alikes(random: Random, text: str, at: int) -> str:
    end = at + random.choice((1, 10, 60))
    return text[:at] + text[at:end].translate(_LOOK_ALIKES) + text[end:]


def _change_case(random: Random, text: str, at: int) -> str:
    end = at + random.choice((1, 10, 60))
    return text[:at] + random.choice((str.upper, str.lower, str.title, str.swapcase))(text[at:end]) + text[end:]


def _replace_number(random: Random, text: str, at: int) -> str:
    """Replace the next number in the text by another one."""
    number = random.choice(("0", "1", "00", "7", "99", "1945", "2026", "9999", "10000000", "1" * 30, "٣", "²"))
    while at < len(text) and not text[at].isdigit():
        at += 1
    end = at
    while end < len(text) and text[end].isdigit():
        end += 1
    return text[:at] + number + text[end:]


def _insert_other(random: Random, text: str, at: int) -> str:
    other = random.choice(_letters()).partition("body:")[2]
    start = random.randint(0, len(other))
    return text[:at] + other[start : start + 80] + text[at:]


_CHANGES: tuple[Callable[[Random, str, int], str], ...] = (
    _insert_word,
    _delete,
    _repeat,
    _replace_look_alikes,
    _change_case,
    _replace_number,
    _insert_other,
)
