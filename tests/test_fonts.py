"""Search for the font files of the PDF."""

import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.command import drafter, file_names, write_letter

from drafter.errors import MissingDependencyError
from drafter.export import fonts

pytestmark = pytest.mark.slow

LIBERATION, TINOS, TERMES = fonts.FAMILIES
# A font file with one empty table.
FONT = b"\0\1\0\0\0\1" + bytes(6) + b"name" + struct.pack(">LLL", 0, 28, 0)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A machine whose only font folder is empty."""
    monkeypatch.delenv(fonts.VARIABLE, raising=False)
    monkeypatch.setattr(fonts, "_DEBIAN_FOLDERS", ())
    monkeypatch.setattr(fonts, "_FOLDERS", dict.fromkeys(("linux", "darwin", "win32"), (str(tmp_path / "fonts"),)))
    fonts._find_fonts.cache_clear()
    yield tmp_path
    fonts._find_fonts.cache_clear()


def install(folder: Path, family: str, count: int = 4) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in fonts.FAMILIES[family][:count]:
        (folder / name).write_bytes(FONT)


@pytest.mark.parametrize(
    ("installed", "expected"),
    [
        ([("fonts/truetype", LIBERATION)], LIBERATION),
        ([("fonts/a/b/c", TINOS)], TINOS),
        ([("fonts", TERMES)], TERMES),
        ([("fonts/tex", TERMES), ("fonts/croscore", TINOS), ("fonts/z", LIBERATION)], LIBERATION),
        ([("fonts/tex", TERMES), ("fonts/croscore", TINOS)], TINOS),
    ],
)
def test_the_first_complete_family_is_used(machine: Path, installed: list[tuple[str, str]], expected: str) -> None:
    for folder, family in installed:
        install(machine / folder, family)
    family, *paths = fonts.find_fonts()
    assert family == expected
    assert tuple(path.name for path in paths) == fonts.FAMILIES[expected]
    assert all(path.is_file() for path in paths)


def test_an_incomplete_family_is_skipped(machine: Path) -> None:
    install(machine / "fonts", LIBERATION, 3)
    install(machine / "fonts", TINOS)
    assert fonts.find_fonts().family == TINOS


def test_the_folders_of_the_user_come_first(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(machine / "fonts", LIBERATION)
    install(machine / "own" / "deep", LIBERATION)
    monkeypatch.setenv(fonts.VARIABLE, str(machine / "own"))
    assert fonts.find_fonts().regular.parent == machine / "own" / "deep"


@pytest.mark.parametrize(
    ("platform", "distribution_ids", "command"),
    [
        ("linux", ["debian"], "sudo apt-get install fonts-liberation2"),
        ("linux", ["linuxmint", "ubuntu", "debian"], "sudo apt-get install fonts-liberation2"),
        ("linux", ["rocky", "rhel", "fedora"], "sudo dnf install liberation-serif-fonts"),
        ("linux", ["arch"], "sudo pacman -S ttf-liberation"),
        ("darwin", [], "brew install --cask font-liberation"),
        ("win32", [], "winget install TheDocumentFoundation.LibreOffice"),
    ],
)
def test_the_error_names_the_install_command(
    machine: Path, monkeypatch: pytest.MonkeyPatch, platform: str, distribution_ids: list[str], command: str
) -> None:
    monkeypatch.setattr(fonts, "_distribution_ids", lambda: distribution_ids)
    monkeypatch.setattr(sys, "platform", platform)
    with pytest.raises(MissingDependencyError) as raised:
        fonts.find_fonts()
    assert command in str(raised.value)
    assert raised.value.exit_code == 3


def test_a_damaged_font_is_reported(tmp_path: Path) -> None:
    """The table directory is valid, so the search accepts the file; Pango would end the program."""
    install(tmp_path / "own", LIBERATION)
    text = write_letter(tmp_path)
    done = drafter("render", text, "--to", "pdf", folder=tmp_path, **{fonts.VARIABLE: str(tmp_path / "own")})
    assert done.code == 3
    assert "LiberationSerif-Regular.ttf is broken or is not a font" in done.err
    assert file_names(tmp_path) == ["letter.yaml", *(f"own/{name}" for name in sorted(fonts.FAMILIES[LIBERATION]))]


def test_the_search_does_not_import_weasyprint() -> None:
    code = (
        "import sys; import drafter.export.fonts as f; f.find_fonts(); print([m for m in sys.modules if 'weasy' in m])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
