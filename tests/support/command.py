"""Drafter as its users call it: a process with standard streams, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from support.compose import written

LETTER = written(body="We have the honour to write. {{ circulation_request }}")
COMMAND = (sys.executable, "-m", "drafter")


class Done(NamedTuple):
    """What a command left: its exit code, and what it said on both streams."""

    code: int
    out: str
    err: str

    @property
    def output(self) -> str:
        return self.out + self.err


def environment(**more: str) -> dict[str, str]:
    """The environment of a user who has set nothing."""
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "PYTHONPATH")}
    return {**kept, **more}


def drafter(*arguments: str | Path, folder: Path, given: str | bytes = b"", **more: str) -> Done:
    """Run the command; fails where a traceback comes out."""
    text = given.encode() if isinstance(given, str) else given
    command = [*COMMAND, *map(str, arguments)]
    settings = {"cwd": folder, "env": environment(**more), "timeout": 60}
    done = subprocess.run(command, input=text, capture_output=True, check=False, **settings)
    result = Done(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))
    assert "Traceback" not in result.output
    return result


def letter(folder: Path, name: str = "letter.yaml", text: str = LETTER) -> Path:
    """A letter in a folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def files(folder: Path) -> list[str]:
    """All files below a folder, hidden ones too."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
