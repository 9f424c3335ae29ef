"""The Times-metric face of the PDF, found by its path: never whatever the machine happens to substitute."""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from drafter.diagnostics import Finding
from drafter.errors import MissingDependencyError

VARIABLE = "DRAFTER_FONTS"

# File names of regular, bold, italic, bold italic; the first family that is whole is taken.
# Liberation Serif 2, Tinos and TeX Gyre Termes have the widths of Times New Roman.
FAMILIES: Mapping[str, tuple[str, str, str, str]] = {
    "Liberation Serif": (
        "LiberationSerif-Regular.ttf",
        "LiberationSerif-Bold.ttf",
        "LiberationSerif-Italic.ttf",
        "LiberationSerif-BoldItalic.ttf",
    ),
    "Tinos": ("Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf"),
    "TeX Gyre Termes": (
        "texgyretermes-regular.otf",
        "texgyretermes-bold.otf",
        "texgyretermes-italic.otf",
        "texgyretermes-bolditalic.otf",
    ),
}

# Where Debian and Ubuntu put them: looked at first, so that no folder need be walked.
_USUAL = (
    "/usr/share/fonts/truetype/liberation2",
    "/usr/share/fonts/truetype/liberation",
    "/usr/share/fonts/truetype/croscore",
    "/usr/share/texmf/fonts/opentype/public/tex-gyre",
)

_FOLDERS = {
    "linux": (
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        "~/.local/share/fonts",
        "~/.fonts",
        "/usr/share/texlive/texmf-dist/fonts/opentype/public/tex-gyre",
        "/opt/libreoffice/share/fonts",
    ),
    "darwin": (
        "/Library/Fonts",
        "~/Library/Fonts",
        "/opt/homebrew/share/fonts",
        "/usr/local/share/fonts",
        "/Applications/LibreOffice.app/Contents/Resources/fonts",
    ),
    "win32": (
        "%WINDIR%/Fonts",
        "%LOCALAPPDATA%/Microsoft/Windows/Fonts",
        "%PROGRAMFILES%/LibreOffice/share/fonts",
    ),
}

# The command that installs Liberation Serif, by the ID or ID_LIKE of /etc/os-release.
_COMMANDS = {
    "debian": "sudo apt-get install fonts-liberation2",
    "ubuntu": "sudo apt-get install fonts-liberation2",
    "fedora": "sudo dnf install liberation-serif-fonts",
    "rhel": "sudo dnf install liberation-serif-fonts",
    "suse": "sudo zypper install liberation-fonts",
    "arch": "sudo pacman -S ttf-liberation",
    "alpine": "sudo apk add font-liberation",
}


# How a face begins: with outlines as TrueType has them, or as PostScript has them.
_KINDS = (b"\0\1\0\0", b"true", b"OTTO")


class FontFiles(NamedTuple):
    """The four files of one family; no struct of msgspec, as `drafter doctor` looks before it is installed."""

    family: str
    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path


def find_fonts() -> FontFiles:
    """The first whole family of FAMILIES, in the folders of DRAFTER_FONTS or else of the machine.

    Raises MissingDependencyError, with the command that installs one.
    """
    return _find_fonts(os.environ.get(VARIABLE, ""))


def install_command() -> str:
    """The command that puts Liberation Serif on this machine, or where to get it from."""
    if sys.platform == "darwin":
        return "brew install --cask font-liberation"
    if sys.platform == "win32":
        return "winget install TheDocumentFoundation.LibreOffice"
    return next((_COMMANDS[name] for name in _distributions() if name in _COMMANDS), _COMMANDS["debian"])


@lru_cache(maxsize=4)
def _find_fonts(own: str) -> FontFiles:
    for family, names in FAMILIES.items():
        for folder in (*_own_folders(own), *map(Path, _USUAL)):
            if all(_is_font(folder / name) for name in names):
                return FontFiles(family, *(folder / name for name in names))
    found = _walked((*_own_folders(own), *_machine_folders()))
    for family, names in FAMILIES.items():
        if all(name.lower() in found for name in names):
            return FontFiles(family, *(found[name.lower()] for name in names))
    raise MissingDependencyError(
        Finding(
            "font-missing",
            f"The PDF needs a face with the widths of Times New Roman ({', '.join(FAMILIES)}), and this machine has "
            f"none. Install one: {install_command()} (or name the folder where one is in {VARIABLE})",
        )
    )


def _is_font(path: Path) -> bool:
    """Whether a file is a face as OpenType has it: a table of contents, and all its tables within the file."""
    try:
        size = path.stat().st_size if path.is_file() else 0
        with path.open("rb") if size else BytesIO() as file:
            kind, count = struct.unpack(">4sH6x", file.read(12))
            ends = [sum(struct.unpack(">8xLL", file.read(16))) for _ in range(count)]
    except (OSError, ValueError, struct.error):
        return False
    return kind in _KINDS and bool(ends) and max(ends) <= size


def _own_folders(own: str) -> Iterator[Path]:
    yield from (Path(folder).expanduser() for folder in own.split(os.pathsep) if folder)


def _machine_folders() -> Iterator[Path]:
    for folder in _FOLDERS.get(sys.platform, _FOLDERS["linux"]):
        yield Path(os.path.expandvars(folder)).expanduser()


def _walked(folders: tuple[Path, ...]) -> dict[str, Path]:
    wanted = {name.lower() for names in FAMILIES.values() for name in names}
    found: dict[str, Path] = {}
    for folder in folders:
        for place, inner, names in os.walk(folder):
            inner.sort()
            for name in sorted(names):
                if name.lower() in wanted and _is_font(Path(place, name)):
                    found.setdefault(name.lower(), Path(place, name))
    return found


def _distributions() -> list[str]:
    try:
        lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    values = dict(line.split("=", 1) for line in lines if "=" in line)
    return f"{values.get('ID', '')} {values.get('ID_LIKE', '')}".replace('"', "").split()
