"""The ledger of a folder of results: which content each file was made from, so that nothing is made twice.

It is the file `.drafter` there, one line of JSON for each letter, added as soon as the letter's files are written: what
was done is known even where the work was broken off. It holds digests and the names of results and of files that stand
beside the letters; no time, no user and no folder. A file of that name that is no ledger is left as it is.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from drafter.batch.cache_key import hash_bytes, hash_file
from drafter.errors import DrafterError
from drafter.files import UnreadableError, read_within
from drafter.limits import MAX_MANIFEST_BYTES, MAX_OUTPUT_BYTES
from drafter.writing.atomic import write

NAME = ".drafter"
_BEGIN = b'{"key":'
_NEW_FILE = 0o666
# No link is followed, and no pipe waited for.
_ADDING = os.O_WRONLY | os.O_APPEND | os.O_CREAT
for _flag in ("O_BINARY", "O_NONBLOCK", "O_NOFOLLOW"):
    _ADDING |= getattr(os, _flag, 0)


class Entry(msgspec.Struct, frozen=True):
    """A letter that was rendered: the digest of its task, and those of its files and of what it read beside it."""

    key: str
    files: Mapping[str, str]
    siblings: Mapping[str, str] = {}


class Manifest:
    """The ledger of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / NAME
        data = _data(self.path)
        self.entries = {entry.key: entry for entry in _last(_entries(data or b""))}
        self.is_kept = data is not None and (not data or bool(self.entries) or data.startswith(_BEGIN))
        self._end = b"" if not data or data.endswith(b"\n") else b"\n"

    def is_current(self, key: str, beside: Path | None) -> bool:
        """Whether the letter of that key was rendered, and its files and those beside it are still the same."""
        entry = self.entries.get(key)
        if entry is None or not entry.files:
            return False
        results = ((self.folder, name, digest) for name, digest in entry.files.items())
        sources = ((beside, name, digest) for name, digest in entry.siblings.items()) if beside else ()
        return all(_is_same(folder, name, digest) for folder, name, digest in (*results, *sources))

    def wrote(self, path: Path) -> bool:
        """Whether a file is as it was written for some letter, which formats without a seal cannot say themselves."""
        digest = hash_file(path)
        return digest is not None and any(entry.files.get(path.name) == digest for entry in self.entries.values())

    def record(self, entry: Entry) -> None:
        """Add a letter whose files have been written; a folder that takes no ledger goes without."""
        self._take(entry)
        if not self.is_kept:
            return
        # In one piece, so that what others add at the same time stands before or after it; and no half line before it.
        line, self._end = self._end + msgspec.json.encode(entry) + b"\n", b""
        try:
            with os.fdopen(os.open(self.path, _ADDING, _NEW_FILE), "ab", buffering=0) as file:
                if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    file.write(line)
        except OSError:
            return

    def _take(self, entry: Entry) -> None:
        self.entries.pop(entry.key, None)
        self.entries[entry.key] = entry

    def close(self) -> None:
        """Leave one line for each file that is still the result of its letter."""
        written = _entries((_data(self.path) or b"") if self.is_kept else b"")
        entries = _last(written)
        latest = {name: entry.key for entry in entries for name in entry.files}
        kept = [entry for entry in entries if all(latest[name] == entry.key for name in entry.files)]
        if not kept or len(kept) == len(written):
            return
        try:
            write(self.path, b"".join(msgspec.json.encode(entry) + b"\n" for entry in kept), force=True)
        except DrafterError:
            return


def _is_same(folder: Path, name: str, digest: str) -> bool:
    """Whether a file is as it was; a ledger that came with a letter has nothing read outside of the folder."""
    try:
        return hash_bytes(read_within(folder, name, MAX_OUTPUT_BYTES)) == digest
    except UnreadableError:
        return False


def _data(path: Path) -> bytes | None:
    """What stands in a ledger, nothing where there is none yet; None for what cannot be one."""
    try:
        status = path.lstat()
        return path.read_bytes() if stat.S_ISREG(status.st_mode) and status.st_size <= MAX_MANIFEST_BYTES else None
    except FileNotFoundError:
        return b""
    except OSError:
        return None


def _entries(data: bytes) -> list[Entry]:
    """The entries of a ledger; lines that are none, as one that was broken off, are passed over."""
    return [entry for line in data.splitlines() if (entry := _entry(line))]


def _last(entries: Sequence[Entry]) -> list[Entry]:
    """The last entry of each key, in their order."""
    last = {entry.key: number for number, entry in enumerate(entries)}
    return [entry for number, entry in enumerate(entries) if last[entry.key] == number]


def _entry(line: bytes) -> Entry | None:
    try:
        return msgspec.json.decode(line, type=Entry)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
