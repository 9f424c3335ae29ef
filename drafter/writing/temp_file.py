"""A file while it is written: hidden beside its target, and unlike any name that somebody else gives."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path
from typing import NamedTuple

_NAME = re.compile(r"\.drafter-[0-9a-f]{16}\.part")
_NEW_FILE = 0o666
_ONLY_MINE = 0o600


class TempFile(NamedTuple):
    """A file that waits to take its name."""

    path: Path

    @classmethod
    def filled(cls, folder: Path, data: bytes, mode: int | None) -> TempFile:
        """A new part with the data, on the disk, open to whom `mode` says; raises OSError and leaves nothing then."""
        part = cls(folder / f".drafter-{os.urandom(8).hex()}.part")
        try:
            part._fill(data, mode)
        except BaseException:
            part.drop()
            raise
        return part

    def _fill(self, data: bytes, mode: int | None) -> None:
        # Nobody reads in the part what he may not read in the file that it takes the place of.
        rights = _NEW_FILE if mode is None else _ONLY_MINE
        with os.fdopen(os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, rights), "wb") as file:
            file.write(data)
            file.flush()
            if mode is not None:
                self.path.chmod(mode)
            os.fsync(file.fileno())

    def take_new(self, path: Path) -> None:
        """Give it a name that there is not; raises FileExistsError where there is, and other kinds of OSError."""
        try:
            os.link(self.path, path)
        except FileExistsError:
            raise
        except OSError:
            # A disk without second names.
            if os.path.lexists(path):
                raise FileExistsError from None
            self.path.replace(path)

    def drop(self) -> None:
        """Remove it, if it has not taken its name."""
        with contextlib.suppress(OSError):
            self.path.unlink()


def is_temp_file(name: str) -> bool:
    """Whether a file of that name is a part, of this program or of one that ended before its time."""
    return bool(_NAME.fullmatch(name))


_BINARY = getattr(os, "O_BINARY", 0)
