"""Writes results whole or not at all, and never over somebody else's work."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from drafter.errors import FileTrouble, Finding
from drafter.export.seal import is_untouched


def write(path: Path, data: bytes, force: bool = False) -> None:
    """Put `data` in the file atomically; raises FileTrouble, and then whatever was there is still there."""
    check_target(path, data, force)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
    except OSError as error:
        raise FileTrouble(Finding("unwritable", f"{path} cannot be written: {error.strerror or error}.")) from None


def check_target(path: Path, data: bytes, force: bool = False) -> None:
    """Raise FileTrouble if the file may not be written over."""
    if path.is_symlink():
        raise FileTrouble(Finding("link", f"{path} is a link to somewhere else; name the file itself."))
    if path.is_dir():
        raise FileTrouble(Finding("not-a-file", f"{path} is a folder; give the file another name."))
    if force or not path.exists():
        return
    try:
        there = path.read_bytes()
    except OSError as error:
        raise FileTrouble(Finding("unreadable", f"{path} cannot be read: {error.strerror}.")) from None
    if there != data and not is_untouched(there, path.suffix):
        message = f"{path} was not written by Drafter, or was changed since; --force writes over it."
        raise FileTrouble(Finding("would-overwrite", message))


def _replace(path: Path, data: bytes) -> None:
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
