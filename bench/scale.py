"""Many letters, long letters, and a letter that is being written."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.inputs import annexed
from bench.timing import Command, Turns, most_memory, timed
from drafter.languages.names import load_names

DRAFTER = (sys.executable, "-m", "drafter")
PAGES = (10, 50, 200)
FEW = 48
TURNS = 3
WAIT = 0.001
DAY = "2026-11-02"


def many(folder: Path) -> dict[str, float]:
    """A letter for every Member State with one process and with two, then with nothing changed; and the memory."""
    letter = (folder / "letter.yaml").read_text(encoding="utf-8")
    (folder / "many.yaml").write_text(letter.replace("Culture of peace", '"Culture of {{ state }}"'), encoding="utf-8")
    states = _members()
    found: dict[str, float] = {}
    found["memory of few"] = float(_memory(folder, states[:FEW]))
    found["memory of many"] = float(_memory(folder, states))
    _write_states(folder / "states.csv", states)
    turns: dict[str, list[float]] = {"one job": [], "two jobs": []}
    for turn in range(TURNS):
        for (name, seconds), jobs in zip(turns.items(), ("1", "2"), strict=True):
            seconds.append(timed(_merge(folder, f"{name} {turn}", jobs).run))
    found |= {name: Turns.of(seconds) for name, seconds in turns.items()}
    found["unchanged"] = timed(_merge(folder, "two jobs 0", "2").run)
    return found


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
    words = ["merge", "many.yaml", "--data", "states.csv", "-o", out.replace(" ", "-"), "--jobs", jobs]
    return Command([*DRAFTER, *words], folder)


def _memory(folder: Path, states: Sequence[str]) -> int:
    """The most memory of one process that renders so many letters; measured by a process that has no other child."""
    _write_states(folder / "states.csv", states)
    asked = "import sys; from bench.scale import measured_memory; measured_memory(sys.argv[1])"
    done = Command([sys.executable, "-c", asked, folder], Path.cwd()).run()
    return int(done.stdout)


def measured_memory(folder: str) -> None:
    """Print the memory of the letters of a table, rendered by one process."""
    _merge(Path(folder), f"memory-{os.getpid()}", "1").run()
    print(most_memory())


def long(folder: Path, peers: Path) -> dict[str, float]:
    """Annexes of many pages: seconds a page of the PDF and of the Word file, and of WeasyPrint alone."""
    import drafter

    found = {}
    drafter.draft(folder / "letter.yaml", ["docx", "pdf"])
    for pages in PAGES:
        path = folder / f"annex-{pages}.yaml"
        path.write_text(annexed(pages), encoding="utf-8")
        found[f"page of {pages}"] = timed(lambda path=path: drafter.draft(path, "pdf")) / pages
        found[f"word page of {pages}"] = timed(lambda path=path: drafter.draft(path, "docx")) / pages
    return found | _beside_weasyprint(folder, peers)


def _beside_weasyprint(folder: Path, peers: Path) -> dict[str, float]:
    from bench import inputs
    from bench.timing import warm

    inner = folder / "annex"
    inner.mkdir()
    inputs.write(inner, folder / "annex-50.yaml")
    found = warm({"drafter-pdf": sys.executable, "weasyprint": peers / "python"}, inner, 1)
    return {"annex pdf": found["drafter-pdf"], "annex weasyprint": found["weasyprint"]}


def watch(folder: Path) -> dict[str, float]:
    """From saving a letter that is watched to the moment when both of its files are new."""
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
            before = _stamps(files)
            path.write_text(text.replace("Culture of peace", f"Culture of peace {number}"), encoding="utf-8")
            seconds.append(timed(lambda before=before: _wait_for(files, before)))
    finally:
        process.terminate()
        process.wait()
        path.write_text(text, encoding="utf-8")
    return {"watch": sorted(seconds)[len(seconds) // 2]}


def _wait_for(files: Sequence[Path], before: Sequence[int]) -> None:
    while any(new == old for new, old in zip(_stamps(files), before, strict=True)):
        time.sleep(WAIT)


def _stamps(files: Sequence[Path]) -> list[int]:
    return [file.stat().st_mtime_ns if file.exists() else 0 for file in files]
