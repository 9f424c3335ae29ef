"""Reads plain files of bounded size, and from a folder nothing that stands outside of it."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path, PurePosixPath, PureWindowsPath
from threading import Lock
from typing import Any, TypeVar

from drafter.limits import MAX_TEMPLATE_YAML_BYTES, MAX_TEMPLATE_YAML_DEPTH

# Bounds of the YAML of a template and its look: bytes, and levels.
_COLLECTIONS = ("Sequence", "Mapping")
# What later versions of libyaml say of nesting that they do not follow to its end.
TOO_DEEP = "maximum nesting depth"
# Seconds in which whoever writes into a named pipe has to open it.
_RETRIES = 1.0

# msgspec prepares a model at its first conversion, and two threads that do so at once end the program.
_CONVERTING = Lock()

Model = TypeVar("Model")

_witnessed: ContextVar[dict[Path, str] | None] = ContextVar("witnessed", default=None)


class UnreadableError(ValueError):
    """A file may not or cannot be read; says why and what to do, and the line and column that it is about."""

    def __init__(self, message: str, at: tuple[int, int] = (1, 1)) -> None:
        super().__init__(message)
        self.at = at


def read_within(folder: Path, name: str, limit: int, whose: str = "letter") -> bytes:
    """The bytes of a plain file in the folder or below it, up to `limit`; raises Unreadable for anything else.

    A name that is absolute, climbs out, is hidden or is a link to a place outside is refused, and so are pipes and
    devices.
    """
    if not _is_plain(name):
        raise UnreadableError(f'"{name[:80]}" is no file in the {whose}\'s folder; give its name alone.')
    try:
        root = folder.resolve()
        path = (root / name).resolve(strict=True)
    except FileNotFoundError:
        raise UnreadableError(f"There is no file {name} in the {whose}'s folder.") from None
    except (OSError, RuntimeError, ValueError):
        raise UnreadableError(f"{name[:80]} cannot be read.") from None
    if not path.is_relative_to(root):
        raise UnreadableError(f"{name} leads out of the {whose}'s folder; copy the file into it.")
    data = read_regular_file(path, limit, name)
    _record(path, data)
    return data


@contextmanager
def record_reads() -> Iterator[dict[Path, str]]:
    """The files that `read_within` reads from now on, each with the digest (SHA-256) of what was read."""
    seen: dict[Path, str] = {}
    token = _witnessed.set(seen)
    try:
        yield seen
    finally:
        _witnessed.reset(token)


def _record(path: Path, data: bytes) -> None:
    seen = _witnessed.get()
    if seen is not None:
        import hashlib

        seen[path] = hashlib.sha256(data).hexdigest()


def is_folder(path: Path) -> bool:
    """Whether there is a folder at a path; none where the path cannot be one."""
    try:
        return path.is_dir()
    except OSError:
        return False


def read_regular_file(path: Path, limit: int, name: str = "") -> bytes:
    """The bytes of a plain file, up to `limit`; raises Unreadable, called `name` if that is given."""
    name = name or path.name
    try:
        descriptor = os.open(path, _READ_FLAGS)
    except FileNotFoundError:
        raise UnreadableError(f"There is no file {name}.") from None
    except (OSError, ValueError):
        raise UnreadableError(f"{name} cannot be read.") from None
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        raise UnreadableError(f"{name} is no plain file.")
    with os.fdopen(descriptor, "rb") as file:
        data = file.read(limit + 1) if status.st_size <= limit else b""
        if len(data) > limit or status.st_size > limit:
            raise UnreadableError(f"{name} has {max(status.st_size, len(data))} bytes; at most {limit} are read.")
        return data


def read_user_file(path: Path, limit: int) -> bytes:
    """The bytes of a file that the user named, also a link or a pipe; raises OSError, and Unreadable beyond `limit`."""
    data = read_start(path, limit + 1)
    if len(data) > limit:
        raise UnreadableError(f"{path} has more than {limit} bytes, which is the most that is read.")
    return data


def read_start(path: Path, length: int) -> bytes:
    """The first bytes of a file that the user named; nothing from a pipe that nobody writes to. Raises OSError."""
    with os.fdopen(_open_nonblocking(path), "rb") as file:
        return file.read(length)


def _open_nonblocking(path: Path) -> int:
    """A file opened without waiting for who may never come; whoever writes into a pipe has a second to begin."""
    descriptor = os.open(path, _READ_FLAGS & ~getattr(os, "O_NOFOLLOW", 0))
    if sys.platform != "win32" and stat.S_ISFIFO(os.fstat(descriptor).st_mode):
        import select

        select.select([descriptor], [], [], _RETRIES)
    if sys.platform != "win32":
        os.set_blocking(descriptor, True)
    return descriptor


def read_yaml(folder: Path, name: str, limit: int = MAX_TEMPLATE_YAML_BYTES, whose: str = "template") -> Any:
    """The value of a YAML file in a folder; raises Unreadable, also for nesting that no such file needs."""
    import yaml

    data, loader = read_within(folder, name, limit, whose), getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _check_depth(yaml.parse(data, Loader=loader), MAX_TEMPLATE_YAML_DEPTH)
        return yaml.load(data, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if TOO_DEEP in str(error.problem):
            raise UnreadableError(_deeper_than(MAX_TEMPLATE_YAML_DEPTH)) from None
        raise UnreadableError(
            f"{error.problem or error}.", (mark.line + 1, mark.column + 1) if mark else (1, 1)
        ) from None
    except UnreadableError:
        raise
    except (yaml.YAMLError, ValueError, TypeError, RecursionError, OverflowError) as error:
        raise UnreadableError(f"it is no YAML: {error}.") from None


def convert(value: Any, model: type[Model], strict: bool = True) -> Model:
    """Convert plain values to a model, in one thread at a time; raises msgspec.ValidationError as msgspec does."""
    import msgspec

    with _CONVERTING:
        return msgspec.convert(value, model, strict=strict)


def _check_depth(events: Iterable[Any], limit: int) -> None:
    """Raise Unreadable for nesting that a library would follow until its stack ends, and merges that multiply."""
    depth = 0
    for event in events:
        kind = type(event).__name__
        depth += kind.startswith(_COLLECTIONS) and kind.endswith("StartEvent")
        depth -= kind.startswith(_COLLECTIONS) and kind.endswith("EndEvent")
        merges = kind == "ScalarEvent" and event.value == "<<"
        if depth > limit or merges:
            reason = "mappings are not merged by `<<` here." if merges else _deeper_than(limit)
            raise UnreadableError(reason, (event.start_mark.line + 1, event.start_mark.column + 1))


def _deeper_than(limit: int) -> str:
    return f"more than {limit} levels are nested here."


def _is_plain(name: str) -> bool:
    """Whether a name leads downwards only, on every system, and names nothing hidden."""
    parts = PurePosixPath(name).parts
    absolute = PurePosixPath(name).is_absolute() or PureWindowsPath(name).is_absolute()
    hidden = any(part.startswith(".") for part in parts)
    return bool(name.strip()) and name.isprintable() and not absolute and not hidden and not {"\\", ":"} & set(name)


# Opening waits for no pipe, follows no link in the last place, and is inherited by no other process.
_READ_FLAGS = os.O_RDONLY
for _flag in ("O_BINARY", "O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC"):
    _READ_FLAGS |= getattr(os, _flag, 0)
