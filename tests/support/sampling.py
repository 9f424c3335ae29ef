"""Sampling of long loops: a part in `make test`, everything if DRAFTER_WHOLE is set (`make proof`, CI).

Loops of many minutes run whole only if DRAFTER_PROOF is set (`make proof`).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

WHOLE = bool(os.environ.get("DRAFTER_WHOLE"))
PROOF = bool(os.environ.get("DRAFTER_PROOF"))
T = TypeVar("T")


def sampled(cases: Sequence[T], every: int) -> Sequence[T]:
    """Return every n-th case (n is `every`), or all cases if DRAFTER_WHOLE is set."""
    return cases if WHOLE else cases[::every]


def shortened(count: int, by: int) -> int:
    """Return the number of rounds divided by `by`, or the whole number if DRAFTER_WHOLE is set."""
    return count if WHOLE else count // by
