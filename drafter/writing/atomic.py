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
from types import MappingProxyType
from typing import NamedTuple

from drafter.diagnostics import Finding
from drafter.errors import FileError
from drafter.writing.output_folder import ensure, fsync, lock, new_temp_path
from drafter.writing.overwrite import check_replaceable, check_target, check_unchanged, write_error

_NEW_FILE = 0o666
_OWNER_ONLY = 0o600
_BINARY = getattr(os, "O_BINARY", 0)


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


def replace_all(files: Mapping[Path, tuple[bytes, bytes]]) -> None:
    """Replace the contents of an author's files, each given before and after; raise FileError.

    Nothing is written if a file has changed since it was read, or is read-only, or has several hard links.
    """
    for path in files:
        check_replaceable(path)
    read = {path: before for path, (before, _) in files.items()}
    write_all({path: after for path, (_, after) in files.items()}, force=True, read=read)


def write_all(
    files: Mapping[Path, bytes],
    force: bool = False,
    ours: Collection[Path] = (),
    read: Mapping[Path, bytes] = MappingProxyType({}),
) -> None:
    """Write all files, or none of them if one cannot be written; raise FileError.

    Files in `ours` are known to be Drafter's, although they contain no checksum. Files in `read` must still have the
    content that was read, and keep their owner.
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
            for path in read:
                _keep_owner(path, temp_files[path].path)
            _rename_all(temp_files, read)
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


def _keep_owner(path: Path, temp_file: Path) -> None:
    """Give a temporary file the owner and the group of the file that it will replace; raise FileError."""
    try:
        old, new = path.lstat(), temp_file.lstat()
        if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
            os.chown(temp_file, old.st_uid, old.st_gid)
            temp_file.chmod(stat.S_IMODE(old.st_mode))
    except OSError as error:
        message = f"{path} cannot keep its owner: {error.strerror}. Nothing was written; copy the file to your own."
        raise FileError(Finding("unwritable", message)) from None


def _permissions(path: Path) -> int | None:
    """Return the permissions of the existing file, which the new file gets; None if it does not exist."""
    try:
        return stat.S_IMODE(path.lstat().st_mode)
    except FileNotFoundError:
        return None


def _rename_all(temp_files: Mapping[Path, TempFile], read: Mapping[Path, bytes]) -> None:
    for path, data in read.items():
        check_unchanged(path, data)
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
