"""The digest of this installation: all that decides the bytes of an output, besides the letter and its template.

Rendered files and samples are kept as long as it stays the same.
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
from drafter.limits import MAX_HASHED_BYTES

DISTRIBUTION, EXTRAS = "drafter", frozenset({"gallery"})
PACKAGE = Path(__file__).parent
# Templates in an installed package: a letter's key has its own template alone.
_TEMPLATES = "_templates"
_REQUIREMENT = re.compile(r"\s*([\w.-]+)\s*(?:\[([^]]*)\])?[^;]*(?:;.*?\bextra\s*==\s*[\"']([^\"']+))?")
# Libraries of the machine that lay out a PDF: their files on different systems, and the function with their version.
_NATIVE = {
    "pango_version_string": ("libpango-1.0.so.0", "libpango-1.0-0.dll", "libpango-1.0.dylib"),
    "hb_version_string": ("libharfbuzz.so.0", "libharfbuzz-0.dll", "libharfbuzz.dylib"),
}


@lru_cache(maxsize=2)
def digest(*, with_pdf: bool) -> str:
    """Return the digest of Drafter, Python and the libraries; `with_pdf` of the fonts and what lays out a PDF, too."""
    own = (path for path in PACKAGE.rglob("*") if _TEMPLATES not in path.parts)
    made_of = [digest_of(own, PACKAGE), sys.version, zlib.ZLIB_RUNTIME_VERSION, *libraries()]
    if with_pdf:
        made_of += [*map(_native_version, _NATIVE), *(digest_of([font], font.parent) for font in _fonts())]
    return hashlib.sha256("\n".join(made_of).encode()).hexdigest()


def digest_of(files: Iterable[Path], root: Path) -> str:
    """Return the digest of plain files by their paths below `root` and their contents; Python's own files are left."""
    found = hashlib.sha256()
    for path in sorted(files):
        if path.is_file() and "__pycache__" not in path.parts:
            content = hashlib.sha256(_content(path)).hexdigest()
            found.update(f"{path.relative_to(root).as_posix()} {content}\n".encode())
    return found.hexdigest()


def libraries() -> list[str]:
    """Return all that Drafter requires, and what that requires, with the installed versions: `weasyprint 70.0`."""
    versions: dict[str, str] = {}
    waiting = [(DISTRIBUTION, EXTRAS)]
    seen = set(waiting)
    while waiting:
        name, extras = waiting.pop()
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        versions[name] = found.version
        new = set(_required(found, extras)) - seen
        seen |= new
        waiting += new
    return [f"{name} {version}" for name, version in sorted(versions.items())]


def _required(found: metadata.Distribution, extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the names, with extras, that a distribution requires on some system; those not installed do not count."""
    for line in found.requires or ():
        if (match := _REQUIREMENT.match(line)) and (not match[3] or match[3] in extras):
            inner = filter(None, (extra.strip() for extra in (match[2] or "").split(",")))
            yield re.sub(r"[-_.]+", "-", match[1]).lower(), frozenset(inner)


def _native_version(function: str) -> str:
    """Return the version of a library of the machine; "" where it is not found under its usual names."""
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
        found = find_fonts()
    except MissingDependencyError:
        return ()
    return (found.regular, found.bold, found.italic, found.bold_italic)


def _content(path: Path) -> bytes:
    """Return the bytes of a file; nothing of a link, or of a file that is larger than any that counts."""
    try:
        return read_regular_file(path, MAX_HASHED_BYTES)
    except UnreadableError:
        return b""
