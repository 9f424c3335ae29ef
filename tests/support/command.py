"""The `drafter` command as a process, in a given folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from support.compose import letter_yaml

LETTER = letter_yaml(body="We have the honour to write. {{ circulation_request }}")
COMMAND = (sys.executable, "-m", "drafter")


class Result(NamedTuple):
    """Exit code, standard output and standard error of a command."""

    code: int
    out: str
    err: str

    @property
    def output(self) -> str:
        return self.out + self.err


def environment(**variables: str) -> dict[str, str]:
    """Return the environment of a user without settings, plus these variables.

    Commands may take longer than usual: a machine that runs tests does other things as well.
    """
    inherited = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "PYTHONPATH")}
    return {**inherited, "DRAFTER_SECONDS": "20", **variables}


def drafter(*arguments: str | Path, folder: Path, **variables: str) -> Result:
    """Run the command; fail if it prints a traceback."""
    command = [*COMMAND, *map(str, arguments)]
    settings = {"cwd": folder, "env": environment(**variables), "timeout": 60}
    done = subprocess.run(command, input=b"", capture_output=True, check=False, **settings)
    result = Result(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))
    assert "Traceback" not in result.output
    return result


def write_letter(folder: Path, name: str = "letter.yaml", text: str = LETTER) -> Path:
    """Write a letter into a folder and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def file_names(folder: Path) -> list[str]:
    """Return the paths of all files in a folder and below, hidden files included."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
