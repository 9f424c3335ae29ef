"""How much commands do, counted in a process of their own: modules loaded, files opened, calls made."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

# Each command is run in turn; printed last is what all of them have loaded and opened, and what each called.
_COUNTED = """
import json, os, sys

opened, calls, counted = [], [], 0

def hear(event, given):
    if event == "open" and isinstance(given[0], (str, os.PathLike)):
        opened.append(os.fspath(given[0]))

def count(frame, event, _):
    global counted
    counted += event == "call" and frame.f_code.co_filename.startswith(own)

sys.addaudithook(hear)
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
    """The modules that are loaded, the files opened in order, and the calls of Drafter's functions by command."""

    modules: frozenset[str]
    opened: tuple[str, ...]
    calls: tuple[int, ...]

    def data(self) -> list[str]:
        """The files opened that are no modules, nor beside them: letters, templates, tables, faces, results."""
        kinds, places = (".py", ".pyc", ".so"), ("site-packages", "__pycache__")
        return [name for name in self.opened if not name.endswith(kinds) and not any(one in name for one in places)]


def work(*commands: Sequence[str | Path], folder: Path) -> Work:
    """What commands do, one after the other in one process that has done nothing before."""
    asked = json.dumps([[str(word) for word in command] for command in commands])
    done = subprocess.run(
        [sys.executable, "-c", _COUNTED, asked], capture_output=True, text=True, check=False, cwd=folder
    )
    assert done.returncode == 0, done.stderr
    modules, opened, calls = json.loads(done.stderr.splitlines()[-1])
    return Work(frozenset(modules), tuple(opened), tuple(calls))
