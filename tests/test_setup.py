"""Set-up: the advice of the doctor on different systems, and what it asks a bare machine to install."""

import subprocess
import sys
from pathlib import Path

import pytest

from drafter.cli.commands.doctor import Report, format_report
from drafter.cli.doctor.package_managers import INSTALLERS, Platform, kind_of
from drafter.cli.doctor.requirements import REQUIREMENTS, Need, Requirement
from drafter.install_command import DISTRIBUTION, Environment, Installer

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
FONT = next(requirement for requirement in REQUIREMENTS if "font" in requirement.name)
PANGO = next(requirement for requirement in REQUIREMENTS if requirement.name == "Pango")


VENV = Environment(Installer.PIP, "/venv/bin/python", "venv", ("/source",))


def gone(*missing: Requirement, platform: Platform, libraries: dict[str, str | None] | None = None) -> Report:
    """A machine where these are missing and everything else is well."""
    found = libraries or {"weasyprint>=70": "70.0"}
    return Report(platform, VENV, "3.11.2", found, [(one, None) for one in missing])


def absent() -> None:
    return None


@pytest.mark.parametrize(
    ("release", "kind"),
    [
        ("ID=debian\n", "debian"),
        ("ID=ubuntu\nID_LIKE=debian\n", "debian"),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', "debian"),
        ('ID="rocky"\nID_LIKE="rhel centos fedora"\n', "fedora"),
        ('ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"\n', "suse"),
        ("ID=manjaro\nID_LIKE=arch\n", "arch"),
        ("ID=alpine\n", "alpine"),
        ("ID=nixos\n", None),
        ("", None),
    ],
)
def test_kind_of_system(release: str, kind: str | None) -> None:
    assert kind_of(release) == kind


@pytest.mark.parametrize(
    ("platform", "commands"),
    [
        (Platform("debian", is_root=False, has_sudo=True), ["sudo apt-get install a b"]),
        (Platform("debian", is_root=True, has_sudo=True), ["apt-get install a b"]),
        (Platform("fedora", is_root=False, has_sudo=True), ["sudo dnf install a b"]),
        (Platform("alpine", is_root=False, has_sudo=False), ["apk add a b"]),
        (Platform("darwin", is_root=False, has_sudo=True), ["brew install a", "brew install --cask b"]),
        (Platform("win32", is_root=False, has_sudo=False), ["pacman -S a b"]),
        (Platform(None, is_root=True, has_sudo=True), []),
    ],
)
def test_command_that_installs(platform: Platform, commands: list[str]) -> None:
    assert platform.commands(["a", "cask:b"] if platform.kind == "darwin" else ["a", "b"]) == commands


def test_every_system_has_what_letters_need() -> None:
    needed = [requirement for requirement in REQUIREMENTS if requirement.need == "letters"]
    assert len(needed) > 1
    missing = {(one.name, kind) for one in needed for kind in INSTALLERS if kind not in one.packages}
    assert missing == {(FONT.name, "win32")}  # comes with LibreOffice, as the doctor says there


@pytest.mark.parametrize(
    ("kind", "command"),
    [
        ("fedora", "sudo dnf install pango liberation-serif-fonts"),
        ("arch", "sudo pacman -S pango ttf-liberation"),
        ("darwin", "brew install pango"),
        ("darwin", "brew install --cask font-liberation"),
        ("win32", "pacman -S mingw-w64-x86_64-pango"),
    ],
)
def test_remedy(kind: str, command: str) -> None:
    found = gone(PANGO, FONT, platform=Platform(kind, is_root=False, has_sudo=True))
    assert found.code == 3
    assert f"  {command}" in list(format_report(found))


@pytest.mark.parametrize(
    ("platform", "said"),
    [
        (Platform("fedora", is_root=False, has_sudo=False), "Ask your administrator"),
        (Platform(None, is_root=True, has_sudo=False), "Install Pango with the package manager of your system"),
        (Platform("win32", is_root=False, has_sudo=False), "setx WEASYPRINT_DLL_DIRECTORIES"),
    ],
)
def test_advice(platform: Platform, said: str) -> None:
    assert said in "\n".join(format_report(gone(PANGO, platform=platform)))


@pytest.mark.parametrize(
    ("library", "installer", "command"),
    [
        ("weasyprint>=70", Installer.PIP, "/venv/bin/python -m pip install 'weasyprint>=70'"),
        ("weasyprint>=70", Installer.PIPX, "pipx reinstall venv"),
        ("weasyprint>=70", Installer.UV_TOOL, "uv tool upgrade --reinstall venv"),
        (DISTRIBUTION, Installer.PIP, "/venv/bin/python -m pip install /source"),
    ],
)
def test_python_packages(library: str, installer: Installer, command: str) -> None:
    debian = Platform("debian", is_root=True, has_sudo=False)
    found = Report(debian, VENV._replace(installer=installer), "3.11.2", {library: None}, [])
    assert found.code == 3
    assert f"  {command}" in list(format_report(found))


@pytest.mark.parametrize(
    ("need", "for_tests", "code"),
    [
        ("letters", False, 3),
        ("comfort", False, 0),
        ("tests", False, 0),
        ("tests", True, 3),
        ("comfort", True, 0),
    ],
)
def test_only_what_is_needed_is_an_error(need: Need, for_tests: bool, code: int) -> None:
    thing = Requirement("Thing", "does it", absent, {}, need)
    platform = Platform("debian", is_root=True, has_sudo=False)
    found = Report(platform, VENV, "3.11.2", {}, [(thing, None)], for_tests)
    assert found.code == code
    assert any("Thing" in line for line in format_report(found))


def test_an_old_python_is_an_error() -> None:
    assert Report(Platform("debian", is_root=True, has_sudo=False), VENV, None, {}, []).code == 3


def test_this_machine_is_well() -> None:
    done = subprocess.run([sys.executable, "-m", "drafter", "doctor"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Everything that Drafter needs is installed." in done.stdout


def test_setup_knows_what_to_prepare() -> None:
    done = subprocess.run(["sh", "setup/prepare.sh", "lunch"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "usage: sh setup/prepare.sh letter|test\n")
