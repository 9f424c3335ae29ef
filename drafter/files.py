"""Safe reads: regular files up to a size limit, and files of a folder that are really inside it."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path, PurePosixPath, PureWindowsPath
from threading import Lock
from typing import Any, TypeVar

# The message of newer versions of libyaml for nesting over their own limit.
TOO_DEEP = "maximum nesting depth"
# Seconds to wait for another program to open a named pipe for writing.
_PIPE_SECONDS = 1.0
# Looks at a path after the file was opened, where a folder cannot be opened itself.
_LOOKS = 4

# msgspec prepares a model at its first conversion; two threads that do so at once crash the process.
_CONVERTING = Lock()

Model = TypeVar("Model")

_kept_files: ContextVar[dict[str, bytes] | None] = ContextVar("kept_files", default=None)
_recorded_reads: ContextVar[dict[Path, str] | None] = ContextVar("recorded_reads", default=None)


class UnreadableError(ValueError):
    """A file cannot be read or must not be read: the reason and the fix."""


def read_within(folder: Path, name: str, limit: int, owner: str = "letter", *, keep: bool = True) -> bytes:
    """Return the bytes of a regular file in the folder or below it, up to `limit` bytes.

    Raises UnreadableError for anything else: an absolute or hidden name, a path or link that leads outside, a pipe or
    a device. `owner` names the folder in messages. Without `keep`, `keep_files` passes over the file.
    """
    if not is_relative_name(name):
        raise UnreadableError(f'"{name[:80]}" is not in the {owner}\'s folder; copy the file there and give its name.')
    try:
        root = folder.resolve()
        path = (root / name).resolve(strict=True)
    except FileNotFoundError:
        raise UnreadableError(f"{name} does not exist in the {owner}'s folder.") from None
    except (OSError, RuntimeError, ValueError):
        raise UnreadableError(f"{name[:80]} cannot be read.") from None
    if not path.is_relative_to(root):
        raise UnreadableError(f"{name} leads out of the {owner}'s folder; copy the file into it.")
    data = _read_descriptor(_open(root, path, name), limit, name)
    _record(path, data)
    kept = _kept_files.get()
    if keep and kept is not None and owner == "letter":
        kept[PurePosixPath(name).as_posix()] = data
    return data


def _open(root: Path, path: Path, name: str) -> int:
    """Open a file below a folder; raise UnreadableError.

    A link put in the place of the file, or of a folder on the way to it, after `path` was resolved is not followed.
    """
    try:
        return _open_below(root, path.relative_to(root).parts)
    except FileNotFoundError:
        raise UnreadableError(f"{name} does not exist.") from None
    except (OSError, ValueError):
        raise UnreadableError(f"{name} cannot be read.") from None


def _open_below(root: Path, parts: Sequence[str]) -> int:
    """Open a file step by step from its root folder, and follow no link on the way; raise OSError."""
    if os.open not in os.supports_dir_fd:
        return _open_and_compare(root.joinpath(*parts))
    descriptor = os.open(root, _FOLDER_FLAGS)
    try:
        for part in parts[:-1]:
            descriptor, parent = os.open(part, _FOLDER_FLAGS, dir_fd=descriptor), descriptor
            os.close(parent)
        return os.open(parts[-1] if parts else ".", _READ_FLAGS, dir_fd=descriptor)
    finally:
        os.close(descriptor)


def _open_and_compare(path: Path) -> int:
    """Open a resolved path where the system has no descriptors of folders (Windows); raise OSError.

    The path must lead to the opened file without a link, so a link that was put in its way in the meantime is noticed.
    A folder that is exchanged all the time may pass one look, but not all of them.
    """
    descriptor = os.open(path, _READ_FLAGS)
    try:
        for _ in range(_LOOKS):
            if path.resolve(strict=True) != path or not os.path.samestat(os.fstat(descriptor), path.lstat()):
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


@contextmanager
def record_reads() -> Iterator[dict[Path, str]]:
    """Record the files that `read_within` reads inside the block, each with its SHA-256 hash."""
    reads: dict[Path, str] = {}
    token = _recorded_reads.set(reads)
    try:
        yield reads
    finally:
        _recorded_reads.reset(token)


@contextmanager
def keep_files() -> Iterator[dict[str, bytes]]:
    """Keep the files that `read_within` reads from the letter's folder inside the block, by their names."""
    files: dict[str, bytes] = {}
    token = _kept_files.set(files)
    try:
        yield files
    finally:
        _kept_files.reset(token)


def _record(path: Path, data: bytes) -> None:
    reads = _recorded_reads.get()
    if reads is not None:
        import hashlib

        reads[path] = hashlib.sha256(data).hexdigest()


def is_folder(path: Path) -> bool:
    """True if the path is a folder; False also if the system rejects the path."""
    try:
        return path.is_dir()
    except OSError:
        return False


def is_file(path: Path) -> bool:
    """True if the path is a file; False also if the system rejects the path or denies access to its folder."""
    try:
        return path.is_file()
    except OSError:
        return False


def read_regular_file(path: Path, limit: int, name: str = "") -> bytes:
    """Return the bytes of a regular file, up to `limit`; raise UnreadableError with `name`."""
    name = name or path.name
    try:
        descriptor = os.open(path, _READ_FLAGS)
    except FileNotFoundError:
        raise UnreadableError(f"{name} does not exist.") from None
    except (OSError, ValueError):
        raise UnreadableError(f"{name} cannot be read.") from None
    return _read_descriptor(descriptor, limit, name)


def _read_descriptor(descriptor: int, limit: int, name: str) -> bytes:
    """Return the bytes of an open file, up to `limit`, and close it; raise UnreadableError if it is not regular."""
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        raise UnreadableError(f"{name} is not a regular file.")
    with os.fdopen(descriptor, "rb") as file:
        data = file.read(limit + 1) if status.st_size <= limit else b""
        if len(data) > limit or status.st_size > limit:
            size = max(status.st_size, len(data))
            raise UnreadableError(f"{name} has {size:,} bytes; the limit is {limit:,}.")
        return data


def read_user_file(path: Path, limit: int) -> bytes:
    """Return the bytes of a file that the user named, which may be a link or a pipe.

    Raises OSError, and UnreadableError if the file is larger than `limit`.
    """
    data = read_start(path, limit + 1)
    if len(data) > limit:
        raise UnreadableError(f"{path} has more than {limit:,} bytes, the limit.")
    return data


def read_start(path: Path, length: int) -> bytes:
    """Return the first bytes of a user's file; b"" from a pipe without a writer. Raises OSError."""
    with os.fdopen(_open_nonblocking(path), "rb") as file:
        return file.read(length)


def _open_nonblocking(path: Path) -> int:
    """Open a file without blocking; wait for the writer of a pipe for _PIPE_SECONDS at most."""
    descriptor = os.open(path, _READ_FLAGS & ~getattr(os, "O_NOFOLLOW", 0))
    if sys.platform != "win32" and stat.S_ISFIFO(os.fstat(descriptor).st_mode):
        import select

        select.select([descriptor], [], [], _PIPE_SECONDS)
    if sys.platform != "win32":
        os.set_blocking(descriptor, True)
    return descriptor


def convert(value: Any, model: type[Model], strict: bool = True) -> Model:
    """Convert plain values to a model, in one thread at a time; raise msgspec.ValidationError."""
    import msgspec

    with _CONVERTING:
        return msgspec.convert(value, model, strict=strict)


def is_relative_name(name: str) -> bool:
    """True if the name is relative on every system and no part of it is hidden or `..`."""
    parts = PurePosixPath(name).parts
    absolute = PurePosixPath(name).is_absolute() or PureWindowsPath(name).is_absolute()
    hidden = any(part.startswith(".") for part in parts)
    return bool(name.strip()) and name.isprintable() and not absolute and not hidden and not {"\\", ":"} & set(name)


# Open without waiting for pipes or following a final link; other processes do not inherit the descriptor.
_READ_FLAGS = os.O_RDONLY
for _flag in ("O_BINARY", "O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC"):
    _READ_FLAGS |= getattr(os, _flag, 0)
# Open a folder that need not be readable, and not through a link.
_FOLDER_FLAGS = getattr(os, "O_PATH", os.O_RDONLY)
for _flag in ("O_DIRECTORY", "O_NOFOLLOW", "O_CLOEXEC"):
    _FOLDER_FLAGS |= getattr(os, _flag, 0)
