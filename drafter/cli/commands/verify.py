"""`drafter verify`: check that letters differ only in the addressee."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.diagnostics import Finding
from drafter.errors import FileError, UsageError
from drafter.process_limits import one_input

if TYPE_CHECKING:
    from drafter.compare.diff import Difference
    from drafter.compare.ignore_lines_option import IgnoredLines
    from drafter.compare.model import LetterContent


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drafter verify`."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="two or more letters, as Word files or PDF")
    parser.add_argument(
        "--ignore-lines",
        metavar="LINES",
        action="append",
        default=[],
        help='lines that may differ: 3, 3-7 or "Dear *"',
    )


def run(options: argparse.Namespace) -> int:
    """Compare the letters.

    Return 1 after printing the first difference, or 0 if only the addressee differs. Raises FileError if the letters
    cannot be compared completely.
    """
    from drafter.compare.diff import compare
    from drafter.compare.ignore_lines_option import parse_ignored

    if len(options.files) == 1:
        raise UsageError(Finding("bad-usage", "Name two or more letters to compare."))
    ignored = [parse_ignored(text) for text in options.ignore_lines]
    letters = [_read(Path(name), ignored) for name in options.files]
    _print_ignored(letters)
    with one_input("The comparison", own_time=False):
        results = [(a, b, compare(a, b)) for a, b in pairwise(letters)]
    for a, b, result in results:
        if result.difference:
            _print_difference(a, b, result.difference)
            return 1
    obstacles = dict.fromkeys(reason for _, _, result in results for reason in result.obstacles)
    if obstacles:
        raise FileError(*(Finding("cannot-compare", f"Cannot tell: {reason}.") for reason in obstacles))
    sys.stderr.write(f"The {len(letters)} letters are identical except for the addressee.\n")
    return 0


def _read(path: Path, ignored: Sequence[IgnoredLines]) -> LetterContent:
    from drafter.compare.ignore_lines_option import without_ignored
    from drafter.compare.read_letter import read_letter

    with one_input(str(path), own_time=False):
        return without_ignored(read_letter(path), ignored)


def _print_ignored(letters: list[LetterContent]) -> None:
    for letter in letters:
        sys.stderr.writelines(f"{letter.name}: ignored line {line}\n" for line in letter.ignored)


def _print_difference(a: LetterContent, b: LetterContent, difference: Difference) -> None:
    width = max(len(a.name), len(b.name))
    before = f"… {difference.before} " if difference.before else ""
    print(f"{a.name:{width}}  {before}[{difference.one}] {difference.after_one} …")
    print(f"{b.name:{width}}  {before}[{difference.other}] {difference.after_other} …")
    place = "" if difference.story == "text" else f" in {difference.story}"
    same_words = not difference.one and not difference.other
    sys.stderr.write(f"The letters differ{place}{' in formatting' if same_words else ''}.\n")
