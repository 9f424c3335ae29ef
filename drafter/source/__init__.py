"""The YAML of a letter as text values that know their place: nothing is guessed, every error is said."""

from __future__ import annotations

from drafter.source.characters import unprintable
from drafter.source.columns import with_columns
from drafter.source.reading import plain_text, read
from drafter.source.setting import with_values
from drafter.source.tree import Path, Source, dotted, in_words, paths

__all__ = [
    "Path",
    "Source",
    "dotted",
    "in_words",
    "paths",
    "plain_text",
    "read",
    "unprintable",
    "with_columns",
    "with_values",
]
