"""`drafter render --watch`: render a letter again when it, or a file it may include, is saved."""

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
# Suffixes of files next to a letter that it may include: annexes and images.
_INCLUDED = frozenset({".md", ".png", ".jpg", ".jpeg"})


def watch(names: Sequence[str], templates: Path | None, render: Callable[[str], int]) -> NoReturn:
    """Render changed letters until interrupted. A file that is missing for a moment is being saved."""
    if STANDARD in names:
        raise UsageError(Finding("bad-usage", "--watch cannot watch standard input; name a file."))
    for name in names:
        if not Path(name).is_file():
            raise FileError(Finding("no-such-file", f"The file {name} does not exist."))
    fingerprints: dict[str, object] = {}
    while True:
        for name in names:
            fingerprint = _fingerprint(Path(name), templates)
            if fingerprint is not None and fingerprints.get(name) != fingerprint:
                fingerprints[name] = fingerprint
                render(name)
                sys.stderr.write("Watching for changes; press Ctrl+C to stop.\n")
                sys.stderr.flush()
        time.sleep(POLL_SECONDS)


def _fingerprint(letter: Path, templates: Path | None) -> object:
    """Return a value that changes when a file of the letter is saved; None if the letter is missing."""
    try:
        status = letter.stat()
        siblings = (file for file in letter.parent.iterdir() if file.suffix.lower() in _INCLUDED)
        others = sorted(_times([*siblings, *(templates.rglob("*") if templates else ())]))
    except OSError:
        return None
    return (status.st_mtime_ns, status.st_size, status.st_ino, *others)


def _times(files: Sequence[Path]) -> Iterator[tuple[str, int]]:
    for file in files:
        yield str(file), file.stat().st_mtime_ns
