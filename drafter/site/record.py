"""The record of a site: the digest of each file that the gallery wrote, so that files of others are never touched.

The record is the file `.drafter-gallery` of the site's folder. A file that is not in it, or that has changed since,
is left unchanged. The record has a seal: one that came with a folder from elsewhere could name any file in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec.structs import replace

from drafter.diagnostics import Finding
from drafter.errors import DrafterError, FileError
from drafter.files import UnreadableError, read_regular_file
from drafter.limits import MAX_MANIFEST_BYTES, MAX_OUTPUT_BYTES
from drafter.local_seal import is_sealed, seal_of
from drafter.writing.atomic import write

NAME = ".drafter-gallery"


class _Digests(msgspec.Struct, frozen=True):
    files: Mapping[str, str]
    seal: str = ""

    @property
    def content(self) -> bytes:
        """The digests as they are sealed."""
        return msgspec.json.encode(sorted(self.files.items()))


class SiteRecord:
    """The files of a site that the gallery wrote, by their path in its folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, str] = {}
        self.left: dict[Path, None] = {}

    def read(self) -> None:
        """Read the record; raise FileError if the folder contains files, but not a valid record of this user."""
        if not any(self.folder.iterdir()):
            return
        try:
            data = read_regular_file(self.folder / NAME, MAX_MANIFEST_BYTES)
            digests = msgspec.json.decode(data, type=_Digests)
        except (UnreadableError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            message = f"{self.folder} contains other files; choose a new or empty folder for the gallery."
            raise FileError(Finding("would-overwrite", message)) from None
        if not is_sealed(digests.content, digests.seal):
            message = f"{self.folder} is a gallery of another user or computer; choose a new or empty folder."
            raise FileError(Finding("would-overwrite", message))
        self.files = dict(digests.files)

    def is_ours(self, name: str) -> bool:
        """True if a file exists and is as the gallery wrote it."""
        return name in self.files and _digest_of(self.folder / name) == self.files[name]

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write files, and record them; those that were edited, or are others', are left and noted in `left`."""
        for name, data in files.items():
            path, digest = self.folder / name, hashlib.sha256(data).hexdigest()
            existing = _digest_of(path)
            if existing != digest and (path.exists() or path.is_symlink()) and not self.is_ours(name):
                self.left[path] = None
                continue
            if existing != digest:
                write(path, data, force=True)
            self.files[name] = digest
        self.save()

    def note_edited(self) -> None:
        """Note the files in `left` that have changed since the gallery wrote them."""
        for name in self.files:
            path = self.folder / name
            if path.exists() and not self.is_ours(name):
                self.left[path] = None

    def delete(self, names: Iterable[str]) -> None:
        """Delete files that are as the gallery wrote them, and folders that are then empty; note the others."""
        for name in list(names):
            path = self.folder / name
            if self.is_ours(name):
                path.unlink()
            elif path.exists():
                self.left[path] = None
            del self.files[name]
            if path.parent != self.folder and path.parent.is_dir() and not any(path.parent.iterdir()):
                path.parent.rmdir()
        self.save()

    def names_of(self, sample: str) -> Iterator[str]:
        """Yield the recorded files of a sample."""
        return (name for name in list(self.files) if name.startswith(f"{sample}/"))

    def save(self) -> None:
        """Write the record."""
        digests = _Digests(dict(sorted(self.files.items())))
        try:
            write(self.folder / NAME, msgspec.json.encode(replace(digests, seal=seal_of(digests.content))), force=True)
        except DrafterError as error:
            raise FileError(*error.findings) from None


def _digest_of(path: Path) -> str | None:
    try:
        return hashlib.sha256(read_regular_file(path, MAX_OUTPUT_BYTES)).hexdigest()
    except UnreadableError:
        return None
