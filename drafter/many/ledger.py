"""The ledger of a folder of results: which content each file was made from, so that nothing is made twice.

It is the file `.drafter` there, one line of JSON for each letter, added as soon as the letter's files are written: what
was done is known even where the work was broken off. It holds digests and the names of results and of files that stand
beside the letters; no time, no user and no folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from drafter.errors import DrafterError
from drafter.many.digests import of_file
from drafter.writing import write

NAME = ".drafter"


class Entry(msgspec.Struct, frozen=True):
    """A letter that was rendered: the digest of its task, and those of its files and of what it read beside it."""

    key: str
    files: Mapping[str, str]
    beside: Mapping[str, str] = {}


class Ledger:
    """The ledger of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / NAME
        self.entries: dict[str, Entry] = {}
        for entry in _read(self.path):
            self._take(entry)

    def has(self, key: str, beside: Path | None) -> bool:
        """Whether the letter of that key was rendered, and its files and those beside it are still the same."""
        entry = self.entries.get(key)
        if entry is None or not entry.files:
            return False
        results = ((self.folder / name, digest) for name, digest in entry.files.items())
        sources = ((beside / name, digest) for name, digest in entry.beside.items()) if beside else ()
        return all(of_file(path) == digest for path, digest in (*results, *sources))

    def made(self, path: Path) -> bool:
        """Whether a file is as it was written for some letter, which formats without a seal cannot say themselves."""
        digest = of_file(path)
        return digest is not None and any(entry.files.get(path.name) == digest for entry in self.entries.values())

    def note(self, entry: Entry) -> None:
        """Add a letter whose files have been written; a folder that takes no ledger goes without."""
        self._take(entry)
        try:
            with self.path.open("ab") as file:
                file.write(msgspec.json.encode(entry) + b"\n")
        except OSError:
            return

    def _take(self, entry: Entry) -> None:
        self.entries.pop(entry.key, None)
        self.entries[entry.key] = entry

    def close(self) -> None:
        """Leave one line for each file that is still the result of its letter."""
        latest = {name: entry.key for entry in self.entries.values() for name in entry.files}
        kept = [entry for entry in self.entries.values() if all(latest[name] == entry.key for name in entry.files)]
        if not kept or (len(kept) == len(_read(self.path))):
            return
        try:
            write(self.path, b"".join(msgspec.json.encode(entry) + b"\n" for entry in kept), force=True)
        except DrafterError:
            return


def _read(path: Path) -> list[Entry]:
    """The entries of a ledger; lines that are none, as one that was broken off, are passed over."""
    try:
        lines = path.read_bytes().splitlines() if path.is_file() and not path.is_symlink() else []
    except OSError:
        return []
    return [entry for line in lines if (entry := _entry(line))]


def _entry(line: bytes) -> Entry | None:
    try:
        return msgspec.json.decode(line, type=Entry)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
