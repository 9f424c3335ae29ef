"""How much of a long loop is run: a sample in `make test`, all of it where DRAFTER_WHOLE is set (`make proof`, CI)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

WHOLE = bool(os.environ.get("DRAFTER_WHOLE"))
T = TypeVar("T")


def sampled(cases: Sequence[T], every: int) -> Sequence[T]:
    """All cases, or each of which the place is a multiple of `every`."""
    return cases if WHOLE else cases[::every]


def shortened(count: int, by: int) -> int:
    """A number of rounds, or the part of it that a sample runs."""
    return count if WHOLE else count // by
