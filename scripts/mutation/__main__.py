"""Print the share of a seeded sample of mutants that the tests kill, and the mutants that survive.

python -m mutation [--count N] [--seed N] [--jobs N] [--only PART] [--again]
"""

from __future__ import annotations

import argparse
import os
import time
from collections import Counter
from pathlib import Path

from mutation import related, running
from mutation.mutants import Mutant, sample

TARGETS = ("drafter/facts", "drafter/un", "drafter/lint", "drafter/languages")
MIN_PERCENT = 85
# Lines that fewer tests reach are tested with all tests of their module.
FEW = 5
COUNT = 700


def main() -> int:
    """Print the numbers; return 0 if enough mutants are killed."""
    options = _parser().parse_args()
    if not (options.again and related.DATA.is_file()):
        related.run(TARGETS, options.jobs)
    known = related.load()
    mutants, total = sample(_files(options.only), options.count, options.seed)
    print(f"{len(mutants)} of {total} mutants, drawn with seed {options.seed}", flush=True)
    running.warm()
    lived = _survivors(mutants, known, options.jobs)
    _print_shares(mutants, lived)
    return 0 if 100 * (len(mutants) - len(lived)) >= MIN_PERCENT * len(mutants) else 1


def _survivors(mutants: list[Mutant], known: related.Related, jobs: int) -> list[Mutant]:
    lived, start = [], time.monotonic()
    for mutant, survived in running.survivors(mutants, lambda one: _tests(one, known), jobs):
        if survived:
            lived.append(mutant)
            print(f"survived: {mutant.name}", flush=True)
    print(f"{time.monotonic() - start:.0f} s for the mutants")
    return lived


def _tests(mutant: Mutant, known: related.Related) -> list[str]:
    """Return the tests of the lines. If they are few, or the line runs on import, the tests of the module follow.

    A cached function runs in one test only, although others depend on it.
    """
    reached = known.tests(mutant.path, range(mutant.first, mutant.last + 1)) if mutant.in_function else []
    more = known.tests_of_module(mutant.path) if len(reached) < FEW else []
    return list(dict.fromkeys((*reached, *more)))


def _print_shares(mutants: list[Mutant], lived: list[Mutant]) -> None:
    every, alive = (Counter(_part(mutant.path) for mutant in some) for some in (mutants, lived))
    for part, count in sorted(every.items()):
        print(f"{part}: {count - alive[part]} of {count} killed ({100 * (count - alive[part]) / count:.1f} %)")
    killed = len(mutants) - len(lived)
    print(f"{killed} of {len(mutants)} mutants killed ({100 * killed / len(mutants):.1f} %)")


def _part(path: Path) -> str:
    return "/".join(path.parts[:2])


def _files(only: str) -> list[Path]:
    files = sorted(file for target in TARGETS for file in Path(target).rglob("*.py"))
    return [file for file in files if only in file.as_posix()]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m mutation", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=COUNT, help="number of mutants (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=2026, help="seed of the sample (default: %(default)s)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: one a processor)")
    parser.add_argument("--only", default="", metavar="PART", help="only files whose path contains this")
    parser.add_argument("--again", action="store_true", help="use the related tests of the last run")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
