"""Reads plain files of bounded size, and from a folder nothing that stands outside of it."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath, PureWindowsPath


class Unreadable(ValueError):
    """A file may not or cannot be read; says why and what to do."""


def read_within(folder: Path, name: str, limit: int, whose: str = "letter") -> bytes:
    """The bytes of a plain file in the folder or below it, up to `limit`; raises Unreadable for anything else.

    A name that is absolute, climbs out, is hidden or is a link to a place outside is refused, and so are pipes and
    devices.
    """
    if not _is_plain(name):
        raise Unreadable(f'"{name[:80]}" is no file in the {whose}\'s folder; give its name alone.')
    try:
        root = folder.resolve()
        path = (root / name).resolve(strict=True)
    except FileNotFoundError:
        raise Unreadable(f"There is no file {name} in the {whose}'s folder.") from None
    except (OSError, RuntimeError, ValueError):
        raise Unreadable(f"{name[:80]} cannot be read.") from None
    if not path.is_relative_to(root):
        raise Unreadable(f"{name} leads out of the {whose}'s folder; copy the file into it.")
    return read_plain(path, limit, name)


def read_plain(path: Path, limit: int, name: str = "") -> bytes:
    """The bytes of a plain file, up to `limit`; raises Unreadable, called `name` if that is given."""
    name = name or path.name
    try:
        descriptor = os.open(path, _READING)
    except FileNotFoundError:
        raise Unreadable(f"There is no file {name}.") from None
    except (OSError, ValueError):
        raise Unreadable(f"{name} cannot be read.") from None
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(f"{name} is no plain file.")
        data = file.read(limit + 1) if status.st_size <= limit else b""
        if len(data) > limit or status.st_size > limit:
            raise Unreadable(f"{name} has {max(status.st_size, len(data))} bytes; at most {limit} are read.")
        return data


def _is_plain(name: str) -> bool:
    """Whether a name leads downwards only, on every system, and names nothing hidden."""
    parts = PurePosixPath(name).parts
    absolute = PurePosixPath(name).is_absolute() or PureWindowsPath(name).is_absolute()
    hidden = any(part.startswith(".") for part in parts)
    return bool(name.strip()) and name.isprintable() and not absolute and not hidden and not {"\\", ":"} & set(name)


# Opening waits for no pipe, follows no link in the last place, and is inherited by no other process.
_READING = os.O_RDONLY
for _flag in ("O_BINARY", "O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC"):
    _READING |= getattr(os, _flag, 0)
