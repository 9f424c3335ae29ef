"""Atomic writes: a file is written completely or not at all; files of others are not overwritten.

The data goes into a hidden temporary file next to the target, which is renamed when all of it is on the disk. A program
that is killed leaves either the old file or the new one; the next run deletes its temporary files. The overwrite policy
allows regular files that Drafter wrote and that are unedited; `force` allows all.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.diagnostics import Finding
from drafter.errors import FileError
from drafter.export.checksum import is_unmodified
from drafter.limits import MAX_REPLACED_BYTES
from drafter.writing.folder_lock import ensure, fsync, lock, new_temp_path

_NEW_FILE = 0o666
_OWNER_ONLY = 0o600
_BINARY = getattr(os, "O_BINARY", 0)
_WRITABLE = 0o222


class TempFile(NamedTuple):
    """A temporary file with all its data, to be renamed to its target."""

    path: Path

    @classmethod
    def create(cls, folder: Path, data: bytes, mode: int | None) -> TempFile:
        """Write a new temporary file with permissions `mode`; raise OSError and leave no file on failure."""
        file = cls(new_temp_path(folder))
        try:
            file._fill(data, mode)
        except BaseException:
            file.delete()
            raise
        return file

    def _fill(self, data: bytes, mode: int | None) -> None:
        # The temporary file must not be readable by users who may not read the file that it replaces.
        permissions = _NEW_FILE if mode is None else _OWNER_ONLY
        with os.fdopen(os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, permissions), "wb") as file:
            file.write(data)
            file.flush()
            if mode is not None:
                self.path.chmod(mode)
            os.fsync(file.fileno())

    def rename_to_new(self, path: Path) -> None:
        """Rename the file to a name that must not exist; raise FileExistsError if it does, or another OSError."""
        try:
            os.link(self.path, path)
        except FileExistsError:
            raise
        except OSError:
            # The file system has no hard links.
            if os.path.lexists(path):
                raise FileExistsError from None
            self.path.replace(path)

    def delete(self) -> None:
        """Delete the temporary file if it still exists."""
        with contextlib.suppress(OSError):
            self.path.unlink()


def write(path: Path, data: bytes, force: bool = False) -> None:
    """Write `data` to the file atomically; raise FileError and leave the old file unchanged if that fails."""
    write_all({path: data}, force)


def write_all(files: Mapping[Path, bytes], force: bool = False, ours: Collection[Path] = ()) -> None:
    """Write all files, or none of them if one cannot be written; raise FileError.

    Files in `ours` are known to be Drafter's, although they contain no checksum.
    """
    for path, data in files.items():
        check_target(path, data, force or path in ours)
    temp_files: dict[Path, TempFile] = {}
    with contextlib.ExitStack() as locks:
        for folder in dict.fromkeys(path.parent for path in files):
            _enter(folder, next(path for path in files if path.parent == folder), locks)
        try:
            for path, data in files.items():
                temp_files[path] = _write_temp_file(path, data)
            _rename_all(temp_files)
        finally:
            for file in temp_files.values():
                file.delete()


def write_new(path: Path, data: bytes) -> None:
    """Write `data` to a new file; raise FileError, and leave an existing file unchanged."""
    with contextlib.ExitStack() as locks:
        _enter(path.parent, path, locks)
        try:
            file = TempFile.create(path.parent, data, None)
            try:
                file.rename_to_new(path)
            finally:
                file.delete()
        except FileExistsError:
            raise FileError(Finding("would-overwrite", f"{path} already exists; choose another name.")) from None
        except OSError as error:
            raise write_error(path, error) from None
    fsync(path.parent)


def _enter(folder: Path, path: Path, locks: contextlib.ExitStack) -> None:
    try:
        ensure(folder)
        locks.enter_context(lock(folder))
    except OSError as error:
        raise write_error(path, error) from None


def _write_temp_file(path: Path, data: bytes) -> TempFile:
    try:
        return TempFile.create(path.parent, data, _permissions(path))
    except OSError as error:
        raise write_error(path, error) from None


def _permissions(path: Path) -> int | None:
    """Return the permissions of the existing file, which the new file gets; None if it does not exist."""
    try:
        return stat.S_IMODE(path.lstat().st_mode)
    except FileNotFoundError:
        return None


def _rename_all(temp_files: Mapping[Path, TempFile]) -> None:
    done: list[Path] = []
    for path, file in temp_files.items():
        try:
            os.replace(file.path, path)  # noqa: PTH105 - the name says that it replaces
        except OSError as error:
            remaining = [target for target in temp_files if target not in done]
            raise _partly_written(write_error(path, error), done, remaining) from None
        done.append(path)
    for folder in dict.fromkeys(path.parent for path in temp_files):
        fsync(folder)


def _partly_written(error: FileError, done: Sequence[Path], remaining: Sequence[Path]) -> FileError:
    """Return the error with a list of the files that were replaced and of those that were not."""
    (finding,) = error.findings
    if not done:
        return error
    new, old = (", ".join(map(str, paths)) for paths in (done, remaining))
    message = f"{finding.message} Already written: {new}; unchanged: {old}."
    return FileError(Finding(finding.rule, message))


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


def is_same(a: Path, b: Path) -> bool:
    """True if two paths lead to the same file, also through links or another spelling."""
    try:
        return a.resolve() == b.resolve() or a.samefile(b)
    except (OSError, RuntimeError):
        return False


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
