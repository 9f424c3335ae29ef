"""Rendering in a foreign environment: a new process with another user, folder, time zone and hash seed.

No letter may depend on any of these: a different result is a bug in Drafter or in a library.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from msgspec.structs import replace

from drafter import process_limits
from drafter.batch.job import Job, Result, process_ended, render
from drafter.errors import MissingDependencyError
from drafter.load import LetterInput
from drafter.profile import template_folders
from drafter.startup import begin

# The two time zones are 24 hours apart, so that the dates differ at any time.
ENVIRONMENTS: tuple[Mapping[str, str], ...] = (
    {"PYTHONHASHSEED": "1", "TZ": "XXX-13", "LC_ALL": "C", "USER": "one", "SOURCE_DATE_EPOCH": "0"},
    {"PYTHONHASHSEED": "2", "TZ": "XXX+11", "LC_ALL": "C.UTF-8", "USER": "two", "SOURCE_DATE_EPOCH": "4000000000"},
)
_PERSONAL = ("LANG", "LANGUAGE", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "FONTCONFIG_FILE", "HOSTNAME")


def render_isolated(job: Job, number: int = 0) -> Result:
    """Render a job in the environment `ENVIRONMENTS[number]`; write only into a temporary folder.

    Raises DrafterError if the profile of the letter's folder is not valid.
    """
    resolved = replace(job, letter_input=_resolve_folders(job))
    with TemporaryDirectory(prefix="drafter-") as folder:
        process = subprocess.run(
            [sys.executable, "-P", "-m", __name__],
            input=pickle.dumps(resolved),
            cwd=folder,
            env=_environment(ENVIRONMENTS[number], folder),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    if process.returncode:
        return process_ended("close other programs and run the command again.")
    return msgspec.msgpack.decode(process.stdout, type=Result)


def _resolve_folders(job: Job) -> LetterInput:
    """Return the letter with absolute paths of its folder and of all template folders, also the profile's."""
    letter_input = job.letter_input
    templates = tuple(path.resolve() for path in template_folders(letter_input.templates, letter_input.folder))
    folder = None if letter_input.folder is None else letter_input.folder.resolve()
    return replace(letter_input, templates=templates, folder=folder)


def _environment(variables: Mapping[str, str], home: str) -> dict[str, str]:
    """Return the child's environment: ours without user-specific variables, same sys.path and font folder."""
    shared = {name: value for name, value in os.environ.items() if name not in _PERSONAL and not name.startswith("LC_")}
    path = os.pathsep.join(os.path.abspath(entry) for entry in sys.path if entry)  # noqa: PTH100 - keep links
    users = dict.fromkeys(("USER", "LOGNAME", "USERNAME"), variables["USER"])
    return {**shared, **variables, **users, "HOME": home, "USERPROFILE": home, "PYTHONPATH": path, **_font_folder()}


def _font_folder() -> dict[str, str]:
    from drafter.export.fonts import VARIABLE, find_fonts

    try:
        return {VARIABLE: str(Path(find_fonts().regular).parent)}
    except MissingDependencyError:
        return {}


def _main() -> None:
    """Render the job on standard input and write the result to standard output."""
    begin()
    process_limits.begin()
    job: Job = pickle.load(sys.stdin.buffer)
    sys.stdout.buffer.write(msgspec.msgpack.encode(render(job)))


if __name__ == "__main__":
    _main()
