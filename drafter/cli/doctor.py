"""`drafter doctor`: what is installed, what is missing, and the exact command that mends it."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Iterator, Sequence

from drafter.cli.platforms import PERSONAL, Platform, on_offer, this_platform
from drafter.cli.requirements import PYTHON, REQUIREMENTS, Requirement, dependencies, python

MISSING = 3
_MARKS = {True: "ok      ", False: "MISSING "}
_WINDOWS = """\
On Windows, install MSYS2 (msys2.org) and run in its shell the command above; then say where the libraries are:
  setx WEASYPRINT_DLL_DIRECTORIES C:\\msys64\\mingw64\\bin"""
_WITHOUT_ROOT = """\
You are not root and there is no sudo. Ask who looks after this machine to run the command above, or, without them:
  conda install -c conda-forge pango harfbuzz    (the libraries, in an environment of your own)
  export DRAFTER_FONTS=FOLDER                    (a folder with the four files of Liberation Serif)"""


def add(parser: argparse.ArgumentParser) -> None:
    """The options of `drafter doctor`."""
    parser.add_argument("--tests", action="store_true", help="ask also for what Drafter's own tests need")
    parser.add_argument(
        "--packages", action="store_true", help="print the missing packages of this system, one a line"
    )


def run(options: argparse.Namespace) -> int:
    """Print what is there and what is missing; 3 if something needed is."""
    platform = this_platform()
    checked = [(requirement, requirement.found()) for requirement in REQUIREMENTS]
    absent = [requirement for requirement, found in checked if found is None]
    wanted = [requirement for requirement in absent if requirement.need != "tests" or options.tests]
    needed = [requirement for requirement in wanted if requirement.need != "comfort"]
    if options.packages:
        print(*packages(platform, wanted), sep="\n")
        return MISSING if needed else 0
    libraries = dependencies()
    for line in (*_python_lines(libraries), *(_line(requirement, found) for requirement, found in checked)):
        print(line)
    remedies = [*_pip(libraries), *_system(platform, wanted)]
    print("\n" + ("\n".join(remedies) if remedies else "Everything that Drafter needs is here."))
    return MISSING if needed or None in libraries.values() or python() is None else 0


def packages(platform: Platform, requirements: Sequence[Requirement]) -> list[str]:
    """The packages that bring what is required, by their names on this system, where it has them."""
    kind = platform.kind or ""
    asked = (word for requirement in requirements for word in requirement.packages.get(kind, "").split())
    return [name for word in asked if (name := on_offer(kind, word.split("|")))]


def _python_lines(libraries: dict[str, str | None]) -> Iterator[str]:
    least = ".".join(map(str, PYTHON))
    yield _said(python() is not None, "Python", python() or f"Drafter needs {least} or later")
    for asked, version in libraries.items():
        yield _said(
            version is not None,
            asked.partition(">")[0],
            version or ("not installed" if asked == "drafter" else f"Drafter needs {asked}"),
        )


def _line(requirement: Requirement, found: str | None) -> str:
    if found is None and requirement.need != "letters":
        mark = "better  " if requirement.need == "comfort" else "not here"
        return f"  {mark} {requirement.name:20} {requirement.purpose}; letters can do without"
    return _said(found is not None, requirement.name, found or requirement.purpose)


def _said(fine: bool, name: str, what: str) -> str:
    return f"  {_MARKS[fine]} {name:20} {what}"


def _pip(libraries: dict[str, str | None]) -> list[str]:
    absent = [asked for asked, version in libraries.items() if version is None]
    if not absent:
        return []
    if absent == ["drafter"]:
        return ["Drafter itself is not installed here. In its folder, run:", f"  {_python()} -m pip install ."]
    return ["Install the Python packages:", f"  {_python()} -m pip install {shlex.join(absent)}"]


def _system(platform: Platform, wanted: Sequence[Requirement]) -> list[str]:
    command = platform.command(packages(platform, wanted))
    wanted = [requirement for requirement in wanted if command or requirement.need != "comfort"]
    if not wanted:
        return []
    names = ", ".join(requirement.name for requirement in wanted)
    if command is None:
        return [f"Install {names} as your system does it, then run `drafter doctor` again."]
    lines = [f"Install what is missing ({names}):", f"  {command}"]
    if platform.kind == "win32":
        return [*lines, _WINDOWS, "The face comes with LibreOffice: winget install TheDocumentFoundation.LibreOffice"]
    return lines if platform.kind in PERSONAL or platform.may_install else [*lines, _WITHOUT_ROOT]


def _python() -> str:
    return shlex.quote(sys.executable)
