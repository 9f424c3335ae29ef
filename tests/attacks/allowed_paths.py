"""Places that Drafter may read and write. The strace tests enforce them, and docs/safety.md lists them."""

from __future__ import annotations

import mimetypes
import os
import ssl
import sys
import sysconfig
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import drafter
from drafter.errors import MissingDependencyError
from drafter.export.fonts import find_fonts, font_folders
from drafter.files import is_folder
from drafter.templates import built_in_folder


class AllowedPlace(NamedTuple):
    """One row of docs/safety.md: the description of some paths, the reason to open them, and the paths.

    Files below the paths are allowed, too.
    """

    description: str
    reason: str
    paths: tuple[Path, ...]


def _paths(*names: str) -> tuple[Path, ...]:
    return tuple(map(Path, names))


def _python_paths() -> tuple[Path, ...]:
    """Return the programs, libraries and packages of this Python and of the Python that its environment is based on."""
    libraries = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    programs = {Path(sys.executable).parent, Path(sys.executable).resolve().parent}
    homes = {Path(sys.prefix), Path(sys.base_prefix)}
    settings = (*(home / "pyvenv.cfg" for home in homes), *(program.parent / "pyvenv.cfg" for program in programs))
    return (*_paths(*libraries, str(sysconfig.get_config_var("LIBDIR"))), *programs, *settings)


def _font_folders() -> tuple[Path, ...]:
    try:
        return (find_fonts().regular.parent,)
    except MissingDependencyError:
        return ()


def _openssl_settings() -> Path:
    return Path(ssl.get_default_verify_paths().openssl_cafile).with_name("openssl.cnf")


@lru_cache
def allowed_places() -> Sequence[AllowedPlace]:
    """Return the places outside the letter's folder that Drafter may read."""
    return (
        AllowedPlace("Drafter itself and its templates", "to run", (Path(drafter.__file__).parent, built_in_folder())),
        AllowedPlace("Python: its programs, standard library and installed packages", "to run", _python_paths()),
        AllowedPlace(
            "the folder of the font; for words in other scripts, fonts of `look.yaml`, and PDFs without fonts of their "
            "own, all folders of fonts",
            "to write a PDF, or to compare one",
            (*_font_folders(), *font_folders("")),
        ),
        AllowedPlace(
            "`/lib`, `/lib64`, `/usr/lib`, `/usr/local/lib`, `/etc/ld.so.*`",
            "system libraries",
            _paths(
                "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache", "/etc/ld.so.preload"
            ),
        ),
        AllowedPlace(
            "`/usr/share/locale`, `/etc/locale.alias`",
            "the C library",
            _paths("/usr/share/locale", "/etc/locale.alias"),
        ),
        AllowedPlace(
            "`/etc/localtime`, `/usr/share/zoneinfo`", "the C library", _paths("/etc/localtime", "/usr/share/zoneinfo")
        ),
        AllowedPlace("`openssl.cnf`", "hash functions of Python", (_openssl_settings(),)),
        AllowedPlace(
            "`/etc/machine-id`", "to recognize manifests that you wrote on this computer", _paths("/etc/machine-id")
        ),
        AllowedPlace(
            "`/dev/null`, `/proc/self/fd`", "several processes of Python", _paths("/dev/null", "/proc/self/fd")
        ),
        AllowedPlace("`/proc/filesystems`", "a library that Pango uses", _paths("/proc/filesystems")),
        AllowedPlace(
            "`/proc/self/status`, `/proc/mounts`",
            "the library of Python for calls from C, which `verify` of a PDF uses",
            _paths("/proc/self/status", "/proc/self/mounts", "/proc/mounts"),
        ),
        AllowedPlace(
            "`mime.types` of the system", "file types known to Python", _paths(*map(str, mimetypes.knownfiles))
        ),
        AllowedPlace(
            "`/usr/share/fontconfig`", "fontconfig; Drafter gives it no other font", _paths("/usr/share/fontconfig")
        ),
    )


# Where Python and the C library keep the semaphores of processes that work together.
SEMAPHORES = Path("/dev/shm")
CHANGED_PLACES = (
    "the folder of the output, in `/dev/null`, with several processes, semaphores in `/dev/shm`, and, for the fonts "
    "of a PDF in Chinese, in a temporary folder of its own"
)


def own_places(folder: Path, home: Path, named: frozenset[Path]) -> Sequence[AllowedPlace]:
    """Return the places of the letter and of the user that Drafter may read."""
    return (
        AllowedPlace("the letter's folder and the folders in it", "the letter, its texts and images", (folder,)),
        AllowedPlace("the files that the command names, also through a link", "the user asks for them", tuple(named)),
        AllowedPlace(
            "`~/.config/drafter/drafter.toml`", "the user's profile", (home / ".config/drafter/drafter.toml",)
        ),
    )


class Allowed:
    """Places that a command may read and change: allowed places, its folder, and the files that its arguments name."""

    def __init__(self, folder: Path, home: Path, arguments: Sequence[str]) -> None:
        self.folder, self.named = folder, frozenset(folder / word for word in arguments)
        target = folder / (arguments[arguments.index("-o") + 1] if "-o" in arguments else ".")
        self.own = _real(path for place in own_places(folder, home, frozenset()) for path in place.paths)
        self.changed = _real((folder, target if is_folder(target) else target.parent, Path(os.devnull)))

    def may_read(self, path: Path, opened: Path) -> bool:
        """True if the command may open `path` for reading, which leads to the file `opened` after all links."""
        return path in self.named or all(_is_in_program(one) or _is_below(one, self.own) for one in (path, opened))

    def may_change(self, path: Path) -> bool:
        """True if the command may write, create, move or delete a file; a link as the last part is not followed."""
        return _is_below(path, self.changed) or (path.parent == SEMAPHORES and path.name.startswith("sem."))


def _real(paths: Iterable[Path]) -> frozenset[Path]:
    """Return the paths as named and after following links; system calls contain both."""
    return frozenset(form for path in paths for form in (path.parent.resolve() / path.name, path.resolve()))


@lru_cache(maxsize=1)
def _program_places() -> frozenset[Path]:
    return _real(path for place in allowed_places() for path in place.paths)


@lru_cache(maxsize=50_000)
def _is_in_program(path: Path) -> bool:
    """True if a path is in a place that is the same for every command."""
    return _is_below(path, _program_places())


def _is_below(path: Path, places: frozenset[Path]) -> bool:
    """True if a path, after following the links to its folder, is in one of the places."""
    real = Path(os.path.realpath(path)) if path.name == ".." else Path(os.path.realpath(path.parent), path.name)
    return any(real == place or place in real.parents for place in places)
