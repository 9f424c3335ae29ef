"""Check and build a release: `make release`.

The version, the CHANGELOG and the tag must agree, and the tree must be committed. The result in `dist/` is the wheel
and the source distribution, their digests, the list of all that an installation contains (CycloneDX), and its licences.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from distribution.build import ROOT, ReleaseError, build_twice, check_contents, digests
from drafter import __version__

DIST = ROOT / "dist"
_HEADING = re.compile(r"^## \[([^\]]+)\]", re.MULTILINE)
# Prints name, version and licence of every installed package.
_LICENCES = """
from importlib.metadata import distributions
for one in sorted(distributions(), key=lambda one: one.name.lower()):
    data = one.metadata
    named = [word.rpartition(" :: ")[2] for word in data.get_all("Classifier", []) if word.startswith("License ::")]
    licence = data.get("License-Expression") or ", ".join(named) or (data.get("License") or "").partition("\\n")[0]
    print(f"{one.name} {one.version}: {licence or 'see the package'}")
"""


def main() -> int:
    """Build the release and return 0, or print why it is not ready and return 1."""
    try:
        changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
        check_version(__version__, changelog, _git("tag", "--points-at", "HEAD"))
        _check_committed(_git("status", "--porcelain"))
        with tempfile.TemporaryDirectory() as folder:
            files = build_twice(Path(folder))
            check_contents(files)
            _collect(files)
    except ReleaseError as error:
        print(f"Not ready: {error}", file=sys.stderr)
        return 1
    for file in sorted(DIST.iterdir()):
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1024} kB")
    return 0


def check_version(version: str, changelog: str, tags: str) -> None:
    """Raise ReleaseError unless the first section of the CHANGELOG and the tag of the commit are of the version."""
    sections = _HEADING.findall(changelog)
    if not sections or sections[0] != version:
        raise ReleaseError(f"CHANGELOG.md begins with [{sections[0] if sections else ''}], not with [{version}].")
    if f"v{version}" not in tags.split():
        raise ReleaseError(f"The commit has no tag v{version}; run: git tag v{version}")


def _check_committed(status: str) -> None:
    if status:
        raise ReleaseError("There are changes that are not committed; commit them first.")


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def _collect(files: list[Path]) -> None:
    """Copy the distributions to dist/, with digests, the bill of materials and the licences."""
    shutil.rmtree(DIST, ignore_errors=True)
    DIST.mkdir()
    kept = [Path(shutil.copy(file, DIST)) for file in files]
    with tempfile.TemporaryDirectory() as folder:
        python = _install(kept[0], Path(folder))
        bill = DIST / "sbom.cdx.json"
        _run("-m", "cyclonedx_py", "environment", str(python), "--output-reproducible", "-o", str(bill))
        licences = subprocess.run([python, "-c", _LICENCES], capture_output=True, text=True, check=True).stdout
    (DIST / "licences.txt").write_text(licences, encoding="utf-8")
    (DIST / "SHA256SUMS").write_text(digests([*kept, bill, DIST / "licences.txt"]), encoding="utf-8")


def _install(wheel: Path, folder: Path) -> Path:
    """Install the wheel into an environment of its own and return the Python there."""
    venv.create(folder)
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    _run("-m", "pip", "--python", str(python), "install", "--quiet", str(wheel))
    return python


def _run(*arguments: str) -> None:
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise ReleaseError(f"{arguments[1]} failed: {done.stderr[-500:]}")


if __name__ == "__main__":
    sys.exit(main())
