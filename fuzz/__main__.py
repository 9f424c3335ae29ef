"""Run many random inputs on the code; report their number, time and memory, and the failures."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

from fuzz.report import MEGABYTES, SECONDS, WORST, Record

# Number of inputs of each part; together more than a million.
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
COVERAGE_GUIDED = ("reader", "body")
OUT = Path("out/fuzz")


def main() -> int:
    """Run the parts one by one, each in its own process, and print the table. Return 1 if an input failed."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"parts to run: {', '.join(PARTS)} (default: all)")
    parser.add_argument("--inputs", type=int, help="number of inputs of each part (default: a million together)")
    parser.add_argument("--seconds", type=float, default=86_400, help="time limit of each part")
    parser.add_argument("--seed", type=int, default=2026, help="seed of the random numbers (default: 2026)")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"unknown part: {', '.join(sorted(unknown))}")
    if options.alone:
        return _run_part(options.parts[0], options)
    failed = [part for part in options.parts or PARTS if not _passes(part, options)]
    print(table(OUT))
    print(worst_inputs(OUT))
    return 1 if failed else 0


def _passes(part: str, options: argparse.Namespace) -> bool:
    sys.stderr.write(f"Running: {part}\n")
    summary = OUT / f"{part}.json"
    summary.unlink(missing_ok=True)
    arguments = [
        f"--{name}={getattr(options, name)}" for name in ("inputs", "seconds", "seed") if getattr(options, name)
    ]
    code = subprocess.run([sys.executable, "-m", "fuzz", part, "--alone", *arguments], check=False).returncode
    return not code and summary.exists() and not json.loads(summary.read_text())["failures"]


def _run_part(part: str, options: argparse.Namespace) -> int:
    if part in COVERAGE_GUIDED:
        from fuzz import coverage_guided

        coverage_guided.instrument(part)
    from fuzz import targets

    record = Record(part, OUT, options.seconds, alone=True)
    count = options.inputs or PARTS[part]
    if part in COVERAGE_GUIDED:
        coverage_guided.run(record, getattr(targets, part), count, options.seed)
    else:
        from fuzz import generators

        generators.run(record, count, options.seed)
        record.close()
    return 0


def table(folder: Path) -> str:
    """Return the results as a Markdown table."""
    lines = [
        "| part | inputs | valid | seconds | slowest | memory | failures |",
        "|---|--:|--:|--:|--:|--:|---|",
    ]
    total = 0
    for part in PARTS:
        if not (folder / f"{part}.json").exists():
            continue
        summary = json.loads((folder / f"{part}.json").read_text())
        total += summary["inputs"]
        failures = "; ".join(f"{key} ({count})" for key, count in summary["failures"].items()) or "none"
        row = (
            part,
            summary["inputs"],
            summary["valid"],
            summary["seconds"],
            f"{summary['slowest']} s",
            f"{summary['megabytes']} MB",
            failures,
        )
        lines.append(f"| {' | '.join(map(str, row))} |")
    return "\n".join([*lines, f"\n{total} inputs; limits: {SECONDS:g} s and {MEGABYTES} MB for each."])


def worst_inputs(folder: Path) -> str:
    """Return the worst inputs of all parts as a Markdown table: by processor time, or by growth of the peak memory."""
    measured = [
        (max(seconds / SECONDS, growth / MEGABYTES), part, seconds, growth, value)
        for part in PARTS
        if (folder / f"{part}.json").exists()
        for seconds, growth, value in json.loads((folder / f"{part}.json").read_text())["worst"]
    ]
    rows = (
        f"| {part} | {seconds} s | {growth} MB | `{value.replace('|', '/')}` |"
        for _, part, seconds, growth, value in sorted(measured, reverse=True)[:WORST]
    )
    return "\n".join(["| worst inputs | processor | memory | beginning |", "|---|--:|--:|---|", *rows])


if __name__ == "__main__":
    sys.exit(main())
