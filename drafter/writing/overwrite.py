"""The overwrite policy: regular files that Drafter wrote and that are unedited; `force` allows all."""

from __future__ import annotations

import os
import stat
import unicodedata
from pathlib import Path

from drafter.diagnostics import Finding
from drafter.errors import FileError
from drafter.export.checksum import is_unmodified
from drafter.limits import MAX_REPLACED_BYTES

_WRITABLE = 0o222


def check_target(path: Path, data: bytes, force: bool = False) -> None:
    """Raise FileError if the file must not be overwritten."""
    try:
        mode = path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise write_error(path, error) from None
    if stat.S_ISLNK(mode):
        raise FileError(Finding("link", f"{path} is a link; give the path of the file that it points to."))
    if stat.S_ISDIR(mode):
        raise FileError(Finding("not-a-file", f"{path} is a folder; choose another name."))
    if not stat.S_ISREG(mode):
        raise FileError(Finding("not-a-file", f"{path} is not a regular file; choose another name."))
    if not force:
        _check_owner(path, data, mode)


def check_replaceable(path: Path) -> None:
    """Raise FileError if an author's file is read-only or has several hard links, which replacing it would break."""
    try:
        status = path.lstat()
    except OSError as error:
        raise write_error(path, error) from None
    if not status.st_mode & _WRITABLE or not os.access(path, os.W_OK):
        message = f"{path} is read-only; make it writable, or preview the fixes with --diff."
        raise FileError(Finding("read-only", message))
    if stat.S_ISREG(status.st_mode) and status.st_nlink > 1:
        message = f"{path} has {status.st_nlink} hard links, which a fix would break; make a copy, and fix the copy."
        raise FileError(Finding("hard-links", message))


def check_unchanged(path: Path, data: bytes) -> None:
    """Raise FileError if a file no longer contains `data`."""
    try:
        status = path.lstat()
        same = stat.S_ISREG(status.st_mode) and status.st_size == len(data) and path.read_bytes() == data
    except OSError as error:
        raise write_error(path, error) from None
    if not same:
        message = f"{path} was changed by another program in the meantime. Nothing was written; run the command again."
        raise FileError(Finding("changed-on-disk", message))


def is_same(a: Path, b: Path) -> bool:
    """True if two paths lead to the same file, also through links or another spelling."""
    try:
        return a.resolve() == b.resolve() or a.samefile(b)
    except (OSError, RuntimeError):
        return False


def name_key(path: Path) -> str:
    """Return a key that is the same for names that some file systems do not tell apart, by case or form of accents."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", str(path)).casefold())


def _check_owner(path: Path, data: bytes, mode: int) -> None:
    """Raise FileError if the file is write-protected, or was edited or not written by Drafter."""
    try:
        existing = path.read_bytes() if path.stat().st_size <= MAX_REPLACED_BYTES else b""
    except OSError as error:
        raise FileError(Finding("unreadable", f"{path} cannot be read: {error.strerror}.")) from None
    if existing == data:
        return
    if not mode & _WRITABLE or not os.access(path, os.W_OK):
        message = f"{path} is write-protected; use --force to overwrite it."
        raise FileError(Finding("would-overwrite", message))
    if not is_unmodified(existing, path.suffix.lower()):
        message = f"{path} was edited, or was not written by Drafter; use --force to overwrite it."
        raise FileError(Finding("would-overwrite", message))


def write_error(path: Path, error: OSError) -> FileError:
    """Return the error for a file that the system refuses to write."""
    return FileError(Finding("unwritable", f"{path} cannot be written: {error.strerror or error}."))
