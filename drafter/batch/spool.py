"""The spool: results of worker processes, as hidden files in the output folders until the main process reads them.

They have the names of temporary files. If the batch is killed, the next run into the folder deletes them.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

import msgspec

from drafter.batch.job import Job, Result, render
from drafter.diagnostics import Finding
from drafter.errors import FileError
from drafter.files import UnreadableError, read_regular_file
from drafter.writing.output_folder import ensure, lock, new_temp_path
from drafter.writing.overwrite import write_error

_OWNER_ONLY = 0o600
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class Sent(NamedTuple):
    """The answer of a worker: the errors of the letter, or the size and the hash of the file with the result."""

    errors: bytes = b""
    size: int = 0
    digest: str = ""


def render_to_file(job: Job, path: Path) -> Sent:
    """Render a job in a worker and write the result to a new file; return errors instead, which are small."""
    result = render(job)
    if result.exit_code:
        return Sent(msgspec.msgpack.encode(result))
    data = msgspec.msgpack.encode(result)
    try:
        with os.fdopen(os.open(path, _FLAGS, _OWNER_ONLY), "wb") as file:
            file.write(data)
    except OSError as error:
        failed = write_error(job.folder / next(iter(result.files)), error)
        return Sent(msgspec.msgpack.encode(Result(findings=failed.findings, exit_code=failed.exit_code)))
    return Sent(b"", len(data), _hash(data))


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class _Folder:
    """An output folder with results: created if needed, and locked, so that no other run deletes them."""

    def __init__(self, path: Path) -> None:
        self.created = [folder for folder in (path, *path.parents) if not folder.exists()]
        self.results: set[Path] = set()
        self.locks = contextlib.ExitStack()
        try:
            ensure(path)
            self.locks.enter_context(lock(path))
        except OSError as error:
            self.close()
            raise write_error(path, error) from None

    def close(self) -> None:
        """Delete the results that were not read, and the folders that were created and are still empty."""
        for path in self.results:
            with contextlib.suppress(OSError):
                path.unlink()
        self.locks.close()
        with contextlib.suppress(OSError):
            for folder in self.created:
                folder.rmdir()


class Spool:
    """The results of a run that were not read yet. Use it in a `with` statement."""

    def __init__(self) -> None:
        self.folders: dict[Path, _Folder] = {}
        self.paths: dict[int, Path] = {}

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for folder in self.folders.values():
            folder.close()

    def path(self, job: Job) -> Path:
        """Return the path for the result of a job; raise FileError if its folder cannot be created."""
        if job.folder not in self.folders:
            self.folders[job.folder] = _Folder(job.folder)
        path = new_temp_path(job.folder)
        self.folders[job.folder].results.add(path)
        self.paths[id(job)] = path
        return path

    def read(self, sent: Sent, job: Job) -> Result:
        """Return the result of a job from its file, which is deleted, or the errors that its worker sent.

        Raises FileError if another program changed the file in the meantime.
        """
        path = self.paths.pop(id(job))
        try:
            data = sent.errors or read_regular_file(path, sent.size)
        except UnreadableError:
            data = b""
        self._forget(job.folder, path)
        if not sent.errors and _hash(data) != sent.digest:
            message = f"{path} was changed by another program in the meantime. Run the command again."
            raise FileError(Finding("changed-on-disk", message))
        return msgspec.msgpack.decode(data, type=Result)

    def _forget(self, folder: Path, path: Path) -> None:
        with contextlib.suppress(OSError):
            path.unlink()
        self.folders[folder].results.discard(path)
        if not self.folders[folder].results:
            self.folders.pop(folder).close()
