"""The digest of the installation covers everything that may change a byte of the output."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import drafter
from drafter.install_command import DISTRIBUTION
from drafter.installation import digest_of, libraries

PACKAGE = Path(drafter.__file__).parent
# Those that write bytes of a file; every one of them was missing from a key at some time.
WRITERS = "weasyprint pydyf pillow fonttools jinja2 markdown-it-py mdit-py-plugins msgspec pyyaml"
PRINT = "from drafter.installation import digest; print(digest(with_pdf=False), digest(with_pdf=True))"


def required(name: str, extras: frozenset[str]) -> set[str]:
    """What a distribution requires here, and what that requires, by a library that knows the grammar."""
    found = {canonicalize_name(name)}
    for line in metadata.distribution(name).requires or ():
        one = Requirement(line)
        holds = not one.marker or any(one.marker.evaluate({"extra": extra}) for extra in {"", *extras})
        if holds and canonicalize_name(one.name) not in found:
            found |= required(one.name, frozenset(one.extras))
    return found


def test_all_required_libraries_are_included() -> None:
    names = {line.split()[0] for line in libraries()}
    assert required(DISTRIBUTION, frozenset()) <= names
    assert set(WRITERS.split()) <= names
    assert {"pypdfium2", "pygments"} <= names
    assert "pytest" not in names
    assert f"weasyprint {metadata.version('weasyprint')}" in libraries()


def test_the_digest_covers_paths_and_contents(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for root in (one, other):
        (root / "inner").mkdir(parents=True)
        (root / "inner" / "a").write_text("A")
        (root / "b").write_text("B")
    (other / "__pycache__").mkdir()
    (other / "__pycache__" / "b.pyc").write_text("of this machine")
    same = digest_of(one.rglob("*"), one)
    assert digest_of(other.rglob("*"), other) == same
    (other / "b").rename(other / "inner" / "b")
    assert digest_of(other.rglob("*"), other) != same
    (one / "b").write_text("C")
    assert digest_of(one.rglob("*"), one) != same


@pytest.mark.parametrize(
    ("change", "counts"),
    [
        (lambda package, _: (package / "export" / "css" / "pages.py").open("a").write("# changed\n"), True),
        (lambda package, _: (package / "un" / "members.csv").open("a").write("\n"), True),
        (lambda _, site: (site / "weasyprint-70.0.dist-info" / "METADATA").write_text(version("71.0")), True),
        (lambda _, site: (site / "pydyf-1.0.dist-info" / "METADATA").write_text(version("1.1", "pydyf")), True),
        (lambda package, _: (package / "__pycache__" / "x.pyc").write_text("compiled"), False),
    ],
    ids=["code", "table", "library", "library of a library", "compiled code"],
)
def test_changes_of_the_digest(change, counts: bool, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    package, site = tmp_path / "drafter", tmp_path
    shutil.copytree(PACKAGE, package)
    (package / "__pycache__").mkdir(exist_ok=True)
    add(site, "identical_letters-0.dist-info", version("0", DISTRIBUTION, "weasyprint>=70"))
    add(site, "weasyprint-70.0.dist-info", version("70.0"))
    add(site, "pydyf-1.0.dist-info", version("1.0", "pydyf"))
    before = printed(tmp_path)
    assert printed(tmp_path) == before
    change(package, site)
    assert (printed(tmp_path) != before) is counts


def version(number: str, name: str = "weasyprint", requires: str = "pydyf>=1") -> str:
    return f"Metadata-Version: 2.1\nName: {name}\nVersion: {number}\nRequires-Dist: {requires}\n"


def add(site: Path, name: str, text: str) -> None:
    (site / name).mkdir()
    (site / name / "METADATA").write_text(text)


def printed(site: Path) -> str:
    given = {**os.environ, "PYTHONPATH": str(site), "PYTHONDONTWRITEBYTECODE": "1"}
    asked = [sys.executable, "-c", PRINT]
    done = subprocess.run(asked, capture_output=True, text=True, env=given, cwd=site, check=True)
    assert len(set(done.stdout.split())) == 2
    return done.stdout
