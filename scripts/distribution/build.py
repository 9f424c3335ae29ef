"""Build the wheel and the source distribution, the same bytes on every run, and look at what they contain."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
# No release contains fonts, caches, pictures of tests, or files of an editor.
# The build backend always adds .gitignore, and nothing can exclude it.
_UNWANTED = re.compile(r"\.(?:pyc|pyo|ttf|otf|ttc|woff2?|so|orig|rej|swp)$|__pycache__|/\.(?!gitignore$)|\.egg-info")
# In the wheel, these must be there.
_WANTED = ("drafter/__init__.py", "drafter/_templates/identical-letters/template.yaml", "drafter/un/members.csv")
# Every file has this date: the earliest that a ZIP file can store.
_EPOCH = "315532800"


class ReleaseError(Exception):
    """A release is not ready: the reason and what to do."""


def build_twice(folder: Path) -> list[Path]:
    """Build wheel and source distribution into a folder; raise ReleaseError if a second build has other bytes."""
    first, second = (_build(folder / name) for name in ("first", "second"))
    for one, other in zip(first, second, strict=True):
        if one.name != other.name or one.read_bytes() != other.read_bytes():
            raise ReleaseError(f"{one.name} has other bytes when it is built again.")
    return first


def _build(folder: Path) -> list[Path]:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": _EPOCH}
    command = [sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ReleaseError(f"The build failed: {done.stdout[-500:]}{done.stderr[-500:]}")
    return sorted(folder.glob("*.whl")) + sorted(folder.glob("*.tar.gz"))


def check_contents(files: list[Path]) -> None:
    """Raise ReleaseError if a distribution contains what no release has, or lacks a part."""
    for file in files:
        names = list(names_in(file))
        if unwanted := [name for name in names if _UNWANTED.search(name)]:
            raise ReleaseError(f"{file.name} contains {', '.join(unwanted[:5])}; exclude it in pyproject.toml.")
        if file.suffix == ".whl" and (missing := [name for name in _WANTED if name not in names]):
            raise ReleaseError(f"{file.name} lacks {', '.join(missing)}.")


def names_in(file: Path) -> Iterator[str]:
    """Yield the names of the files in a wheel or a source distribution."""
    if file.suffix == ".whl":
        with zipfile.ZipFile(file) as wheel:
            yield from wheel.namelist()
    else:
        with tarfile.open(file) as archive:
            yield from (entry.name for entry in archive if entry.isfile())


def digests(files: list[Path]) -> str:
    """Return a line for each file, as `sha256sum` prints it."""
    return "".join(f"{sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in sorted(files))
