"""The digest of this installation: everything except the letter and its template that sets the output.

Rendered files and samples are reused until it changes.
"""

from __future__ import annotations

import hashlib
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import metadata
from pathlib import Path

from drafter.files import UnreadableError, read_regular_file
from drafter.install_command import DISTRIBUTION
from drafter.limits import MAX_HASHED_BYTES

PACKAGE = Path(__file__).parent
# Templates in an installed package: the cache key of a letter covers its own template only.
_TEMPLATES = "_templates"
_REQUIREMENT = re.compile(r"\s*([\w.-]+)\s*(?:\[([^]]*)\])?[^;]*(?:;.*?\bextra\s*==\s*[\"']([^\"']+))?")
# System libraries that lay out a PDF: the function that returns the version, and the file names on each system.
_NATIVE = {
    "pango_version_string": ("libpango-1.0.so.0", "libpango-1.0-0.dll", "libpango-1.0.dylib"),
    "hb_version_string": ("libharfbuzz.so.0", "libharfbuzz-0.dll", "libharfbuzz.dylib"),
}


@lru_cache(maxsize=2)
def digest(*, with_pdf: bool) -> str:
    """Return the digest of Drafter, Python and the libraries; `with_pdf` adds fonts and PDF libraries."""
    code = (path for path in PACKAGE.rglob("*") if _TEMPLATES not in path.parts)
    parts = [digest_of(code, PACKAGE), sys.version, zlib.ZLIB_RUNTIME_VERSION, *libraries()]
    if with_pdf:
        parts += [*map(_native_version, _NATIVE), *(digest_of([font], font.parent) for font in _fonts())]
        parts += _script_fonts()
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def digest_of(files: Iterable[Path], root: Path) -> str:
    """Return the digest of files: their paths below `root` and their contents. Skips `__pycache__`."""
    total = hashlib.sha256()
    for path in sorted(files):
        if path.is_file() and "__pycache__" not in path.parts:
            content = hashlib.sha256(_content(path)).hexdigest()
            total.update(f"{path.relative_to(root).as_posix()} {content}\n".encode())
    return total.hexdigest()


def libraries() -> list[str]:
    """Return all dependencies, also indirect ones, with installed versions, such as `weasyprint 70.0`."""
    versions: dict[str, str] = {}
    waiting: list[tuple[str, frozenset[str]]] = [(DISTRIBUTION, frozenset())]
    seen = set(waiting)
    while waiting:
        name, extras = waiting.pop()
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        versions[name] = distribution.version
        new = set(_requirements(distribution, extras)) - seen
        seen |= new
        waiting += new
    return [f"{name} {version}" for name, version in sorted(versions.items())]


def _requirements(distribution: metadata.Distribution, extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the name and extras of each requirement, whatever system it is for."""
    for line in distribution.requires or ():
        if (match := _REQUIREMENT.match(line)) and (not match[3] or match[3] in extras):
            inner = filter(None, (extra.strip() for extra in (match[2] or "").split(",")))
            yield re.sub(r"[-_.]+", "-", match[1]).lower(), frozenset(inner)


def _native_version(function: str) -> str:
    """Return the version of a system library, or "" if it is not found."""
    import ctypes

    for name in _NATIVE[function]:
        try:
            version = getattr(ctypes.CDLL(name), function)
        except (OSError, AttributeError):
            continue
        version.restype = ctypes.c_char_p
        return str(version().decode())
    return ""


def _fonts() -> tuple[Path, ...]:
    from drafter.errors import MissingDependencyError
    from drafter.export.fonts import find_fonts

    try:
        fonts = find_fonts()
    except MissingDependencyError:
        return ()
    return (fonts.regular, fonts.bold, fonts.italic, fonts.bold_italic)


def _script_fonts() -> list[str]:
    """Return the families for other scripts with the sizes of their files, which are too large to hash."""
    from drafter.export.east_asian_fonts import installed_east_asian_fonts
    from drafter.export.script_fonts import installed_fonts

    found = sorted(installed_fonts().items())
    fonts = [f"{script} {font.family} {[path.stat().st_size for path in font.files]}" for script, font in found]
    return [*fonts, *(f"{font.family} {font.path.stat().st_size}" for font in installed_east_asian_fonts() or ())]


def _content(path: Path) -> bytes:
    """Return the bytes of a file; b"" for a link or a file over MAX_HASHED_BYTES."""
    try:
        return read_regular_file(path, MAX_HASHED_BYTES)
    except UnreadableError:
        return b""
