"""Unified diffs of an author's files, in colour on a terminal."""

from __future__ import annotations

import sys

from drafter.cli.stdio import has_colour

_COLOURS = {"+": "32", "-": "31", "@": "36"}


def print_diff(file: str, before: str, after: str) -> None:
    """Print how a file changes, as a unified diff that `patch` can apply."""
    from difflib import unified_diff

    colour = has_colour(sys.stdout)
    old, new = (text.splitlines(keepends=True) for text in (before, after))
    for line in unified_diff(old, new, file, file):
        shown = line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        code = _COLOURS.get(line[0]) if colour else None
        sys.stdout.write(f"\033[{code}m{shown[:-1]}\033[0m\n" if code else shown)
