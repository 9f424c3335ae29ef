"""Sampling of long loops: a part in `make test` and in CI, everything if DRAFTER_PROOF is set (`make proof`)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

PROOF = bool(os.environ.get("DRAFTER_PROOF"))
T = TypeVar("T")


def sampled(cases: Sequence[T], every: int) -> Sequence[T]:
    """Return every n-th case (n is `every`), or all cases if DRAFTER_PROOF is set."""
    return cases if PROOF else cases[::every]


def shortened(count: int, by: int) -> int:
    """Return the number of rounds divided by `by`, or the whole number if DRAFTER_PROOF is set."""
    return count if PROOF else count // by
