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

from drafter.errors import FileTrouble, Finding
from drafter.writing.folders import made, occupied, settle
from drafter.writing.parts import Part
from drafter.writing.targets import check_target, is_same, unwritable

__all__ = ["check_target", "is_same", "write", "write_all", "write_new"]


def write(path: Path, data: bytes, force: bool = False) -> None:
    """Put `data` in the file atomically; raises FileTrouble, and then whatever was there is still there."""
    write_all({path: data}, force)


def write_all(files: Mapping[Path, bytes], force: bool = False, ours: Collection[Path] = ()) -> None:
    """Put the data in the files, in none of them if one cannot be written; raises FileTrouble.

    Files of `ours` are known to be Drafter's, though they have no seal that says so.
    """
    for path, data in files.items():
        check_target(path, data, force or path in ours)
    parts: dict[Path, Part] = {}
    with contextlib.ExitStack() as held:
        for folder in dict.fromkeys(path.parent for path in files):
            _enter(folder, next(path for path in files if path.parent == folder), held)
        try:
            for path, data in files.items():
                parts[path] = _filled(path, data)
            _put_all(parts)
        finally:
            for part in parts.values():
                part.drop()


def write_new(path: Path, data: bytes) -> None:
    """Put `data` in a file that is not there yet; raises FileTrouble, and leaves it where there is one of that name."""
    with contextlib.ExitStack() as held:
        _enter(path.parent, path, held)
        try:
            part = Part.filled(path.parent, data, None)
            try:
                part.take_new(path)
            finally:
                part.drop()
        except FileExistsError:
            raise FileTrouble(Finding("would-overwrite", f"{path} is there already; give another name.")) from None
        except OSError as error:
            raise unwritable(path, error) from None
    settle(path.parent)


def _enter(folder: Path, path: Path, held: contextlib.ExitStack) -> None:
    try:
        made(folder)
        held.enter_context(occupied(folder))
    except OSError as error:
        raise unwritable(path, error) from None


def _filled(path: Path, data: bytes) -> Part:
    try:
        return Part.filled(path.parent, data, _mode(path))
    except OSError as error:
        raise unwritable(path, error) from None


def _mode(path: Path) -> int | None:
    """Who may read and write the file that is there; its successor is never open to more."""
    try:
        return stat.S_IMODE(path.lstat().st_mode)
    except FileNotFoundError:
        return None


def _put_all(parts: Mapping[Path, Part]) -> None:
    done: list[Path] = []
    for path, part in parts.items():
        try:
            os.replace(part.path, path)  # noqa: PTH105 - it says what it does
        except OSError as error:
            raise _broken_off(unwritable(path, error), done, [left for left in parts if left not in done]) from None
        done.append(path)
    for folder in dict.fromkeys(path.parent for path in parts):
        settle(folder)


def _broken_off(trouble: FileTrouble, done: Sequence[Path], left: Sequence[Path]) -> FileTrouble:
    """The trouble, and how things stand where the files that were written first are new already."""
    (finding,) = trouble.findings
    if not done:
        return trouble
    new, old = (", ".join(map(str, paths)) for paths in (done, left))
    message = f"{finding.message} Written already: {new}; as before: {old}."
    return FileTrouble(Finding(finding.rule, message))
