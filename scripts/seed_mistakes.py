"""Seed mistakes into the example letter and count those that `drafter check` finds at their lines.

    python scripts/seed_mistakes.py [LETTER.yaml] [--seed N] [--missed]

Each mistake is made alone, in the letter as it is published: with symbols, senders and the States written out.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

from mistakes.by_family import Mutant, mutants
from mistakes.published import published

from drafter.diagnostics import Finding
from drafter.pipeline import check

EXAMPLE = Path(__file__).parents[1] / "examples" / "identical-letters.yaml"
LEAST = 95


def main() -> int:
    """Print the figures; 0 if enough is found."""
    options = _parser().parse_args()
    letter = published(options.letter)
    if faults := check(letter):
        print("The letter is not clean:", *(f"{one.rule}: {one.message}" for one in faults), sep="\n  ")
        return 1
    seeded = list(mutants(letter, random.Random(options.seed)))
    found = {mutant: is_found(mutant) for mutant in seeded}
    for family, count in sorted(Counter(mutant.family for mutant in seeded).items()):
        print(f"{family}: {sum(found[one] for one in seeded if one.family == family)} of {count}")
    total = sum(found.values())
    print(f"{total} of {len(seeded)} mistakes found at their lines ({100 * total / len(seeded):.1f} %)")
    if options.missed:
        print(*(f"missed: {one.name}, line {one.first}: {one.excerpt}" for one in seeded if not found[one]), sep="\n")
    return 0 if 100 * total >= LEAST * len(seeded) else 1


def is_found(mutant: Mutant) -> bool:
    """Whether a finding stands at the lines of the mistake."""
    return any(_begins(finding, mutant) for finding in check(mutant.text))


def _begins(finding: Finding, mutant: Mutant) -> bool:
    return finding.place is not None and mutant.first <= finding.place.line <= mutant.last


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("letter", nargs="?", type=Path, default=EXAMPLE)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--missed", action="store_true", help="list the mistakes that were not found")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
