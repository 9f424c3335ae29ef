"""The bundle of the studio's page: it is what the sources give, it is small, and its licences are listed."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from support.sampling import PROOF

from drafter.studio.server import STATIC

pytestmark = pytest.mark.slow

SOURCES = Path("studio")
ROUNDS = 10_000 if PROOF else 60
# Bytes: a page of one's own machine may be larger than one of the web, but not without bound.
MOST_SCRIPT, MOST_STYLE = 700_000, 45_000
PERMISSIVE = {"MIT", "ISC", "BSD-3-Clause", "Apache-2.0"}


@pytest.fixture(scope="module")
def packages() -> None:
    """The packages of the lock file in studio/node_modules."""
    subprocess.run(["make", "--silent", "studio/node_modules/.package-lock.json"], check=True, timeout=300)


@pytest.mark.usefixtures("packages")
def test_the_bundle_is_what_the_sources_give(tmp_path: Path) -> None:
    subprocess.run(["node", SOURCES / "build.mjs", tmp_path], check=True, timeout=120)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in STATIC.iterdir()}
    assert [name for name in made.keys() | kept.keys() if made.get(name) != kept.get(name)] == [], "run: make studio"


def test_it_is_small() -> None:
    assert (STATIC / "studio.js").stat().st_size < MOST_SCRIPT
    assert (STATIC / "studio.css").stat().st_size < MOST_STYLE


def test_every_package_of_it_is_listed_with_its_licence() -> None:
    lock = json.loads((SOURCES / "package-lock.json").read_text())["packages"]
    installed = {path.removeprefix("node_modules/"): one for path, one in lock.items() if path and not one.get("dev")}
    listed = re.findall(r"^(\S+) (\S+) \((\S+)\)$", (STATIC / "licenses.txt").read_text(encoding="utf-8"), re.MULTILINE)
    assert {(name, version) for name, version, _ in listed} <= {
        (name, one["version"]) for name, one in installed.items()
    }
    assert len(listed) > 10 and {licence for _, _, licence in listed} <= PERMISSIVE


def test_the_lock_file_names_no_registry() -> None:
    assert "://" not in re.sub(r'"url": "[^"]*"', "", (SOURCES / "package-lock.json").read_text())


@pytest.mark.usefixtures("packages")
def test_random_changes_of_the_form_change_their_value_only() -> None:
    samples = sorted(Path("templates").glob("*/sample.yaml"))
    command = ["node", SOURCES / "test" / "edits.mjs", str(ROUNDS), "3", *samples, *Path("examples").glob("*.yaml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=1200)
    assert (done.returncode, json.loads(done.stdout)) == (0, {"rounds": ROUNDS, "refused": 0, "lost": 0})
