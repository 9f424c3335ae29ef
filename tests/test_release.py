"""Releases: version, CHANGELOG and tag agree, and a distribution contains what it should."""

import tarfile
import zipfile
from pathlib import Path

import pytest
from distribution.build import ReleaseError, check_contents, digests
from distribution.release import check_version

import drafter

ROOT = Path(__file__).parent.parent
PARTS = ("drafter/__init__.py", "drafter/_templates/identical-letters/template.yaml", "drafter/un/members.csv")


@pytest.mark.parametrize(
    ("version", "changelog", "tags", "reason"),
    [
        ("1.2.0", "# Changelog\n\n## [1.2.0] - 2026-01-02\n", "v1.2.0", None),
        ("1.2.0", "## [Unreleased]\n\n## [1.2.0]\n", "v1.2.0", "begins with [Unreleased]"),
        ("1.2.1", "## [1.2.0]\n", "v1.2.1", "not with [1.2.1]"),
        ("1.2.0", "## [1.2.0]\n", "", "git tag v1.2.0"),
        ("1.2.0", "## [1.2.0]\n", "v1.1.0 v1.2.00", "git tag v1.2.0"),
        ("1.2.0", "", "v1.2.0", "begins with []"),
    ],
)
def test_version_changelog_and_tag_agree(version: str, changelog: str, tags: str, reason: str | None) -> None:
    if reason is None:
        check_version(version, changelog, tags)
        return
    with pytest.raises(ReleaseError) as error:
        check_version(version, changelog, tags)
    assert reason in str(error.value)


def wheel(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path / "drafter.whl", "w") as archive:
        for name in names:
            archive.writestr(name, b"")
    return path / "drafter.whl"


@pytest.mark.parametrize(
    "name", ["drafter/a.pyc", "tests/fonts/Some.ttf", "drafter/__pycache__/x", "drafter/.DS_Store", "x.egg-info/a"]
)
def test_what_no_release_contains(name: str, tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="exclude it"):
        check_contents([wheel(tmp_path, *PARTS, name)])
    with tarfile.open(tmp_path / "drafter.tar.gz", "w:gz") as archive:
        (tmp_path / "file").touch()
        archive.add(tmp_path / "file", f"drafter-1/{name}")
    with pytest.raises(ReleaseError, match="exclude it"):
        check_contents([tmp_path / "drafter.tar.gz"])


@pytest.mark.parametrize("missing", PARTS)
def test_what_a_wheel_must_contain(missing: str, tmp_path: Path) -> None:
    check_contents([wheel(tmp_path, *PARTS)])
    with pytest.raises(ReleaseError, match="lacks"):
        check_contents([wheel(tmp_path, *(name for name in PARTS if name != missing))])


def test_digests_are_those_of_sha256sum(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"abc")
    (tmp_path / "a").write_bytes(b"")
    assert digests([tmp_path / "b", tmp_path / "a"]).splitlines() == [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b",
    ]


def test_the_citation_has_the_version() -> None:
    assert f"version: {drafter.__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
