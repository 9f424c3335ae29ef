"""The YAML of a letter as text values that know their place: nothing is guessed, every error is said."""

from __future__ import annotations

from drafter.source.decode import find_unprintable
from drafter.source.load import parse_plain_text, parse_yaml
from drafter.source.merge_fields import fill_merge_fields
from drafter.source.overrides import apply_overrides
from drafter.source.tree import KeyPath, Source, format_key, format_path, walk_paths

__all__ = [
    "KeyPath",
    "Source",
    "apply_overrides",
    "fill_merge_fields",
    "find_unprintable",
    "format_key",
    "format_path",
    "parse_plain_text",
    "parse_yaml",
    "walk_paths",
]
