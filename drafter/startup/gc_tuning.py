"""The thresholds of the garbage collector for a process that writes letters.

Gain, processor time: a fifth of a Word file, a quarter of a PDF. Delete this when Python's own collector scans its old
objects in steps.
"""

from __future__ import annotations

import gc

# The usual thresholds scan the many objects of the libraries again and again. With these, all objects are scanned when
# a quarter has been added, so that many letters take no more memory than a few.
_THRESHOLDS = (200_000, 1, 1)


def collect_seldom() -> None:
    """Let this process collect garbage rarely: a letter makes few reference cycles."""
    gc.set_threshold(*_THRESHOLDS)
