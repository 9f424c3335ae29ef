"""Whatever happens at any step of writing: the old file or the new one, and never a half one."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from support.interrupt import (
    CALLS,
    LINKS,
    NOBODY,
    ForkResult,
    file_states,
    kill,
    memory_folder,
    restore_files,
    run_forked,
    temp_files,
)
from support.small_disk import limited_disk, mount

from drafter.export.checksum import with_checksum
from drafter.writing.atomic import write_all, write_new

pytestmark = pytest.mark.slow

__all__ = ["memory_folder"]

Targets = dict[Path, tuple[bytes | None, bytes]]
FORWARD = ["ooo", "noo", "nno", "nnn"]


def html(words: str) -> bytes:
    return with_checksum(f"<p>{words}</p>".encode() * 500, ".html")


def targets_in(folder: Path) -> Targets:
    """Three files, of which the second is not there yet."""
    old = {"letter.html": html("old"), "other.html": None, "third.html": html("third")}
    return {folder / name: (data, html(f"new {name}")) for name, data in old.items()}


@pytest.fixture
def targets(memory_folder: Path) -> Targets:
    return targets_in(memory_folder)


def writing(targets: Targets) -> Callable[[], None]:
    return lambda: write_all({path: new for path, (_, new) in targets.items()})


def test_killed_at_every_step(targets: Targets, memory_folder: Path) -> None:
    states, left, ended = [], 0, ForkResult(-9, "", 0)
    while ended.code:
        restore_files(targets)
        ended = run_forked(writing(targets), len(states) + 1, kill)
        assert ended.code in (-9, 0)
        states.append(file_states(targets))
        if temp_files(memory_folder):
            left += 1
            assert run_forked(writing(targets)).code == 0
            assert (file_states(targets), temp_files(memory_folder)) == ("nnn", []), (
                f"something of step {len(states)} is left"
            )
    assert len(states) > 200
    assert left > 100
    assert list(dict.fromkeys(states)) == FORWARD


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_every_call_fails_once(targets: Targets, memory_folder: Path, number: int) -> None:
    def fail() -> NoReturn:
        raise OSError(number, os.strerror(number))

    restore_files(targets)
    states = []
    for at in range(1, run_forked(writing(targets), kinds=CALLS).steps + 1):
        restore_files(targets)
        ended = run_forked(writing(targets), at, fail, CALLS)
        states.append(file_states(targets))
        check_said(ended, states[-1], targets)
        assert temp_files(memory_folder) == []
    assert len(states) > 20
    assert set(states) == set(FORWARD)


def check_said(ended: ForkResult, found: str, targets: Targets) -> None:
    """What is said is so: done, or which files are new and which are not."""
    assert ended.code in (0, 4), ended
    if ended.code == 0:
        assert found == "nnn"
        return
    assert found != "nnn"
    new = [str(path) for path, one in zip(targets, found, strict=True) if one == "n"]
    old = [str(path) for path, one in zip(targets, found, strict=True) if one == "o"]
    state_said = f"Already written: {', '.join(new)}; unchanged: {', '.join(old)}."
    assert re.search(re.escape(state_said) if new else "cannot be (written|read)|is write-protected", ended.output)
    assert new or "Already written" not in ended.output


def test_the_folder_is_closed_to_its_owner_at_every_call(targets: Targets, memory_folder: Path) -> None:
    restore_files(targets)
    states, codes = [], set()
    for at in range(1, run_forked(writing(targets), kinds=CALLS).steps + 1):
        memory_folder.chmod(0o700)
        restore_files(targets)
        given_to_nobody(memory_folder)
        ended = run_forked(writing(targets), at, lambda: memory_folder.chmod(0o555), CALLS, ordinary=True)
        states.append(file_states(targets))
        check_said(ended, states[-1], targets)
        codes.add(ended.code)
    assert codes == {0, 4}
    assert set(states) == set(FORWARD)
    memory_folder.chmod(0o700)
    assert run_forked(writing(targets), ordinary=True).code == 0
    assert (file_states(targets), temp_files(memory_folder)) == ("nnn", [])


def given_to_nobody(folder: Path) -> None:
    """Let the ordinary user own all of a folder, where the tests are root's."""
    if os.geteuid() == 0:
        for path in (folder, *folder.iterdir()):
            os.chown(path, NOBODY, NOBODY)


def test_the_disk_becomes_read_only_at_every_call(tmp_path: Path) -> None:
    place = tmp_path / "disk"
    with limited_disk(place, 1_000_000) as mounted:
        targets = targets_in(place)
        restore_files(targets)
        ended = []
        for at in range(1, run_forked(writing(targets), kinds=CALLS).steps + 1):
            restore_files(targets)
            ended.append(run_forked(writing(targets), at, lambda: mount("-o", "remount,ro", str(place)), CALLS))
            mount("-o", "remount,rw", str(place))
            check_said(ended[-1], file_states(targets), targets)
    assert len(ended) > 20
    assert {one.code for one in ended} == ({0, 4} if mounted else {0})


def test_a_folder_in_which_only_owners_rename(memory_folder: Path) -> None:
    """As /tmp is: everybody makes files there, and may write in those that let him, but takes no name of another's.

    Where the tests are not root's there are no files of another's.
    """
    targets = targets_in(memory_folder)
    restore_files(targets)
    memory_folder.chmod(0o1777)
    (memory_folder / "third.html").chmod(0o666)
    first, second, third = targets
    if os.geteuid() == 0:
        os.chown(first, NOBODY, NOBODY)
    ended = run_forked(writing(targets), ordinary=True)
    check_said(ended, file_states(targets), targets)
    if os.geteuid() == 0:
        said = f"{third} cannot be written: Operation not permitted."
        assert ended.output == f"{said} Already written: {first}, {second}; unchanged: {third}."
    assert (file_states(targets), temp_files(memory_folder)) == ("nno" if os.geteuid() == 0 else "nnn", [])


def test_programs_that_write_the_same_files_at_the_same_time(memory_folder: Path) -> None:
    """Some of them are killed; who reads finds whole files, and the last one leaves nothing behind."""
    texts = [html(str(number)) for number in range(6)]
    paths = [memory_folder / "letter.html", memory_folder / "other.html"]
    write_all(dict.fromkeys(paths, texts[0]))
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(memory_folder), str(number)]) for number in range(6)]
    read = 0
    until = time.monotonic() + 4
    while time.monotonic() < until and any(writer.poll() is None for writer in writers):
        assert {path.read_bytes() for path in paths} <= set(texts)
        read += 1
        if read in (300, 600, 900):
            writers.pop().kill()
    assert read > 900
    assert [writer.wait() for writer in writers] == [0] * 3
    assert run_forked(lambda: write_all(dict.fromkeys(paths, texts[0]))).code == 0
    assert {path.name for path in memory_folder.iterdir()} == {path.name for path in paths}


# Writes for two seconds, and sweeps each time as a new program does.
WRITER = f"""
import sys, time
sys.path[:0] = {[str(Path(__file__).parent), str(Path(__file__).parent.parent)]!r}
from pathlib import Path
from drafter.writing import output_folder
from drafter.writing.atomic import write_all
from test_kills_steps import html
folder, number = Path(sys.argv[1]), sys.argv[2]
until = time.monotonic() + 2
while time.monotonic() < until:
    output_folder._cleaned.clear()
    write_all(dict.fromkeys([folder / "letter.html", folder / "other.html"], html(number)))
"""


def beginning(path: Path) -> Callable[[], None]:
    return lambda: write_new(path, html("new"))


def test_a_new_letter_is_whole_or_not_there(memory_folder: Path) -> None:
    targets: Targets = {memory_folder / "letter.html": (None, html("new"))}
    states, ended = [], ForkResult(-9, "", 0)
    while ended.code:
        restore_files(targets)
        ended = run_forked(beginning(memory_folder / "letter.html"), len(states) + 1, kill)
        states.append(file_states(targets))
    assert len(states) > 50
    assert list(dict.fromkeys(states)) == ["o", "n"]


def test_a_new_letter_takes_the_place_of_none_that_came_in_between(memory_folder: Path) -> None:
    path = memory_folder / "letter.html"
    codes = []
    for at in range(1, run_forked(beginning(path), kinds=CALLS).steps + 1):
        path.unlink()
        ended = run_forked(beginning(path), at, lambda: path.exists() or path.write_bytes(b"a colleague's"), CALLS)
        codes.append(ended.code)
        assert path.read_bytes() == (html("new") if ended.code == 0 else b"a colleague's")
        assert ended.code == 0 or ended.output == f"{path} already exists; choose another name."
        assert temp_files(memory_folder) == []
    assert set(codes) == {0, 4}


@pytest.mark.parametrize("number", [errno.EPERM, errno.EOPNOTSUPP])
def test_a_new_letter_on_a_disk_without_second_names(memory_folder: Path, number: int) -> None:
    def fail() -> NoReturn:
        raise OSError(number, os.strerror(number))

    path = memory_folder / "letter.html"
    assert run_forked(beginning(path), 1, fail, LINKS).code == 0
    assert path.read_bytes() == html("new")
    assert run_forked(beginning(path), 1, fail, LINKS).output == f"{path} already exists; choose another name."
    assert [one.name for one in memory_folder.iterdir()] == ["letter.html"]
