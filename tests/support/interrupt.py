"""Work in a process of its own, to which something happens at one step: it is killed, or the disk turns against it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any, NamedTuple, NoReturn

import pytest

from drafter.errors import DrafterError
from drafter.writing.folder_lock import is_temp_file

NOBODY = 65534
# A step is the beginning or the end of a call into C: whatever touches a disk lies between two of them.
STEPS = ("c_call", "c_return")
CALLS = ("c_call", "of SYSTEM")
LINKS = ("c_call", "of link")
# The calls that reach for the disk; those that only clear away are left out where a call is to fail.
SYSTEM = (
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
# In memory a thousand files are written in a second; on a disk it takes a minute to flush them.
MEMORY = Path("/dev/shm")


class Ended(NamedTuple):
    """How a process ended: by its exit code, negative for a signal, with what it said; and the steps that it took."""

    code: int
    output: str
    steps: int


def forked(
    work: Callable[[], object],
    at: int = 0,
    act: Callable[[], object] = lambda: None,
    kinds: tuple[str, ...] = STEPS,
    ordinary: bool = False,
) -> Ended:
    """Do the work in a process, where `act` is done at a step, the first being 1; `ordinary` is without root's rights.

    Of CALLS only those of SYSTEM count, of LINKS those that give a file a second name.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _work(work, _Counter(at, act, kinds), ordinary, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        said, _, steps = answer.read().decode().rpartition("\n")
    return Ended(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said, int(steps or 0))


@pytest.fixture
def quick(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory, or one on the disk where there is no such thing."""
    if not (MEMORY.is_dir() and os.access(MEMORY, os.W_OK)):
        yield tmp_path
        return
    with TemporaryDirectory(dir=MEMORY) as name:
        yield Path(name)


def kill() -> NoReturn:
    """Not a word more from this process."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("it is dead")


def _work(work: Callable[[], object], counter: _Counter, ordinary: bool, writing: int) -> NoReturn:
    code, said = 99, ""
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
        code, said = error.exit_code, str(error)
    except BaseException as error:
        said = repr(error)
    finally:
        os.write(writing, f"{said}\n{counter.steps}".encode())
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
    names = {CALLS: SYSTEM, LINKS: ("link",)}.get(kinds)
    return event in kinds and (names is None or getattr(argument, "__name__", "") in names)


def state(targets: dict[Path, tuple[bytes | None, bytes]]) -> str:
    """Each target as `o`, old, or `n`, new; fails for one that is neither, and for a file nobody asked for.

    An old file of None was not there.
    """
    for folder in {path.parent for path in targets}:
        others = [path.name for path in folder.iterdir() if path not in targets and not is_temp_file(path.name)]
        assert others == [], "there is a file that nobody asked for"
    return "".join(_one(path, *data) for path, data in targets.items())


def _one(path: Path, old: bytes | None, new: bytes) -> str:
    data = path.read_bytes() if path.exists() else None
    assert data in (old, new), f"{path.name} is neither the old file nor the new one"
    return "n" if data == new else "o"


def parts(folder: Path) -> list[str]:
    """The parts that are in a folder."""
    return sorted(path.name for path in folder.iterdir() if is_temp_file(path.name))


def reset(targets: dict[Path, tuple[bytes | None, bytes]]) -> None:
    """The old files and nothing else."""
    for folder in {path.parent for path in targets}:
        for path in folder.iterdir():
            path.unlink()
    for path, (old, _) in targets.items():
        if old is not None:
            path.write_bytes(old)
