"""How often Python looks for objects that hold each other and nothing else: seldom, for a letter makes few of them."""

from __future__ import annotations

import gc

# Looking through the many objects of the libraries at the usual pace takes a fifth of the time. All of them are looked
# through as soon as a quarter has been added, so that many letters take no more memory than a few.
_THRESHOLDS = (200_000, 1, 1)


def collect_seldom() -> None:
    """Let this process look for such objects at a letter's pace."""
    gc.set_threshold(*_THRESHOLDS)
