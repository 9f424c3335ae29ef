"""Build Drafter for machines without it: `make bundle` writes a .pyz (shiv) and a folder (PyInstaller) to `dist/`.

The .pyz needs Python 3.11 or later; the folder needs nothing. For PDF, both use the Pango of the system. Each is tried
out: without a PATH and without other packages, it must write the same bytes as the installed Drafter.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from distribution.build import ROOT, ReleaseError
from drafter.templates import built_in_folder

DIST, NAME = ROOT / "dist", "drafter"
_MEBIBYTE = 1024 * 1024
MAX_FOLDER_BYTES, MAX_START_SECONDS = 60 * _MEBIBYTE, 0.6
FORMATS = "docx,pdf,html,text"
# What PyInstaller does not find by itself: modules that are imported by name, and data files.
_COLLECTED = ("drafter", "weasyprint", "mdit_py_plugins", "pypdfium2", "pypdfium2_raw")
_ENTRY = "from drafter.__main__ import run\n\nrun()\n"


def main() -> int:
    """Build both bundles, try them out and print their sizes; return 1 if one is not as it should be."""
    DIST.mkdir(exist_ok=True)
    try:
        with tempfile.TemporaryDirectory() as folder:
            wheel = _wheel(Path(folder))
            pyz, packed = _pyz(wheel), _folder(Path(folder))
        samples = sorted(built_in_folder().glob("*/sample*.yaml"))
        _try_out(pyz, [sys.executable, str(pyz)], samples)
        _try_out(packed, [str(DIST / NAME / NAME)], samples)
    except ReleaseError as error:
        print(f"Not ready: {error}", file=sys.stderr)
        return 1
    return 0


def _wheel(folder: Path) -> Path:
    _run([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)])
    return next(folder.glob("*.whl"))


def _pyz(wheel: Path) -> Path:
    file = DIST / f"{NAME}.pyz"
    shiv = [sys.executable, "-m", "shiv", "--reproducible", "--compressed", "-c", NAME, "-o", str(file)]
    _run([*shiv, "--quiet", str(wheel)])
    return file


def _folder(work: Path) -> Path:
    """Build the folder with its sources, which some libraries read, and pack it."""
    entry = work / "start.py"  # The name of the package would hide the package.
    entry.write_text(_ENTRY, encoding="utf-8")
    collected = [word for package in _COLLECTED for word in ("--collect-all", package)]
    collected += ["--add-data", f"{ROOT / 'templates'}:{NAME}/_templates"]
    options = [
        "--noconfirm",
        "--name",
        NAME,
        "--log-level",
        "ERROR",
        "--distpath",
        str(DIST),
        "--workpath",
        str(work / "work"),
    ]
    _run([sys.executable, "-m", "PyInstaller", *options, "--specpath", str(work), *collected, str(entry)])
    packed = DIST / f"{NAME}-{sys.platform}.tar.xz"
    with tarfile.open(packed, "w:xz") as archive:
        archive.add(DIST / NAME, NAME)
    return packed


def _try_out(file: Path, command: Sequence[str], samples: Sequence[Path]) -> None:
    """Print size and start; raise ReleaseError if a limit is exceeded or a sample has other bytes."""
    start = min(_seconds([*command, "--help"]) for _ in range(5))
    print(f"{file.relative_to(ROOT)}: {file.stat().st_size / _MEBIBYTE:.0f} MB, starts in {start:.2f} s")
    if file.suffix != ".pyz" and (file.stat().st_size > MAX_FOLDER_BYTES or start > MAX_START_SECONDS):
        raise ReleaseError(f"{file.name} is over {MAX_FOLDER_BYTES // _MEBIBYTE} MB or {MAX_START_SECONDS} seconds.")
    for sample in samples:
        expected, found = _rendered([sys.executable, "-m", NAME], sample), _rendered(command, sample, bare=True)
        if expected != found:
            raise ReleaseError(f"{file.name} writes other bytes for {sample.relative_to(ROOT)}.")
    print(f"{file.relative_to(ROOT)}: {len(samples)} samples with the same bytes")


def _seconds(command: Sequence[str]) -> float:
    start = time.perf_counter()
    _run(command, bare=True)
    return time.perf_counter() - start


def _rendered(command: Sequence[str], sample: Path, *, bare: bool = False) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(sample.parent, Path(folder) / "letter")
        letter = Path(folder) / "letter" / sample.name
        _run([*command, "render", str(letter), "--to", FORMATS, "-o", f"{folder}/out"], bare=bare)
        return {path.name: path.read_bytes() for path in Path(folder, "out").iterdir() if path.name != ".drafter"}


def _run(command: Sequence[str], *, bare: bool = False) -> None:
    """Run a command; if `bare`, without a PATH and without the packages of this environment."""
    environment = {"HOME": os.environ.get("HOME", "/"), "PATH": "", "PYTHONNOUSERSITE": "1"} if bare else None
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ReleaseError(f"{' '.join(command[:4])} failed: {(done.stdout + done.stderr)[-800:]}")


if __name__ == "__main__":
    sys.exit(main())
