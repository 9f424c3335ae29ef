"""`python -m fuzz`: try many inputs on the code, and say how many, how long, how much memory, and what broke."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

from fuzz.report import MEGABYTES, SECONDS, Record

# How many inputs each part tries; together a million and more.
PARTS = {
    "reader": 400_000,
    "yaml": 400_000,
    "body": 100_000,
    "text": 50_000,
    "letter": 20_000,
    "rule": 20_000,
    "settings": 10_000,
    "template": 10_000,
    "table": 10_000,
    "profile": 10_000,
    "file": 10_000,
    "new": 10_000,
    "long": 1_000,
}
GUIDED = ("reader", "body")
OUT = Path("out/fuzz")


def main() -> int:
    """Run the parts one by one, each in a process of its own, and print the table; 1 if anything broke."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)} (default: all)")
    parser.add_argument("--inputs", type=int, help="how many inputs of each part (default: a million together)")
    parser.add_argument("--seconds", type=float, default=86_400, help="how long each part may take")
    parser.add_argument("--seed", type=int, default=2026, help="what chance begins with (default: 2026)")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    if options.alone:
        return _alone(options.parts[0], options)
    wrong = [part for part in options.parts or PARTS if not _is_well(part, options)]
    print(table(OUT))
    return 1 if wrong else 0


def _is_well(part: str, options: argparse.Namespace) -> bool:
    sys.stderr.write(f"Trying: {part}\n")
    account = OUT / f"{part}.json"
    account.unlink(missing_ok=True)
    given = [f"--{name}={getattr(options, name)}" for name in ("inputs", "seconds", "seed") if getattr(options, name)]
    ended = subprocess.run([sys.executable, "-m", "fuzz", part, "--alone", *given], check=False).returncode
    return not ended and account.exists() and not json.loads(account.read_text())["found"]


def _alone(part: str, options: argparse.Namespace) -> int:
    if part in GUIDED:
        from fuzz import coverage_guided

        coverage_guided.instrument(part)
    from fuzz import targets

    record = Record(part, OUT, options.seconds, alone=True)
    count = options.inputs or PARTS[part]
    if part in GUIDED:
        coverage_guided.run(record, getattr(targets, part), count, options.seed)
    else:
        from fuzz import generated

        generated.run(record, count, options.seed)
        record.close()
    return 0


def table(folder: Path) -> str:
    """What was tried, as a table of Markdown."""
    lines = [
        "| part | inputs | of them letters | seconds | slowest | memory | broke |",
        "|---|--:|--:|--:|--:|--:|---|",
    ]
    total = 0
    for part in PARTS:
        if not (folder / f"{part}.json").exists():
            continue
        one = json.loads((folder / f"{part}.json").read_text())
        total += one["inputs"]
        broke = "; ".join(f"{what} ({times})" for what, times in one["found"].items()) or "nothing"
        row = (
            part,
            one["inputs"],
            one["valid"],
            one["seconds"],
            f"{one['slowest']} s",
            f"{one['megabytes']} MB",
            broke,
        )
        lines.append(f"| {' | '.join(map(str, row))} |")
    return "\n".join([*lines, f"\n{total} inputs; at most {SECONDS:g} s and {MEGABYTES} MB each."])


if __name__ == "__main__":
    sys.exit(main())
