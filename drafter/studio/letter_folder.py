"""The opened folder: its letters, read and saved only inside it, and never over a change unseen."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from drafter.diagnostics import Finding
from drafter.errors import FileError
from drafter.files import UnreadableError, is_relative_name, read_within
from drafter.limits import MAX_LETTER_BYTES, MAX_STUDIO_FILE_BYTES, MAX_STUDIO_LETTERS
from drafter.writing.atomic import replace_all, write_new

SUFFIXES = (".yaml", ".yml")
# The names that the import gives to pictures.
_PICTURE = re.compile(r"picture-\d{1,3}\.(png|jpg|gif)")
# A saved file may have any of these states for the page; the digest of a missing file is empty.
MISSING = ""


class LetterFile(NamedTuple):
    """A letter of the folder: its name, and when it was last saved, in seconds since 1970."""

    name: str
    modified: float


class OpenedText(NamedTuple):
    """The text of a letter, and the digest by which a later change of the file is noticed."""

    text: str
    digest: str


class ConflictError(Exception):
    """The file is not as the page last saw it: another program changed, deleted or created it."""

    def __init__(self, opened: OpenedText) -> None:
        super().__init__(opened.digest)
        self.opened = opened


class LetterFolder:
    """A folder whose letters may be opened and saved; everything outside it does not exist for the page."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()

    def checked(self, name: str) -> str:
        """Return the name of a letter; raise FileError if it cannot be a letter of the folder."""
        if not is_letter_name(name):
            raise _outside(name)
        return name

    def letters(self) -> list[LetterFile]:
        """Return the letters directly in the folder, the latest first."""
        found = sorted(self._letters(), key=lambda letter: (-letter.modified, letter.name))
        return found[:MAX_STUDIO_LETTERS]

    def _letters(self) -> Iterator[LetterFile]:
        try:
            with os.scandir(self.path) as entries:
                for entry in entries:
                    if is_letter_name(entry.name) and entry.is_file(follow_symlinks=False):
                        yield LetterFile(entry.name, entry.stat(follow_symlinks=False).st_mtime)
        except OSError as error:
            raise FileError(Finding("unreadable", f"{self.path} cannot be read: {error.strerror}.")) from None

    def read(self, name: str) -> OpenedText:
        """Return a letter; raise FileError if it is missing, outside the folder, or not a text."""
        data = self._bytes(self.checked(name))
        try:
            return OpenedText(data.decode(), _digest(data))
        except UnicodeDecodeError:
            raise FileError(Finding("not-text", f"{name} is not UTF-8 text; save it as UTF-8.")) from None

    def digest(self, name: str) -> str:
        """Return the digest of a letter on disk; empty if the file does not exist or cannot be read."""
        try:
            return _digest(self._bytes(self.checked(name)))
        except FileError:
            return MISSING

    def save(self, name: str, text: str, seen: str, force: bool = False) -> str:
        """Write a letter and return its digest; `seen` is the digest that the page last saw, empty for a new file.

        Raises ConflictError if the file is another one now, unless `force` is set, and FileError if the system refuses.
        """
        path, data = self._target(self.checked(name)), text.encode(errors="surrogatepass")
        if len(data) > MAX_LETTER_BYTES:
            raise FileError(Finding("too-much", MAX_LETTER_BYTES.sentence))
        on_disk = self.digest(name)
        if on_disk != seen and not force:
            raise ConflictError(self.read(name) if on_disk else OpenedText("", MISSING))
        if os.path.lexists(path):
            self._replace(path, name, data)
        else:
            write_new(path, data)
        return _digest(data)

    def keep_picture(self, name: str, data: bytes) -> None:
        """Write a picture of an imported letter; raise FileError if its name is taken by another file."""
        if not _PICTURE.fullmatch(name):
            raise _outside(name)
        try:
            if read_within(self.path, name, MAX_STUDIO_FILE_BYTES) == data:
                return
        except UnreadableError:
            pass
        write_new(self.path / name, data)

    def _replace(self, path: Path, name: str, data: bytes) -> None:
        before = self._bytes(name)
        if before != data:
            replace_all({path: (before, data)})

    def _bytes(self, name: str) -> bytes:
        try:
            return read_within(self.path, name, MAX_LETTER_BYTES, "letters")
        except UnreadableError as error:
            raise FileError(Finding("unreadable", str(error))) from None

    def _target(self, name: str) -> Path:
        """Return the path to write; raise FileError if it is a link, or its folder is missing or outside."""
        path = self.path / name
        try:
            inside = path.parent.resolve(strict=True).is_relative_to(self.path)
            regular = not os.path.lexists(path) or stat.S_ISREG(path.lstat().st_mode)
        except (OSError, RuntimeError, ValueError):
            inside = regular = False
        if not inside or not regular:
            raise _outside(name)
        return path


def is_letter_name(name: str) -> bool:
    """True if a file of that name can be a letter of the folder: relative, not hidden, with the suffix of YAML."""
    return is_relative_name(name) and name.lower().endswith(SUFFIXES)


def _outside(name: str) -> FileError:
    message = f'"{name[:80]}" is not a letter in the opened folder; choose a name such as letter.yaml.'
    return FileError(Finding("not-a-file", message))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
