"""Atomic writes: complete or not at all, and never over files of others."""

from __future__ import annotations

import fcntl
import os
import stat
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from support.interrupt import run_forked
from support.small_disk import small_disk

from drafter.errors import FileError
from drafter.export.checksum import with_checksum
from drafter.writing.atomic import write, write_all
from drafter.writing.output_folder import is_temp_file

pytestmark = pytest.mark.slow

__all__ = ["small_disk"]

OLD, NEW = with_checksum(b"<p>old</p>", ".html"), with_checksum(b"<p>new</p>", ".html")
ROOT = os.geteuid() == 0
NOBODY = 65534


def rule_of(path: Path, data: bytes = NEW, force: bool = False) -> str:
    with pytest.raises(FileError) as raised:
        write(path, data, force)
    assert raised.value.exit_code == 4
    return raised.value.findings[0].rule


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "letter.html"
    path.write_bytes(OLD)
    return path


def test_a_new_file_in_a_new_folder(tmp_path: Path) -> None:
    write(tmp_path / "a" / "b" / "letter.html", NEW)
    assert (tmp_path / "a" / "b" / "letter.html").read_bytes() == NEW


def test_unedited_files_are_overwritten(target: Path) -> None:
    write(target, NEW)
    assert target.read_bytes() == NEW
    assert [path.name for path in target.parent.iterdir()] == ["letter.html"]


@pytest.mark.parametrize("changed", [OLD + b"\n", OLD.replace(b"old", b"odd"), b"", b"<p>mine</p>"])
def test_edited_files_are_not_overwritten(target: Path, changed: bytes) -> None:
    target.write_bytes(changed)
    assert rule_of(target) == "would-overwrite"
    assert target.read_bytes() == changed
    write(target, NEW, force=True)
    assert target.read_bytes() == NEW


def test_a_file_without_a_checksum_stays_unless_identical(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(b"mine")
    assert rule_of(path, b"new") == "would-overwrite"
    write(path, b"mine")
    assert path.read_bytes() == b"mine"


def test_the_suffix_may_be_in_upper_case(tmp_path: Path) -> None:
    path = tmp_path / "LETTER.HTML"
    path.write_bytes(OLD)
    write(path, NEW)
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("force", [False, True])
def test_links_folders_and_pipes_are_refused(tmp_path: Path, target: Path, force: bool) -> None:
    (tmp_path / "link.html").symlink_to(target)
    (tmp_path / "nowhere.html").symlink_to(tmp_path / "none")
    (tmp_path / "folder.html").mkdir()
    os.mkfifo(tmp_path / "pipe.html")
    rules = {name: rule_of(tmp_path / f"{name}.html", NEW, force) for name in ("link", "nowhere", "folder", "pipe")}
    assert rules == {"link": "link", "nowhere": "link", "folder": "not-a-file", "pipe": "not-a-file"}
    assert target.read_bytes() == OLD


def test_a_name_over_the_length_limit(tmp_path: Path) -> None:
    assert rule_of(tmp_path / ("x" * 300 + ".html")) == "unwritable"
    write(tmp_path / ("x" * 250 + ".html"), NEW)
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_in_place_of_a_folder(target: Path) -> None:
    assert rule_of(target / "letter.html") == "unwritable"
    assert target.read_bytes() == OLD


def test_a_write_protected_file_stays_unless_forced(target: Path) -> None:
    target.chmod(0o444)
    assert rule_of(target) == "would-overwrite"
    write(target, NEW, force=True)
    assert stat.S_IMODE(target.stat().st_mode) == 0o444
    assert target.read_bytes() == NEW


def test_permissions_stay(target: Path) -> None:
    target.chmod(0o600)
    write(target, NEW)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_all_or_none(tmp_path: Path, target: Path) -> None:
    (tmp_path / "folder.html").mkdir()
    with pytest.raises(FileError):
        write_all({tmp_path / "new.html": NEW, target: NEW, tmp_path / "folder.html": NEW})
    with pytest.raises(FileError):
        write_all({tmp_path / "new.html": NEW, target: NEW, target / "x.html": NEW})
    assert target.read_bytes() == OLD
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.html", "letter.html"]


def test_a_full_disk_leaves_the_old_file(small_disk: Path) -> None:
    path = small_disk / "letter.html"
    write(path, OLD)
    assert rule_of(path, with_checksum(b"x" * 200_000, ".html")) == "unwritable"
    assert path.read_bytes() == OLD
    assert [one.name for one in small_disk.iterdir()] == ["letter.html"]


def test_a_folder_without_write_permission() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "letter.html").write_bytes(OLD)
        (folder / "letter.html").chmod(0o666)
        folder.chmod(0o555)
        assert as_an_ordinary_user(lambda: rule_of(folder / "letter.html")) == "unwritable"
        assert as_an_ordinary_user(lambda: rule_of(folder / "new" / "letter.html")) == "unwritable"
        folder.chmod(0o755)
        assert [path.name for path in folder.iterdir()] == ["letter.html"]
        assert (folder / "letter.html").read_bytes() == OLD


def test_a_folder_without_read_permission() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o000)
        assert as_an_ordinary_user(lambda: rule_of(folder / "letter.html")) == "unwritable"
        folder.chmod(0o755)


def test_the_temporary_file_has_no_wider_permissions(target: Path) -> None:
    """Seen at every call: the file of a confidential letter is never open to others, by whatever name."""
    target.chmod(0o600)
    seen: list[int] = []

    def look(*_: object) -> None:
        seen.extend(stat.S_IMODE(path.lstat().st_mode) for path in target.parent.iterdir() if is_temp_file(path.name))

    sys.setprofile(look)
    try:
        write(target, NEW)
    finally:
        sys.setprofile(None)
    assert len(seen) > 10
    assert set(seen) == {0o600}


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        (".drafter-0123456789abcdef.part", False),
        (".drafter-0123456789ABCDEF.part", True),
        (".drafter-0123456789abcdef.part.pdf", True),
        (".drafter-0123.part", True),
        ("drafter-0123456789abcdef.part", True),
        (".drafter", True),
        (".letter.html.part", True),
    ],
)
def test_only_temporary_files_are_deleted(tmp_path: Path, name: str, stays: bool) -> None:
    (tmp_path / name).write_bytes(b"left behind")
    write(tmp_path / "letter.html", NEW)
    assert (tmp_path / name).exists() == stays


def test_links_and_folders_are_not_deleted(tmp_path: Path, target: Path) -> None:
    (tmp_path / ".drafter-0000000000000000.part").symlink_to(target)
    (tmp_path / ".drafter-1111111111111111.part").mkdir()
    os.mkfifo(tmp_path / ".drafter-2222222222222222.part")
    write(target, NEW)
    assert len(list(tmp_path.iterdir())) == 4


def test_the_temporary_file_of_a_running_process_stays(tmp_path: Path) -> None:
    part = tmp_path / ".drafter-0123456789abcdef.part"
    part.write_bytes(b"in use")
    folder = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_SH)
    assert run_forked(lambda: write(tmp_path / "letter.html", NEW)).code == 0
    assert part.exists()
    os.close(folder)
    assert run_forked(lambda: write(tmp_path / "letter.html", OLD)).code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["letter.html"]


def test_a_folder_that_stays_locked_is_still_written_to(tmp_path: Path) -> None:
    folder = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    write(tmp_path / "letter.html", NEW)
    os.close(folder)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.html"]


def test_a_hard_link_keeps_the_old_content(tmp_path: Path, target: Path) -> None:
    (tmp_path / "kept.html").hardlink_to(target)
    write(target, NEW)
    assert ((tmp_path / "kept.html").read_bytes(), target.read_bytes()) == (OLD, NEW)


def as_an_ordinary_user(work: Callable[[], str]) -> str:
    """What the work says in a process without the rights of root, whom no permission binds."""
    if not ROOT:
        return work()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        try:
            said = work()
        except BaseException as error:
            said = repr(error)
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as answer:
        return answer.read()
