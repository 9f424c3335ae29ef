"""Writes results whole or not at all, and never over somebody else's work.

What is written stands in a hidden file beside its target until it is all on the disk, and takes the target's name then.
A program that is killed leaves the old file or the new one; what it left half done, the next one sweeps out.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from drafter.diagnostics import Finding
from drafter.errors import FileError
from drafter.writing.folder_lock import ensure, fsync, lock
from drafter.writing.overwrite import check_target, write_error
from drafter.writing.temp_file import TempFile


def write(path: Path, data: bytes, force: bool = False) -> None:
    """Put `data` in the file atomically; raises FileError, and then whatever was there is still there."""
    write_all({path: data}, force)


def write_all(files: Mapping[Path, bytes], force: bool = False, ours: Collection[Path] = ()) -> None:
    """Put the data in the files, in none of them if one cannot be written; raises FileError.

    Files of `ours` are known to be Drafter's, though they have no seal that says so.
    """
    for path, data in files.items():
        check_target(path, data, force or path in ours)
    parts: dict[Path, TempFile] = {}
    with contextlib.ExitStack() as held:
        for folder in dict.fromkeys(path.parent for path in files):
            _enter(folder, next(path for path in files if path.parent == folder), held)
        try:
            for path, data in files.items():
                parts[path] = _filled(path, data)
            _rename_all(parts)
        finally:
            for part in parts.values():
                part.drop()


def write_new(path: Path, data: bytes) -> None:
    """Put `data` in a file that is not there yet; raises FileError, and leaves it where there is one of that name."""
    with contextlib.ExitStack() as held:
        _enter(path.parent, path, held)
        try:
            part = TempFile.filled(path.parent, data, None)
            try:
                part.take_new(path)
            finally:
                part.drop()
        except FileExistsError:
            raise FileError(Finding("would-overwrite", f"{path} is there already; give another name.")) from None
        except OSError as error:
            raise write_error(path, error) from None
    fsync(path.parent)


def _enter(folder: Path, path: Path, held: contextlib.ExitStack) -> None:
    try:
        ensure(folder)
        held.enter_context(lock(folder))
    except OSError as error:
        raise write_error(path, error) from None


def _filled(path: Path, data: bytes) -> TempFile:
    try:
        return TempFile.filled(path.parent, data, _mode(path))
    except OSError as error:
        raise write_error(path, error) from None


def _mode(path: Path) -> int | None:
    """Who may read and write the file that is there; its successor is never open to more."""
    try:
        return stat.S_IMODE(path.lstat().st_mode)
    except FileNotFoundError:
        return None


def _rename_all(parts: Mapping[Path, TempFile]) -> None:
    done: list[Path] = []
    for path, part in parts.items():
        try:
            os.replace(part.path, path)  # noqa: PTH105 - it says what it does
        except OSError as error:
            raise _interrupted(write_error(path, error), done, [left for left in parts if left not in done]) from None
        done.append(path)
    for folder in dict.fromkeys(path.parent for path in parts):
        fsync(folder)


def _interrupted(trouble: FileError, done: Sequence[Path], left: Sequence[Path]) -> FileError:
    """The trouble, and how things stand where the files that were written first are new already."""
    (finding,) = trouble.findings
    if not done:
        return trouble
    new, old = (", ".join(map(str, paths)) for paths in (done, left))
    message = f"{finding.message} Written already: {new}; as before: {old}."
    return FileError(Finding(finding.rule, message))
