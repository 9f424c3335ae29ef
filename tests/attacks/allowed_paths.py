"""The places that Drafter reads and writes: what the trace of every attack is held to, and docs/safety.md states."""

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
from drafter.export.fonts import find_fonts
from drafter.files import is_folder
from drafter.templates import built_in_folder


class Stated(NamedTuple):
    """Places of one kind: what they are, and why they are opened; all below them counts."""

    shown: str
    why: str
    paths: tuple[Path, ...]


def _paths(*names: str) -> tuple[Path, ...]:
    return tuple(map(Path, names))


def _of_python() -> tuple[Path, ...]:
    """The programs, libraries and packages of this Python, and of the one that its environment was made from."""
    libraries = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    programs = {Path(sys.executable).parent, Path(sys.executable).resolve().parent}
    homes = {Path(sys.prefix), Path(sys.base_prefix)}
    own = (*(home / "pyvenv.cfg" for home in homes), *(program.parent / "pyvenv.cfg" for program in programs))
    return (*_paths(*libraries, str(sysconfig.get_config_var("LIBDIR"))), *programs, *own)


def _of_faces() -> tuple[Path, ...]:
    try:
        return (find_fonts().regular.parent,)
    except MissingDependencyError:
        return ()


def _of_openssl() -> Path:
    return Path(ssl.get_default_verify_paths().openssl_cafile).with_name("openssl.cnf")


@lru_cache
def stated() -> Sequence[Stated]:
    """The places outside of the letter's folder that are opened for reading."""
    return (
        Stated("Drafter itself and its templates", "it runs", (Path(drafter.__file__).parent, built_in_folder())),
        Stated("Python: its programs, its standard library, the packages installed", "it runs", _of_python()),
        Stated("the folder of the face", "the PDF is set in it", _of_faces()),
        Stated(
            "`/lib`, `/lib64`, `/usr/lib`, `/usr/local/lib`, `/etc/ld.so.*`",
            "libraries that Python loads",
            _paths(
                "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache", "/etc/ld.so.preload"
            ),
        ),
        Stated(
            "`/usr/share/locale`, `/etc/locale.alias`",
            "the C library",
            _paths("/usr/share/locale", "/etc/locale.alias"),
        ),
        Stated(
            "`/etc/localtime`, `/usr/share/zoneinfo`", "the C library", _paths("/etc/localtime", "/usr/share/zoneinfo")
        ),
        Stated("`openssl.cnf`", "Python's digests", (_of_openssl(),)),
        Stated("`/proc/filesystems`", "a library of Pango's", _paths("/proc/filesystems")),
        Stated("`mime.types` of the machine", "Python's kinds of files", _paths(*map(str, mimetypes.knownfiles))),
        Stated("`/usr/share/fontconfig`", "fontconfig, which is given no other face", _paths("/usr/share/fontconfig")),
    )


CHANGED = "the folder that the results go to, and in `/dev/null`"


def own(folder: Path, home: Path, named: frozenset[Path]) -> Sequence[Stated]:
    """The places that are a letter's own, or the user's."""
    return (
        Stated("the letter's folder, and what is below it", "the letter, its texts and pictures", (folder,)),
        Stated("the files that the command names, also through a link", "the user wants it", tuple(named)),
        Stated("`~/.config/drafter/drafter.toml`", "the user's profile", (home / ".config/drafter/drafter.toml",)),
    )


class Allowed:
    """What a command in a folder may read and change: what is stated, its folder, and what its arguments name."""

    def __init__(self, folder: Path, home: Path, arguments: Sequence[str]) -> None:
        self.folder, self.named = folder, frozenset(folder / word for word in arguments)
        target = folder / (arguments[arguments.index("-o") + 1] if "-o" in arguments else ".")
        places = (*own(folder, home, frozenset()), *stated())
        self.read = _real(path for place in places for path in place.paths)
        self.changed = _real((folder, target if is_folder(target) else target.parent, Path(os.devnull)))

    def to_read(self, path: Path, opened: Path) -> bool:
        """Whether a file may be opened for reading that is called `path` and is `opened`, where links have led."""
        return path in self.named or (_is_below(path, self.read) and _is_below(opened, self.read))

    def to_change(self, path: Path) -> bool:
        """Whether a file may be written, made, moved or taken away; links are not followed in the last place."""
        return _is_below(path, self.changed)


def _real(paths: Iterable[Path]) -> frozenset[Path]:
    """Places as they are called and as they are where links have led; both are given to the system."""
    return frozenset(one for path in paths for one in (path.parent.resolve() / path.name, path.resolve()))


@lru_cache(maxsize=10_000)
def _is_below(path: Path, places: frozenset[Path]) -> bool:
    """Whether a path stands in one of the places, when the links to its folder have been followed."""
    real = Path(os.path.realpath(path)) if path.name == ".." else Path(os.path.realpath(path.parent), path.name)
    return any(real == place or place in real.parents for place in places)
