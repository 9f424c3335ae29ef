"""Font files for the PDF: a family with the widths of Times New Roman, found by file name.

Drafter never falls back to another font, so line breaks are the same on every machine.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from drafter.diagnostics import Finding
from drafter.errors import MissingDependencyError

VARIABLE = "DRAFTER_FONTS"

# File names of regular, bold, italic and bold italic. Drafter uses the first complete family.
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

# Folders of Debian and Ubuntu, checked first: they save a search through all font folders.
_DEBIAN_FOLDERS = (
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
        "/System/Library/Fonts",
    ),
    "win32": (
        "%WINDIR%/Fonts",
        "%LOCALAPPDATA%/Microsoft/Windows/Fonts",
        "%PROGRAMFILES%/LibreOffice/share/fonts",
    ),
}

# The command that installs Liberation Serif, by the ID or ID_LIKE of /etc/os-release.
_INSTALL_COMMANDS = {
    "debian": "sudo apt-get install fonts-liberation2",
    "ubuntu": "sudo apt-get install fonts-liberation2",
    "fedora": "sudo dnf install liberation-serif-fonts",
    "rhel": "sudo dnf install liberation-serif-fonts",
    "suse": "sudo zypper install liberation-fonts",
    "arch": "sudo pacman -S ttf-liberation",
    "alpine": "sudo apk add font-liberation",
}


# Distributions whose packages have the names of another.
_ALIKE = {"ubuntu": "debian", "rhel": "fedora"}

# First bytes of a font file: TrueType outlines (two forms), or PostScript outlines.
_SIGNATURES = (b"\0\1\0\0", b"true", b"OTTO")
# First bytes of a collection of fonts, each with its own table directory.
_COLLECTION = b"ttcf"


class FontFiles(NamedTuple):
    """The four font files of one family.

    A NamedTuple, not a msgspec Struct: `drafter doctor` must work before msgspec is installed.
    """

    family: str
    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path


def find_fonts() -> FontFiles:
    """Return the first complete family of FAMILIES.

    Folders in DRAFTER_FONTS take precedence over the machine's font folders. Raises MissingDependencyError, with the
    command that installs a font, if no family is complete.
    """
    return _find_fonts(os.environ.get(VARIABLE, ""))


def install_command(packages: Mapping[str, str] | None = None) -> str:
    """Return the command that installs Liberation Serif on this system, or the package for this kind of system.

    Returns "" if `packages` has none for it.
    """
    if sys.platform == "darwin":
        return _install(packages, "darwin", "brew install --cask font-liberation")
    if sys.platform == "win32":
        return _install(packages, "win32", "winget install TheDocumentFoundation.LibreOffice")
    kind = next((name for name in _distribution_ids() if name in _INSTALL_COMMANDS), "debian")
    return _install(packages, _ALIKE.get(kind, kind), _INSTALL_COMMANDS[kind])


def _install(packages: Mapping[str, str] | None, kind: str, command: str) -> str:
    if packages is None:
        return command
    package = packages.get(kind, "").replace("cask:", "")
    return f"{command.rpartition(' ')[0]} {package}" if package else ""


@lru_cache(maxsize=4)
def _find_fonts(drafter_fonts: str) -> FontFiles:
    own_folders = _own_folders(drafter_fonts)
    for family, names in FAMILIES.items():
        for folder in (*own_folders, *map(Path, _DEBIAN_FOLDERS)):
            if all(is_font(folder / name) for name in names):
                return FontFiles(family, *(folder / name for name in names))
    all_names = {name for names in FAMILIES.values() for name in names}
    found = find_font_files(all_names, font_folders(drafter_fonts))
    for family, names in FAMILIES.items():
        if all(name.lower() in found for name in names):
            return FontFiles(family, *(found[name.lower()] for name in names))
    raise MissingDependencyError(
        Finding(
            "font-missing",
            f"No font for the PDF found ({', '.join(FAMILIES)}). Install one: {install_command()} "
            f"(or set {VARIABLE} to the folder that contains one). For Word only, use `--to docx`.",
        )
    )


def is_font(path: Path) -> bool:
    """True if the file is an OpenType font: its table directory is complete, and so is every table."""
    try:
        size = path.stat().st_size if path.is_file() else 0
        with path.open("rb") if size else BytesIO() as file:
            signature, count = struct.unpack(">4sH6x", file.read(12))
            if signature == _COLLECTION:
                (first,) = struct.unpack(">L", file.read(4))
                file.seek(first)
                signature, count = struct.unpack(">4sH6x", file.read(12))
            ends = [sum(struct.unpack(">8xLL", file.read(16))) for _ in range(count)]
    except (OSError, ValueError, struct.error):
        return False
    return signature in _SIGNATURES and bool(ends) and max(ends) <= size


def font_folders(drafter_fonts: str) -> tuple[Path, ...]:
    """Return the folders of a value of DRAFTER_FONTS, then those of the machine."""
    return (*_own_folders(drafter_fonts), *machine_folders())


def _own_folders(drafter_fonts: str) -> list[Path]:
    return [Path(folder).expanduser() for folder in drafter_fonts.split(os.pathsep) if folder]


def machine_folders() -> Iterator[Path]:
    """Yield the folders of fonts of this system."""
    for folder in _FOLDERS.get(sys.platform, _FOLDERS["linux"]):
        yield Path(os.path.expandvars(folder)).expanduser()


def find_font_files(names: Iterable[str], folders: Iterable[Path]) -> dict[str, Path]:
    """Return the first font file of each name below these folders, by its name in lower case."""
    file_names = {name.lower() for name in names}
    found: dict[str, Path] = {}
    for folder in folders:
        for parent, subfolders, file_list in os.walk(folder):
            subfolders.sort()
            for name in sorted(file_list):
                if name.lower() in file_names and is_font(Path(parent, name)):
                    found.setdefault(name.lower(), Path(parent, name))
    return found


def _distribution_ids() -> list[str]:
    """Return the ID and ID_LIKE of this Linux distribution, nearest first."""
    try:
        lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    values = dict(line.split("=", 1) for line in lines if "=" in line)
    return f"{values.get('ID', '')} {values.get('ID_LIKE', '')}".replace('"', "").split()
