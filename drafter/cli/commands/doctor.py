"""`drafter doctor`: what is installed, what is missing, and the exact command that mends it."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafter.cli.doctor.checks import PYTHON, REQUIREMENTS, Requirement, dependencies, python
from drafter.cli.doctor.package_managers import PERSONAL, Platform, on_offer, this_platform

MISSING = 3
_MARKS = {"letters": "MISSING ", "comfort": "better  ", "tests": "not here"}
_FINE = "Everything that Drafter needs is here."
_WINDOWS = """\
On Windows, install MSYS2 (msys2.org) and run in its shell the command above; then say where the libraries are:
  setx WEASYPRINT_DLL_DIRECTORIES C:\\msys64\\mingw64\\bin
The face comes with LibreOffice:
  winget install TheDocumentFoundation.LibreOffice"""
_WITHOUT_ROOT = """\
Here is neither root nor sudo. Ask who looks after this machine to run the command above, or, without them:
  conda install -c conda-forge pango harfbuzz    (the libraries, in an environment of your own)
  export DRAFTER_FONTS=FOLDER                    (a folder with the four files of Liberation Serif)"""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found: Python, its packages by what is asked for, and everything else; None is what is missing."""

    platform: Platform
    python: str | None
    libraries: Mapping[str, str | None]
    things: Sequence[tuple[Requirement, str | None]]
    for_tests: bool = False

    @property
    def missing(self) -> list[Requirement]:
        """What should be here and is not."""
        absent = (requirement for requirement, found in self.things if found is None)
        return [requirement for requirement in absent if requirement.need != "tests" or self.for_tests]

    @property
    def code(self) -> int:
        """The exit code: 3 if something needed is missing."""
        needed = [requirement for requirement in self.missing if requirement.need != "comfort"]
        return MISSING if needed or self.python is None or None in self.libraries.values() else 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `drafter doctor`."""
    parser.add_argument("--tests", action="store_true", help="ask also for what Drafter's own tests need")
    parser.add_argument("--packages", action="store_true", help="print the missing packages of this system, one a line")


def run(options: argparse.Namespace) -> int:
    """Print what is there and what is missing; 3 if something needed is."""
    things = [(requirement, requirement.found()) for requirement in REQUIREMENTS]
    libraries = {} if options.packages else dependencies()
    examination = Report(this_platform(), python(), libraries, things, options.tests)
    lines = packages(examination.platform, examination.missing) if options.packages else report(examination)
    for line in lines:
        print(line)
    return examination.code


def report(found: Report) -> Iterator[str]:
    """The examination in words, and what to do about it."""
    least = ".".join(map(str, PYTHON))
    yield _line("Python", found.python, f"Drafter needs {least} or later")
    for asked, version in found.libraries.items():
        yield _line(asked.partition(">")[0], version, f"Drafter needs {asked}" if ">" in asked else "not installed")
    for requirement, what in found.things:
        do_without = "" if requirement.need == "letters" else "; letters can do without"
        yield _line(requirement.name, what, requirement.purpose + do_without, _MARKS[requirement.need])
    yield ""
    yield from [*_pip(found.libraries), *_system(found.platform, found.missing)] or [_FINE]


def packages(platform: Platform, requirements: Sequence[Requirement]) -> list[str]:
    """The packages that bring what is required, by their names on this system, where it has them."""
    asked = (word for one in requirements for word in one.packages.get(platform.kind or "", "").split())
    return [name for word in asked if (name := on_offer(platform.kind, word.split("|")))]


def _line(name: str, found: str | None, otherwise: str, mark: str = _MARKS["letters"]) -> str:
    return f"  {mark if found is None else 'ok      '} {name:20} {otherwise if found is None else found}"


def _pip(libraries: Mapping[str, str | None]) -> list[str]:
    absent = [asked for asked, version in libraries.items() if version is None]
    if not absent:
        return []
    program = shlex.quote(sys.executable)
    if absent == ["drafter"]:
        return ["Drafter itself is not installed here. In its folder, run:", f"  {program} -m pip install ."]
    return ["Install the Python packages:", f"  {program} -m pip install {shlex.join(absent)}"]


def _system(platform: Platform, missing: Sequence[Requirement]) -> list[str]:
    commands = platform.commands(packages(platform, missing))
    names = ", ".join(one.name for one in missing if commands or one.need != "comfort")
    if not names:
        return []
    if not commands and platform.kind != "win32":
        return [f"Install {names} as your system does it, then run `drafter doctor` again."]
    lines = [f"Install what is missing ({names}):", *(f"  {command}" for command in commands)]
    if platform.kind == "win32":
        return [*lines, _WINDOWS]
    return lines if platform.kind in PERSONAL or platform.may_install else [*lines, _WITHOUT_ROOT]
