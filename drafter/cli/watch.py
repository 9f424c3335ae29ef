"""`drafter render --watch`: render again whenever a letter, or a file that it may be made of, is saved."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from drafter.cli.arguments import STANDARD
from drafter.diagnostics import Finding
from drafter.errors import FileError, UsageError

POLL_SECONDS = 0.02
# What stands beside a letter and goes into it: texts of annexes, pictures.
_PARTS = frozenset({".md", ".png", ".jpg", ".jpeg"})


def watch(names: Sequence[str], templates: Path | None, render: Callable[[str], int]) -> NoReturn:
    """Render what changes until interrupted; a file that is away for a moment is being saved."""
    if STANDARD in names:
        raise UsageError(Finding("bad-usage", "--watch needs files; standard input cannot be watched."))
    for name in names:
        if not Path(name).is_file():
            raise FileError(Finding("no-such-file", f"There is no file {name}."))
    seen: dict[str, object] = {}
    while True:
        for name in names:
            stamp = _fingerprint(Path(name), templates)
            if stamp is not None and seen.get(name) != stamp:
                seen[name] = stamp
                render(name)
                sys.stderr.write("Watching; Ctrl+C ends.\n")
                sys.stderr.flush()
        time.sleep(POLL_SECONDS)


def _fingerprint(letter: Path, templates: Path | None) -> object:
    """What changes when a letter or a file that it may include is saved; None while the letter is away."""
    try:
        own = letter.stat()
        beside = (file for file in letter.parent.iterdir() if file.suffix.lower() in _PARTS)
        parts = sorted(_times([*beside, *(templates.rglob("*") if templates else ())]))
    except OSError:
        return None
    return (own.st_mtime_ns, own.st_size, own.st_ino, *parts)


def _times(files: Sequence[Path]) -> Iterator[tuple[str, int]]:
    for file in files:
        yield str(file), file.stat().st_mtime_ns
