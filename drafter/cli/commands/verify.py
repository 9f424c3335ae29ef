"""`drafter verify`: check that letters differ only in the addressee."""

from __future__ import annotations

import argparse
import sys
from itertools import pairwise
from pathlib import Path

from drafter.diagnostics import Finding
from drafter.errors import UsageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drafter verify`."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="two or more letters, as Word files or PDF")


def run(options: argparse.Namespace) -> int:
    """Compare the letters; print the first difference and return 1, or 0 if only the addressee differs."""
    from drafter.compare.diff import first_difference
    from drafter.compare.visible_text import read_text

    if len(options.files) == 1:
        raise UsageError(Finding("bad-usage", "Name two or more letters to compare."))
    texts = [read_text(Path(name)) for name in options.files]
    for a, b in pairwise(texts):
        difference = first_difference(a, b)
        if difference:
            width = max(len(a.name), len(b.name))
            before = f"… {difference.before} " if difference.before else ""
            print(f"{a.name:{width}}  {before}[{difference.one}] {difference.after_one} …")
            print(f"{b.name:{width}}  {before}[{difference.other}] {difference.after_other} …")
            sys.stderr.write("The letters differ.\n")
            if a.is_pdf != b.is_pdf:
                sys.stderr.write("Word files and PDFs order footnotes differently; compare files of the same kind.\n")
            return 1
    sys.stderr.write(f"The {len(texts)} letters are identical except for the addressee.\n")
    return 0
