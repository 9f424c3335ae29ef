"""How much a template may do: every round, call and printed text is counted, and beyond the bound it ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from drafter.limits import MAX_TEMPLATE_WORK

# What a round of a loop and the call of a macro or of another file cost beside the letters that they write.
ROUND, CALL = 10, 50
_CHARACTERS_PER_STEP = 8

_left: ContextVar[list[int] | None] = ContextVar("left", default=None)


class QuotaExceededError(Exception):
    """A template repeats or writes more than any letter needs."""

    def __init__(self) -> None:
        super().__init__("it repeats or writes more than a letter can hold; does a loop have no end?")


@contextmanager
def quota(limit: int = MAX_TEMPLATE_WORK) -> Iterator[None]:
    """Counts what is spent inside; TooMuch is raised beyond the limit."""
    token = _left.set([limit])
    try:
        yield
    finally:
        _left.reset(token)


def spend(cost: int) -> None:
    """Take a cost off what is left; raises TooMuch."""
    left = _left.get()
    if left is not None:
        left[0] -= cost
        if left[0] < 0:
            raise QuotaExceededError


def measured(value: Any) -> Any:
    """The value, what it takes to walk over it spent: at once, or item by item where its length is not known."""
    if isinstance(value, (str, bytes)):
        spend(len(value) // _CHARACTERS_PER_STEP + 1)
    elif isinstance(value, Sized):
        spend(len(value) + 1)
    elif isinstance(value, Iterable):
        return _counted(value)
    return value


def repeated(values: Iterable[Any]) -> Iterator[Any]:
    """The items that a loop goes over, each round spent."""
    for value in values:
        spend(ROUND)
        yield value


def _counted(values: Iterable[Any]) -> Iterator[Any]:
    for value in values:
        spend(1)
        yield value
