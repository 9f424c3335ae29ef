"""Work of commands, counted in a separate process: loaded modules, opened files and function calls."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

# The program runs each command in turn. The last line has the modules, the opened files, and the calls per command.
_COUNTING_PROGRAM = """
import json, os, sys

opened, calls, counted = [], [], 0

def record_open(event, arguments):
    # Files in a folder are opened step by step, so that no link in between is followed; the steps do not count.
    if event == "open" and isinstance(arguments[0], (str, os.PathLike)) and not arguments[2] & os.O_DIRECTORY:
        opened.append(os.fspath(arguments[0]))

def count(frame, event, _):
    global counted
    counted += event == "call" and frame.f_code.co_filename.startswith(own)

sys.addaudithook(record_open)
import drafter
from drafter import startup

startup.begin()
from drafter.cli.app import main

own = os.path.dirname(drafter.__file__) + os.sep
for command in json.loads(sys.argv[1]):
    counted = 0
    sys.setprofile(count)
    code = main(command)
    sys.setprofile(None)
    assert code == 0, command
    calls.append(counted)
sys.stderr.write("\\n" + json.dumps([sorted(sys.modules), opened, calls]))
"""


class Work(NamedTuple):
    """Loaded modules, opened files in order, and calls of Drafter's functions per command."""

    modules: frozenset[str]
    opened: tuple[str, ...]
    calls: tuple[int, ...]

    def data_files(self) -> list[str]:
        """Return the opened files except modules and files of packages: letters, templates, tables, fonts, outputs."""
        kinds, places = (".py", ".pyc", ".so"), ("site-packages", "__pycache__")
        return [name for name in self.opened if not name.endswith(kinds) and not any(place in name for place in places)]


def count_work(*commands: Sequence[str | Path], folder: Path) -> Work:
    """Run commands in one new process, one after the other, and count their work."""
    arguments = json.dumps([[str(word) for word in command] for command in commands])
    done = subprocess.run(
        [sys.executable, "-c", _COUNTING_PROGRAM, arguments], capture_output=True, text=True, check=False, cwd=folder
    )
    assert done.returncode == 0, done.stderr
    modules, opened, calls = json.loads(done.stderr.splitlines()[-1])
    return Work(frozenset(modules), tuple(opened), tuple(calls))
