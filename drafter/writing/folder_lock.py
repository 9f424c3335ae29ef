"""Folders that are written into: made where missing, swept of what dead programs left, and settled on the disk."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from drafter.writing.temp_file import TempFile, is_temp_file

# Another program sweeps for milliseconds; whoever keeps a folder locked for longer is not waited for.
_TRIES, _SECONDS = 50, 0.01
# Folders that this process has swept: one with ten thousand letters is looked through once, not for each of them.
_swept: set[Path] = set()


def ensure(folder: Path) -> None:
    """Make a folder with those above it; raises OSError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) from None


@contextlib.contextmanager
def lock(folder: Path) -> Iterator[None]:
    """A folder of which others know that parts in it may be in use; parts of programs that have ended are swept out.

    Whoever writes shares the lock of the folder, and whoever sweeps has it alone. A lock ends with its process, so that
    none is left behind. Where folders cannot be locked (Windows, some shares), nothing is swept.
    """
    descriptor = _opened(folder)
    try:
        if descriptor is not None:
            _delete_leftovers(descriptor, folder)
            _share_lock(descriptor)
        yield
    finally:
        _close(descriptor)


def fsync(folder: Path) -> None:
    """See to it that the new names in a folder outlast a power cut, where the system can do that."""
    descriptor = _opened(folder)
    if descriptor is not None:
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    _close(descriptor)


def _opened(folder: Path) -> int | None:
    try:
        return os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    except OSError:
        return None


def _close(descriptor: int | None) -> None:
    if descriptor is not None:
        with contextlib.suppress(OSError):
            os.close(descriptor)


def _delete_leftovers(descriptor: int, folder: Path) -> None:
    place = Path(os.path.abspath(folder))  # noqa: PTH100 - links stay as they are
    if place in _swept or _try_lock(descriptor, "LOCK_EX") is not True:
        return
    _swept.add(place)
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if is_temp_file(entry.name) and entry.is_file(follow_symlinks=False):
                TempFile(Path(entry.path)).drop()


def _share_lock(descriptor: int) -> None:
    """Lock a folder for writing; without the lock the worst is that a part is swept away, which writing then says."""
    for _ in range(_TRIES):
        if _try_lock(descriptor, "LOCK_SH") is not False:
            return
        time.sleep(_SECONDS)


def _try_lock(descriptor: int, kind: str) -> bool | None:
    """Whether this process has the lock now; None where there are no locks."""
    try:
        locking: Any = import_module("fcntl")
        locking.flock(descriptor, getattr(locking, kind) | locking.LOCK_NB)
    except BlockingIOError:
        return False
    except (ImportError, OSError):
        return None
    return True
