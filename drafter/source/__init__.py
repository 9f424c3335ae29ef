"""The YAML of a letter as plain text values, each with its place in the file, and all errors of a file in one run.

Lives here: reading YAML, overrides of the command line, merge fields, invisible characters, collecting findings.
May import: limits, suggest, diagnostics, errors and files.
"""

from __future__ import annotations

from drafter.source.decode import find_unprintable
from drafter.source.load import parse_plain_text, parse_yaml, read_yaml
from drafter.source.merge_fields import fill_merge_fields
from drafter.source.overrides import apply_overrides
from drafter.source.placeholders import (
    find_placeholders,
    outside_placeholders,
    placeholder,
    placeholders_in,
)
from drafter.source.tree import FindingCollector, KeyPath, Source, format_path, in_folder, parse_path, walk_paths

__all__ = [
    "FindingCollector",
    "KeyPath",
    "Source",
    "apply_overrides",
    "fill_merge_fields",
    "find_placeholders",
    "find_unprintable",
    "format_path",
    "in_folder",
    "outside_placeholders",
    "parse_path",
    "parse_plain_text",
    "parse_yaml",
    "placeholder",
    "placeholders_in",
    "read_yaml",
    "walk_paths",
]
