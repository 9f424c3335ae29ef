"""Comparison: whether letters, as Word files or PDF, say the same to everybody but for the addressee."""

from __future__ import annotations

from drafter.comparison.comparing import Difference, difference
from drafter.comparison.reading import Text, read_text

__all__ = ["Difference", "Text", "difference", "read_text"]
