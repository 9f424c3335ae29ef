"""Which files may be written over: plain files that are as Drafter left them, and with `force` all plain files."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from drafter.diagnostics import Finding
from drafter.errors import FileError
from drafter.export.checksum import is_unmodified
from drafter.limits import MAX_REPLACED_BYTES

_WRITABLE = 0o222
# Bytes of a file that Drafter may have written; what is larger is somebody else's.


def check_target(path: Path, data: bytes, force: bool = False) -> None:
    """Raise FileError if the file may not be written over."""
    try:
        mode = path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise write_error(path, error) from None
    if stat.S_ISLNK(mode):
        raise FileError(Finding("link", f"{path} is a link to somewhere else; name the file itself."))
    if stat.S_ISDIR(mode):
        raise FileError(Finding("not-a-file", f"{path} is a folder; give the file another name."))
    if not stat.S_ISREG(mode):
        raise FileError(Finding("not-a-file", f"{path} is no plain file; give the file another name."))
    if not force:
        _check_owner(path, data, mode)


def is_same(path: Path, other: Path) -> bool:
    """Whether two paths lead to one file, by whatever links and in whatever spelling that the system takes for one."""
    try:
        return path.resolve() == other.resolve() or path.samefile(other)
    except (OSError, RuntimeError):
        return False


def _check_owner(path: Path, data: bytes, mode: int) -> None:
    """Raise FileError for a file that is protected, or that is not as Drafter left it."""
    try:
        there = path.read_bytes() if path.stat().st_size <= MAX_REPLACED_BYTES else b""
    except OSError as error:
        raise FileError(Finding("unreadable", f"{path} cannot be read: {error.strerror}.")) from None
    if there == data:
        return
    if not mode & _WRITABLE or not os.access(path, os.W_OK):
        raise FileError(Finding("would-overwrite", f"{path} is protected from writing; --force writes over it."))
    if not is_unmodified(there, path.suffix.lower()):
        message = f"{path} was not written by Drafter, or was changed since; --force writes over it."
        raise FileError(Finding("would-overwrite", message))


def write_error(path: Path, error: OSError) -> FileError:
    """What to raise where the system refuses to write a file."""
    return FileError(Finding("unwritable", f"{path} cannot be written: {error.strerror or error}."))
