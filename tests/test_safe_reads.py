"""Files named by a letter: no link that is put in the way while Drafter opens a file is followed."""

from __future__ import annotations

import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from drafter.files import UnreadableError, read_within

NAMES = ("t.md", "sub/t.md", "a/b/c/t.md")
SWAPS = [(name, str(part)) for name in NAMES for part in [*Path(name).parents, Path(name)] if str(part) != "."]


@pytest.fixture(params=["descriptors", "names"], autouse=True)
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Open files as systems with descriptors of folders do, then as those without."""
    if request.param == "names":
        monkeypatch.setattr(os, "supports_dir_fd", frozenset())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A letter's folder, and a folder outside with the same names and other texts."""
    for place, text in (("letter", "inside"), ("outside", "secret")):
        for name in NAMES:
            path = tmp_path / place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return tmp_path / "letter"


def swap(folder: Path, part: str) -> None:
    """Put a link to the same name outside in the place of a file or folder."""
    (folder / part).rename(folder / "moved")
    (folder / part).symlink_to(folder.parent / "outside" / part)


@contextmanager
def after_resolving(monkeypatch: pytest.MonkeyPatch, act: Callable[[], None]) -> Iterator[None]:
    """Act as soon as a path has been resolved, which is before its file is opened."""
    resolve, done = Path.resolve, []

    def resolve_and_act(self: Path, strict: bool = False) -> Path:
        path = resolve(self, strict)
        if strict and not done:
            done.append(act())
        return path

    monkeypatch.setattr(Path, "resolve", resolve_and_act)
    yield
    monkeypatch.undo()
    assert done


@pytest.mark.parametrize("name", NAMES)
def test_a_file_in_the_folder_is_read(folder: Path, name: str) -> None:
    assert read_within(folder, name, 100) == b"inside"


def test_a_link_to_a_file_in_the_folder_is_read(folder: Path) -> None:
    (folder / "linked.md").symlink_to("sub/t.md")
    (folder / "far").symlink_to("a/b")
    assert read_within(folder, "linked.md", 100) == read_within(folder, "far/c/t.md", 100) == b"inside"


@pytest.mark.parametrize(("name", "part"), SWAPS)
def test_a_link_put_in_the_way_is_not_followed(
    folder: Path, name: str, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with after_resolving(monkeypatch, lambda: swap(folder, part)), pytest.raises(UnreadableError, match="cannot be"):
        read_within(folder, name, 100)


@pytest.mark.parametrize("name", NAMES)
def test_a_link_in_the_place_of_the_folder_is_not_followed(
    folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def swap_folder() -> None:
        folder.rename(folder.parent / "moved")
        folder.symlink_to(folder.parent / "outside")

    with after_resolving(monkeypatch, swap_folder), pytest.raises(UnreadableError, match="cannot be"):
        read_within(folder, name, 100)


def test_a_file_removed_in_the_meantime_is_missing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with after_resolving(monkeypatch, (folder / "t.md").unlink), pytest.raises(UnreadableError, match="not exist"):
        read_within(folder, "t.md", 100)


def test_no_descriptor_stays_open(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = os.open(folder, os.O_RDONLY)
    os.close(before)
    for name in NAMES:
        read_within(folder, name, 100)
    with after_resolving(monkeypatch, lambda: swap(folder, "a/b")), pytest.raises(UnreadableError):
        read_within(folder, "a/b/c/t.md", 100)
    assert os.open(folder, os.O_RDONLY) == before
    os.close(before)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_folder_exchanged_all_the_time_leads_nowhere(folder: Path) -> None:
    (folder / "link").symlink_to(folder.parent / "outside" / "sub")
    exchanging = os.fork()
    if not exchanging:
        while True:
            for a, b in (("sub", "kept"), ("link", "sub"), ("sub", "link"), ("kept", "sub")):
                (folder / a).rename(folder / b)
    found, end = Counter[bytes](), time.monotonic() + 0.5
    while time.monotonic() < end:
        try:
            found[read_within(folder, "sub/t.md", 100)] += 1
        except UnreadableError:
            found[b""] += 1
    os.kill(exchanging, signal.SIGKILL)
    os.waitpid(exchanging, 0)
    assert set(found) <= {b"", b"inside"}
    assert found[b""] > 10
