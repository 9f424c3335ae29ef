"""The manifest of an output folder: the inputs of each file, so that unchanged letters are skipped.

The manifest is the file `.drafter`: one line of JSON per letter, added as soon as the letter's files are written, so
that an interrupted run keeps its results. It contains hashes and the names of outputs and of files next to the letters;
no times, users or folders. Another file with that name is left unchanged. The cache key of a letter is the hash of its
job with everything that determines the output.

Each line has a seal. Files are unchanged only by lines that this user wrote on this computer, so a manifest that came
with a folder proves nothing.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from drafter.errors import DrafterError
from drafter.files import UnreadableError, read_regular_file, read_within
from drafter.limits import MAX_MANIFEST_BYTES, MAX_OUTPUT_BYTES
from drafter.load import LetterInput
from drafter.local_seal import is_sealed, seal_of
from drafter.writing.atomic import write

if TYPE_CHECKING:
    from drafter.batch.job import Job

NAME = ".drafter"
_LINE_START = b'{"key":'
_NEW_FILE = 0o666
# Append without following a link or waiting for a pipe.
_APPEND_FLAGS = os.O_WRONLY | os.O_APPEND | os.O_CREAT
for _flag in ("O_BINARY", "O_NONBLOCK", "O_NOFOLLOW"):
    _APPEND_FLAGS |= getattr(os, _flag, 0)
# The files of a template.
_SUFFIXES = frozenset({".yaml", ".j2", ".png", ".jpg", ".jpeg"})


class Entry(msgspec.Struct, frozen=True):
    """A rendered letter: its cache key, and the hashes of its outputs and of the other files it reads."""

    key: str
    files: Mapping[str, str]
    siblings: Mapping[str, str] = {}
    seal: str = ""

    def sealed(self) -> Entry:
        """Return the entry with the seal of this user on this computer."""
        return replace(self, seal=seal_of(self._content))

    @property
    def is_ours(self) -> bool:
        """True if this user wrote the entry on this computer, and it has not changed since."""
        return is_sealed(self._content, self.seal)

    @property
    def _content(self) -> bytes:
        return msgspec.json.encode((self.key, sorted(self.files.items()), sorted(self.siblings.items())))


class Manifest:
    """The manifest of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / NAME
        data = _read(self.path)
        self.entries = {entry.key: entry for entry in _latest(_parse(data or b""))}
        self._is_writable = data is not None and (not data or bool(self.entries) or data.startswith(_LINE_START))
        self._missing_newline = b"" if not data or data.endswith(b"\n") else b"\n"

    def is_current(self, key: str, letter_folder: Path | None) -> bool:
        """True if this user wrote the outputs for this key, and neither they nor their inputs have changed."""
        entry = self.entries.get(key)
        if entry is None or not entry.files or not entry.is_ours:
            return False
        outputs = ((self.folder, name, digest) for name, digest in entry.files.items())
        inputs = ((letter_folder, name, digest) for name, digest in entry.siblings.items()) if letter_folder else ()
        return all(_is_unchanged(folder, name, digest) for folder, name, digest in (*outputs, *inputs))

    def wrote(self, path: Path) -> bool:
        """True if a file is unchanged since it was written; needed for formats without a checksum."""
        digest = hash_file(path)
        return digest is not None and any(entry.files.get(path.name) == digest for entry in self.entries.values())

    def record(self, entry: Entry) -> None:
        """Add a letter whose files have been written. A manifest that cannot be written is skipped."""
        entry = entry.sealed()
        self.entries.pop(entry.key, None)
        self.entries[entry.key] = entry
        if not self._is_writable:
            return
        # One write call, so that lines of other processes come before or after this one.
        line, self._missing_newline = self._missing_newline + msgspec.json.encode(entry) + b"\n", b""
        try:
            with os.fdopen(os.open(self.path, _APPEND_FLAGS, _NEW_FILE), "ab", buffering=0) as file:
                if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    file.write(line)
        except OSError:
            return

    def close(self) -> None:
        """Remove the lines whose files have been replaced by another letter's."""
        lines = _parse((_read(self.path) or b"") if self._is_writable else b"")
        entries = _latest(lines)
        owners = {name: entry.key for entry in entries for name in entry.files}
        current = [entry for entry in entries if all(owners[name] == entry.key for name in entry.files)]
        if not current or len(current) == len(lines):
            return
        try:
            write(self.path, b"".join(msgspec.json.encode(entry) + b"\n" for entry in current), force=True)
        except DrafterError:
            return


def _is_unchanged(folder: Path, name: str, digest: str) -> bool:
    """True if a file in the folder has this hash. A manifest may be untrusted: read nothing outside."""
    try:
        return hash_bytes(read_within(folder, name, MAX_OUTPUT_BYTES)) == digest
    except UnreadableError:
        return False


def _read(path: Path) -> bytes | None:
    """Read the manifest file.

    Returns b"" if it does not exist, None if it is too large, unreadable or not a regular file.
    """
    try:
        status = path.lstat()
        return path.read_bytes() if stat.S_ISREG(status.st_mode) and status.st_size <= MAX_MANIFEST_BYTES else None
    except FileNotFoundError:
        return b""
    except OSError:
        return None


def _parse(data: bytes) -> list[Entry]:
    """Return the entries of a manifest; invalid lines, such as truncated ones, are skipped."""
    return [entry for line in data.splitlines() if (entry := _parse_line(line))]


def _latest(entries: Sequence[Entry]) -> list[Entry]:
    """Return the last entry of each key, in order."""
    last = {entry.key: number for number, entry in enumerate(entries)}
    return [entry for number, entry in enumerate(entries) if last[entry.key] == number]


def _parse_line(line: bytes) -> Entry | None:
    try:
        return msgspec.json.decode(line, type=Entry)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def cache_key(job: Job) -> str:
    """Return the hash of a letter's text, name and options, of its templates, and of the installation.

    The key contains no folder, no person and no date, so it is the same on any day and in any place.
    """
    from drafter.installation import digest

    letter_input = job.letter_input
    inputs = (
        (letter_input.stem, job.formats, job.carry_source, job.comments),
        (letter_input.overrides, letter_input.merge_fields, letter_input.language),
        (digest(with_pdf="pdf" in job.formats), _hash_templates(_template_roots(letter_input))),
    )
    return hashlib.sha256(msgspec.json.encode(inputs) + letter_input.text).hexdigest()


def hash_bytes(data: bytes) -> str:
    """Return the SHA-256 hash of the content of a file."""
    return hashlib.sha256(data).hexdigest()


def hash_file(path: Path) -> str | None:
    """Return the SHA-256 hash of a file; None if it is missing, not regular, or over MAX_OUTPUT_BYTES."""
    try:
        return hash_bytes(read_regular_file(path, MAX_OUTPUT_BYTES))
    except UnreadableError:
        return None


def _template_roots(letter_input: LetterInput) -> tuple[Path, ...]:
    from drafter.profile import template_folders
    from drafter.templates import built_in_folder

    return (*template_folders(letter_input.templates, letter_input.folder), built_in_folder())


@lru_cache(maxsize=64)
def _hash_templates(roots: tuple[Path, ...]) -> str:
    from drafter.installation import digest_of

    files = {root: [path for path in root.rglob("*") if path.suffix in _SUFFIXES] for root in roots}
    return " ".join(digest_of(files[root], root) for root in roots)
