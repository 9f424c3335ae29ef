"""Seed mistakes into the example letter and count those that `drafter check` finds at their lines.

    python scripts/seed_mistakes.py [LETTER.yaml] [--seed N] [--missed]

Each letter has one mistake. The letter is the published one: with symbols, senders and the full list of States.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

from mistakes.published_letter import published_letter
from mistakes.seeding import SeededLetter, seeded_letters

from drafter.diagnostics import Finding
from drafter.pipeline import check

EXAMPLE = Path(__file__).parents[1] / "examples" / "identical-letters.yaml"
MIN_PERCENT = 95


def main() -> int:
    """Print the numbers; return 0 if enough mistakes are found."""
    options = _parser().parse_args()
    letter = published_letter(options.letter)
    if findings := check(letter):
        print("The letter has findings:", *(f"{finding.rule}: {finding.message}" for finding in findings), sep="\n  ")
        return 1
    seeded = list(seeded_letters(letter, random.Random(options.seed)))
    found = {letter: is_found(letter) for letter in seeded}
    for family, count in sorted(Counter(letter.family for letter in seeded).items()):
        print(f"{family}: {sum(found[letter] for letter in seeded if letter.family == family)} of {count}")
    total = sum(found.values())
    print(f"{total} of {len(seeded)} mistakes found at their lines ({100 * total / len(seeded):.1f} %)")
    if options.missed:
        print(
            *(
                f"missed: {letter.name}, line {letter.first}: {letter.excerpt}"
                for letter in seeded
                if not found[letter]
            ),
            sep="\n",
        )
    return 0 if 100 * total >= MIN_PERCENT * len(seeded) else 1


def is_found(letter: SeededLetter) -> bool:
    """True if a finding is on the lines of the mistake."""
    return any(_is_at_mistake(finding, letter) for finding in check(letter.text))


def _is_at_mistake(finding: Finding, letter: SeededLetter) -> bool:
    return finding.place is not None and letter.first <= finding.place.line <= letter.last


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("letter", nargs="?", type=Path, default=EXAMPLE)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--missed", action="store_true", help="list the mistakes that were not found")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
