"""Who does the work: this process, several on this machine, or a Dask cluster; all through the executor interface."""

from __future__ import annotations

import atexit
import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory, mkstemp
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct

from drafter.batch.job import Job, Result, internal_error, render
from drafter.diagnostics import Finding
from drafter.errors import MissingDependencyError, UsageError
from drafter.startup import begin

# How many letters are handed out ahead of the one that is waited for, for each process: none is idle, few are held.
AHEAD = 4
SECONDS_TO_CONNECT = 20

RETRIES = 3

Done: TypeAlias = tuple[Job, Result]
Work: TypeAlias = Callable[[Iterable[Job]], Iterator[Done]]
Waiting: TypeAlias = deque[tuple[Job, "Future[Any]"]]


class WorkerPool(Struct, frozen=True):
    """Processes that render: how many there are, how to get an executor of any number of them, what it is to call."""

    size: int
    open_executor: Callable[[int], Executor]
    submit: Callable[[Job], Any] = render
    unpack: Callable[[Any], Result] = lambda result: result

    def work(self, jobs: Iterable[Job]) -> Iterator[Done]:
        """The renderings in the order of the tasks, a bounded number of them ahead; none is lost with a process."""
        waiting: Waiting = deque()
        executor = self.open_executor(self.size)
        try:
            for job in jobs:
                waiting.append((job, self._submitted(executor, job)))
                if len(waiting) >= self.size * AHEAD:
                    executor = yield from self._first(waiting, executor)
            while waiting:
                executor = yield from self._first(waiting, executor)
        finally:
            for _, future in waiting:
                future.cancel()
            executor.shutdown(wait=False)

    def _first(self, waiting: Waiting, executor: Executor) -> Generator[Done, None, Executor]:
        """The first that waits; where a process died, all that wait are done one at a time, each by a new one."""
        job, future = waiting.popleft()
        try:
            yield job, self._result(future)
        except BrokenExecutor:
            executor.shutdown(wait=False)
            lost = [job, *(other for other, _ in waiting)]
            waiting.clear()
            yield from ((one, self._alone(one)) for one in lost)
            return self.open_executor(self.size)
        return executor

    def _alone(self, job: Job) -> Result:
        with self.open_executor(1) as executor:
            try:
                return self._result(executor.submit(self.submit, job))
            except BrokenExecutor:
                say = "The process that rendered this letter ended at once; has the machine enough memory?"
                return Result(findings=(Finding("process-ended", say),), exit_code=1)

    def _result(self, future: Future[Any]) -> Result:
        """What a future holds; a fault on the way is one of the letter, the death of a process is not."""
        try:
            return self.unpack(future.result())
        except BrokenExecutor:
            raise
        except Exception as error:
            return Result(findings=(internal_error(f"{type(error).__name__}: {error}"),), exit_code=1)

    def _submitted(self, executor: Executor, job: Job) -> Future[Any]:
        """The task handed out; to an executor whose processes died it is as good as lost."""
        try:
            return executor.submit(self.submit, job)
        except BrokenExecutor as error:
            lost: Future[Any] = Future()
            lost.set_exception(error)
            return lost


@contextmanager
def worker_pool(processes: int, cluster: str | None = None) -> Iterator[Work]:
    """What renders tasks: one process for one job, several for more, or those of the cluster at an address.

    Raises MissingDependencyError without `dask.distributed`, UsageError if no cluster answers.
    """
    if cluster is not None:
        with _cluster(cluster) as work:
            yield work
    elif processes > 1:
        # Spawned, not forked: nothing of this process leaks into the others, on every system alike.
        with TemporaryDirectory(prefix="drafter-") as spool:
            yield process_pool(processes, Path(spool)).work
    else:
        yield _in_this_process


def process_pool(processes: int, spool: Path, **more: Any) -> WorkerPool:
    """Processes of this machine, which leave their renderings in the folder `spool` and pass on the names alone.

    A process that is killed while it passes on something long would leave the others waiting for ever.
    """
    # Spawned, not forked: nothing of this process leaks into the others, on every system alike.
    opened = partial(ProcessPoolExecutor, mp_context=get_context("spawn"), **{"initializer": _start_worker, **more})
    return WorkerPool(processes, opened, partial(_to_spool, spool), _from_spool)


def _to_spool(spool: Path, job: Job) -> str:
    descriptor, name = mkstemp(dir=spool)
    with os.fdopen(descriptor, "wb") as file:
        file.write(msgspec.msgpack.encode(render(job)))
    return name


def _from_spool(name: str) -> Result:
    path = Path(name)
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=Result)
    finally:
        path.unlink()


def usable_processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _start_worker() -> None:
    """Ctrl+C is for the process that was started, which ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    begin()
    # The end of a process looks through all its objects once more, which takes a quarter of a second.
    atexit.register(gc.freeze)


def _in_this_process(jobs: Iterable[Job]) -> Iterator[Done]:
    for job in jobs:
        yield job, render(job)


@contextmanager
def _cluster(address: str) -> Iterator[Work]:
    """Work handed to a cluster, which does again what is lost with a worker; its machines see the letters' folders."""
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        message = 'A cluster needs dask.distributed; install it: pip install "drafter[cluster]"'
        raise MissingDependencyError(Finding("library-missing", message)) from None
    try:
        client = distributed.Client(address, timeout=SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, ValueError) as error:
        message = f"No Dask cluster answers at {address}: {error}. Give its scheduler, as tcp://host:8786."
        raise UsageError(Finding("no-cluster", message)) from None
    with client:
        workers = sum(client.ncores().values()) or 1
        yield WorkerPool(workers, lambda size: client.get_executor(pure=False, retries=RETRIES)).work
