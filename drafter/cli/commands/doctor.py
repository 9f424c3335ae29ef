"""`drafter doctor`: check the installation and print the exact commands that install what is missing."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from drafter.cli.doctor.checks import PYTHON, dependencies, python
from drafter.cli.doctor.package_managers import WITHOUT_ROOT, Platform, available_name, this_platform
from drafter.cli.doctor.requirements import REQUIREMENTS, Requirement
from drafter.install_command import DISTRIBUTION, Environment, install_command, this_environment

MISSING = 3
_MARKS = {"letters": "MISSING ", "comfort": "better  ", "tests": "not here", "language": "optional"}
# Needs of the tests, which letters in English do not have.
_NOT_FOR_ALL_LETTERS = ("language", "tests")
_COMPLETE = "Everything that Drafter needs is installed."
_WINDOWS = """\
On Windows, install MSYS2 (msys2.org) and run the command above in its shell. Then tell Drafter where the libraries are:
  setx WEASYPRINT_DLL_DIRECTORIES C:\\msys64\\mingw64\\bin
The font comes with LibreOffice:
  winget install TheDocumentFoundation.LibreOffice"""
_NO_ROOT = """\
You have neither root nor sudo. Ask your administrator to run the command above, or do without:
  conda install -c conda-forge pango harfbuzz    (the libraries, in your own environment)
  export DRAFTER_FONTS=FOLDER                    (a folder with the four files of Liberation Serif)"""


@dataclass(frozen=True, slots=True)
class Report:
    """The results of all checks: Python, its libraries, and the rest; None marks a missing one."""

    platform: Platform
    environment: Environment
    python: str | None
    libraries: Mapping[str, str | None]
    results: Sequence[tuple[Requirement, str | None]]
    for_tests: bool = False
    script_fonts: Mapping[str, tuple[str | None, Mapping[str, str]]] = field(default_factory=dict)

    @property
    def missing(self) -> list[Requirement]:
        """The missing requirements; those of the tests only if they are asked for."""
        absent = (requirement for requirement, found in self.results if found is None)
        return [one for one in absent if one.need not in _NOT_FOR_ALL_LETTERS or self.for_tests]

    @property
    def code(self) -> int:
        """The exit code: 3 if a requirement is missing."""
        required = [requirement for requirement in self.missing if requirement.need != "comfort"]
        return MISSING if required or self.python is None or None in self.libraries.values() else 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drafter doctor`."""
    parser.add_argument("--tests", action="store_true", help="check the requirements of Drafter's own tests, too")
    parser.add_argument(
        "--packages", action="store_true", help="list the missing packages of this system, one per line"
    )


def run(options: argparse.Namespace) -> int:
    """Print the installed and the missing requirements; return 3 if one is missing."""
    results = [(requirement, requirement.check()) for requirement in REQUIREMENTS]
    libraries = {} if options.packages else dependencies()
    fonts = {} if options.packages else script_fonts()
    report = Report(this_platform(), this_environment(), python(), libraries, results, options.tests, fonts)
    lines = packages(report.platform, report.missing) if options.packages else format_report(report)
    for line in lines:
        print(line)
    return report.code


def format_report(report: Report) -> Iterator[str]:
    """Yield a line for each check, then the commands that install what is missing."""
    oldest = ".".join(map(str, PYTHON))
    yield _line("Python", report.python, f"Drafter needs {oldest} or later")
    for required, version in report.libraries.items():
        name, has_version, _ = required.partition(">")
        yield _line(name, version, f"Drafter needs {required}" if has_version else "not installed")
    for requirement, found in report.results:
        yield _line(requirement.name, found, _advice(report.platform, requirement), _MARKS[requirement.need])
    yield from _script_lines(report)
    yield ""
    yield from [*_python_advice(report), *_system_advice(report.platform, report.missing)] or [_COMPLETE]


def _advice(platform: Platform, requirement: Requirement) -> str:
    """Return the purpose of a missing requirement; for a language, with the command that installs it."""
    if requirement.need == "language":
        commands = platform.commands(packages(platform, [requirement]))
        return f"{requirement.purpose}; install them: {commands[0]}" if commands else requirement.purpose
    return requirement.purpose + ("" if requirement.need == "letters" else " (not needed for letters)")


def _script_lines(report: Report) -> Iterator[str]:
    """Yield a line for each script: the font for words in it in the PDF, or the command that installs one."""
    kind = report.platform.kind or ""
    for name, (found, names) in report.script_fonts.items():
        commands = report.platform.commands([names[kind]] if kind in names else [])
        advice = f"install a font for words in it: {commands[0]}" if commands else "no font for words in it"
        yield _line(f"{name} font", found, advice, "optional")


def script_fonts() -> dict[str, tuple[str | None, Mapping[str, str]]]:
    """Return the scripts by name: the font for words in each (None if it is missing), and packages with one.

    Scripts that the font of the letter contains are left out. Returns {} before the libraries are installed.
    """
    try:
        from drafter.export.fonts import find_fonts
        from drafter.export.script_fonts import contains, find_script_font, packages_for
        from drafter.unicode_scripts import scripts

        family = find_fonts().family
    except Exception:
        return {}
    found = {script: find_script_font(script.code) for script in scripts() if not contains(family, script.code)}
    return {
        script.name: (font and f"{font.family} in {font.regular.parent}", packages_for(script.code))
        for script, font in found.items()
    }


def packages(platform: Platform, requirements: Sequence[Requirement]) -> list[str]:
    """Return the packages for the requirements by their names on this system, if it has them."""
    kind = platform.kind
    words = (word for requirement in requirements for word in requirement.packages.get(kind or "", "").split())
    return [name for word in words if (name := available_name(kind, word.split("|")))]


def _line(name: str, found: str | None, advice: str, mark: str = _MARKS["letters"]) -> str:
    return f"  {mark if found is None else 'ok      '} {name:20} {advice if found is None else found}"


def _python_advice(report: Report) -> list[str]:
    absent = [requirement for requirement, version in report.libraries.items() if version is None]
    if not absent:
        return []
    is_repair = DISTRIBUTION in absent or report.environment.is_tool
    command = install_command([] if is_repair else absent, report.environment)
    return ["Install Drafter with its libraries:" if is_repair else "Install the Python packages:", f"  {command}"]


def _system_advice(platform: Platform, missing: Sequence[Requirement]) -> list[str]:
    commands = platform.commands(packages(platform, missing))
    names = ", ".join(requirement.name for requirement in missing if commands or requirement.need != "comfort")
    if not names:
        return []
    if not commands and platform.kind != "win32":
        return [f"Install {names} with the package manager of your system, then run `drafter doctor` again."]
    lines = [f"Install what is missing ({names}):", *(f"  {command}" for command in commands)]
    if platform.kind == "win32":
        return [*lines, _WINDOWS]
    return lines if platform.kind in WITHOUT_ROOT or platform.can_install else [*lines, _NO_ROOT]
