"""Locks on output folders, and names and deletion of the temporary files in them."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

_TEMP_NAME = re.compile(r"\.drafter-[0-9a-f]{16}\.part")
# Another process deletes leftover files in milliseconds; do not wait longer for a locked folder.
_LOCK_ATTEMPTS, _LOCK_SECONDS = 50, 0.01
# Folders that this process has cleaned: a batch lists each folder once, not once per letter.
_cleaned: set[Path] = set()


def new_temp_path(folder: Path) -> Path:
    """Return a path for a new temporary file, with a hidden, random name."""
    return folder / f".drafter-{os.urandom(8).hex()}.part"


def is_temp_file(name: str) -> bool:
    """True if a file with that name is a temporary file of this or another process of Drafter."""
    return bool(_TEMP_NAME.fullmatch(name))


def ensure(folder: Path) -> None:
    """Create a folder and its parents if they do not exist; raise OSError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) from None


@contextlib.contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Hold a shared lock on the folder, after deleting temporary files left by dead processes.

    Writers share the lock; deletion needs an exclusive lock. The system releases a lock when its process ends. On
    systems without folder locks (Windows, some network shares), nothing is deleted.
    """
    descriptor = _open(folder)
    try:
        if descriptor is not None:
            _delete_leftovers(descriptor, folder)
            _share_lock(descriptor)
        yield
    finally:
        _close(descriptor)


def fsync(folder: Path) -> None:
    """Flush the folder to disk (fsync), so that new names survive a power cut. Errors are ignored."""
    descriptor = _open(folder)
    if descriptor is not None:
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    _close(descriptor)


def _open(folder: Path) -> int | None:
    try:
        return os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    except OSError:
        return None


def _close(descriptor: int | None) -> None:
    if descriptor is not None:
        with contextlib.suppress(OSError):
            os.close(descriptor)


def _delete_leftovers(descriptor: int, folder: Path) -> None:
    path = Path(os.path.abspath(folder))  # noqa: PTH100 - do not resolve links
    if path in _cleaned or _try_lock(descriptor, "LOCK_EX") is not True:
        return
    _cleaned.add(path)
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if is_temp_file(entry.name) and entry.is_file(follow_symlinks=False):
                with contextlib.suppress(OSError):
                    Path(entry.path).unlink()


def _share_lock(descriptor: int) -> None:
    """Share the lock of a folder. Without it, another process may delete our file, an error when renamed."""
    for _ in range(_LOCK_ATTEMPTS):
        if _try_lock(descriptor, "LOCK_SH") is not False:
            return
        time.sleep(_LOCK_SECONDS)


def _try_lock(descriptor: int, kind: str) -> bool | None:
    """True if this process has the lock now; None if the system has no folder locks."""
    try:
        fcntl: Any = import_module("fcntl")
        fcntl.flock(descriptor, getattr(fcntl, kind) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except (ImportError, OSError):
        return None
    return True
