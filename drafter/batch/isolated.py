"""One letter rendered in a process of its own, with another user, folder, time zone, language and hash seed.

No letter may depend on any of them: what comes out otherwise there is a fault of Drafter or of its libraries.
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

from drafter.batch.job import Job, Result, render
from drafter.diagnostics import Finding
from drafter.errors import MissingDependencyError
from drafter.load import LetterInput
from drafter.profile import template_folders
from drafter.startup import begin

# Two ends of the world; the days differ there at any hour.
SURROUNDINGS: tuple[Mapping[str, str], ...] = (
    {"PYTHONHASHSEED": "1", "TZ": "XXX-13", "LC_ALL": "C", "USER": "one", "SOURCE_DATE_EPOCH": "0"},
    {"PYTHONHASHSEED": "2", "TZ": "XXX+11", "LC_ALL": "C.UTF-8", "USER": "two", "SOURCE_DATE_EPOCH": "4000000000"},
)
_PERSONAL = ("LANG", "LANGUAGE", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "FONTCONFIG_FILE", "HOSTNAME")


def render_isolated(job: Job, number: int = 0) -> Result:
    """The rendering of a task in surroundings of that number; nothing is written outside of a folder that goes again.

    Raises DrafterError if the profile of the letter's folder is broken.
    """
    settled = replace(job, letter_input=_with_profile(job))
    with TemporaryDirectory(prefix="drafter-") as folder:
        answer = subprocess.run(
            [sys.executable, "-P", "-m", __name__],
            input=pickle.dumps(settled),
            cwd=folder,
            env=_environment(SURROUNDINGS[number], folder),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    if answer.returncode:
        say = "The process that rendered this letter ended at once; has the machine enough memory?"
        return Result(findings=(Finding("process-ended", say),), exit_code=1)
    return msgspec.msgpack.decode(answer.stdout, type=Result)


def _with_profile(job: Job) -> LetterInput:
    """The manuscript with its folders as they are called from everywhere, with those of the user's own profile."""
    letter_input = job.letter_input
    templates = tuple(path.resolve() for path in template_folders(letter_input.templates, letter_input.folder))
    folder = None if letter_input.folder is None else letter_input.folder.resolve()
    return replace(letter_input, templates=templates, folder=folder)


def _environment(surroundings: Mapping[str, str], home: str) -> dict[str, str]:
    """The variables of this process but for what is personal; Python and the face are those of this one."""
    kept = {name: value for name, value in os.environ.items() if name not in _PERSONAL and not name.startswith("LC_")}
    places = os.pathsep.join(os.path.abspath(path) for path in sys.path if path)  # noqa: PTH100 - as Python has them
    users = dict.fromkeys(("USER", "LOGNAME", "USERNAME"), surroundings["USER"])
    return {**kept, **surroundings, **users, "HOME": home, "USERPROFILE": home, "PYTHONPATH": places, **_fonts()}


def _fonts() -> dict[str, str]:
    from drafter.export.fonts import VARIABLE, find_fonts

    try:
        return {VARIABLE: str(Path(find_fonts().regular).parent)}
    except MissingDependencyError:
        return {}


def _answer() -> None:
    """Render the task of standard input, and put the rendering on standard output."""
    begin()
    job: Job = pickle.load(sys.stdin.buffer)
    sys.stdout.buffer.write(msgspec.msgpack.encode(render(job)))


if __name__ == "__main__":
    _answer()
