"""Which files the PDF takes its letters from."""

import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.command import drafter, files, letter

from drafter.errors import MissingDependencyError
from drafter.export import fonts

pytestmark = pytest.mark.slow

LIBERATION, TINOS, TERMES = fonts.FAMILIES
# A face with one table, of no bytes.
FACE = b"\0\1\0\0\0\1" + bytes(6) + b"name" + struct.pack(">LLL", 0, 28, 0)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A machine with one folder for fonts, and none in it."""
    monkeypatch.delenv(fonts.VARIABLE, raising=False)
    monkeypatch.setattr(fonts, "_USUAL", ())
    monkeypatch.setattr(fonts, "_FOLDERS", dict.fromkeys(("linux", "darwin", "win32"), (str(tmp_path / "fonts"),)))
    fonts._find_fonts.cache_clear()
    yield tmp_path
    fonts._find_fonts.cache_clear()


def install(folder: Path, family: str, count: int = 4) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in fonts.FAMILIES[family][:count]:
        (folder / name).write_bytes(FACE)


@pytest.mark.parametrize(
    ("installed", "taken"),
    [
        ([("fonts/truetype", LIBERATION)], LIBERATION),
        ([("fonts/a/b/c", TINOS)], TINOS),
        ([("fonts", TERMES)], TERMES),
        ([("fonts/tex", TERMES), ("fonts/croscore", TINOS), ("fonts/z", LIBERATION)], LIBERATION),
        ([("fonts/tex", TERMES), ("fonts/croscore", TINOS)], TINOS),
    ],
)
def test_the_first_family_that_is_there(machine: Path, installed: list[tuple[str, str]], taken: str) -> None:
    for folder, family in installed:
        install(machine / folder, family)
    faces = fonts.find_fonts()
    assert faces.family == taken
    files = (faces.regular, faces.bold, faces.italic, faces.bold_italic)
    assert tuple(path.name for path in files) == fonts.FAMILIES[taken]
    assert all(path.is_file() for path in files)


def test_a_family_with_a_face_missing_is_passed_over(machine: Path) -> None:
    install(machine / "fonts", LIBERATION, 3)
    install(machine / "fonts", TINOS)
    assert fonts.find_fonts().family == TINOS


def test_own_folders_come_first(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(machine / "fonts", LIBERATION)
    install(machine / "own" / "deep", LIBERATION)
    monkeypatch.setenv(fonts.VARIABLE, str(machine / "own"))
    assert fonts.find_fonts().regular.parent == machine / "own" / "deep"


@pytest.mark.parametrize(
    ("platform", "system", "command"),
    [
        ("linux", ["debian"], "sudo apt-get install fonts-liberation2"),
        ("linux", ["linuxmint", "ubuntu", "debian"], "sudo apt-get install fonts-liberation2"),
        ("linux", ["rocky", "rhel", "fedora"], "sudo dnf install liberation-serif-fonts"),
        ("linux", ["arch"], "sudo pacman -S ttf-liberation"),
        ("darwin", [], "brew install --cask font-liberation"),
        ("win32", [], "winget install TheDocumentFoundation.LibreOffice"),
    ],
)
def test_the_command_that_installs_one(
    machine: Path, monkeypatch: pytest.MonkeyPatch, platform: str, system: list[str], command: str
) -> None:
    monkeypatch.setattr(fonts, "_distributions", lambda: system)
    monkeypatch.setattr(sys, "platform", platform)
    with pytest.raises(MissingDependencyError) as raised:
        fonts.find_fonts()
    assert command in str(raised.value)
    assert raised.value.exit_code == 3


def test_a_face_that_is_broken_inside_is_said(tmp_path: Path) -> None:
    """Its table of contents is whole, so that it is taken for a face; Pango would end the program."""
    install(tmp_path / "own", LIBERATION)
    text = letter(tmp_path)
    done = drafter("render", text, "--to", "pdf", folder=tmp_path, **{fonts.VARIABLE: str(tmp_path / "own")})
    assert done.code == 3
    assert "LiberationSerif-Regular.ttf is broken" in done.err
    assert files(tmp_path) == ["letter.yaml", *(f"own/{name}" for name in sorted(fonts.FAMILIES[LIBERATION]))]


def test_looking_for_fonts_loads_nothing_heavy() -> None:
    code = (
        "import sys; import drafter.export.fonts as f; f.find_fonts(); print([m for m in sys.modules if 'weasy' in m])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
