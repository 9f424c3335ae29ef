"""Standard input, output and error as a command finds them: on a terminal, in a pipe, full, or closed."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import signal
import sys
from types import FrameType
from typing import Any, NoReturn

TERMINATED = 143


class Closed(io.StringIO):
    """A standard stream that the caller has closed: whoever needs it fails, with the reason."""

    @property
    def buffer(self) -> Any:
        """The stream itself, which takes no bytes either."""
        return self

    def write(self, _: Any) -> NoReturn:
        """Raise OSError."""
        raise OSError(errno.EBADF, "standard output is closed")

    def read(self, _: int | None = -1, /) -> NoReturn:
        """Raise OSError."""
        raise OSError(errno.EBADF, "standard input is closed")


def prepare_stdio() -> None:
    """Make the standard streams ready: none missing, UTF-8 where no terminal says otherwise, nothing unwritable."""
    sys.stdin = sys.stdin or Closed()
    sys.stdout = sys.stdout or Closed()
    if sys.stderr is None:
        sys.stderr = io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGTERM, _end)


def detach_stdio() -> None:
    """Let nothing more be written to standard output, whose reader is gone or whose disk is full."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _end(_: int, __: FrameType | None) -> NoReturn:
    """End in order, so that no unfinished file stays behind."""
    raise SystemExit(TERMINATED)
