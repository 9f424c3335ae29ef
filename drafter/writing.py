"""Writes results whole or not at all, and never over somebody else's work."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Mapping
from pathlib import Path

from drafter.errors import FileTrouble, Finding
from drafter.export.seal import is_untouched

_NEW_FILE = 0o666
_WRITABLE = 0o222


def write(path: Path, data: bytes, force: bool = False) -> None:
    """Put `data` in the file atomically; raises FileTrouble, and then whatever was there is still there."""
    write_all({path: data}, force)


def write_all(files: Mapping[Path, bytes], force: bool = False) -> None:
    """Put the data in the files, in none of them if one cannot be written; raises FileTrouble."""
    for path, data in files.items():
        check_target(path, data, force)
    parts: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            parts[path] = _part(path)
            _fill(path, parts[path], data)
        for path, part in parts.items():
            _put(path, part)
    finally:
        for part in parts.values():
            with contextlib.suppress(OSError):
                part.unlink()


def check_target(path: Path, data: bytes, force: bool = False) -> None:
    """Raise FileTrouble if the file may not be written over."""
    try:
        mode = path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise _unwritable(path, error) from None
    if stat.S_ISLNK(mode):
        raise FileTrouble(Finding("link", f"{path} is a link to somewhere else; name the file itself."))
    if stat.S_ISDIR(mode):
        raise FileTrouble(Finding("not-a-file", f"{path} is a folder; give the file another name."))
    if not stat.S_ISREG(mode):
        raise FileTrouble(Finding("not-a-file", f"{path} is no plain file; give the file another name."))
    if not force:
        _check_owner(path, data, mode)


def _check_owner(path: Path, data: bytes, mode: int) -> None:
    """Raise FileTrouble for a file that is protected, or that is not as Drafter left it."""
    try:
        there = path.read_bytes()
    except OSError as error:
        raise FileTrouble(Finding("unreadable", f"{path} cannot be read: {error.strerror}.")) from None
    if there == data:
        return
    if not mode & _WRITABLE or not os.access(path, os.W_OK):
        raise FileTrouble(Finding("would-overwrite", f"{path} is protected from writing; --force writes over it."))
    if not is_untouched(there, path.suffix.lower()):
        message = f"{path} was not written by Drafter, or was changed since; --force writes over it."
        raise FileTrouble(Finding("would-overwrite", message))


def _part(path: Path) -> Path:
    """Where a file is written before it takes its name, in the same folder."""
    return path.with_name(f".{secrets.token_hex(8)}.part")


def _fill(path: Path, part: Path, data: bytes) -> None:
    try:
        _make(path.parent)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _NEW_FILE), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise _unwritable(path, error) from None


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) from None


def _put(path: Path, part: Path) -> None:
    try:
        if path.exists():
            part.chmod(stat.S_IMODE(path.stat().st_mode))
        part.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from None


def _unwritable(path: Path, error: OSError) -> FileTrouble:
    return FileTrouble(Finding("unwritable", f"{path} cannot be written: {error.strerror or error}."))
