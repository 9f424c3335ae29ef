"""What was compiled when Drafter was set up, so that no command has to: patterns, templates, tables, style sheets.

`drafter doctor --compile` keeps it beside Python's own compiled modules. Each is found by all that it is made of;
what is not found, or was kept by another Python, is compiled as if nothing had been kept.
"""

from __future__ import annotations

import _sre
import marshal
import os
import sys
from collections.abc import Callable, Hashable, Iterable
from contextlib import suppress
from functools import cache, wraps
from importlib import import_module
from typing import Any, TypeAlias

# Whoever keeps something, and whoever finds it, are the same Python.
PYTHON = (sys.version, _sre.MAGIC)

KINDS = ("patterns", "tables", "templates", "sheets", "declarations")

Things: TypeAlias = dict[Hashable, bytes]

# What is to be kept, by kind, while `drafter.compiling` listens.
noted: dict[str, Things] | None = None


def kept(
    kind: str,
    key: Hashable,
    make: Callable[[], Any],
    write: Callable[[Any], bytes] = marshal.dumps,
    read: Callable[[bytes], Any] = marshal.loads,
) -> Any:
    """What is kept of a kind under a key, in bytes that `write` makes and `read` reads; or what is made now."""
    data = things(kind).get(key)
    if data is not None:
        # Whatever is damaged there is made anew.
        with suppress(Exception):
            return read(data)
    made = make()
    if noted is not None:
        noted[kind][key] = write(made)
    return made


def from_files(files: Iterable[str | os.PathLike[str]], make: Callable[[], Any]) -> Any:
    """What is made of files, tables and the modules that read them, and kept until one of them is changed."""
    return kept("tables", tuple(map(stamp, files)), make, _pickled, _unpickled)


def stamp(file: str | os.PathLike[str]) -> tuple[str, int, int]:
    """What tells a file from one that was changed: its name, its time and its size, as Python tells its modules."""
    status = os.stat(file)  # noqa: PTH116
    return os.fspath(file), status.st_mtime_ns, status.st_size


def _pickled(thing: Any) -> bytes:
    from pickle import HIGHEST_PROTOCOL, dumps

    return dumps(thing, HIGHEST_PROTOCOL)


def _unpickled(data: bytes) -> Any:
    # Without the module around it, which takes longer to load than the tables.
    from _pickle import loads

    return loads(data)


def place(kind: str) -> str | None:
    """The file of what is kept of a kind, beside the compiled form of this module; None where Python has no such."""
    cached = __spec__.cached
    return f"{cached.removesuffix('.pyc')}.{kind}" if cached else None


@cache
def things(kind: str) -> Things:
    """All that is kept of a kind; nothing where it cannot be read or is another Python's."""
    path = place(kind)
    if path is None:
        return {}
    try:
        # Without pathlib, which the lightest commands do not load.
        with open(path, "rb") as file:  # noqa: PTH123
            python, found = marshal.load(file)
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return found if python == PYTHON else {}


def keep_patterns() -> None:
    """Let this process take the patterns that are kept, whoever asks for them; all others are compiled as always."""
    compiler: Any = import_module("re._compiler")
    compiler.compile = _taking(compiler.compile)


def pattern_key(pattern: str | bytes, flags: int) -> Hashable:
    """The key of a pattern; a text and the same bytes are two."""
    return type(pattern).__name__, pattern, int(flags)


def _taking(compile_pattern: Callable[..., Any]) -> Callable[..., Any]:
    """Python's function that compiles a pattern, asked only for what is not kept."""

    @wraps(compile_pattern)
    def taken(pattern: Any, flags: int = 0) -> Any:
        is_text = isinstance(pattern, (str, bytes))
        codes = things("patterns").get(pattern_key(pattern, flags)) if is_text else None
        if codes is not None:
            with suppress(Exception):
                return _sre.compile(*marshal.loads(codes))
        return compile_pattern(pattern, flags)

    return taken
