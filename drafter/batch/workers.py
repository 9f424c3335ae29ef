"""Worker pools: this process, several processes on this machine, or a Dask cluster.

The pools use the executor interface of `concurrent.futures`.
"""

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
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import Struct

from drafter import process_limits
from drafter.batch.job import Job, Result, internal_error, process_ended, render
from drafter.batch.spool import Spool, render_to_file
from drafter.errors import DrafterError
from drafter.startup import begin

if TYPE_CHECKING:
    from drafter.batch.cluster import ClusterAddress

# Jobs submitted in advance per worker: enough that no worker is idle, few enough to keep in memory.
JOBS_AHEAD = 4

Done: TypeAlias = tuple[Job, Result]
Work: TypeAlias = Callable[[Iterable[Job]], Iterator[Done]]
Waiting: TypeAlias = deque[tuple[Job, "Future[Any]"]]


def _internal_error(error: Exception) -> Result:
    if isinstance(error, DrafterError):
        return Result(findings=error.findings, exit_code=error.exit_code)
    return Result(findings=(internal_error(f"{type(error).__name__}: {error}"),), exit_code=1)


class WorkerPool(Struct, frozen=True):
    """Workers: their number, a function that opens an executor, and a function that returns the task of a job.

    A task is a function with its arguments. `unpack` converts a worker's raw result to a `Result`, and `failed` an
    exception of a worker.
    """

    size: int
    open_executor: Callable[[int], Executor]
    task: Callable[[Job], tuple[Any, ...]]
    unpack: Callable[[Any, Job], Result]
    failed: Callable[[Exception], Result] = _internal_error

    def work(self, jobs: Iterable[Job]) -> Iterator[Done]:
        """Yield the results in the order of the jobs, with a limited number in advance; retry lost jobs."""
        waiting: Waiting = deque()
        executor = self.open_executor(self.size)
        try:
            for job in jobs:
                waiting.append((job, self._submit(executor, job)))
                if len(waiting) >= self.size * JOBS_AHEAD:
                    executor = yield from self._next_result(waiting, executor)
            while waiting:
                executor = yield from self._next_result(waiting, executor)
        finally:
            for _, future in waiting:
                future.cancel()
            executor.shutdown(wait=False)

    def _next_result(self, waiting: Waiting, executor: Executor) -> Generator[Done, None, Executor]:
        """Yield the first waiting result; if a worker died, run each waiting job in a new process instead."""
        job, future = waiting.popleft()
        try:
            yield job, self._result(future, job)
        except BrokenExecutor:
            executor.shutdown(wait=False)
            lost = [job, *(waiting_job for waiting_job, _ in waiting)]
            waiting.clear()
            yield from ((lost_job, self._run_alone(lost_job)) for lost_job in lost)
            return self.open_executor(self.size)
        return executor

    def _run_alone(self, job: Job) -> Result:
        with self.open_executor(1) as executor:
            try:
                return self._result(executor.submit(*self.task(job)), job)
            except BrokenExecutor:
                return process_ended("try --jobs 1.")

    def _result(self, future: Future[Any], job: Job) -> Result:
        """Return the result of a future. An exception becomes a finding of the letter, unless the worker died."""
        try:
            return self.unpack(future.result(), job)
        except BrokenExecutor:
            raise
        except Exception as error:
            return self.failed(error)

    def _submit(self, executor: Executor, job: Job) -> Future[Any]:
        """Submit a job; return a failed future if the workers have died, or the output folder cannot be created."""
        try:
            return executor.submit(*self.task(job))
        except (BrokenExecutor, DrafterError) as error:
            lost: Future[Any] = Future()
            lost.set_exception(error)
            return lost


@contextmanager
def worker_pool(processes: int, cluster: ClusterAddress | None = None) -> Iterator[Work]:
    """Open the workers: this process for `processes` = 1, else new ones, or those of a cluster.

    Raises MissingDependencyError without `dask.distributed`, UsageError if the cluster does not answer, FileError if a
    certificate for it does not exist.
    """
    if cluster is not None:
        with _cluster(cluster) as work:
            yield work
    elif processes > 1:
        # Otherwise each thread of a worker reserves 64 MB of its limited address space (GNU C library).
        os.environ.setdefault("MALLOC_ARENA_MAX", "2")
        with Spool() as spool:
            yield process_pool(processes, spool).work
    else:
        yield _work_in_this_process


def process_pool(processes: int, spool: Spool, **kwargs: Any) -> WorkerPool:
    """Return a pool of processes that store results in files of the spool and send back small results only.

    A process that is killed while it sends a long result would block the others indefinitely.
    """
    # Spawn, do not fork: workers then start clean on every system.
    open_executor = partial(
        ProcessPoolExecutor, mp_context=get_context("spawn"), **{"initializer": _start_worker, **kwargs}
    )
    return WorkerPool(processes, open_executor, lambda job: (render_to_file, job, spool.path(job)), spool.read)


def usable_processors() -> int:
    """Return the number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _start_worker() -> None:
    """Ignore Ctrl+C, which the main process handles, end with the main process, and speed up the worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_main_process, daemon=True).start()
    begin()
    process_limits.begin()
    # Skip the garbage collection at exit, which takes a quarter of a second.
    atexit.register(gc.freeze)


def _end_with_main_process() -> None:
    """Wait until the main process has ended, also if it was killed, and end this process at once."""
    main = parent_process()
    if main is not None:
        main.join()
        os._exit(1)


def _work_in_this_process(jobs: Iterable[Job]) -> Iterator[Done]:
    for job in jobs:
        yield job, render(job)


@contextmanager
def _cluster(address: ClusterAddress) -> Iterator[Work]:
    """Render on a Dask cluster (lost jobs are retried). Its workers must see the same file system."""
    from drafter.batch import answers, cluster

    with cluster.connect(address) as (threads, executor):
        yield WorkerPool(
            threads, lambda _: executor, lambda job: (cluster.answer, job), answers.read_answer, answers.no_answer
        ).work
