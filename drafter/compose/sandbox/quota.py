"""The quota of work for a template, spent by its loops, calls and printed text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sized
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import chain
from typing import Any

from drafter.limits import MAX_TEMPLATE_WORK

# The cost of a round of a loop, and of a call of a macro or file, in addition to the characters that they write.
ROUND, CALL = 10, 50
_CHARACTERS_PER_STEP = 8

_left: ContextVar[list[int] | None] = ContextVar("left", default=None)


class QuotaExceededError(Exception):
    """A template repeats or writes more than any letter needs."""

    def __init__(self) -> None:
        super().__init__("it repeats or writes more than a letter can hold; check its loops")


class MisusedValueError(TypeError):
    """A template uses a value in a way that its type does not allow; the message says what to write instead."""


@contextmanager
def quota(limit: int = MAX_TEMPLATE_WORK) -> Iterator[None]:
    """Count the work inside the block; QuotaExceededError is raised above the limit."""
    token = _left.set([limit])
    try:
        yield
    finally:
        _left.reset(token)


def spend(cost: int) -> None:
    """Subtract a cost from the remaining quota; raises QuotaExceededError."""
    left = _left.get()
    if left is not None:
        left[0] -= cost
        if left[0] < 0:
            raise QuotaExceededError


def measured(value: Any) -> Any:
    """Return the value and spend the cost of reading it: at once, or per item if its length is unknown."""
    if isinstance(value, (str, bytes)):
        spend(len(value) // _CHARACTERS_PER_STEP + 1)
    elif isinstance(value, (list, tuple, Mapping)):
        _spend_on_items(value)
    elif isinstance(value, Sized):
        spend(len(value) + 1)
    elif isinstance(value, Iterable):
        return _counted(value, 1)
    return value


def _spend_on_items(value: Any) -> None:
    """Spend the cost of all items in a list or mapping and in those inside it, each as often as it would be printed."""
    waiting = [value]
    while waiting:
        items = waiting.pop()
        spend(len(items) + 1)
        for item in chain(items, items.values()) if isinstance(items, Mapping) else items:
            if isinstance(item, (list, tuple, Mapping)):
                waiting.append(item)
            elif isinstance(item, (str, bytes)):
                spend(len(item) // _CHARACTERS_PER_STEP)


def repeated(values: Iterable[Any]) -> Iterator[Any]:
    """Yield the items of a loop and spend the cost of each round."""
    return _counted(values, ROUND)


def _counted(values: Iterable[Any], cost: int) -> Iterator[Any]:
    for value in values:
        spend(cost)
        yield value
