"""Work in a forked process that is interrupted at one step: it is killed, or a call to the disk fails."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any, NamedTuple, NoReturn

import pytest

from drafter.errors import DrafterError
from drafter.writing.output_folder import is_temp_file

NOBODY = 65534
# A step is the start or the end of a call into C. Every access to the disk lies between two steps.
STEPS = ("c_call", "c_return")
CALLS = ("c_call", "of SYSTEM")
LINKS = ("c_call", "of link")
# Calls that access the disk, except calls that only clean up.
DISK_CALLS = (
    "open",
    "mkdir",
    "stat",
    "lstat",
    "write",
    "flush",
    "fsync",
    "chmod",
    "replace",
    "link",
    "flock",
    "scandir",
    "close",
)
# In memory, writing 1,000 files takes a second. On a disk, flushing them takes a minute.
MEMORY = Path("/dev/shm")


class ForkResult(NamedTuple):
    """Exit code of a process (negative for a signal), its error message, and the number of its steps."""

    code: int
    output: str
    steps: int


def run_forked(
    work: Callable[[], object],
    at: int = 0,
    act: Callable[[], object] = lambda: None,
    kinds: tuple[str, ...] = STEPS,
    ordinary: bool = False,
) -> ForkResult:
    """Do the work in a forked process and call `act` at one step; the first step is 1. `ordinary` drops root rights.

    With CALLS, only the DISK_CALLS count as steps. With LINKS, only calls that give a file a second name count.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _run_child(work, _Counter(at, act, kinds), ordinary, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        message, _, steps = answer.read().decode().rpartition("\n")
    return ForkResult(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), message, int(steps or 0))


@pytest.fixture
def memory_folder(tmp_path: Path) -> Iterator[Path]:
    """Yield a folder in memory, or on the disk if the system has no such folder."""
    if not (MEMORY.is_dir() and os.access(MEMORY, os.W_OK)):
        yield tmp_path
        return
    with TemporaryDirectory(dir=MEMORY) as name:
        yield Path(name)


def kill() -> NoReturn:
    """Kill this process at once."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("the process is still alive")


def _run_child(work: Callable[[], object], counter: _Counter, ordinary: bool, writing: int) -> NoReturn:
    code, message = 99, ""
    try:
        if ordinary and os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        sys.setprofile(counter)
        try:
            work()
        finally:
            sys.setprofile(None)
        code = 0
    except DrafterError as error:
        code, message = error.exit_code, str(error)
    except BaseException as error:
        message = repr(error)
    finally:
        os.write(writing, f"{message}\n{counter.steps}".encode())
        os._exit(code)


class _Counter:
    def __init__(self, at: int, act: Callable[[], object], kinds: tuple[str, ...]) -> None:
        self.at, self.act, self.kinds, self.steps = at, act, kinds, 0

    def __call__(self, frame: FrameType, event: str, argument: Any) -> None:
        if not _counts(event, argument, self.kinds):
            return
        self.steps += 1
        if self.steps == self.at:
            self.act()


def _counts(event: str, argument: Any, kinds: tuple[str, ...]) -> bool:
    names = {CALLS: DISK_CALLS, LINKS: ("link",)}.get(kinds)
    return event in kinds and (names is None or getattr(argument, "__name__", "") in names)


def file_states(targets: dict[Path, tuple[bytes | None, bytes]], besides: Collection[Path] = ()) -> str:
    """Return `o` (old) or `n` (new) for each target. Fail for any other content, and for an unexpected file.

    Files `besides` the targets may exist. The old content is None if the file did not exist.
    """
    for folder in {path.parent for path in targets}:
        files = [path for path in folder.iterdir() if not is_temp_file(path.name)]
        others = [path.name for path in files if path not in targets and path not in besides]
        assert others == [], "an unexpected file exists"
    return "".join(_file_state(path, *data) for path, data in targets.items())


def _file_state(path: Path, old: bytes | None, new: bytes) -> str:
    data = path.read_bytes() if path.exists() else None
    assert data in (old, new), f"{path.name} is neither the old nor the new file"
    return "n" if data == new else "o"


def temp_files(folder: Path) -> list[str]:
    """Return the names of the temporary files in a folder."""
    return sorted(path.name for path in folder.iterdir() if is_temp_file(path.name))


def restore_files(targets: dict[Path, tuple[bytes | None, bytes]]) -> None:
    """Restore the old files and delete all others."""
    for folder in {path.parent for path in targets}:
        for path in folder.iterdir():
            path.unlink()
    for path, (old, _) in targets.items():
        if old is not None:
            path.write_bytes(old)
