"""Requirements of Drafter: the check for each, and the packages that provide it."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

from drafter.install_command import DISTRIBUTION

PYTHON = (3, 11)
_VERSION = re.compile(r"^([A-Za-z0-9_.-]+)\s*>=\s*([0-9.]+)\s*$")
# The folder of MSYS2, and the variable with further folders that WeasyPrint searches.
_WINDOWS_VARIABLE, _WINDOWS_FOLDER = "WEASYPRINT_DLL_DIRECTORIES", r"C:\msys64\mingw64\bin"


def python() -> str | None:
    """Return the version of this Python, or None if it is too old."""
    return ".".join(map(str, sys.version_info[:3])) if sys.version_info >= PYTHON else None


def dependencies() -> dict[str, str | None]:
    """Return the version of each required Python package; None if it is missing or too old.

    The key is a requirement such as `weasyprint>=70`, or the distribution of Drafter if that is not installed.
    """
    try:
        required = [line for line in metadata.requires(DISTRIBUTION) or () if ";" not in line]
    except metadata.PackageNotFoundError:
        return {DISTRIBUTION: None}
    return {line: _installed_version(line) for line in required}


def pango() -> str | None:
    """Return the version of Pango, or None if it or its FreeType library cannot be loaded."""
    library, freetype = _load("pango-1.0", 0), _load("pangoft2-1.0", 0)
    return _version_from(library, "pango_version_string") if library and freetype else None


def harfbuzz_subset() -> str | None:
    """Return the version of HarfBuzz, or None if its subsetting library cannot be loaded."""
    return _version_from(_load("harfbuzz", 0), "hb_version_string") if _load("harfbuzz-subset", 0) else None


def pdf_font() -> str | None:
    """Return the font of the PDF and its folder, or None if there is no font with the widths of Times."""
    from drafter.errors import MissingDependencyError
    from drafter.export.fonts import find_fonts

    try:
        fonts = find_fonts()
    except MissingDependencyError:
        return None
    return f"{fonts.family} in {fonts.regular.parent}"


def chinese_fonts() -> str | None:
    """Return the fonts of letters in Chinese and their folder, or None if one is missing."""
    from drafter.errors import MissingDependencyError
    from drafter.export.east_asian_fonts import find_east_asian_fonts

    try:
        fonts = find_east_asian_fonts()
    except MissingDependencyError:
        return None
    return f"{fonts.text.family} and {fonts.heading.family} in {fonts.text.path.parent}"


def libreoffice() -> str | None:
    """Return the path of LibreOffice, or None if it or its Writer is missing."""
    paths = (shutil.which("soffice"), "/Applications/LibreOffice.app/Contents/MacOS/soffice")
    for path in filter(None, paths):
        program = Path(path).resolve()
        folders = (program.parent, program.parent.parent / "Frameworks", *program.parent.glob("../lib*/program"))
        if any((folder / name).exists() for folder in folders for name in ("libswlo.so", "libswlo.dylib")):
            return str(program)
    return None


def atomic() -> str | None:
    """Return "present" if libatomic, which the browser driver needs on Linux, can be loaded."""
    return "present" if sys.platform != "linux" or _load("atomic", 1) else None


def strace() -> str | None:
    """Return "strace" if it is installed; it exists on Linux only."""
    return programs("strace")() if sys.platform == "linux" else "not needed on this system"


def chromium() -> str | None:
    """Return the path of Chromium, under any of its names or as installed by Playwright."""
    names = ("chromium", "chromium-browser", "google-chrome")
    paths = [Path(path) for path in map(shutil.which, names) if path]
    paths += sorted(Path.home().glob(".cache/ms-playwright/chromium-*/chrome-linux*/chrome"))
    return next((str(path) for path in paths if not _is_snap_stub(path)), None)


def _is_snap_stub(path: Path) -> bool:
    """True for Ubuntu's script that starts the Chromium snap, if the snap is not installed."""
    with path.open("rb") as file:
        return b"/snap/bin/chromium" in file.read(200) and not Path("/snap/bin/chromium").exists()


def arabic_font() -> str | None:
    """Return the font of letters in Arabic and its folder, or None if it is missing."""
    from drafter.export.script_fonts import find_script_font

    font = find_script_font("Arab")
    return f"{font.family} in {font.regular.parent}" if font and font.family == "Amiri" and font.bold else None


def programs(*names: str) -> Callable[[], str | None]:
    """Return a check that searches PATH for all programs with these names."""
    return lambda: ", ".join(names) if all(shutil.which(name) for name in names) else None


def _installed_version(requirement: str) -> str | None:
    """Return the installed version, or None if it is missing or older than required."""
    parts = _VERSION.match(requirement)
    if not parts:
        return None
    try:
        version = metadata.version(parts[1])
    except metadata.PackageNotFoundError:
        return None
    return version if _numbers(version) >= _numbers(parts[2]) else None


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version.partition("+")[0])[:3]]


def _load(stem: str, number: int) -> ctypes.CDLL | None:
    for name in _file_names(stem, number):
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    return None


def _file_names(stem: str, number: int) -> Iterator[str]:
    if sys.platform == "win32":
        folders = [*os.environ.get(_WINDOWS_VARIABLE, "").split(";"), _WINDOWS_FOLDER, ""]
        yield from (os.path.join(folder, f"lib{stem}-{number}.dll") for folder in folders)  # noqa: PTH118
    elif sys.platform == "darwin":
        for folder in ("", "/opt/homebrew/lib/", "/usr/local/lib/"):
            yield f"{folder}lib{stem}.{number}.dylib"
    else:
        yield f"lib{stem}.so.{number}"


def _version_from(library: ctypes.CDLL | None, function: str) -> str:
    if library is None:
        return "present"
    get_version = getattr(library, function)
    get_version.restype = ctypes.c_char_p
    return str(get_version().decode())
