"""Benchmark: run Drafter and its competitors in turn on one letter, and compare the ratios with the goals."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import competitors, goals, inputs, scale, stages, studio_latency
from bench.timing import Command, warm, whole

DRAFTER = (sys.executable, "-m", "drafter")
DOCXTPL = Path(__file__).with_name("fill_with_docxtpl.py")
PARTS = ("whole", "warm", "many", "long", "watch", "studio", "stages")


def main() -> int:
    """Print the table. Return 1 if a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"parts to measure: {', '.join(PARTS)} (default: all)")
    parser.add_argument("--rounds", type=int, default=7, help="number of runs of each command (default: 7)")
    options = parser.parse_args()
    seconds: dict[str, float] = {}
    with TemporaryDirectory(prefix="drafter-bench-") as name:
        folder, programs = Path(name), competitors.install()
        inputs.write(folder)
        for part in options.parts or PARTS:
            if part == "stages":
                print(stages.table(stages.measure(folder, options.rounds)), end="\n\n")
            else:
                seconds |= _measure(part, folder, programs, options.rounds)
    print(goals.table(seconds))
    ratios = ((goal, goal.ratio(seconds)) for goal in goals.GOALS)
    return 1 if any(ratio is not None and not goal.is_met(ratio) for goal, ratio in ratios) else 0


def _measure(part: str, folder: Path, programs: Path, rounds: int) -> dict[str, float]:
    sys.stderr.write(f"Measuring: {part}\n")
    if part == "whole":
        return whole(_commands(folder, programs), rounds)
    if part == "warm":
        names = ("docxtpl", "ready-made", "weasyprint", "typst")
        pythons = {"drafter-docx": sys.executable, "drafter-pdf": sys.executable}
        return warm({**pythons, **dict.fromkeys(names, programs / "python")}, folder, rounds)
    measures = {
        "many": lambda: scale.many(folder),
        "long": lambda: scale.long(folder, programs),
        "watch": lambda: scale.watch(folder),
        "studio": lambda: studio_latency.measure(folder),
    }
    return measures[part]()


def _commands(folder: Path, programs: Path) -> Mapping[str, Command]:
    """Return the commands of Drafter and its competitors that are measured as whole processes."""
    path = {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    letter, render = folder / "letter.yaml", ("render", "letter.yaml", "--force", "-o", "out")
    fill = [programs / "python", DOCXTPL, folder]
    return {
        "help": Command([*DRAFTER, "--help"], folder),
        "facts": Command([*DRAFTER, "facts", letter], folder),
        "check": Command([*DRAFTER, "check", letter], folder),
        "docx": Command([*DRAFTER, *render, "--to", "docx"], folder),
        "pdf": Command([*DRAFTER, *render, "--to", "pdf"], folder),
        "rendercv --help": Command([programs / "rendercv", "--help"], folder),
        "rendercv": Command(
            [programs / "rendercv", "render", "cv.yaml", "-nomd", "-nohtml", "-nopng"],
            folder,
            {"XDG_DATA_HOME": str(folder)},
        ),
        "docxtpl whole": Command(fill, folder),
        "pandoc": Command(
            [competitors.pandoc(programs), "letter.md", "-o", "pandoc.pdf", "--pdf-engine=weasyprint"], folder, path
        ),
    }


if __name__ == "__main__":
    sys.exit(main())
