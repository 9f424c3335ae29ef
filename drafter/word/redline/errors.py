"""The error for files whose changes cannot be marked."""

from __future__ import annotations


class RedlineError(ValueError):
    """The changes between two Word files cannot be marked: the reason, such as "it has a chart"."""
