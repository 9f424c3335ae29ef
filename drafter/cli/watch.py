"""`render --watch`: which files a letter is rendered from, and whether one of them was saved since."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from drafter.errors import DrafterError
from drafter.files import record_reads
from drafter.profile import FILE, TEMPLATES, template_folders, user_file

Stamp: TypeAlias = "tuple[int, int, int] | None"

# Suffixes of texts and images that a letter can name.
_INCLUDED = frozenset({".md", ".markdown", ".txt", ".png", ".jpg", ".jpeg"})
# After a failure, so many files in the letter's folder and below are watched, in case a missing one is saved.
_FILES_AFTER_FAILURE = 5_000


class WatchedLetter:
    """A letter, and the files that its last rendering read."""

    def __init__(self, letter: Path, templates: Path | None = None, written: Collection[Path] = ()) -> None:
        """Watch a letter; `templates` is the folder of `--templates`, `written` are files written by this run."""
        self.letter, self.templates, self.written = letter, templates, written
        self.read: set[Path] = set()
        self.roots = self._template_roots()
        self.failed = True
        self.stamps: Mapping[Path, Stamp] = {}

    def has_changed(self) -> bool:
        """True if a file was saved, added or removed; False while the letter itself is missing: it is being saved."""
        return _stamp(self.letter) is not None and self._stamps() != self.stamps

    def render(self, render: Callable[[], int]) -> None:
        """Render the letter, and remember the state of its files from before."""
        self.failed, self.roots = True, self._template_roots()
        before = self._stamps()
        with record_reads() as reads:
            self.failed = render() != 0
        self.read.update(reads)
        fresh = {path: _stamp(path) for path, digest in reads.items() if _hash(path) == digest}
        # What is new was read now, or was saved during the rendering; then the next rendering reads it.
        self.stamps = {path: before.get(path, fresh.get(path)) for path in self._stamps()}

    def _stamps(self) -> dict[Path, Stamp]:
        folder = self.letter.parent
        paths = {self.letter, folder / FILE, user_file(), *self.read, *self._template_files()}
        if self.failed:
            outputs = {path.resolve() for path in self.written}
            paths.update(path for path in _included_files(folder) if path.resolve() not in outputs)
        return {path: _stamp(path) for path in paths}

    def _template_roots(self) -> tuple[Path, ...]:
        given = () if self.templates is None else (self.templates,)
        try:
            return template_folders(given, self.letter.parent)
        except DrafterError:
            return given

    def _template_files(self) -> Iterator[Path]:
        for root in (*self.roots, self.letter.parent / TEMPLATES):
            with contextlib.suppress(OSError):
                yield from root.rglob("*")


def _included_files(folder: Path) -> list[Path]:
    """Return the texts and images in a folder and below, except hidden ones."""
    found: list[Path] = []
    with contextlib.suppress(OSError):
        for path in islice(folder.rglob("*"), _FILES_AFTER_FAILURE):
            if path.suffix.lower() in _INCLUDED and not path.name.startswith("."):
                found.append(path)
    return found


def _stamp(path: Path) -> Stamp:
    """Return values that change when a file is saved; None if it does not exist."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _hash(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
