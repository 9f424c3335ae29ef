"""`drafter verify`: whether letters are identical but for the addressee."""

from __future__ import annotations

import argparse
import sys
from itertools import pairwise
from pathlib import Path

from drafter.diagnostics import Finding
from drafter.errors import UsageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `drafter verify`."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="two letters or more, as Word files or PDF")


def run(options: argparse.Namespace) -> int:
    """Say whether the letters are identical but for the addressee; 1 with the first difference if they are not."""
    from drafter.compare.diff import first_difference
    from drafter.compare.visible_text import read_text

    if len(options.files) == 1:
        raise UsageError(Finding("bad-usage", "Name two letters or more to compare."))
    texts = [read_text(Path(name)) for name in options.files]
    for one, other in pairwise(texts):
        found = first_difference(one, other)
        if found:
            width = max(len(one.name), len(other.name))
            before = f"… {found.before} " if found.before else ""
            print(f"{one.name:{width}}  {before}[{found.one}] {found.after_one} …")
            print(f"{other.name:{width}}  {before}[{found.other}] {found.after_other} …")
            sys.stderr.write("The letters differ.\n")
            if one.is_pdf != other.is_pdf:
                sys.stderr.write("A Word file keeps notes and the foot of page 1 elsewhere; compare two of one kind.\n")
            return 1
    sys.stderr.write(f"The {len(texts)} letters are identical but for the addressee.\n")
    return 0
