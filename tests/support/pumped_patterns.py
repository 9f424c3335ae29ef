"""Texts that make a pattern slow: its characters, words and repeated parts, thousands of times."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Callable, Iterator
from itertools import product

# The parser of Python's own patterns, under its name since Python 3.11.
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, TypeAlias

LENGTH = 50_000
# Ends that no pattern expects after its repeated part, and one that almost matches.
_TAILS = ("", "\x00", "\n", "!")
_CATEGORY = {
    codes.CATEGORY_DIGIT: "7",
    codes.CATEGORY_NOT_DIGIT: "x",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_NOT_SPACE: "x",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_WORD: "-",
}
_ANY = "aA7 .-\n"
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
Node: TypeAlias = tuple[Any, Any]


class TooSlowError(Exception):
    """A pattern took longer than it may."""


def pumped_texts(pattern: str, flags: int) -> Iterator[str]:
    """Yield long texts for a pattern: pieces that it repeats, after what it expects before them."""
    tree = list(parser.parse(pattern, flags))
    pieces = dict.fromkeys(piece for piece in _pieces(tree) if piece)
    pairs = [first + second for first, second in product(list(pieces)[:8], repeat=2) if first != second]
    for piece in (*pieces, *pairs):
        yield from (piece * (LENGTH // len(piece)) + tail for tail in _TAILS[:2])
    for before, piece in _repeats(tree, ""):
        if piece:
            yield from (before + piece * (LENGTH // len(piece)) + tail for tail in _TAILS)


def _pieces(nodes: list[Node]) -> Iterator[str]:
    """Yield each single character that the pattern contains, each part of it, and the words of its literals."""
    word = ""
    for operation, value in nodes:
        if operation is codes.LITERAL:
            word += chr(value)
            yield chr(value)
            continue
        yield word
        word = ""
        if operation is codes.IN:
            yield from _characters(value)
        for inner in inner_nodes(operation, value):
            yield _sample(inner)
            yield from _pieces(inner)
    yield word


def _repeats(nodes: list[Node], before: str) -> Iterator[tuple[str, str]]:
    """Yield each repeated part with a sample of what is before it."""
    for operation, value in nodes:
        for inner in inner_nodes(operation, value):
            if operation in _REPEATS:
                yield before, _sample(inner)
                yield before, _sample(inner, 1)
            yield from _repeats(inner, before)
        before += _sample([(operation, value)])


def inner_nodes(operation: Any, value: Any) -> list[list[Node]]:
    """Return the sequences of nodes inside a node."""
    if operation in _REPEATS:
        return [list(value[2])]
    if operation is codes.SUBPATTERN:
        return [list(value[3])]
    if operation is codes.ATOMIC_GROUP:
        return [list(value)]
    if operation is codes.BRANCH:
        return [list(branch) for branch in value[1]]
    if operation in (codes.ASSERT, codes.ASSERT_NOT):
        return [list(value[1])]
    return []


def _sample(nodes: list[Node], choice: int = 0) -> str:
    """Return a short text that matches the nodes; `choice` selects other characters and branches."""
    text = ""
    for operation, value in nodes:
        inner = inner_nodes(operation, value)
        if operation is codes.LITERAL:
            text += chr(value)
        elif operation is codes.NOT_LITERAL or operation is codes.ANY:
            text += "a"
        elif operation is codes.IN:
            found = list(_characters(value))
            text += found[choice % len(found)] if found else ""
        elif operation in _REPEATS:
            text += _sample(inner[0], choice) * max(value[0], 1)
        elif operation in (codes.BRANCH, codes.SUBPATTERN, codes.ATOMIC_GROUP):
            text += _sample(inner[choice % len(inner)], choice)
    return text


def _characters(members: list[Node]) -> Iterator[str]:
    """Yield characters of a class: the ends of each range, one of each category; others if the class is negated."""
    if members[0][0] is codes.NEGATE:
        inside = re.compile("[" + "".join(re.escape(one) for one in _characters(members[1:])) + "]")
        yield from (character for character in _ANY if not inside.match(character))
        return
    for operation, value in members:
        if operation is codes.LITERAL:
            yield chr(value)
        elif operation is codes.RANGE:
            yield chr(value[0])
        elif operation is codes.CATEGORY:
            yield _CATEGORY[value]


def seconds_to_search(
    pattern: re.Pattern[str], text: str, most: float, match: Callable[[str], object] | None = None
) -> float:
    """Return the processor time that all matches in a text take, or `match` alone.

    Raises TooSlowError if it is more than `most` seconds.
    """
    signal.signal(signal.SIGVTALRM, _stop)
    start = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, most)
    try:
        for _ in pattern.finditer(text) if match is None else [match(text)]:
            pass
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - start


def _stop(*_: object) -> None:
    raise TooSlowError
