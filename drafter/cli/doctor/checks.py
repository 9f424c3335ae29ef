"""What Drafter needs of a machine: how to see that it is there, and the packages that bring it."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Literal

PYTHON = (3, 11)
_VERSION = re.compile(r"^([A-Za-z0-9_.-]+)\s*>=\s*([0-9.]+)\s*$")
# MSYS2 puts the libraries here; WeasyPrint looks in the folders of this variable.
_WINDOWS_VARIABLE, _WINDOWS_FOLDER = "WEASYPRINT_DLL_DIRECTORIES", r"C:\msys64\mingw64\bin"

Need = Literal["letters", "comfort", "tests"]


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing: what for, how it is found (a word on what is there, or None), and its packages by kind of system.

    Several names of one package are separated by `|`, the one to be preferred first.
    """

    name: str
    purpose: str
    found: Callable[[], str | None]
    packages: Mapping[str, str] = field(default_factory=dict)
    need: Need = "letters"


def python() -> str | None:
    """The version of this Python, if it is new enough."""
    return ".".join(map(str, sys.version_info[:3])) if sys.version_info >= PYTHON else None


def dependencies() -> dict[str, str | None]:
    """The Python packages that Drafter asks for (`weasyprint>=70`), each with its version; None if missing or older."""
    try:
        asked = [line for line in metadata.requires("drafter") or () if ";" not in line]
    except metadata.PackageNotFoundError:
        return {"drafter": None}
    return {line: _installed(line) for line in asked}


def pango() -> str | None:
    """The version of Pango, if it and its FreeType part can be loaded."""
    library, freetype = _loaded("pango-1.0", 0), _loaded("pangoft2-1.0", 0)
    return _version_from(library, "pango_version_string") if library and freetype else None


def harfbuzz_subset() -> str | None:
    """The version of HarfBuzz, if its subsetting part can be loaded."""
    return _version_from(_loaded("harfbuzz", 0), "hb_version_string") if _loaded("harfbuzz-subset", 0) else None


def pdf_font() -> str | None:
    """The Times-metric face that the PDF is set in, and its folder."""
    from drafter.errors import MissingDependencyError
    from drafter.export.fonts import find_fonts

    try:
        faces = find_fonts()
    except MissingDependencyError:
        return None
    return f"{faces.family} in {faces.regular.parent}"


def libreoffice() -> str | None:
    """Where LibreOffice is, if it has its Writer."""
    places = (shutil.which("soffice"), "/Applications/LibreOffice.app/Contents/MacOS/soffice")
    for place in filter(None, places):
        program = Path(place).resolve()
        beside = (program.parent, program.parent.parent / "Frameworks", *program.parent.glob("../lib*/program"))
        if any((folder / name).exists() for folder in beside for name in ("libswlo.so", "libswlo.dylib")):
            return str(program)
    return None


def atomic() -> str | None:
    """Whether the library is there that the driver of the browser is linked to."""
    return "present" if sys.platform != "linux" or _loaded("atomic", 1) else None


def strace() -> str | None:
    """Whether the program is there that watches what another one opens; on Linux, where alone there is one."""
    return programs("strace")() if sys.platform == "linux" else "not needed here"


def chromium() -> str | None:
    """Where Chromium is, under any of its names, or the one that Playwright has installed."""
    names = ("chromium", "chromium-browser", "google-chrome")
    places = [Path(place) for place in map(shutil.which, names) if place]
    places += sorted(Path.home().glob(".cache/ms-playwright/chromium-*/chrome-linux*/chrome"))
    return next((str(place) for place in places if not _leads_to_no_snap(place)), None)


def _leads_to_no_snap(place: Path) -> bool:
    """Whether it is the script by which Ubuntu asks for the snap, without there being one."""
    with place.open("rb") as file:
        return b"/snap/bin/chromium" in file.read(200) and not Path("/snap/bin/chromium").exists()


def programs(*names: str) -> Callable[[], str | None]:
    """A check that finds all programs of these names on the path."""
    return lambda: ", ".join(names) if all(shutil.which(name) for name in names) else None


# Names of packages: packages.debian.org, packages.ubuntu.com, packages.fedoraproject.org, software.opensuse.org,
# archlinux.org/packages, pkgs.alpinelinux.org, formulae.brew.sh, packages.msys2.org.
REQUIREMENTS: Sequence[Requirement] = (
    Requirement(
        "Pango",
        "breaks the lines of the PDF",
        pango,
        {
            "debian": "libpango-1.0-0 libpangoft2-1.0-0",
            "fedora": "pango",
            "suse": "libpango-1_0-0",
            "arch": "pango",
            "alpine": "pango",
            "darwin": "pango",
            "win32": "mingw-w64-x86_64-pango",
        },
    ),
    Requirement(
        "HarfBuzz subsetting",
        "puts into the PDF the letters of the font that it uses",
        harfbuzz_subset,
        {
            "debian": "libharfbuzz-subset0",
            "fedora": "harfbuzz",
            "suse": "libharfbuzz-subset0",
            "arch": "harfbuzz",
            "alpine": "harfbuzz-subset",
            "darwin": "harfbuzz",
            "win32": "mingw-w64-x86_64-harfbuzz",
        },
        "comfort",
    ),
    Requirement(
        "Times-metric face",
        "sets the PDF with the line breaks of Times New Roman",
        pdf_font,
        {
            "debian": "fonts-liberation2|fonts-liberation",
            "fedora": "liberation-serif-fonts",
            "suse": "liberation-fonts",
            "arch": "ttf-liberation",
            "alpine": "font-liberation",
            "darwin": "cask:font-liberation",
        },
    ),
    Requirement(
        "LibreOffice Writer",
        "opens the Word file where there is no Word",
        libreoffice,
        {
            "debian": "libreoffice-writer",
            "fedora": "libreoffice-writer",
            "suse": "libreoffice-writer",
            "arch": "libreoffice-fresh",
            "alpine": "libreoffice-writer",
            "darwin": "cask:libreoffice",
        },
        "tests",
    ),
    Requirement(
        "Poppler",
        "reads the PDF back",
        programs("pdftotext", "pdftoppm"),
        {
            "debian": "poppler-utils",
            "fedora": "poppler-utils",
            "suse": "poppler-tools",
            "arch": "poppler",
            "alpine": "poppler-utils",
            "darwin": "poppler",
            "win32": "mingw-w64-x86_64-poppler",
        },
        "tests",
    ),
    Requirement(
        "qpdf",
        "checks the PDF",
        programs("qpdf"),
        dict.fromkeys(("debian", "fedora", "suse", "arch", "alpine", "darwin"), "qpdf")
        | {"win32": "mingw-w64-x86_64-qpdf"},
        "tests",
    ),
    Requirement(
        "Chromium",
        "looks at the gallery",
        chromium,
        {
            "debian": "chromium",
            "fedora": "chromium",
            "suse": "chromium",
            "arch": "chromium",
            "alpine": "chromium",
            "darwin": "cask:chromium",
        },
        "tests",
    ),
    Requirement(
        "libatomic",
        "drives Chromium",
        atomic,
        {
            "debian": "libatomic1",
            "fedora": "libatomic",
            "suse": "libatomic1",
            "arch": "gcc-libs",
            "alpine": "libatomic",
        },
        "tests",
    ),
    Requirement(
        "strace",
        "watches what is opened while attacks are tried",
        strace,
        dict.fromkeys(("debian", "fedora", "suse", "arch", "alpine"), "strace"),
        "tests",
    ),
)


def _installed(asked: str) -> str | None:
    parts = _VERSION.match(asked)
    if not parts:
        return None
    try:
        version = metadata.version(parts[1])
    except metadata.PackageNotFoundError:
        return None
    return version if _numbers(version) >= _numbers(parts[2]) else None


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version.partition("+")[0])[:3]]


def _loaded(stem: str, number: int) -> ctypes.CDLL | None:
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
    ask = getattr(library, function)
    ask.restype = ctypes.c_char_p
    return str(ask().decode())
