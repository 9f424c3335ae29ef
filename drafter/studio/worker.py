"""Worker processes: they read and render letters with the limits of every command, and are replaced if they end.

Libraries in C may end a process, and a letter may never end; the studio outlives both.
"""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from itertools import count
from multiprocessing import get_context
from threading import Lock
from typing import TYPE_CHECKING, Any

from drafter.diagnostics import Finding
from drafter.errors import DrafterError, ProcessLimitError
from drafter.limits import MAX_STUDIO_SECONDS

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

_DONE, _FAILED = "done", "failed"
# Added to the niceness of a worker whose answers a typing writer does not wait for.
_COURTESY = 10


class SupersededError(Exception):
    """A newer text of the same letter is waiting, so this one was not read."""


class Worker:
    """One process that does one job at a time; of several waiting texts of a letter, it does the newest only.

    A `patient` worker leaves the processor to others.
    """

    def __init__(self, *, patient: bool = False) -> None:
        self._niceness = _COURTESY if patient else 0
        self._lock = Lock()
        # Held while a process starts: one that started after the end would keep the studio from ending.
        self._starting = Lock()
        self._numbers = count()
        self._newest: dict[str, int] = {}
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._closed = False

    def ask(self, job: str, *arguments: Any, line: str = "") -> Any:
        """Return the result of a job; raise its DrafterError.

        Requests of the same `line` (a window and what it asks for) replace each other while they wait: the older ones
        raise SupersededError.
        """
        number = next(self._numbers)
        if line:
            self._newest[line] = number
        with self._lock:
            if line and self._newest.get(line) != number:
                raise SupersededError
            return self._answer(job, arguments)

    def close(self) -> None:
        """End the process; no other one starts afterwards."""
        with self._starting:
            self._closed = True
        self._end()

    def _answer(self, job: str, arguments: tuple[Any, ...]) -> Any:
        try:
            connection = self._start()
            connection.send((job, arguments))
            if not connection.poll(float(MAX_STUDIO_SECONDS)):
                self._end()
                raise ProcessLimitError(_too_long())
            outcome, value = connection.recv()
        except (EOFError, OSError):
            self._end()
            raise ProcessLimitError(_ended()) from None
        if outcome == _FAILED:
            raise value
        return value

    def _start(self) -> Connection:
        with self._starting:
            if self._closed:
                raise EOFError
            if self._process is None or self._connection is None or not self._process.is_alive():
                self._end()
                self._process, self._connection = self._new_process()
            return self._connection

    def _new_process(self) -> tuple[SpawnProcess, Connection]:
        # Otherwise each thread of a worker reserves 64 MB of its limited address space (GNU C library).
        os.environ.setdefault("MALLOC_ARENA_MAX", "2")
        context = get_context("spawn")
        connection, far_end = context.Pipe()
        process = context.Process(target=_work, args=(far_end, self._niceness), daemon=True)
        process.start()
        far_end.close()
        return process, connection

    def _end(self) -> None:
        # Taken first: a request that fails and the end of the studio may both be here.
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if connection is not None:
            connection.close()
        if process is not None:
            with suppress(OSError):
                process.kill()
            process.join()


def _too_long() -> Finding:
    return Finding(
        "process-limit", f"The letter takes more than {MAX_STUDIO_SECONDS} seconds; shorten it, or split it."
    )


def _ended() -> Finding:
    message = "The letter needs more memory or processor time than a process may use; shorten it, or split it."
    return Finding("process-limit", message)


def _work(connection: Connection, niceness: int) -> None:
    """Do jobs until the other end of the connection closes. A terminal's Ctrl-C is for the studio, not for a worker."""
    from drafter import process_limits
    from drafter.startup import begin

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(niceness)
    begin()
    process_limits.begin()
    process_limits.stop_clock()
    while True:
        try:
            job, arguments = connection.recv()
            connection.send(_outcome(job, arguments))
        except (EOFError, OSError):
            return


def _outcome(job: str, arguments: tuple[Any, ...]) -> tuple[str, Any]:
    from drafter.process_limits import one_input
    from drafter.studio import description, file_jobs, jobs, page_regions, start_page

    modules = (jobs, page_regions, description, start_page, file_jobs)
    module = next(module for module in modules if hasattr(module, job))
    try:
        with one_input("The letter"):
            return _DONE, getattr(module, job)(*arguments)
    except DrafterError as error:
        return _FAILED, error
    except Exception as error:
        message = f"Drafter failed because of a bug: {type(error).__name__}: {error}. Please report it."
        return _FAILED, DrafterError(Finding("internal", message))
