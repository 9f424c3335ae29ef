"""Standard input, output and error: closed streams, encoding, width, colour and the progress bar."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import signal
import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any, NoReturn, TextIO

TERMINATED = 143
DEFAULT_WIDTH = 80


class ClosedStream(io.StringIO):
    """A standard stream that the caller has closed: reading and writing fail and give the reason."""

    @property
    def buffer(self) -> Any:
        """The stream itself, which refuses bytes as well."""
        return self

    def write(self, _: Any) -> NoReturn:
        """Raise OSError."""
        raise OSError(errno.EBADF, "standard output is closed")

    def read(self, _: int | None = -1, /) -> NoReturn:
        """Raise OSError."""
        raise OSError(errno.EBADF, "standard input is closed")


def prepare_stdio() -> None:
    """Replace missing streams, use UTF-8 except on a terminal, and exit cleanly on SIGTERM."""
    sys.stdin = sys.stdin or ClosedStream()
    sys.stdout = sys.stdout or ClosedStream()
    if sys.stderr is None:
        sys.stderr = io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGTERM, _exit)


def detach_stdio() -> None:
    """Discard all further standard output, because its reader is gone or its disk is full."""
    with contextlib.suppress(OSError, ValueError):
        null_device = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null_device, sys.stdout.fileno())
        os.close(null_device)


def terminal_width() -> int:
    """Return the width in columns from COLUMNS or the terminal, or 80 without either."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns or DEFAULT_WIDTH
    except (OSError, ValueError):
        return DEFAULT_WIDTH


def has_colour(stream: TextIO) -> bool:
    """True if the stream is a terminal and NO_COLOR is not set."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


@contextlib.contextmanager
def progress_bar(total: int) -> Iterator[Callable[[str], None]]:
    """Show a bar on a terminal; yield a function to call with the name of each finished letter."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    label = TextColumn("{task.fields[label]}", markup=False)
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), label)
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("letters", total=total, label="")
        yield lambda name: progress.update(task, advance=1, label=name)


def _exit(_: int, __: FrameType | None) -> NoReturn:
    """Exit through SystemExit, so that temporary files are deleted."""
    raise SystemExit(TERMINATED)
