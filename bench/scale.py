"""Measurements of many letters, of long letters, and of `render --watch`."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.inputs import letter_with_annex
from bench.timing import Command, Rounds, peak_memory, timed
from drafter.languages.names import load_names

DRAFTER = (sys.executable, "-m", "drafter")
PAGES = (10, 50, 200)
FEW = 48
ROUNDS = 3
WAIT = 0.001
DAY = "2026-11-02"


def many(folder: Path) -> dict[str, float]:
    """Measure a letter for every Member State: with one process, with two, unchanged, and its memory."""
    letter = (folder / "letter.yaml").read_text(encoding="utf-8")
    (folder / "many.yaml").write_text(letter.replace("Culture of peace", '"Culture of {{ state }}"'), encoding="utf-8")
    states = _members()
    measured: dict[str, float] = {}
    measured["memory of few"] = float(_memory(folder, states[:FEW]))
    measured["memory of many"] = float(_memory(folder, states))
    _write_states(folder / "states.csv", states)
    rounds: dict[str, list[float]] = {"one job": [], "two jobs": []}
    for number in range(ROUNDS):
        for (name, seconds), jobs in zip(rounds.items(), ("1", "2"), strict=True):
            seconds.append(timed(_merge(folder, f"{name} {number}", jobs).run))
    measured |= {name: Rounds.of(seconds) for name, seconds in rounds.items()}
    measured["unchanged"] = timed(_merge(folder, "two jobs 0", "2").run)
    return measured


def _members() -> list[str]:
    from datetime import date

    from drafter.un.members import status

    day = date.fromisoformat(DAY)
    names = load_names("en")
    return [names.on(code, day).short for code in sorted(names.by_code) if status(code, day) == "member"]


def _write_states(path: Path, states: Sequence[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["state"], *([state] for state in states)])


def _merge(folder: Path, out: str, jobs: str) -> Command:
    arguments = ["merge", "many.yaml", "--data", "states.csv", "-o", out.replace(" ", "-"), "--jobs", jobs]
    return Command([*DRAFTER, *arguments], folder)


def _memory(folder: Path, states: Sequence[str]) -> int:
    """Return the peak memory of one process that renders these letters.

    A separate process measures it, because the operating system counts all children of a process together.
    """
    _write_states(folder / "states.csv", states)
    code = "import sys; from bench.scale import print_memory; print_memory(sys.argv[1])"
    done = Command([sys.executable, "-c", code, folder], Path.cwd()).run()
    return int(done.stdout)


def print_memory(folder: str) -> None:
    """Print the peak memory of one process that renders the letters of a table."""
    _merge(Path(folder), f"memory-{os.getpid()}", "1").run()
    print(peak_memory())


def long(folder: Path, programs: Path) -> dict[str, float]:
    """Measure annexes of many pages: seconds per page for PDF and Word, and for WeasyPrint alone."""
    import drafter

    measured = {}
    drafter.draft(folder / "letter.yaml", ["docx", "pdf"])
    for pages in PAGES:
        path = folder / f"annex-{pages}.yaml"
        path.write_text(letter_with_annex(pages), encoding="utf-8")
        measured[f"page of {pages}"] = timed(lambda path=path: drafter.draft(path, "pdf")) / pages
        measured[f"word page of {pages}"] = timed(lambda path=path: drafter.draft(path, "docx")) / pages
    return measured | _annex_with_weasyprint(folder, programs)


def _annex_with_weasyprint(folder: Path, programs: Path) -> dict[str, float]:
    from bench import inputs
    from bench.timing import warm

    inner = folder / "annex"
    inner.mkdir()
    inputs.write(inner, folder / "annex-50.yaml")
    measured = warm({"drafter-pdf": sys.executable, "weasyprint": programs / "python"}, inner, 1)
    return {"annex pdf": measured["drafter-pdf"], "annex weasyprint": measured["weasyprint"]}


def watch(folder: Path) -> dict[str, float]:
    """Measure the time from saving a watched letter until both of its files are new."""
    path = folder / "letter.yaml"
    text, seconds = path.read_text(encoding="utf-8"), []
    out = folder / "watched"
    process = subprocess.Popen(
        [*DRAFTER, "render", path, "-o", out, "--watch"], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    try:
        files = [out / "letter.docx", out / "letter.pdf"]
        _wait_for(files, [0, 0])
        for number in range(9):
            time.sleep(0.3)
            before = _change_times(files)
            path.write_text(text.replace("Culture of peace", f"Culture of peace {number}"), encoding="utf-8")
            seconds.append(timed(lambda before=before: _wait_for(files, before)))
    finally:
        process.terminate()
        process.wait()
        path.write_text(text, encoding="utf-8")
    return {"watch": sorted(seconds)[len(seconds) // 2]}


def _wait_for(files: Sequence[Path], before: Sequence[int]) -> None:
    while any(new == old for new, old in zip(_change_times(files), before, strict=True)):
        time.sleep(WAIT)


def _change_times(files: Sequence[Path]) -> list[int]:
    return [file.stat().st_mtime_ns if file.exists() else 0 for file in files]
